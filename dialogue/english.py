"""The facts that English text states, with the places of the words that state them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dialogue import vocabulary_en as words
from dialogue.being_en import BEING
from dialogue.clauses import Clause, clauses
from dialogue.doing_en import TASTING
from dialogue.fragments_en import Pattern
from dialogue.having_en import HAVING
from dialogue.idioms_en import value_of, without_idioms
from dialogue.kin import ENGLISH
from dialogue.lists_en import goes_on
from dialogue.living_en import HABITUAL, LIVING
from dialogue.mentions_en import PERSON
from dialogue.objects import age
from dialogue.openings_en import BE, DO, HAVE, IMPLIED
from dialogue.sentences_en import free_facts
from dialogue.values_en import Values
from dialogue.values_en import values as values_of

_PERSON = re.compile(PERSON, re.IGNORECASE)
DOING = (*TASTING, *LIVING)
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
    text = without_idioms(text)
    told = list(clauses(text))
    found = [one for sentence in told for one in _sentence(text, sentence)]
    found += [one for sentence in told for clause in sentence for one in _called(text, clause)]
    found += [Stated(*one) for one in free_facts(text)]
    pets = [
        Stated("shopper", "pet", one.subject, one.start, one.start)
        for one in found
        if one.subject in _PETS
    ]
    whole = (replace(one, object=value_of(one.predicate, one.object)) for one in (*found, *pets))
    return [one for one in whole if one.object]


def _called(text: str, clause: Clause) -> Iterator[Stated]:
    """The name by which a clause speaks of somebody: "my daughter Mia is 4"."""
    named = _PERSON.match(text, clause.start) if clause.own else None
    if not named or not named["called"] or (named["his"] or "").casefold() not in {"my", "our"}:
        return
    place, name = named.span(), named["called"]
    if clause.subject in _PETS:
        yield Stated("shopper", "pet_name", name, *place)
    elif clause.subject != "shopper":
        yield Stated(clause.subject, "name", name, *place)


def _sentence(text: str, sentence: Sequence[Clause]) -> list[Stated]:
    found: list[Stated] = []
    last: _Read | None = None
    begun = False  # with a subject of its own
    for place, clause in enumerate(sentence):
        read = _read(text, clause, last, bool(place and (found or begun)))
        begun = begun or clause.own
        if read is None and found and clause.own and (again := _of_it(text, clause, found[-1])):
            found.append(again)
            continue
        if read is not None:
            for one in (read, *_beside(read, text, clause.end)):
                found += _facts(one, clause, text)
            last = read
        elif last is not None and not clause.own and goes_on(sentence, place, last.pattern):
            whole = last.pattern.predicate
            found += [
                Stated(clause.subject, kind, what, clause.start, clause.end)
                for kind, what in values_of(whole, {"what": clause.body}, text)
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
        return _implied(text, at, end)
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


def _implied(text: str, at: int, end: int) -> _Read | None:
    """What is said where "I" is left out: "can't stand olives"."""
    opened = IMPLIED.match(text, at, end)
    if not opened or not (kind := opened.lastgroup):
        return None
    table = {"be": BEING, "have": HAVING, "do": DOING}[kind]
    return _first(table, text, opened.end() if kind == "have" else opened.start(kind), end)


def _after_subject(text: str, at: int, end: int) -> _Read | None:
    for opening, table in ((HAVE, HAVING), (BE, BEING), (DO, DOING)):
        if opened := opening.match(text, at, end):
            if found := _first(table, text, opened.end(), end):
                return found
    while at < end and text[at].isspace():
        at += 1
    return _first(HABITUAL, text, at, end)


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


def _of_it(text: str, clause: Clause, before: Stated) -> Stated | None:
    """What is said of the thing spoken of before: "my son loves it, I hate it"."""
    match = _OF_IT.match(text, clause.at, clause.end)
    if not match or before.subject == clause.subject or "likes" not in before.predicate:
        return None
    liked = "dislikes" if match["hates"] else "likes"
    return Stated(clause.subject, liked, before.object, clause.start, clause.end)


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
        ) or values_of(pattern.predicate, _named(match), text)):
            return _Read(pattern, match, table)
    return None


def _named(match: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in match.groupdict().items() if value}


def _facts(read: _Read, clause: Clause, text: str) -> list[Stated]:
    groups, place = _named(read.match), (clause.start, read.match.end())
    if read.pattern.predicate == "child_age":
        kin = ENGLISH.get(groups.get("kin", "child").casefold())
        told = age(groups["what"], groups["unit"])
        return [Stated(kin, "age", told, *place)] if told and kin else []
    values = values_of(read.pattern.predicate, groups, text)
    told_of = _whose(clause.subject, values, read.match[0])
    found = [Stated(who, kind, what, *place) for who, kind, what in told_of]
    if any(kind == "pet" for kind, _ in values):
        found += _pet_names(text, read.match.end(), clause.subject)
    return found


def _whose(who: str, values: Values, said: str) -> Iterator[tuple[str, str, str]]:
    """The facts that the values tell of somebody, less those that cannot be: a shopper of three
    years, a dog with a job."""
    for kind, what in values:
        if who in _PETS and kind == "name":
            yield "shopper", "pet_name", what
            yield "shopper", "pet", who
        elif who in _PETS and kind in _PEOPLE_ONLY:
            continue
        elif kind == "age" and who == "shopper" and not _may_shop(what):
            continue
        elif kind != "name" or who == "shopper" or _NAMING.search(said):
            yield who, kind, what


_PEOPLE_ONLY = frozenset({"pet", "household", "home", "occupation", "location"})
_NAMING = re.compile(r"called|named", re.IGNORECASE)


def _may_shop(said: str) -> bool:
    """Whether somebody of this age shops: "34", "60s", not "8" and not "18 months"."""
    return int(said) > 9 if said.isdecimal() else " " not in said


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
