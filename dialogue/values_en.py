"""What the words of an English pattern stand for: values of facts in their documented forms."""

from __future__ import annotations

import re
from collections.abc import Callable

from dialogue import vocabulary_en as words
from dialogue.names import is_name
from dialogue.objects import age, number, thing
from dialogue.predicates import NOT_EATING

Values = list[tuple[str, str]]


def values(predicate: str, groups: dict[str, str], text: str) -> Values:
    """The (predicate, object) pairs that the words of a pattern stand for; none for no value."""
    reader = _READERS.get(predicate)
    if reader is not None:
        return reader(groups, text)
    said = thing(groups["what"]) if "what" in groups else ""
    return [(predicate, said)] if said else []


def _verbatim(kind: str) -> Callable[[dict[str, str], str], Values]:
    def read(groups: dict[str, str], text: str) -> Values:
        said = groups.get("what") or groups.get("what2", "")
        said = " ".join(re.sub(r"^(?:an?|the)\s+", "", said.casefold().strip()).split())
        return [(kind, said)] if said else []

    return read


def _taste(kind: str) -> Callable[[dict[str, str], str], Values]:
    def read(groups: dict[str, str], text: str) -> Values:
        """Of things of a kind: whoever likes "the mug" or "this one" speaks of what is shown."""
        what = groups["what"].strip()
        if _SHOWN.match(what) or _SPEECH.search(what):
            return []
        said = thing(what)
        return [(kind, said)] if said else []

    return read


_SHOWN = re.compile(
    r"(?:the (?!(?:taste|smell|colou?r|sea|outdoors|beach|mountains|countryside)\b)|this|that|"
    r"these|those|your|his|her|their|its?\b|it's|how|what|"
    r"when|where|to (?!bits)|you\b|my\b|our\b|being|getting|having|seeing|both|all (?:of|three|"
    r"the)|one|each|"
    r"another|more|less|some\b|(?:a|an) (?!good\b|nice\b|bit\b)|nothing|no one|nobody|shopping|"
    r"buying|paying|waiting|not)",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"\b(?:answers?|repl(?:y|ies)|sentences?|explanations?|tone|emojis?|chat(?:ting|s)?|"
    r"talk(?:ing)? (?:to|with) you|jokes? from|"
    r"suggestions?|recommendations?|options?|ideas?|prices?|deals?|discounts?|bargains?|idea|"
    r"price|delivery|packaging|website|app|shop|store)\b",
    re.IGNORECASE,
)


def _diet(groups: dict[str, str], text: str) -> Values:
    diet = words.DIETS.get(groups["what"].casefold().strip())
    return [("diet", diet)] if diet else []


_NOT_FOOD = re.compile(
    r"(?:bear|abide|another|much|many|enough|well|out|here|alone|lot|like|late|early|breakfast|"
    r"lunch|dinner|anything|"
    r"everything|that|it|on|in|at|properly|before|after|when|stuff|decide|find|remember|see|tell|"
    r"wait|"
    r"help|afford|choose|use|wear|go|get|be|believe|sleep|think|work|do|make|buy|pick|read|"
    r"understand|say|figure|stop|"
    r"come|open|log|pay|order|order|take|keep|handle|stand|cook|drive|walk|run|carry|lift|imagine|"
    r"really|just|even|possibly|seem|for|to|stress|wrong|complain|have|move|talk|call|send|return|"
    r"change|live|play|look|smoking|pets?|cats?|dogs?|both|money|time|kids|guests|visitors)\b",
    re.IGNORECASE,
)


def _without(groups: dict[str, str], text: str) -> Values:
    said = groups["what"].strip()
    what = thing(said)
    inside = re.match(r"anything (?:with|containing|that has)\b", said, re.IGNORECASE)
    if not what or (_NOT_FOOD.match(said) and not inside) or _NOT_FOOD.match(what) or re.match(
        r"the\b|this|that|it\b|these|those",
        said,
        re.I,
    ):
        return []
    if re.search(
        r"\ballerg",
        text,
        re.IGNORECASE,
    ) and not re.search(r"allergic to", text, re.IGNORECASE):
        return [("allergy", what)]
    return [("diet", f"{NOT_EATING}{what}")]


def _age(groups: dict[str, str], text: str) -> Values:
    said = groups["what"].casefold()
    if said.endswith("s") and number(said) is None:
        return [("age", said)]
    told = age(said, groups.get("unit", ""))
    return [("age", told)] if told else []


def _size(groups: dict[str, str], text: str) -> Values:
    said = " ".join(groups["what"].casefold().split())
    shoe = groups.get("shoe") or groups.get("shoe2")
    return [("size", f"shoe {said}" if shoe else said)]


_ALONE = re.compile(r"alone|by (?:my|him|her)self|on (?:my|his|her) own", re.IGNORECASE)


# Those one lives with, in the documented words.
MATES = {
    **dict.fromkeys("husband wife boyfriend girlfriend fiance fiancé fiancee fiancée".split(),
                    "partner"),
    **dict.fromkeys("roommate flatmate flatmates housemate housemates".split(), "roommates"),
}  # fmt: skip


def _household(groups: dict[str, str], text: str) -> Values:
    if "people" in groups:
        return [("household", f"{number(groups['people'])} people")]
    said = (groups.get("mates") or groups["what"]).casefold()
    said = re.sub(r"^(?:a|\w+) (?=(?:room|flat|house)mates)", "", said)
    return [("household", "alone" if _ALONE.fullmatch(said) else MATES.get(said, said))]


def _pet(groups: dict[str, str], text: str) -> Values:
    said = re.sub(r"^(?:an?|\d+|two|three|one)\s+", "", groups["what"].casefold().strip())
    pet = words.PETS.get(said) or words.PETS.get(said.removesuffix("s"))
    return [("pet", pet)] if pet else []


def _condition(groups: dict[str, str], text: str) -> Values:
    said = " ".join(groups["what"].casefold().split()).removeprefix("a ").removeprefix("an ")
    if said.startswith("expecting "):
        return [("condition", "pregnant")]
    if not _AILMENT.fullmatch(said):
        return []
    return [("condition", "pregnant" if said.endswith(" pregnant") else said)]


_AILMENT = re.compile(rf"{words.CONDITIONS}|{words.CONDITIONED}", re.IGNORECASE)


def _person(groups: dict[str, str], text: str) -> Values:
    said = groups["what"]
    return [("name", said)] if is_name(said) else []


_READERS: dict[str, Callable[[dict[str, str], str], Values]] = {
    "likes": _taste("likes"), "dislikes": _taste("dislikes"), "diet": _diet, "diet_off": _without,
    "no_alcohol": lambda groups, text: [("diet", f"{NOT_EATING}alcohol")], "age": _age,
    "size": _size, "household": _household, "pet": _pet,
    "condition": _condition, "name": _person, "occupation": _verbatim("occupation"),
    "location": _verbatim("location"), "home": _verbatim("home"), "owns": _verbatim("owns"),
    "hobby": _verbatim("hobby"), "habit": _verbatim("habit"), "trait": _verbatim("trait"),
    "sweat": _verbatim("trait"), "language": _verbatim("language"),
    "budget": lambda groups, text: [("budget", groups["what"].replace(",", ""))],
}  # fmt: skip
