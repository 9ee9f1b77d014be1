"""The facts that English text states, with the places of the words that state them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dialogue import vocabulary_en as words
from dialogue.clauses import Clause, clauses
from dialogue.objects import age, number, thing
from dialogue.predicates import NOT_EATING
from dialogue.kin import ENGLISH
from dialogue.sentences_en import free_facts, is_name
from dialogue.statements_en import BE, BEING, DO, DOING, HABITUAL, HAVE, HAVING, IMPLIED, Pattern

_PETS = frozenset(words.PETS.values())


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact as subject, predicate and object, and where it is stated."""

    subject: str
    predicate: str
    object: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Read:
    """The pattern by which a clause was read, and its match at `start` of the text."""

    pattern: Pattern
    match: re.Match[str]
    table: tuple[Pattern, ...]


def read_english(text: str) -> list[Stated]:
    """What `text` states in English; only what is meant of oneself still stands in it."""
    found = [one for sentence in clauses(text) for one in _sentence(text, sentence)]
    found += [Stated(*one) for one in free_facts(text)]
    pets = [
        Stated("shopper", "pet", one.subject, one.start, one.start)
        for one in found
        if one.subject in _PETS
    ]
    return [*found, *pets]


def _sentence(text: str, sentence: Sequence[Clause]) -> list[Stated]:
    found: list[Stated] = []
    last: _Read | None = None
    begun = False  # with a subject of its own
    for place, clause in enumerate(sentence):
        read = _read(text, clause, last, bool(place and (found or begun)))
        begun = begun or clause.own
        if read is None and found and clause.own and (again := _OF_IT.match(text, clause.at, clause.end)):
            liked = "dislikes" if again["hates"] else "likes"
            if found[-1].subject != clause.subject and found[-1].predicate in {"likes", "dislikes"}:
                what = found[-1].object
                found.append(Stated(clause.subject, liked, what, clause.start, clause.end))
                continue
        if read is not None:
            for one in (read, *_beside(read, text, clause.end)):
                found += _facts(one, clause, text)
            last = read
        elif last is not None and not clause.own and _goes_on(sentence, place, last.pattern):
            whole = last.pattern.predicate
            found += [
                Stated(clause.subject, kind, what, clause.start, clause.end)
                for kind, what in _values(whole, {"what": clause.body}, text)
            ]
        elif clause.own:
            last = None
    return found


def _read(text: str, clause: Clause, last: _Read | None, goes_on: bool) -> _Read | None:
    """How the clause is read, if it states anything."""
    at, end = clause.at, clause.end
    if clause.own:
        return _after_subject(text, at, end)
    if clause.joined == "stop" and clause.subject == "shopper":
        implied = IMPLIED.match(text, at, end)
        if implied and (kind := implied.lastgroup):
            table = {"be": BEING, "have": HAVING, "do": DOING}[kind]
            start = implied.end() if kind == "have" else implied.start(kind)
            return _first(table, text, start, end)
        return None
    if not goes_on:
        return None
    if at and text[at - 1].isspace() and (found := _after_subject(text, at - 1, end)):
        return found
    if last is None:
        return None
    if last.table is DOING:  # "I live with my wife and a tortoise"
        pets = tuple(one for one in HAVING if one.predicate == "pet")
        return _first(pets, text, at, end) if last.pattern.predicate in _LIVING else None
    return _first(tuple(one for one in last.table if one.predicate != "name"), text, at, end)


def _after_subject(text: str, at: int, end: int) -> _Read | None:
    for opening, table in ((HAVE, HAVING), (BE, BEING), (DO, DOING)):
        if opened := opening.match(text, at, end):
            if found := _first(table, text, opened.end(), end):
                return found
    return _first(HABITUAL, text, _SPACE.match(text, at, end).end(), end)  # type: ignore[union-attr]


_SPACE = re.compile(r"\s*")


def _beside(read: _Read, text: str, end: int) -> list[_Read]:
    """What else a clause on where one lives tells: the place, the home and those who share it."""
    if read.table is BEING and (there := _FROM.match(text, read.match.end(), end)):
        return [_Read(_LOCATION, there, BEING)]
    if read.table is not DOING or read.pattern.predicate not in _LIVING:
        return []
    others = [
        (one, one.regex.match(text, read.match.start(), end))
        for one in DOING
        if one.predicate in _LIVING - {read.pattern.predicate}
    ]
    return [_Read(pattern, match, DOING) for pattern, match in others if match]


_OF_IT = re.compile(
    r"\s+(?:really |absolutely |also )?(?:(?P<hates>hates?|dislikes?|can'?t (?:stand|bear)|"
    r"cannot (?:stand|bear)|don'?t like|"
    r"doesn'?t like|do not like|detests?|loathes?)|loves?|likes?|adores?) (?:it|them|that)\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\s+(?:living |based |working )?(?:from|in)\s+(?P<what>(?-i:[A-Z])[\w'-]+(?:\s+(?-i:[A-Z])"
    r"[\w'-]+)?)(?=\s*(?:$|[.,!;]))",
    re.IGNORECASE,
)
_LOCATION = next(one for one in BEING if one.predicate == "location")
_LIVING = frozenset({"location", "home", "household"})


