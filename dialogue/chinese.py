"""The facts that Chinese text states, with the places of the words that state them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dialogue import vocabulary_zh as words
from dialogue.english import Stated
from dialogue.kin import CHINESE
from dialogue.person_zh import PERSONAL
from dialogue.sentences_zh import FREE
from dialogue.taste_zh import TASTES
from dialogue.values_zh import values

# Behind "my" one syllable is enough.
_SHORT = {"哥": "brother", "弟": "brother", "姐": "sister", "妹": "sister", "爷": "grandfather",
          "奶": "grandmother", "崽": "child", "娘": "mother", "娃儿": "child", "小宝": "baby",
          "大宝": "child", "二宝": "child", "公公": "father"}  # fmt: skip
_KIN = "|".join(sorted({*CHINESE, *_SHORT}, key=len, reverse=True))
_PET = "|".join(sorted(words.PETS, key=len, reverse=True))
_PETS = frozenset(words.PETS.values())
_BREAK = re.compile(r"[,，。！!？?；;：:~～…\s]+|\.{2,}|[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]+")
# "花生过敏的人能吃吗" asks of whoever has it, as "糖尿病能吃吗" does; "花生过敏能吃吗" of oneself.
_ANYBODY = re.compile(r"(?:人群|人士|患者|者|的(?:人|孩子|宝宝|朋友|顾客|客人|小孩|老人))$")
_ASKS = re.compile(
    r"吗|呢$|么$|啥|什么|哪|怎么|咋|多少|多大|谁|为何|几(?:岁|口|个|号|点|月|码)|是不是|有没有|能不能|可不可以|会不会|"
    r"要不要|好不好|行不行|算不算|不$|没$|没有$"
)
# In one breath with a statement a question may begin here: "我对花生过敏能吃这个吗".
_ASKING_ON = re.compile(
    r"(?<=..)(?=(?:能不能|可不可以|能吃|能用|能喝|可以吃|可以用|有没有|有啥|有什么|吃什么|吃啥|用什么|用啥|喝什么|喝啥|穿什么|适合|推荐|该|怎么|应该|想买|"
    r"想要|想找|求推|.得[下了着上]))",
)
_OWN = r"(?:我们|咱们|俺们|咱|俺|我|本人|偶|鄙人)"
_LEAD = (
    r"(?:那|对了|其实|先|跟你说|告诉你|跟你讲|说一下|因为|由于|主要是?|主要|关键是?|而且|但是|但|不过|还有|另外|所以|就是|然后|话说|说实话|说真的|老实说|可|"
    r"可是|毕竟|反正|"
    r"平时|平常|一般|最近|现在|目前|今年|顺便说|提醒你|你记一下|记一下|记住|别忘了|注意|麻烦记|只是|也|嗯|哦|啊|哎|唉|哈喽|嗨|你好|亲|上周|昨天|今天|刚刚?|"
    r"之前|再说|再说一遍|都说了|说过了|只因|问题是|顺便|都怪|还(?=[跟和与]))*"
)
_SUBJECT = re.compile(
    rf"{_LEAD}(?:(?P<kin>(?:(?:给|为|帮|替)?(?:{_OWN}(?:们)?(?:家|的)?(?:那个|这个|那位|的)?|家里(?:的)?|咱家))(?:大|"
    rf"小|二|老)?(?P<who>{_KIN}|{_PET})"
    r"|(?P<bare>妈妈|老妈|爸爸|老爸|奶奶|外婆|姥姥|爷爷|外公|姥爷|老公|老婆|媳妇|儿子|女儿|闺女|孩子|宝宝|娃|男朋友|女朋友|男友|女友|闺蜜|狗狗|狗子|"
    r"猫咪|猫主子|毛孩子|岳父|岳母|公公|婆婆|姑姑|姑妈|姨妈|舅舅|舅妈|婶婶|伯伯|表哥|表弟|表姐|表妹|侄子|侄女|外甥女?|孙子|孙女))(?![儿们]?的(?!是))"
    rf"|(?P<they>[他她它]们?|ta)|(?P<own>{_OWN}(?:全家人?|一家人?|家里?|自己|这人|这个人|这种|个人)?|家里|自己))",
    re.IGNORECASE,
)
_OPENING = re.compile(_LEAD)
_MENTION = re.compile(
    rf"(?:{_OWN}(?:们)?(?:家|的)?|给|送|帮|为|替|陪|和|跟|带|的)(?:{_OWN}(?:家|的)?)?(?:大|小|二)?(?P<who>{_KIN}|"
    rf"{_PET})",
)
_AGAIN = re.compile(
    r"(?<=..)(?<![给跟和对帮问让叫教陪等找送为替向比])(?=(?:[她他它](?!们?的)|我(?!们?(?:家|的)))(?:是|叫|一般|通常|住|对(?!象)|今年|"
    r"有|喜欢|爱|不|吃|怕|养|穿|讨厌|最|特别|很|平时|也|还|从|自己|这人|\d|一米))",
)
_THEIRS = frozenset(
    "allergy condition diet likes dislikes age size hobby trait name".split()
)


@dataclass(slots=True)
class _Persons:
    """Of whom it was spoken: the last subject, and the person or pet mentioned last."""

    subject: str = "shopper"
    mentioned: str = ""
    pet: str = ""  # one that was just told of: "我养了只狗，叫旺财"


def read_chinese(text: str) -> list[Stated]:
    """What `text` states in Chinese; only what is meant of oneself still stands in it."""
    persons = _Persons()
    found: list[Stated] = []
    for start, end, asked, embedded in _clauses(text):
        said = text[start:end]
        match = _SUBJECT.match(said)
        subject = _whom(match, persons) if match else None
        mentioned = _mention(said, match, subject, persons)
        if asked or (match and subject is None):
            continue
        opening = match or _OPENING.match(said)
        stated = list(_read(said, opening.end() if opening else 0, bool(match)))
        for predicate, what, stop in stated:
            if match or not embedded or (predicate == "allergy" and not _ANYBODY.search(said)):
                who = subject or _elided(predicate, persons)
                found += _facts(who, predicate, what, start, start + stop)
        _go_on(persons, subject, mentioned, [one for kind, one, _ in stated if kind == "pet"])
    free = _free(text)
    return found + [Stated(who or "shopper", kind, what, *at) for who, kind, what, *at in free]


def _mention(
    said: str, match: re.Match[str] | None, subject: str | None, persons: _Persons
) -> bool:
    """Notes whom a pronoun may mean from here on; whether the clause names somebody."""
    named = [_canonical(one["who"]) for one in _MENTION.finditer(said)]
    if match and (match["kin"] or match["bare"]) and subject:
        named.append(subject)
    persons.mentioned = named[-1] if named else persons.mentioned
    return bool(named)


def _go_on(persons: _Persons, subject: str | None, mentioned: bool, pets: list[str]) -> None:
    """Notes of whom the next clause speaks if it has no subject."""
    if pets:
        persons.mentioned = persons.pet = pets[0]
    elif subject:
        persons.pet = ""
    if subject:
        persons.subject = subject
    elif mentioned:
        persons.subject = ""


def _clauses(text: str) -> Iterator[tuple[int, int, bool, bool]]:
    """The clauses as (start, end, whether asked, whether what goes on with it is asked)."""
    start = 0
    for found in (*_BREAK.finditer(text), None):
        end = found.start() if found else len(text)
        question = bool(found and re.search(r"[?？]", found[0]))
        yield from _parts(text, start, end, question)
        start = found.end() if found else end


def _parts(
    text: str, start: int, end: int, question: bool
) -> Iterator[tuple[int, int, bool, bool]]:
    said = text[start:end]
    turns: set[int] = set()
    if question or _ASKS.search(said):
        turns = {match.start() for match in list(_ASKING_ON.finditer(said))[:1]}
    cuts = {match.start() for match in _AGAIN.finditer(said)} | turns
    places = [0, *sorted(cuts - {0}), len(said)]
    for first, last in zip(places, places[1:]):
        piece = said[first:last]
        final = last == len(said)
        asks = bool(_ASKS.search(piece)) or (question and final and bool(piece))
        if piece:
            yield start + first, start + last, asks, last in turns


def _canonical(word: str) -> str:
    return CHINESE.get(word) or _SHORT.get(word) or words.PETS.get(word, "")


def _whom(match: re.Match[str], persons: _Persons) -> str | None:
    if match["kin"] or match["bare"]:
        return _canonical(match["who"] or match["bare"]) or None
    if match["they"]:
        return persons.mentioned or None
    return "shopper"


def _elided(predicate: str, persons: _Persons) -> str:
    """Whom a clause without a subject speaks of."""
    if persons.pet and predicate in {"name", "age", "allergy"}:
        return persons.pet
    if persons.subject:
        return persons.subject
    return persons.mentioned if predicate in _THEIRS and persons.mentioned else "shopper"


def _read(said: str, at: int, own: bool) -> Iterator[tuple[str, str, int]]:
    """What a clause states behind its subject, as (predicate, object, where it ends)."""
    taken: set[str] = set()
    for pattern in (*TASTES, *PERSONAL):
        if pattern.predicate in taken or (pattern.needs_subject and not own):
            continue
        match = pattern.regex.match(said, at)
        if not match:
            continue
        told = values(pattern.predicate, match)
        if told:
            taken |= {pattern.predicate, *pattern.instead_of}
        for predicate, what in told:
            yield predicate, what, match.end()


def _facts(who: str, predicate: str, what: str, start: int, end: int) -> Iterator[Stated]:
    if who in _PETS:
        if predicate in {"household", "home", "occupation", "location", "pet"}:
            return
        yield Stated("shopper", "pet", who, start, end)
    if who in _PETS and predicate == "name":
        for one in re.split("[和、]", what):
            yield Stated("shopper", "pet_name", one, start, end)
        return
    if predicate == "age" and who == "shopper" and not (what.isdecimal() and int(what) > 9):
        return
    yield Stated(who, predicate, what, start, end)


def _free(text: str) -> Iterator[tuple[str, str, str, int, int]]:
    for predicate, regex in FREE:
        for match in regex.finditer(text):
            who = match.groupdict().get("who") or ""
            canonical = _canonical(who) if who else ""
            for kind, what in values(predicate, match):
                yield canonical, kind, what, match.start(), match.end()
