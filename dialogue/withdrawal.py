"""Consent taken back in words, everything to be erased, and the question what is learned from."""

from __future__ import annotations

import re
from collections.abc import Collection

from dialogue.types import Purpose

# What may be kept only under a consent that can be taken back.
UNDER_CONSENT: tuple[Purpose, ...] = ("personalise", "health", "mood", "training")
# Without a consent for these the shopper is asked, so a no to all of them is one to these at least.
_ASKED_BY_ITSELF = frozenset[Purpose]({"personalise", "health"})
_NAMED: tuple[tuple[Purpose, str], ...] = (
    ("health", r"\bhealth|\bmedical|\ballerg|\bdiet|健康|过敏|病史|病情|忌口"),
    ("mood", r"\bmoods?\b|\bfeelings?\b|\bemotion|心情|情绪"),
    ("training", r"\btrain|\blearn(?:ing)?\b|训练|学习"),
    ("personalise", r"\bpersonali[sz]|个性化"),
)
_DATA = (
    r"(?:data|info(?:rmation)?|details?|facts?|notes?|preferences|profile|history|habits|"
    r"allerg(?:y|ies)|diets?|moods?|feelings?|emotions?)"
)
_MINE = (
    rf"(?:(?:(?:any|all|some)(?:thing)? )?(?:of )?(?:(?:the|my|our|this|that) )?"
    rf"(?:(?:personal|private|health|medical) )?{_DATA}|me|us|things?|stuff|any(?:thing)?|"
    r"everything|(?:all|any) of (?:it|this|that)|(?:all )?(?:this|that)|"
    r"what(?:ever)? (?:i|we) (?:\w+ ?){1,3})"
)
_ABOUT = r"(?: (?:about|on|of|from) (?:me|us|myself|my \w+|what i \w+))?(?: else)?"
_END = (
    r"(?:,? (?:now|please|pls|any ?more|again|from now on|at all|ever|for good|then|ok(?:ay)?|"
    r"thanks?|(?:that'?s|that is|it'?s|it is|this is) (?:all )?(?:private|personal|mine|"
    r"none of your business)))*(?=\s*(?:[.!]|$))"
)
_KEEP = r"(?:remember|store|save|keep|note|record|memori[sz]e|collect|retain|track)"
_KEEPING = (
    r"(?:remembering|storing|saving|keeping|noting|recording|memori[sz]ing|collecting|retaining|"
    r"tracking)"
)
_SAID = r"(?:me|us|(?:my|our) (?:\w+ )?(?:messages?|chats?|words|data)|what (?:i|we) \w+)"
_GRANT = r"(?:consents?|permissions?|agreements?|approval|authori[sz]ation)"
_STOP_ZH = r"(?:别|不要|不用|不许|不准|请勿|甭|停止|不想让你|不希望你)"
_KEEP_ZH = r"(?:记住|记录|记下|记忆|记|保存|储存|存储|留存|存|收集|保留)"
_DATA_ZH = (
    r"(?:信息|资料|数据|事情?|东西|情况|偏好|喜好|隐私|记录|内容|健康(?:信息|情况|状况)?|过敏(?:信息|情况)?|心情|情绪|"
    r"说的(?:话|东西)?|话)"
)
_END_ZH = r"(?:了|啦|吧|呀|啊|好吗|可以吗|行吗|吗|[,，。！!？?\s])*$"
_WITHDRAWN = re.compile(
    rf"\b(?:stop|quit) {_KEEPING}(?: {_MINE})?{_ABOUT}{_END}|"
    rf"\b(?:stop|quit) learning from {_SAID}{_END}|"
    rf"\b(?:withdraw|revoke|rescind|retract|cancel|take back|pull)(?:ing)?(?: back)? "
    rf"(?:all(?: of)? )?(?:my|the|any|every|all)? ?(?:[\w-]+ ){{0,2}}{_GRANT}\b|"
    rf"\btake (?:all )?(?:my|the) (?:\w+ )?{_GRANT} back\b|"
    rf"\bi (?:no longer (?:consent|agree)|(?:do not|don't) (?:consent|agree) any ?more)\b|"
    rf"(?:^|[,.;!]|\bplease|\bpls|\band|\bso|\bnow|\bthen|\bplease just|"
    rf"\bi(?:'d| would) (?:like|prefer) (?:that )?you)"
    rf"\s*(?:don't|do not|dont|never) {_KEEP}(?: on to)? {_MINE}{_ABOUT}{_END}|"
    rf"\bi (?:don't|do not|dont) want you (?:to {_KEEP}|{_KEEPING}|to hold|holding)"
    rf"(?: on to)? {_MINE}{_ABOUT}{_END}|"
    rf"\bi (?:don't|do not|dont) want you to learn from {_SAID}{_END}|"
    rf"\byou (?:may|can|must|should)(?:n't| not| no longer) {_KEEP} {_MINE}{_ABOUT}{_END}|"
    r"(?:撤回|收回|撤销|取消|撤掉)(?:我|对|的|所有|全部|一切|之前|给你|健康|心情|情绪|训练|个性化|信息|数据|关于|保存|记录|使用|授予)*"
    r"(?:同意|授权|许可|允许)|(?:同意|授权|许可)(?:我)?(?:撤回|收回|撤销|取消)|我不再(?:同意|授权|允许)|"
    rf"{_STOP_ZH}(?:再|继续)?(?:帮我|替我)?{_KEEP_ZH}(?:着|下来?|了)?(?:任何|所有|全部|一切)?(?:关于|有关)?"
    rf"我(?:们)?的?(?:任何|所有|全部|一切|个人|的)*{_DATA_ZH}?{_END_ZH}|"
    rf"(?:{_STOP_ZH}(?:再|继续)|停止){_KEEP_ZH}(?:任何|什么)?{_DATA_ZH}?{_END_ZH}|"
    rf"我的?(?:个人)?{_DATA_ZH}(?:都|就|也)?{_STOP_ZH}再{_KEEP_ZH}(?:着|下来?)?{_END_ZH}|"
    rf"{_STOP_ZH}(?:再)?(?:用|拿|从)我的?\S{{0,8}}(?:训练|学习)",
    re.IGNORECASE,
)
_ONLY_ASKED = re.compile(
    r"^\W*(?:how|what|when|where|why)\b|"
    r"\b(?:how|whether|if|(?:should|can|could|may|do|did|must) i|"
    r"(?:don't|do not|dont) (?:want|wish|mean|need) to)\b|"
    r"我(?:可以|能|可不可以|要怎)|怎么|如何|是否|如果|不想(?:撤|收|取消)",
    re.IGNORECASE,
)
_ERASE_ALL = re.compile(
    r"\b(?:delete|erase|wipe|remove|purge|destroy|clear|scrub)(?: out)? "
    r"(?:the lot\b|"
    r"(?:absolutely )?everything(?! (?:in|from|off) (?:my|the) (?:cart|basket|bag|list|order))|"
    r"(?:all|every bit)(?: of)? (?:my|the|that|what|this|you)\b"
    r"(?! (?:cart|basket|bag|list|orders?|items?|products?|filters?))|"
    r"(?:all )?(?:of )?my (?:whole |entire |personal |complete )*(?:data|account|information|info|"
    r"records?|details)\b|me (?:from|completely|entirely))|"
    r"\bright to be forgotten\b|"
    r"(?:删除|删掉|删了|清除|清空|抹掉|抹去|注销|销毁|清掉)(?:掉)?(?:我|我们|关于|有关|的|所有|全部|一切|个人|你|知道|存|保存|记|了)*"
    r"(?:数据|信息|资料|账号|账户|帐号|记录|档案|一切|所有|全部|东西|隐私)|"
    r"(?:我|所有|全部|一切|个人)(?:的|所有|全部|一切|个人)*(?:数据|信息|资料|账号|账户|档案|记录)(?:给我|全部?|都|统统|也|请|帮我)*"
    r"(?:删|清除|清空|抹|销毁|注销)",
    re.IGNORECASE,
)
_LEARNS = re.compile(
    r"\b(?:do|does|are|is|will|would|can|have) (?:you|u|ya|this|it|my|our|these|the)\b"
    r"[^.!?]{0,40}\b(?:learn(?:ing)?|train(?:ing|ed)?)\b (?:[\w-]+ ){0,3}"
    r"(?:from|on|with|using|by|off) (?:[\w-]+ ){0,3}"
    r"(?:my|me|mine|our|us|what i|i (?:say|write|type)|messages?|chats?|conversations?)\b|"
    r"\b(?:are|is|do|does|will) (?:my|our|these|the)? ?(?:messages?|chats?|conversations?|words|"
    r"data|questions)\b[^.!?]{0,30}\b(?:train(?:ing)?|learn(?:ing)?|teach(?:ing)?)\b|"
    r"(?:会|是否|是不是|有没有|要|在)[^。！？]{0,6}(?:用|拿|从|跟|通过|靠)?我[^。！？]{0,10}(?:训练|学习)|"
    r"我的?(?:消息|对话|聊天(?:记录)?|话|数据|信息)[^。！？]{0,10}(?:训练|学习)[^。！]{0,4}(?:吗|么|嘛|[?？])",
    re.IGNORECASE,
)
_ENGLISH: dict[Purpose, str] = {
    "personalise": "what you tell me about yourself", "health": "health details",
    "mood": "your moods", "training": "messages for training",
}  # fmt: skip
_CHINESE: dict[Purpose, str] = {
    "personalise": "您告诉我的个人情况", "health": "健康信息", "mood": "您的心情", "training": "用于训练的消息",
}  # fmt: skip


