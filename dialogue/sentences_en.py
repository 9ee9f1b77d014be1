"""English facts that are stated without a subject of their own: "my birthday's the 3rd of May"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dialogue import vocabulary_en as words
from dialogue.kin import ENGLISH
from dialogue.life_en import LIFE
from dialogue.mentions_en import whom_of
from dialogue.names import is_name
from dialogue.objects import age, birthday, number, thing
from dialogue.person_en import PERSONAL
from dialogue.taste_en import TASTES
from dialogue.values_en import MATES

Found = tuple[str, str, str, int, int]
_PATTERNS = tuple(
    (kind, re.compile(regex, re.IGNORECASE)) for kind, regex in (*PERSONAL, *LIFE, *TASTES)
)
_NO_NAMES = frozenset(
    (
        "a an at back crazy if later maybe now on please the tomorrow when when up over on in not "
        "is it "
        "when asap today tonight old anything whatever that what right out again for by from "
        "still "
        "nobody someone anyone new stuck only nothing none everything all am over off down up"
    ).split()
)


# Without one of these no pattern of the predicate fits: a quick look saves a slow one.
_SIGNS: dict[str, tuple[str, ...]] = {
    "birthday": ("birth", "bday", "b-day", "dob", "born", "turn"),
    "hobbies": ("hobb", "pastime", "passion"),
    "kin_age": ("old", "yo ", "y/o", "yr", "year", "month", "week", "aged", "(", ","),
    "size": ("size", "feet", "shoe", "uk", "us", "eu"),
    "girth": ("waist", "chest", "inseam", "bust", "hips", "neck"),
    "kin_name": ("name",), "pet_name": ("name", "my ", "our "),
    "allergy": (
        "allerg", "hives", "rash", "spots", "welts", "swell", "itch", "close up", "anaphyla",
        "hospital", "a&e", " er", "wheez", "epi",
    ), "allergies": ("allerg",),
    "language": ("language", "tongue"), "budget": tuple("0123456789"), "skin": ("my ",),
    "gift_recipient": ("for", "get my", "buy my", "send my", "order my"),
    "household": ("of", "just", "only"),
    "kids": ("mum", "mom", "mother", "dad", "father", "parent", "mama", "my ", "our "),
}  # fmt: skip


def free_facts(text: str) -> Iterator[Found]:
    """What sentences state of the shopper and others wherever it stands in them."""
    lowered = text.casefold()
    for kind, pattern in _PATTERNS:
        if not any(sign in lowered for sign in _SIGNS.get(kind, ("",))):
            continue
        for match in pattern.finditer(text):
            groups = {name: value for name, value in match.groupdict().items() if value}
            who = _whose(match, groups, text)
            groups["said"] = text
            if who and "called" in groups and kind != "pet_name" and who in set(ENGLISH.values()):
                yield who, "name", groups["called"], match.start(), match.end()
            if who:
                spans = match.start(), match.end()
                yield from ((*fact, *spans) for fact in _READ.get(kind, _thing(kind))(who, groups))


def _whose(match: re.Match[str], groups: dict[str, str], text: str) -> str | None:
    if "kin" in groups and not groups.get("own") and "age" not in groups:
        return whom_of(match, text)
    if "their" in groups:
        return None
    if "age" in groups and "kin" not in groups:
        return "child"
    if "age" in groups:
        word = groups["kin"].casefold()
        return ENGLISH.get(word) or words.PETS.get(word)
    return "shopper"


Fact3 = tuple[str, str, str]
_Reader = Callable[[str, dict[str, str]], list[Fact3]]


def _thing(kind: str) -> _Reader:
    def read(who: str, groups: dict[str, str]) -> list[Fact3]:
        said = thing(groups.get("what", ""))
        return [(who, kind, said)] if said else []

    return read


def _verbatim(kind: str) -> _Reader:
    def read(who: str, groups: dict[str, str]) -> list[Fact3]:
        return [(who, kind, " ".join(groups["what"].casefold().split()))]

    return read


def _each(kind: str) -> _Reader:
    def read(who: str, groups: dict[str, str]) -> list[Fact3]:
        pieces = (thing(one) for one in re.split(r",|&|\band\b|\bor\b", groups["list"]))
        return [(who, kind, one) for one in pieces if one]

    return read


def _birthday(who: str, groups: dict[str, str]) -> list[Fact3]:
    if "first" in groups:
        day, month = sorted((groups["first"], groups["second"]), key=int, reverse=True)
        told = birthday(day, month) if int(day) > 12 else ""  # else either may be the month
        return [(who, "birthday", told)] if told else []
    told = birthday(groups.get("day") or groups["day2"], groups.get("month") or groups["month2"])
    return [(who, "birthday", told)] if told else []


def _kin_age(who: str, groups: dict[str, str]) -> list[Fact3]:
    told = age(groups["age"], groups.get("unit", ""))
    return [(who, "age", told)] if told else []


def _name(who: str, groups: dict[str, str]) -> list[Fact3]:
    said = groups.get("name") or groups["sure"]
    if re.fullmatch(r"(?:[^\W\d_]-)+[^\W\d_]", said):  # spelled out
        said = said.replace("-", "").capitalize()
    if said.casefold() in _NO_NAMES or ("name" not in groups and not is_name(said)):
        return []
    if who in words.PETS.values():
        return [("shopper", "pet", who), ("shopper", "pet_name", said)]
    return [(who, "name", said)]


def _pet_name(who: str, groups: dict[str, str]) -> list[Fact3]:
    said = groups.get("name") or groups["sure"]
    pet = words.PETS[groups["pet"].casefold()]
    return [("shopper", "pet", pet), ("shopper", "pet_name", said)]


def _size(who: str, groups: dict[str, str]) -> list[Fact3]:
    size = groups["size"].casefold()
    return [(who, "size", f"shoe {size}" if "shoe" in groups else size)]


_OFTEN = re.compile(
    r"\b(?:mostly|mainly|usually|always|often|generally|normally|regularly|typically|tend to|"
    r"every (?:year|month|week)|a lot|all the time)\b",
    re.IGNORECASE,
)


def _gift(who: str, groups: dict[str, str]) -> list[Fact3]:
    kin = ENGLISH.get(groups["gift"].casefold())
    return [(who, "gift_recipient", kin)] if kin and _OFTEN.search(groups["said"]) else []


def _sum(who: str, groups: dict[str, str]) -> list[Fact3]:
    return [(who, "budget", groups["sum"].replace(",", ""))]


def _girth(who: str, groups: dict[str, str]) -> list[Fact3]:
    return [(who, "size", f"{groups['part']} {groups['size']}".casefold().strip())]


def _kids(who: str, groups: dict[str, str]) -> list[Fact3]:
    return [(who, "household", f"{groups['kids']} {groups.get('young', 'kids')}".casefold())]


def _group(kind: str, group: str) -> _Reader:
    def read(who: str, groups: dict[str, str]) -> list[Fact3]:
        return [(who, kind, " ".join(groups[group].casefold().split()))]

    return read


def _household(who: str, groups: dict[str, str]) -> list[Fact3]:
    if "mates" in groups:
        mates = groups["mates"].casefold()
        return [(who, "household", MATES.get(mates, mates))]
    if "people" not in groups:
        return [(who, "household", "alone")]
    return [(who, "household", f"{number(groups['people'])} people")]


def _without(who: str, groups: dict[str, str]) -> list[Fact3]:
    said = thing(groups["what"])
    return [(who, "diet", f"no {said}")] if said else []


def _skin(who: str, groups: dict[str, str]) -> list[Fact3]:
    told = f"{groups['kind']} {groups['part']}".casefold()
    kind = "condition" if groups["part"].casefold() == "skin" else "trait"
    return [(who, kind, told)]


_READ: dict[str, _Reader] = {
    "girth": _girth, "kids": _kids, "home": _group("home", "home"),
    "owns": _group("owns", "owned"), "habit": _group("habit", "done"), (
        "diet_off"
    ): _without, "skin": _skin, "location": _verbatim("location"),
    "birthday": _birthday, "kin_age": _kin_age, "name": _name, "kin_name": _name,
    "pet_name": _pet_name, "size": _size, "budget": _sum, "household": _household,
    "hobbies": _each("hobby"), "allergies": _each("allergy"),
    "occupation": _verbatim("occupation"), "language": _verbatim("language"),
    "condition": _verbatim("condition"), "gift_recipient": _gift,
}  # fmt: skip
