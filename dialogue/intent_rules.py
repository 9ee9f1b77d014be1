"""The few signs that settle an intent by themselves, in English and Chinese.

They stand before the intent model where to be wrong would cost the most: what is forgotten, what is
told of a shopper, and when a talk ends.
"""

from __future__ import annotations

import re

from dialogue.types import Intent

_ASK = (
    r"^\W*(?:(?:please|pls|plz|can you|could you|would you|you can|just|ok|okay|now|and|then|hey|"
    r"hi|actually|oh|no)\W+)*"
)
_MINE = (
    r"(?:everything|all (?:of )?(?:my|that|the things|you)|(?:all )?(?:of )?my (?:\w+ )?(?:data|"
    r"info\w*|"
    r"details?|profile|history|records?|account data|personal \w+|name|age|address|birthday|job|"
    r"size|allerg\w+|diet|budget|phone|number|income)|what(?:ever)? (?:you|i)|me\b)"
)
# What the shopper drops from a wish ("forget the beer, show me wine") is nothing to be erased.
_INSTEAD = (
    r"\b(?:instead|rather|show me|let'?s (?:do|try|go|see)|what about|how about|cheaper|"
    r"i(?:'d| would) (?:like|rather)|i want|give me|find me|do you have)\b"
)
_MEMORY = (
    r"what(?: all)? (?:do|have|did) (?:you|u) (?:know|remember(?:ed)?|learn(?:ed|t)?|stored?|"
    r"saved?|"
    r"kept|keep|noted?)(?! (?:of|about) (?!me|my))"
)
_STAFF = (
    r"(?:(?:an?|some|the|your|any|one of your|someone from(?: the| your)?) (?:\w+ )?(?:human(?: "
    r"being)?|person|people|agent|operator|representative|rep|manager|supervisor|employee|staff|"
    r"team|advis[eo]r|support|service)|(?:real |actual |live )?(?:humans?|people)(?= |\W*$)"
    r"(?<!to people)(?<!with people)|staff|(?:real |actual )?(?:some|any)(?:one|body)|"
    r"(?:customer |live |human )*(?:service|support|chat))\b"
)
_STAFF_ZH = r"(?:人工(?!智能)|真人|活人|客服|店员)"
# A person of the shop is asked for, not a manner of speaking ("talk like a human").
_PERSON = (
    rf"\b(?:talk|speak|chat)(?:ing)? (?:to|with) {_STAFF}|"
    rf"\b(?:connect|transfer|put|pass|forward|switch|escalate|hand)(?: me| us| this| it| my \w+)?"
    rf"(?: over| through| on)? (?:to|with) {_STAFF}|"
    r"\b(?:anyone|someone|anybody|somebody|person|human|people)(?: real| else| here)?"
    r"(?: that| who| whom)? (?:i|we) (?:can|could) (?:talk|speak|chat|call|ring|write)\b|"
    r"^\W*(?:(?:please|pls|no|stop|ok|hello|just|now|i (?:want|need|demand)|i'?d like|"
    r"i would like|give me|get me|can i (?:get|have)|is there|are there|where'?s|where is|do you "
    r"have)\W+)*"
    r"(?:an? |the |some |any |your )?(?:real |actual |live |proper )?"
    r"(?:human(?: being| agent| support)?s?|(?<=real )person|(?<=actual )person|(?<=live )person|"
    r"agent|operator|representative|customer (?:service|support)|live chat)"
    r"(?:\W+(?:please|pls|now|here|there|available|instead|thanks))*\W*$|"
    r"\bcall me back\b|\bwho (?:can|do|could|should) i (?:call|ring|phone|contact|speak to|"
    r"talk to)\b|"
    rf"转(?:接|到|给|去)?(?:一?下)?{_STAFF_ZH}|"
    rf"(?:找|接|换|要|叫|联系|呼叫|连|给我|转|有(?!客服))(?:一?[个下位名])?(?:你们?的?)?{_STAFF_ZH}(?!一样|似的|那样)|"
    r"(?:人工|真人)(?:客服|服务|坐席)|客服(?:电话|热线)|"
    rf"(?:跟|和|与){_STAFF_ZH}(?:说|聊|谈|沟通|讲|对话|联系)|找(?:一?个)人(?:跟|和)我(?:聊|说|谈)|"
    r"^\W*(?:人工|真人|活人)(?:在吗|在不在|在么|有吗|呢|[!！。?？])*\W*$"  # 客服在吗 greets the chat
)
_ELSE = (
    r"^\W*(?:(?:ok(?:ay)?|so|and|well|hm+|right|cool|nice|thanks|no|nah)\W+)*what (?:else|other "
    r"(?:stuff|things?|options?|ones?))(?: (?:have (?:you|u|ya)(?: got)?|"
    r"(?:do|did|can|could|would) "
    r"(?:you|u|ya|we) (?:have|got|sell|carry|stock|offer|show(?: me)?|suggest|recommend)|"
    r"(?:is|are) there|'?s there|you got|ya got))(?: (?:for me|here|there|in stock|then|today))*"
    r"\W*$|"
    r"^(?:那|那么|嗯|好吧|好的|哦|，|,)*你?们?(?:家|店里?|这里?)?还有(?:没有)?(?:什么|啥|哪些|别的|其[他它]的?)"
    r"(?:别的|其[他它]的?|好的|好货|东西|款式?|可以推荐的?|推荐的?|选择|吗|么|呢|呀|啊|[?？!！。])*$"
)
_ASSORTMENT = (
    r"^\W*(?:(?:ok(?:ay)?|so|and|well|hi|hello|hey)\W+)*(?:what (?:do (?:you|u|ya) (?:have|sell|"
    r"carry|stock|offer)|have (?:you|u|ya) got|(?:you|ya) got)|what(?:'s| is) (?:in stock|"
    r"available))(?: (?:here|there|in stock|for me|today|then))*\W*$|"
    r"^你?们?(?:家|店里?|这里?)?(?:都)?(?:有|卖)(?:些)?(?:什么|啥|哪些)(?:东西|商品|好东西)?(?:呢|呀|啊|[?？!！。])*$"
)
_RULES: tuple[tuple[Intent, str], ...] = (
    (
        "ask_recommendation",
        r"^\W*(?:so |ok |and )?(?:what|which)(?:'s|s| is| are)? (?:\w+ )?(?:popular|new|good|"
        r"trending|hot|best|selling)\b(?: (?:here|today|now|right now|this week|in \w+))*\W*$|"
        r"^\W*what (?:do|would|can|could) (?:you|u) (?:recommend|suggest)\W*$|"
        r"\bany (?:ideas?|suggestions?|recommendations?|tips)\W*$|"
        r"\b(?:any |your )?best ?sellers?\W*(?:please)?\W*$|"
        r"^\W*(?:随便看看|有什么推荐的?)\W*$|"
        r"^\W*(?:那|请|麻烦|帮我|能不能|能否|可不可以|可以|能|你|随便|先|给|我){0,5}(?:推荐|介绍|安利)(?:一?[点个些下款]|"
        r"几[个款样])?(?:什么|啥|东西|好物|好东西|商品)?(?:给我)?(?:比较)?(?:好|呢|吧|吗|呀|啊|呗)*\W*$|"
        r"^\W*(?:给|能给|可以给)(?:我|点|些|一?点|一?个){0,2}(?:建议|推荐|主意)(?:吧|呗|啊|呢|吗)?\W*$",
    ),
    ("forget", _ASK + r"for ?get\b(?! (?:it|that|this|about it|about that)\b\W*(?:\w+\W+){4,})"),
    ("forget", rf"\b(?:delete|erase|wipe|purge|remove|clear)\b (?:out )?{_MINE}"),
    ("forget", r"\bplease (?:forget|don't (?:remember|keep|store|save) (?:my|that|this|any|me))\b"),
    ("forget", r"^(?:请|麻烦|拜托|那就|帮我|你|就|快)*(?:把)?(?:你)?(?:忘了|忘掉|忘记|忘光|忘干净)(?!.{0,6}吗)"),
    (
        "forget",
        r"(?:删除|删掉|删了|清除|清空|抹掉|抹去|清掉|忘掉|忘了|忘记)(?:掉)?(?:所有|全部|一切|关于我|我的(?!订单|购物车))|"
        r"(?:我的|关于我|个人)(?:\S{0,6})(?:删了|删掉|删除|清除|清空|抹掉|清掉|忘了|忘掉|去掉)|"
        r"(?:别|不要|不用)(?:再)?(?:记|存|保存|记住|记录)(?:我|着|了)(?!吗)",
    ),
    ("order_help", _PERSON),
    ("refine", _ELSE),
    ("ask_recommendation", _ASSORTMENT),
    (
        "ask_memory",
        rf"\b{_MEMORY}\b|\b(?:do|did) (?:you|u) (?:still |even )?(?:know|remember) (?:me|who i|my|"
        rf"what i|"
        r"where i|how old i|anything about me)\b|\bwho am i\b|\beverything (?:that )?you(?:'ve|"
        r" have)? "
        r"(?:know|saved|stored|got|noted|kept) (?:on|about) me\b|"
        r"\b(?:what|when|how much|how old|what size)(?:'s| is| was| are) my (?:budget|birthday|"
        r"name|age|job|(?:shoe |shirt |dress )?size|diet|allerg\w+) (?:again|then|now)\b",
    ),
    (
        "ask_memory",
        r"你(?:还|都|到底|现在)*(?:知道|记得|记住|存|记|了解|掌握|保存)(?:了)?(?:我(?:的)?)?(?:什么|哪些|啥|多少)|"
        r"你(?:还)?(?:记得|认得|记不记得)我|我是谁(?!的)|"
        r"(?:列|说|总结)\S{0,4}你(?:所)?(?:知道|记|存|掌握)\S{0,4}我",
    ),
    (
        "feedback_positive",
        r"^\W*no?(?:pe)?\W+(?:thanks?|thank you|ty|thx)\W*(?:(?:that's|that is|thats) (?:all|it|"
        r"everything)|i(?:'m| am|m) (?:fine|good|ok(?:ay)?|all set)|i have everything)?\W*$",
    ),
    (
        "goodbye",
        r"^\W*(?:ok(?:ay)?|thanks?|thank you|thx|right|well|"
        r"alright)?\W*(?:(?:good ?)?bye(?: ?bye)?|"
        r"see (?:you|ya)|cya|good ?night|farewell|ttyl|that's all|later)"
        r"(?: (?:then|now|for now|all|later|tomorrow|soon))?\W*$",
    ),
    ("goodbye", r"^\W*(?:好的?|谢谢|嗯|那)?\W*(?:再见|拜拜?|晚安|回见|88|白白|明天见)[啦咯了哦呀吧]*\W*$"),
    (
        "greet",
        r"^\W*(?:hi|hello|hey|hiya|howdy|heya|good (?:morning|afternoon|evening))"
        r"(?: there| all)?\W*$",
    ),
    ("greet", r"^\W*(?:你好|您好|嗨|哈喽|早上好|下午好|晚上好|在吗)[呀啊哦]*\W*$"),
)  # fmt: skip
_PATTERNS = tuple((intent, re.compile(regex, re.IGNORECASE)) for intent, regex in _RULES)
_REPLACED = re.compile(_INSTEAD, re.IGNORECASE)


_ASKS_PERSON = re.compile(_PERSON, re.IGNORECASE)


def asks_person(text: str) -> bool:
    """Whether a person of the shop is asked for: "can I talk to a human?", 转人工."""
    return bool(_ASKS_PERSON.search(text))


def ruled(text: str) -> Intent | None:
    """The intent that `text` shows beyond doubt, or None."""
    found = next((intent for intent, pattern in _PATTERNS if pattern.search(text)), None)
    return None if found == "forget" and _REPLACED.search(text) else found
