"""What a shopper wants forgotten: the words that name it, and the facts that these name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dialogue.chinese import read_chinese
from dialogue.english import read_english
from dialogue.kin import CHINESE, ENGLISH
from dialogue.lexicon import normal
from dialogue.meant import meant
from dialogue.retraction import positive
from dialogue.types import Fact

EVERYTHING = "everything"
_FORGET = re.compile(
    r"\b(?:forget|delete|erase|remove|scrap|scratch|wipe|unlearn|clear|purge|drop|"
    r"take (?:\w+ ){1,3}off|get rid of|"
    r"stop (?:storing|saving|remembering|keeping|bringing up|mentioning)|don'?t (?:remember|save|"
    r"store|keep|mention|bring up))\b|"
    r"忘|删|抹掉|清空|清除|别记|不要记|不用记|别再记|去掉|移除|别存|别再提|不要再提|撤掉|注销|抹去|消掉",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:everything|all (?:that|of it|you know|my|about|the (?:data|facts|things))|"
    r"forget (?:about )?me|(?:my|all) (?:data|profile|history|"
    r"information|info|details|file|record)|it all|what(?:ever)? you(?:'ve| have)? (?:know|saved|"
    r"stored|learned|learnt|got)|about me)\b|"
    r"全部|所有|一切|全都|统统|通通|(?:我的|个人)(?:资料|信息|数据|档案|记录|画像|隐私)(?!里|中)|清空|关于我的|我说过的(?:话|东西)?都|注销",
    re.IGNORECASE,
)
# Beside a person of theirs the shopper means themselves too.
_OWN = re.compile(
    r"\babout (?:me|us)\b|\bme and\b|\band me\b|\b(?:all )?my (?:data|profile|history|information|"
    r"info|details|file|record)\b|我和|和我(?!妈|爸|家|的?[儿女老男闺朋])|我的(?:资料|信息|数据|档案|记录)",
    re.IGNORECASE,
)
_MINE_ZH = re.compile(r"(?:我|我家|我的|我们家)(?:的)?([一-鿿])")
# Everyday names of predicates.
_KINDS: dict[str, str] = {
    "name": "name 名字 姓名 称呼", "birthday": "birthday bday 生日", "age": "age 年龄 岁数 年纪 几岁 多大",
    "location": "location address city town location live 地址 住址 城市 住哪 住在哪 位置 居住地",
    "occupation": "occupation job work profession career 职业 工作 上班",
    (
        "household"
    ): "household family kid child flatmate roommate 家庭 家人 孩子 几口人", "home": "home house flat 房子 住处",
    "pet": "pet animal 宠物", "pet_name": "pet 宠物", "allergy": "allergy allergic allergen 过敏",
    "condition": "condition health illness disease medical diagnosis 病 病情 健康 身体状况 怀孕",
    "diet": "diet dietary eating 饮食 忌口", "size": "size height weight 尺码 身高 体重 鞋码 码数 尺寸",
    "likes": "like taste preference favourite favorite 喜好 口味 偏好", "dislikes": "dislike hate 讨厌",
    "hobby": "hobby interest 爱好 兴趣", "owns": "own possession 东西",
    "gift_recipient": "gift recipient present 送礼 礼物", "budget": "budget income salary 预算 收入",
    (
        "language"
    ): "language 语言", "tone": "tone 语气", "values": "value 价值观", "habit": "habit routine 习惯",
    "trait": "trait personality 性格 特点",
}  # fmt: skip


_VERBS = frozenset("like dislike hate allergic live work eating own favourite favorite".split())


def forgotten(facts: Iterable[Fact], message: str) -> tuple[Fact, ...]:
    """The facts that "forget ..." names: all words of their value, their kind, whose they are, or
    "everything"."""
    facts = tuple(facts)
    said, kin = set(normal(message).split()), _kin(message)
    everything = bool(_ALL.search(message))
    if kin and everything and not _OWN.search(message):  # "all you know about my mother"
        return tuple(fact for fact in facts if fact.subject in kin or fact.object in kin)
    valued = [fact for fact in facts if _has_value(fact, message, said)]
    # "that I like ham" names ham, not all that is liked
    by_verb: frozenset[str] = _VERBS if valued else frozenset()
    named = [
        fact
        for fact in facts
        if everything or fact in valued or _has_kind(fact, message, said - by_verb)
    ]
    if kin and not everything:
        theirs = [fact for fact in facts if fact.subject in kin or fact.object in kin]
        named = [fact for fact in named if fact in theirs] or theirs or named
    named += _names_of_pets(facts, named)
    found = {(fact.subject, fact.predicate, fact.object): fact for fact in named}
    return tuple(found.values())


def _names_of_pets(facts: Sequence[Fact], gone: Sequence[Fact]) -> list[Fact]:
    """The names of the pets that are gone: those told with them, all where no pet is left."""
    pets = [fact for fact in gone if fact.predicate == "pet"]
    left = [fact for fact in facts if fact.predicate == "pet" and fact not in pets]
    return [
        fact
        for fact in facts
        if fact.predicate == "pet_name"
        and any(pet.subject == fact.subject for pet in pets)
        and (not left or fact.source in {pet.source for pet in pets} - {pet.source for pet in left})
    ]


def _has_kind(fact: Fact, message: str, said: set[str]) -> bool:
    kinds = {fact.predicate, *_KINDS.get(fact.predicate, "").split()}
    return bool(kinds & said) or any(kind in message for kind in kinds if not kind.isascii())


def _has_value(fact: Fact, message: str, said: set[str]) -> bool:
    if not fact.object.isascii():
        return fact.object.removeprefix("no ") in message
    words = {word for word in normal(fact.object).split() if len(word) > 2}
    return (words or {fact.object}) <= said


def _kin(message: str) -> set[str]:
    """The canonical relations that the message names."""
    english = {
        ENGLISH[word]
        for word in re.findall(r"\b(?:my|our|the) ([a-z-]+)", message.casefold())
        if word in ENGLISH
    }
    chinese = {CHINESE[word] for word in CHINESE if len(word) > 1 and word in message}
    mine = {CHINESE[match[1]] for match in _MINE_ZH.finditer(message) if match[1] in CHINESE}
    return english | chinese | mine


_NAMED = re.compile(
    r"\b(?:my|our|the|about|hating|liking|loving|being|having|of)\s+(?:my |our |the |any )?"
    r"(?P<what>(?!that\b|it\b|what\b|you\b|this\b|i\b|fact\b|me\b|my\b|the\b|"
    r"thing\b)[^\W\d_][\w'-]*(?:\s+(?!from|and|or|off|please|pls|already|thing|thanks|"
    r"again|stuff|now|too|as|is|was|i|for|in|ok|you|info|that|on)[\w'-]+){0,2})",
    re.IGNORECASE,
)
_AND_NAMED = re.compile(
    r"\s*(?:,|and|or|&)\s+(?:my |our |the )?(?P<what>[^\W\d_][\w'-]*)(?=\s*(?:$|[.!?,]|and\b|"
    r"please\b))",
)
_CHINESE_NAMED = re.compile(
    r"(?:忘掉|忘了|忘记|忘|删掉|删除|删了?|抹掉|抹去|清除|别再?记(?:住)?|不要再?记(?:住)?|不用记|去掉|移除|别存|别再提|撤掉)(?:掉|了|"
    r"一下)?(?:我(?:们)?(?:家)?的?|关于|有关|那个|这个)*(?P<after>[一-鿿A-Za-z]{1,10})?$",
)
_CHINESE_BEFORE = re.compile(
    r"(?:把|将|请|麻烦|帮我|和|跟|关于|有关|我(?:们)?(?:家)?的?|以前(?:的)?|那个|这个|之前(?:的|说的)?|"
    r"所有)*(?P<before>[一-鿿A-Za-z、]{1,12}?)"
    r"(?:这[一两三]?[样个条些]|的事情?|的信息|的记录|有关的?|那些|相关的?|的内容|从.{0,6}里|从系统|资料|全|都|也|就|给我|给|麻烦|可以|帮我|请|统统|"
    r"彻底)*"
    r"(?:忘掉|忘了|忘记|忘干净|忘|删掉|删除|删了|删|抹掉|抹去|清除|清掉|别再?记|不要再?记|不用再?记|去掉|移除|别再存|别存|别再提|撤掉|不要再提)",
)


def forget_words(text: str) -> tuple[str, ...]:
    """What `text` wants forgotten, in its own words; ("everything",) for all, () for nothing."""
    if not _FORGET.search(text):
        return ()
    chinese = bool(re.search(r"[一-鿿]", text))
    found = _stated(text, chinese) or (_chinese_words(text) if chinese else _english_words(text))
    if found and not re.search(r"\beverything\b|全部|所有|一切|清空|资料|数据", text, re.IGNORECASE):
        return found
    return (EVERYTHING,) if _ALL.search(text) else found


def _stated(text: str, chinese: bool) -> tuple[str, ...]:
    """The values of the facts that are to be forgotten: "forget that I like coffee"."""
    plain = _FORGET.sub(" ", text.replace("’", "'"))
    plain = re.sub(r"^\W*(?:(?:please|pls|can you|could you)\W+)*(?:that|about|了|掉)?\s*", "", plain)
    read = read_chinese if chinese else read_english
    told = [one.object for turned in (*positive(text), plain) for one in read(meant(turned))]
    return tuple(dict.fromkeys(told))


def _english_words(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for match in _NAMED.finditer(text):
        found.append(match["what"].casefold())
        at = match.end()
        while more := _AND_NAMED.match(text, at):
            found.append(more["what"].casefold())
            at = more.end()
    around = r"^(?:fact that|my|hating|liking|loving|being|having)\s+|'s$"
    words = [re.sub(around, "", one) for one in found]
    return tuple(dict.fromkeys(word for word in words if word not in _EMPTY))


_EMPTY = frozenset("way data profile history information info details file record list".split())


def _chinese_words(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for clause in re.split(r"[,，。！!？?；;\s]+", text):
        after, before = _CHINESE_NAMED.search(clause), _CHINESE_BEFORE.search(clause)
        said = after["after"] or "" if after else ""
        said = said if _cleaned(said) else before["before"] if before else ""
        found += re.split(r"、|和|跟|与|还有|以及", said or "")
    return tuple(dict.fromkeys(one for one in map(_cleaned, found) if one))


def _cleaned(said: str) -> str:
    """A Chinese phrase without what only points: "那个职业的事" is "职业"; "" where nothing is left."""
    said = re.sub(r"^(?:我的?|把|将|请|关于|有关|以前|那个|的|和|跟)+", "", said)
    said = re.sub(r"(?:有关的?|的?事情?|的|吧|了|这|信息|记录|就|都|掉|好吗|哈|啊)+$", "", said)
    return "" if said in {"我", "都", "干净", "给我", "记", "这些", "那些", "它", "他", "她"} else said