def _first(table: tuple[Pattern, ...], text: str, at: int, end: int) -> _Read | None:
    """The first pattern that fits at a place and gives a value."""
    for pattern in table:
        match = pattern.regex.match(text, at, end)
        if match and (pattern.predicate == (
            "child_age"
        ) or _values(pattern.predicate, _named(match), text)):
            return _Read(pattern, match, table)
    return None


def _named(match: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in match.groupdict().items() if value}


_REQUEST = re.compile(
    r"\b(?:show|give|find|recommend|suggest|get|help|tell|make|looking|send|buy|let|go|keep|try|"
    r"stop|don't|"
    r"dont|skip|no|not|pls|please|plz|something|anything|thanks?|cheers|hi|hello|ok|okay|need|"
    r"want|sorry|any|what|which|"
    r"got|add|under|cheap\w*|max|bye|yes|yeah|great|perfect|nothing|useless|again|maybe|etc|me|it|"
    r"that|this|"
    r"you|ugh|hmm|seriously|basically|obviously|honestly|can|could|would|will|i'm|im|is|are|was|"
    r"instead|else|gift|present|birthday|budget|idea|ideas)\b|\d|\?",
    re.IGNORECASE,
)


_ALLERGEN = re.compile(
    rf"{words.FOODS}|{words.CONDITIONS}|\w*nuts|sesame|almonds|prawns|shrimp|latex|pollen|mustard|"
    r"celery",
)


def _goes_on(sentence: Sequence[Clause], place: int, pattern: Pattern) -> bool:
    """Whether the clause is one more thing of a list: "nuts, milk and eggs"."""
    clause = sentence[place]
    if not pattern.lists or not _is_item(clause):
        return False
    if clause.joined == "and":
        return True
    rest = sentence[place + 1 :]
    closes = next((one for one in rest if one.joined == "and" or not _is_item(one)), None)
    if clause.joined != "comma":
        return False
    if closes is not None:
        return closes.joined == "and" and _is_item(closes)
    return bool(_ALLERGEN.fullmatch(clause.body.strip()))


def _is_item(clause: Clause) -> bool:
    few = len(clause.body.split()) <= 4
    return not clause.own and few and not _REQUEST.search(clause.body) and bool(thing(clause.body))


def _facts(read: _Read, clause: Clause, text: str) -> list[Stated]:
    groups, who = _named(read.match), clause.subject
    place = clause.start, read.match.end()
    if read.pattern.predicate == "child_age":
        kin = groups.get("kin", "child").casefold()
        told = age(groups["what"], groups["unit"])
        canonical = ENGLISH.get(kin)
        return [Stated(canonical, "age", told, *place)] if told and canonical else []
    values = _values(read.pattern.predicate, groups, text)
    found = []
    for kind, what in values:
        if who in _PETS and kind == "name":
            found.append(Stated("shopper", "pet_name", what, *place))
            found.append(Stated("shopper", "pet", who, *place))
        elif not (who in _PETS and kind in {"pet", "household", "home", "occupation", "location"}):
            if kind == "age" and who == "shopper" and not _may_shop(what):
                continue
            if kind == (
                "name"
            ) and who != (
                "shopper"
            ) and (
                "called"
            ) not in read.match[0].casefold() and "named" not in read.match[0].casefold():
                continue
            found.append(Stated(who, kind, what, *place))
    if any(kind == "pet" for kind, _ in values):
        found += _pet_names(text, read.match.end(), who)
    return found


def _may_shop(age_said: str) -> bool:
    return not age_said.isdecimal() and age_said.endswith("s") and " " not in age_said or (
        age_said.isdecimal() and int(age_said) > 9
    )


_CALLED = re.compile(
    r"s?(?:,?\s+(?:who is |who's |that's |which is )?(?:called|named)|,?\s+whose name is|"
    r"\s*,\s*(?=(?-i:[A-Z]\w+)\s*(?:$|[.,!])))\s*"
    r"(?P<name>[^\W\d_][\w'-]*)(?:\s+and\s+(?P<other>(?-i:[A-Z])[\w'-]*))?",
    re.IGNORECASE,
)


def _pet_names(text: str, at: int, who: str) -> list[Stated]:
    called = _CALLED.match(text, at)
    if not called:
        return []
    names = [one for one in (called["name"], called["other"]) if one]
    return [Stated(who, "pet_name", one, at, called.end()) for one in names]


Values = list[tuple[str, str]]


def _values(predicate: str, groups: dict[str, str], text: str) -> Values:
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


def _household(groups: dict[str, str], text: str) -> Values:
    if "people" in groups:
        return [("household", f"{number(groups['people'])} people")]
    said = (groups.get("mates") or groups["what"]).casefold()
    return [("household", "alone" if _ALONE.fullmatch(said) else said)]


def _pet(groups: dict[str, str], text: str) -> Values:
    said = re.sub(r"^(?:an?|\d+|two|three|one)\s+", "", groups["what"].casefold().strip())
    pet = words.PETS.get(said) or words.PETS.get(said.removesuffix("s"))
    return [("pet", pet)] if pet else []


def _condition(groups: dict[str, str], text: str) -> Values:
    said = " ".join(groups["what"].casefold().split()).removeprefix("a ").removeprefix("an ")
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
