"""What a message is about when it is no wish: the shop's terms, something refused, an objection.

These decide only how a turn is answered (an act of the plan), never what is stored or ranked.
"""

from __future__ import annotations

import re
from typing import Literal

Subject = Literal["policy", "refusal", "disagree", ""]

_ORDER = re.compile(
    r"\b(?:my|the|our|an?|this|last) (?:\w+ )?(?:orders?|parcels?|packages?|shipments?|purchase|"
    r"deliver(?:y|ies))\b|\bwhere(?:'s| is) (?:it|my)\b|\btracking\b|\bwrong (?:item|one|size)\b|"
    r"(?:我的?|这个|上个)?(?:订单|包裹|快递)|发错|没收到|还没到",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"\b(?:ship (?:to|over)|shipping|deliver(?:y|ing)? (?:cost|fee|time|charge|to|take)s?|"
    r"do you deliver|how long (?:does|is|will) (?:shipping|delivery)|postage|return policy|"
    r"returns?\b(?! to)|refunds?|exchanges?|send (?:it|them|things) back|money back|warrant\w*|"
    r"guarantees?|discounts?|coupons?|vouchers?|promo(?: code|tion)?s?|sales? on|on sale|"
    r"price[- ]match\w*|haggle|pay (?:with|by|in)|paypal|credit cards?|apple pay|instal?lments?|"
    r"cash on|opening hours|open (?:on|till|until|today)|gift[- ]?wrap\w*|gift cards?|invoices?|"
    r"in (?:the|your) \w+ (?:store|branch)|loyalty|points)\b|"
    r"包邮|运费|邮费|几天(?:到|能到)|多久(?:到|发货)|发货|配送|送货|退换|退货|换货|退款|无理由|"
    r"保修|质保|三包|优惠|折扣|打折|满减|促销|优惠券|代金券|红包|发票|分期|货到付款|微信支付|"
    r"支付宝|怎么付|营业时间|几点(?:开门|关门)|礼品包装|包装成礼物|门店|积分|会员价|价保|保价",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    r"\b(?:what (?:should|can|do) i take (?:for|against)|(?:which|what) (?:medicine|pill|drug)|"
    r"dosage|diagnos\w+|prescri\w+|is it safe to (?:take|mix|combine)|cure my|treat my|"
    r"(?:what|which|show|tell)\b[^.?!]{0,30}\b(?:neighbou?r|ex|boss|colleague|customers?|"
    r"shoppers?)(?:'s)? (?:\w+ )?(?:bought|buys?|orders?|ordered|purchases?|address|password)|"
    r"(?:other|another) (?:customer|shopper)'?s? (?:data|address|orders?|names?)|someone else's|"
    r"ignore (?:all |your |the )*(?:previous |prior )?(?:instructions|rules)|system prompt|"
    r"(?:set|change|lower|make) the price|sell it to me for|give me (?:it|this) for nothing|"
    r"pretend (?:you|to be)|jailbreak|fake (?:reviews?|ids?)|underage|send nudes|"
    r"sexy? (?:chat|talk)|make love)\b|"
    r"吃什么药|用什么药|剂量|开(?:个)?药方|能治|帮我诊断|(?:别人|隔壁\S{0,4}|其他(?:顾客|客人)|"
    r"我(?:同事|前任|老板|邻居))\S{0,4}(?:买了|订单|地址|电话|密码)|忽略(?:之前|以上|所有)|"
    r"系统提示|改(?:一下)?价格|把价格|假评价|刷单|刷好评|炸弹|色情",
    re.IGNORECASE,
)
_DISAGREE = re.compile(
    r"\b(?:(?:that|this|it) (?:makes|made) no sense|(?:that's|that is|this is|you're|you are) "
    r"(?:not true|not right|wrong|nonsense|rubbish|mistaken)|i (?:do not|don't|dont) agree|"
    r"i disagree|i(?:'ve| have)? never (?:bought|looked at|saved|said|ordered|put)|"
    r"too (?:expensive|pricey|dear) for what|not worth|says who|that is not me|that's not me)\b|"
    r"不对|说错|胡说|不是这样|我不同意|没道理|我没(?:有)?(?:买过|看过|说过|收藏过)|不值",
    re.IGNORECASE,
)


def subject(message: str, intent: str) -> Subject:
    """The subject that decides the answer, or "" where the intent alone does.

    A question after one's own order is the intent's; an objection counts as one only where the
    shopper gives feedback or was not asking for anything.
    """
    if _REFUSAL.search(message):
        return "refusal"
    if intent in _ON_TERMS and _POLICY.search(message) and not _ORDER.search(message):
        return "policy"
    if intent in _ON_FEEDBACK and _DISAGREE.search(message):
        return "disagree"
    return ""


_ON_TERMS = frozenset(
    {"order_help", "out_of_scope", "chitchat", "ask_product", "ask_recommendation"}
)
_ON_FEEDBACK = frozenset({"feedback_negative", "feedback_positive", "chitchat", "out_of_scope"})