def withdrawn(message: str, consents: Collection[Purpose]) -> frozenset[Purpose]:
    """The purposes that `message` takes consent back for, of `consents` and those that would be
    asked for; those it names, or all of them. Empty where it takes nothing back."""
    plain = message.replace("’", "'").strip()
    if not _WITHDRAWN.search(plain) or _ONLY_ASKED.search(plain):
        return frozenset()
    named = frozenset(
        purpose for purpose, signs in _NAMED if re.search(signs, plain, re.IGNORECASE)
    )
    return named or _ASKED_BY_ITSELF | (frozenset(consents) & frozenset(UNDER_CONSENT))


def asks_to_erase_all(message: str) -> bool:
    """Whether all that is kept is to go, not the notes alone: "delete all my data"."""
    return bool(_ERASE_ALL.search(message))


def asks_what_is_learned(message: str) -> bool:
    """Whether it asks if messages teach the assistant: "do you learn from my messages?"."""
    return bool(_LEARNS.search(message.replace("’", "'")))


def purposes_in_words(purposes: Collection[Purpose], language: str = "en") -> str:
    """What is kept under these purposes, as a list: "what you tell me about yourself and your
    moods"."""
    words = _CHINESE if language == "zh" else _ENGLISH
    named = [words[one] for one in UNDER_CONSENT if one in purposes]
    if language == "zh":
        return "、".join(named)
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1]))) if named else ""
