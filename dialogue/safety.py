"""Allergies, diets and conditions: what they leave out, and what the catalogue can say to that.

They are safety, so they hold however good a product's score is, and in every list: those of the
shopper always, those of somebody else when the list is for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dialogue.food import (
    ALLERGENS,
    CLAIMS,
    CONDITIONS,
    DIETS,
    INNOCENT,
    NOT_EATEN,
    PLANT,
)
from dialogue.lexicon import normal
from dialogue.pantry import Pantry
from dialogue.statements import NOT_EATING
from dialogue.types import Fact
from dialogue.words import HAN

HEALTH = frozenset({"allergy", "diet", "condition"})
_PLANT = re.compile(
    rf"({'|'.join(PLANT)})s?[ -]?(?:butter|milk|cream|yogh?urt|cheese|奶|酱)", re.IGNORECASE
)
_FREE = r"(?![\s-]*free\b)"  # "gluten-free bread" names gluten and has none


@dataclass(frozen=True, slots=True)
class Caution:
    """A fact of health in force: what is avoided, in words, the items that the shop's data shows to
    contain it, and those that the data vouches for, by the claim it makes ("gluten free")."""

    fact: Fact
    avoided: str
    items: frozenset[str]
    vouched: frozenset[str] = frozenset()
    claim: str = ""


def cautions(
    facts: Iterable[Fact], pantry: Pantry, recipients: Iterable[str] = ()
) -> tuple[Caution, ...]:
    """The cautions of the shopper and of those they shop for just now."""
    whose = {"shopper", *recipients}
    found = (_caution(fact, pantry) for fact in facts if fact.subject in whose)
    return tuple(caution for caution in found if caution is not None)


def avoids(fact: Fact) -> str:
    """What a fact of health rules out, in its own word: "nuts", "gluten", "vegan" for a diet; ""
    where it rules out nothing that a catalogue could show."""
    said = fact.object.casefold()
    if fact.predicate == "diet":
        said = CONDITIONS.get(said, said)
        return said.removeprefix(NOT_EATING).strip() or said
    if fact.predicate == "condition":
        return CONDITIONS.get(said.replace("-", " "), "")
    return said if fact.predicate == "allergy" else ""


def _caution(fact: Fact, pantry: Pantry) -> Caution | None:
    if fact.predicate not in HEALTH or not (avoided := avoids(fact)):
        return None
    words = _words(avoided)
    if not words:
        return None
    claims = CLAIMS.get(avoided) or CLAIMS.get(_head(avoided), ())
    vouching = [(claim, pantry.claims[claim]) for claim in claims if claim in pantry.claims]
    vouched = frozenset(item for _, items in vouching for item in items)
    spoken = _SPOKEN.get(avoided, avoided)
    claim = vouching[0][0] if vouching else ""
    items = _containing(pantry, words) - vouched
    if fact.predicate == "diet":
        items -= _containing(pantry, tuple(NOT_EATEN))
    return Caution(fact, spoken, items, vouched, claim)


def _words(avoided: str) -> tuple[str, ...]:
    """The words of contents that are avoided: those of a diet, of an allergen, else its own."""
    if avoided in DIETS:
        return DIETS[avoided]
    for name in (avoided, normal(avoided), _head(avoided)):
        if name in ALLERGENS:
            return (name, *ALLERGENS[name])
    own = normal(avoided) or avoided
    return (own,) if own else ()


def _head(avoided: str) -> str:
    """The head of an English noun: "nut" of "tree nuts"."""
    return (normal(avoided).split() or [""])[-1]


_SPOKEN = {
    "vegan": "meat, fish, dairy, eggs and honey",
    "vegetarian": "meat and fish",
    "pescatarian": "meat",
    "halal": "pork and alcohol",
    "kosher": "pork and shellfish",
    "gluten-free": "gluten",
    "lactose-free": "lactose",
}


@lru_cache(maxsize=64)
def _containing(pantry: Pantry, words: tuple[str, ...]) -> frozenset[str]:
    """The items in whose contents any of the words stands; "nut" finds walnuts and peanuts too."""
    pattern = re.compile("|".join(_pattern(word) for word in words))
    return frozenset(
        item for item, text in pantry.texts.items() if _shows(pattern, text)
    )


def _pattern(word: str) -> str:
    """The word as it may stand in a name: alone, as the head of a compound ("peanut",
    "buttermilk") or, a long one, at its start ("cheesecake"); not inside it ("shampoo")."""
    if HAN.search(word):
        return re.escape(word)
    before = r"[^\W\d_]*" if len(word) >= 4 or word == "nut" else ""
    after = r"[^\W\d_]*" if len(word) >= 5 else r"(?:e?s)?"
    return rf"\b{before}{re.escape(word)}{after}\b{_FREE}"


def _shows(pattern: re.Pattern[str], text: str) -> bool:
    for match in pattern.finditer(_PLANT.sub(r"\1", text)):
        if normal(match[0]) not in INNOCENT:
            return True
    return False
