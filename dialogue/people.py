"""Whom something is for, and for which occasion: canonical words for what shoppers say.

`dialogue.kin` has the canonical relation ("mother") of every English and Chinese word for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dialogue.kin import CHINESE as RELATIONS_ZH
from dialogue.kin import ENGLISH as RELATIONS_EN
from dialogue.occasions import ENGLISH as OCCASIONS_EN
from dialogue.occasions import chinese_occasion


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


# "so" and the like are a relation only after "my".
_PLAIN = [word for word in RELATIONS_EN if word not in ("so", "mrs", "old man", "old lady", "ma")]
_WHOSE = r"(?:my|our|the|a|an|his|her|their|some|two|both|little|these|those|me)"
_KIND = (
    r"(?:(?:(?!with\b|and\b|for\b)[\w'-]+ ){0,3}?)"  # "my lovely 3 year old nephew"
)
_WHO = (
    rf"(?P<who>{_any(_PLAIN)})\b(?!'?s? (?:food|toys?|treats?|snacks?|litter|shampoo|clothes))"
    r"(?! (?:ben'?s|jemima|bessie'?s|roy'?s)\b)"  # brands of rice and of syrup
)
_FOR_EN = tuple(
    re.compile(regex, re.IGNORECASE)
    for regex in (
        rf"\b(?:for|to) (?:{_WHOSE} )?{_KIND}{_WHO}",
        rf"\b(?:get|getting|give|giving|gift|bring|bringing|buy|buying|surprise|treat|cook|feed|"
        rf"spoil|send|offer|impress|pick) (?:for )?(?:{_WHOSE} ){_KIND}{_WHO}",
        rf"\b(?:get|give|bring|buy|feed|surprise) {_WHO}",
        rf"\b(?:{_WHOSE} )?{_KIND}{_WHO}'?s (?:\w+ )?"
        r"(?:birthday|bday|b-day|wedding|graduation|anniversary|housewarming|hen|party|retirement|"
        r"present|gift|big day|\d+\w\w\b)",
    )
)
_MENTION_EN = re.compile(
    rf"\b(?:my|our|a new|the) {_KIND}(?P<who>{_any(RELATIONS_EN)})\b"
    r"(?! (?:said|says|told|gave|made|recommended|allergic|is allergic|has an allergy))"
    r"(?:'s| (?:likes?|loves?|enjoys?|adores?|wants?|needs?|is|are|has|have|just|turns?|wears?|"
    r"who|collects?|reads?|plays?|drinks?|hates?|does|doesn't|won't|can't|only|eats?|\W|$)|"
    r"[!?.,]|$)",
    re.IGNORECASE,
)
_ANYBODY_EN = re.compile(
    rf"\b(?:my|our|a|new|the) {_KIND}(?P<who>{_any(_PLAIN)})\b", re.IGNORECASE
)
_PRONOUN_EN = re.compile(
    r"\b(?:for|bring|get|give|buy|suits?|feed|thank|surprise|treat|tell) (?:him|her|them|it)\b",
    re.IGNORECASE,
)
_ASKS_EN = re.compile(
    r"\bhelp|\bideas?\b|\bsuggest|\brecommend|\bpresent|\bgift|\bneed|\bwant|\blooking\b|\bwhat\b|"
    r"\bwhich\b|\banything\b|\bsomething\b|\bsmth\b|\bany\b|\?",
    re.IGNORECASE,
)
_GONE_EN = re.compile(
    r"\b(?:lost|miss|buried|burying) (?:my|our)\b|\bdied\b|\bpassed away\b|\bmy late\b",
    re.IGNORECASE,
)
_NOT_FOR_EN = re.compile(
    rf"\b(?:not|rather than|instead of)(?: just)?(?: for)? (?:my|our|the) {_KIND}"
    rf"(?:{_any(_PLAIN)})\b",
    re.IGNORECASE,
)
_SELF_EN = re.compile(
    r"\b(?:just |only )?for (?:me|myself)\b(?! to\b)"
    r"(?! (?:mum|mam|mom|ma|nan|gran|da|dad|mate|wife|lad|bro|sis)\b)"
    r"(?!,? (?:and|&|or|plus|with) )|\b(?:treat|spoil|get|buy|reward) myself\b|"
    r"\bmy own (?:use|self)\b|\b(?:what|how) about me\b|\bme,? not (?:him|her|them|my)\b",
    re.IGNORECASE,
)
_WHO_ZH = rf"(?P<who>{_any(RELATIONS_ZH)})"
_OURS = r"(?:我们家|我们|我家里?|咱家|咱|家里的?|我的?|俺|一个|一位|他|她|两个|俩)?(?:的|家的?)?"
_KIND_ZH = (
    r"(?:[\d一二两三四五六七八九十]{1,3}(?:岁|个?月)[大多]?的?)?"
    r"(?:[^\s,，。!！?？]{0,6}?的|新|小|老|好|大|未来|刚\w{0,4}的)?"
)
_FOR_ZH = tuple(
    re.compile(regex)
    for regex in (
        rf"(?:给|送给?|带给|买给|帮|替|为|孝敬|哄)(?P<our>{_OURS}){_KIND_ZH}{_WHO_ZH}"
        r"(?!粮|罐|砂|抓|过敏)",
        rf"{_WHO_ZH}(?:的|大人|要|快|下周|下个月|明天|\d+岁?|[一二三四五六七八九十]+岁?)*(?:过|办)?(?:生日|婚礼|结婚|毕业|乔迁|生辰|"
        r"大寿|寿辰)",
        rf"{_WHO_ZH}(?:能|可以|可|也能|也可以)?(?:吃|喝|用|穿|玩|戴)的",
        rf"适合{_OURS}{_KIND_ZH}{_WHO_ZH}",
    )
)
_NOT_FOR_ZH = re.compile(
    rf"(?:不是|并非|不用|不)(?:给|送给?|买给|帮|替|为){_OURS}(?:{_any(RELATIONS_ZH)})(?:的|买的?)?"
)
_SELF_ZH = re.compile(
    r"(?:给|为|替|帮|犒劳|奖励|送)(?:我?自己|我本人)(?![和跟与])|"
    r"我是?自己[要想来]?(?:吃|喝|用|穿|戴|买|留)|"
    r"自用|(?:轮到|那)我(?:自己)?(?:了|呢)|"
    r"是(?:给我|我要[吃喝用穿戴])(?![妈爸爷奶姐妹哥弟家])的?|(?:^|[，,。！!？?\s])自己(?:吃|喝|用|穿|戴|留)"
)
_PRONOUN_ZH = re.compile(r"(?:给|送|帮|替|为)(?:他|她|它|他们|她们|它们|TA|ta)")
_MENTION_ZH = re.compile(rf"(?:我家?的?|家里的?|咱家?|条|只)?{_WHO_ZH}")


def read_recipient(text: str) -> str:
    """Whom the products asked for are for, as a canonical relation; "" where nobody is named.

    Who is only spoken of is not the one when the shopper asks for themselves.
    """
    text = _NOT_FOR_ZH.sub(" ", _NOT_FOR_EN.sub(" ", text))
    for pattern in _FOR_EN:
        if match := pattern.search(text):
            return RELATIONS_EN[match["who"].casefold()]
    if match := _first(_FOR_ZH, text):
        return RELATIONS_ZH[match["who"]]
    if names_self(text):
        return ""
    if _PRONOUN_ZH.search(text):
        before = [match["who"] for match in _MENTION_ZH.finditer(text)]
        return RELATIONS_ZH[before[0]] if before else ""
    if _GONE_EN.search(text):
        return ""
    pronoun = _PRONOUN_EN.search(text)
    mention = _ANYBODY_EN if pronoun else _MENTION_EN
    named = {RELATIONS_EN[match["who"].casefold()] for match in mention.finditer(text)}
    return named.pop() if len(named) == 1 and (pronoun or _ASKS_EN.search(text)) else ""


def names_self(text: str) -> bool:
    """Whether the shopper says that something is for themselves."""
    return bool(_SELF_EN.search(text) or _SELF_ZH.search(text))


_NAMED_EN = re.compile(rf"\b(?:{_any(RELATIONS_EN)})\b", re.IGNORECASE)


_NOT_GOODS = frozenset("dog cat pet baby fish bird rabbit".split())
_WHOM_EN = re.compile(
    rf"\b(?:for|to) (?:my|our) {_KIND}(?:"
    rf"{_any(word for word, who in RELATIONS_EN.items() if who not in _NOT_GOODS)})\b",
    re.IGNORECASE,
)


def without_people(text: str) -> str:
    """`text` without "for my mum": in a shop of plants, a mum is a flower too."""
    return _WHOM_EN.sub(" ", text)


def people_in(text: str) -> frozenset[str]:
    """Everybody who is named in `text` by their relation, whatever is said of them."""
    english = {RELATIONS_EN[match[0].casefold()] for match in _NAMED_EN.finditer(text)}
    return frozenset(english | {name for word, name in RELATIONS_ZH.items() if word in text})


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next((match for one in patterns if (match := one.search(text))), None)


_OCCASION_EN = tuple(
    (name, re.compile(rf"\b(?:{regex})\b", re.IGNORECASE)) for name, regex in OCCASIONS_EN
)


def is_occasion(words: str) -> bool:
    """Whether the words name an occasion and nothing else."""
    return any(pattern.fullmatch(words) for _, pattern in _OCCASION_EN)


def read_occasion(text: str) -> str:
    """The occasion named in `text`, as a canonical word; "" where none is named."""
    for name, pattern in _OCCASION_EN:
        if pattern.search(text):
            return name
    return chinese_occasion(text)
