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
_RULES: tuple[tuple[Intent, str], ...] = (
    (
        "ask_recommendation",
        r"^\W*(?:so |ok |and )?(?:what|which)(?:'s|s| is| are)? (?:\w+ )?(?:popular|new|good|"
        r"trending|hot|best|selling)\b(?: (?:here|today|now|right now|this week|in \w+))*\W*$|"
        r"^\W*what (?:do|would|can|could) (?:you|u) (?:recommend|suggest)\W*$|"
        r"\bany (?:ideas?|suggestions?|recommendations?|tips)\W*$|"
        r"\b(?:any |your )?best ?sellers?\W*(?:please)?\W*$|"
        r"^\W*(?:随便看看|推荐一?下?|有什么推荐的?)\W*$",
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
    (
        "ask_memory",
        rf"\b{_MEMORY}\b|\b(?:do|did) (?:you|u) (?:still |even )?(?:know|remember) (?:me|who i|my|"
        rf"what i|"
        r"where i|how old i|anything about me)\b|\bwho am i\b|\beverything (?:that )?you(?:'ve|"
        r" have)? "
        r"(?:know|saved|stored|got|noted|kept) (?:on|about) me\b",
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


def ruled(text: str) -> Intent | None:
    """The intent that `text` shows beyond doubt, or None."""
    found = next((intent for intent, pattern in _PATTERNS if pattern.search(text)), None)
    return None if found == "forget" and _REPLACED.search(text) else found
