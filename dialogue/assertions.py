"""What words outside slots may not assert, in English and Chinese: figures, offers, properties.

The writer of the words is a model, so what it says of price, stock, shipping, health or quality
would be an invention: all that is true of a product stands in the slots.
"""

from __future__ import annotations

import re
from typing import Literal

Assertion = Literal["figure", "claim", "popularity", "denial"]

FIGURE = re.compile(
    r"\d|[$€£¥￥%％]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|"
    r"forty|fifty|hundreds?|thousands?|half|twice|double|dozens?|dollars?|cents?|bucks?|percent)\b|"
    r"[二三四五六七八九十百千万两]+(?:元|块|折|件|个|天|小时|分钟|成|倍)|半价|打折",
    re.IGNORECASE,
)
# Of the shop's terms: an assistant that knows products alone may name them only to say so.
_TERMS = (
    r"discount\w*|coupons?|vouchers?|promo\w*|sales?|on offer|special offers?|"
    r"(?<!great )deals?|bargains?|"
    r"price match\w*|ships|ship to|shipp(?:ed|ing)|shipments?|deliver\w*|postage|returns?|"
    r"refund\w*|exchanges?|guarantee\w*|"
    r"warrant\w*|in stock|out of stock|sold out|restock\w*|gift[- ]?wrap\w*|installments?|"
    r"invoices?|opening hours"
)
_TERMS_ZH = (
    r"优惠|折扣|促销|特价|包邮|运费|发货|配送|送货|快递|退货|退款|退换|换货|保修|质保|有货|缺货|"
    r"现货|库存|补货|发票|分期|代金券|礼品?包装"
)
# Of a product: never ours to say.
_PRAISE = (
    r"(?<!feel )free|cheap|cheaper|cheapest|lowest|best|finest|perfect\w*|ideal\w*|premium|quality|"
    r"superior|excellent|top[- ]rated|award\w*|limited (?:edition|stock|time|offer)|"
    r"hurry (?:up|while|before)|last chance|"
    r"must[- ]have|deserve\w*|"
    r"health(?:y|ier|iest|ful)|nutri\w*|organic\w*|vegan|gluten\w*|sugar\w*|calorie\w*|protein|"
    r"vitamin\w*|natural(?! |ly)|fresh(?! (?:tune|start|idea|look|try|eyes))\w*|safe(?:r|st|"
    r"ty)?|allergen\w*|cures?|heals?|certified|"
    r"recycl\w*|sustainab\w*|homemade|imported|delicious|tasty|yummy|brand[- ]new|"
    r"you(?:'ll| will) (?:love|like|enjoy)|good value|great (?:pick|choice|product|value|find)|"
    r"money's worth|durable|comfy|comfortable|cozy|waterproof"
)
_PRAISE_ZH = (
    r"最好|最低|最便宜|便宜|划算|超值|完美|理想|优质|高品质|品质好|健康|营养|有机|天然|新鲜|安全|"
    r"无糖|低脂|低卡|好吃|美味|可口|放心(?:吃|用|买)|必备|必买|限量|限时(?:优惠|抢|特)|手慢|赶紧|抢|您会喜欢|"
    r"你会喜欢|包您满意|质量好|耐用|舒适|进口|正品"
)
_CLAIM = re.compile(rf"\b(?:{_PRAISE})\b|{_PRAISE_ZH}", re.IGNORECASE)
_TERM = re.compile(rf"\b(?:{_TERMS})\b|{_TERMS_ZH}", re.IGNORECASE)
_POPULAR = re.compile(
    r"\b(?:popular\w*|many (?:shoppers|people|customers)|plenty of (?:shoppers|people)|"
    r"(?:other|lots of|most) shoppers|best[- ]?sell\w*|trend\w*|crowd\w*|"
    r"(?:everyone|everybody) (?:here |else )?(?:buys|loves|likes|wants|takes|gets)|"
    r"many carts|favou?rites?)\b|"
    r"很多(?:人|顾客|客人|买家)|不少(?:人|顾客|客人|买家)|许多(?:人|顾客|客人)|大家(?:都|爱|常)|"
    r"热门|热销|畅销|爆款|人气|受欢迎|回头客",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"n't\b|\b(?:not|no|cannot|unable|beyond|outside|without|nor|neither|never|unfortunately|"
    r"afraid|regret|blind|team|staff|people|counter|decide[sd]?|above my|out of my|only|instead|"
    r"rather than|lack|lacks|another desk|someone)\b|"
    r"不|没|无(?!理由|忧|需|条件)|别|未|团队|客服|同事|店员|店里人|店里的?(?:人|伙伴)|人工|门店|抱歉",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?。！？]+")
# Acts whose subject may be one of the shop's terms, and those whose reason is popularity.
ON_TERMS = frozenset({"policy", "order_help", "refusal", "human", "out_of_scope"})


def asserted(said: str, act: str) -> tuple[Assertion, ...]:
    """The kinds of assertion in `said` (words of a reply, slots taken out) that `act` may not make.

    An act on the shop's terms may name one in a sentence that says what cannot be told or done.
    """
    told = _SENTENCE.findall(said)
    bare = [one for one in told if _TERM.search(one)]
    on_terms = act in ON_TERMS
    found: dict[Assertion, bool] = {
        "figure": bool(FIGURE.search(said)),
        "claim": bool(_CLAIM.search(said)) or (bool(bare) and not on_terms),
        "denial": on_terms and any(not _DENIAL.search(one) for one in bare),
        "popularity": not act.endswith("_popular") and bool(_POPULAR.search(said)),
    }
    return tuple(kind for kind, there in found.items() if there)
