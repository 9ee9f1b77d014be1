"""Allergies, diets and conditions: what they leave out, and what the catalogue can say to that.

They are safety, so they hold however good a product's score is, and in every list: those of the
shopper always, those of somebody else when the list is for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dialogue.contents import containing, head, mentioning, shows, words_of
from dialogue.food import ALLERGENS, CHINESE_FOODS, CLAIMS, CONDITIONS, DIETS, NOT_EATEN
from dialogue.pantry import Pantry, named
from dialogue.statements import NOT_EATING
from dialogue.sweet import is_sweet
from dialogue.types import Fact
from dialogue.unjudged import Concern, concern_of, other_diet

HEALTH = frozenset({"allergy", "diet", "condition"})
SUGAR = "plenty of sugar"
_SPOKEN = {
    "vegan": "meat, fish, dairy, eggs and honey",
    "vegetarian": "meat and fish",
    "pescatarian": "meat",
    "halal": "pork and alcohol",
    "kosher": "pork and shellfish",
    "gluten-free": "gluten",
    "lactose-free": "lactose",
}
_IN_CHINESE = {
    SUGAR: "大量糖分", _SPOKEN["vegan"]: "肉、鱼、奶、蛋和蜂蜜", _SPOKEN["vegetarian"]: "肉和鱼",
    _SPOKEN["halal"]: "猪肉和酒精", _SPOKEN["kosher"]: "猪肉和贝类", "meat": "肉", "gluten": "麸质",
    "lactose": "乳糖", "nuts": "坚果", "nut": "坚果", "peanuts": "花生", "dairy": "奶制品",
    "milk": "牛奶", "eggs": "鸡蛋", "fish": "鱼", "shellfish": "贝类", "soy": "大豆",
    "sesame": "芝麻", "celery": "芹菜", "mustard": "芥末", "sulphites": "亚硫酸盐",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Caution:
    """A fact of health in force: what is avoided, in words, the items that the shop's data shows to
    contain it, and those that the data vouches for, by the claim it makes ("gluten free").

    `concern`: what the data cannot judge, None where it can; then only what is certain is avoided,
    and `avoided` is "" where nothing is.
    """

    fact: Fact
    avoided: str
    items: frozenset[str]
    vouched: frozenset[str] = frozenset()
    claim: str = ""
    concern: Concern | None = None


def avoided_in_words(found: Iterable[Caution], language: str = "en") -> str:
    """What the cautions leave out, in words: "nuts and gluten"; "" where they leave out nothing."""
    said = dict.fromkeys(one.avoided for one in found if one.avoided)
    if language == "zh":
        return "和".join(_IN_CHINESE.get(one) or CHINESE_FOODS.get(one, one) for one in said)
    return " and ".join(said)


def concerns_in_words(found: Iterable[Caution], language: str = "en") -> str:
    """What the shop's data cannot judge, in words: "diabetes and gout"; "" for nothing."""
    asked = [one.concern for one in found if one.concern]
    if language == "zh":
        return "和".join(dict.fromkeys(one.chinese for one in asked))
    return " and ".join(dict.fromkeys(one.english for one in asked))


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
    known = CONDITIONS.get(said.replace("-", " "), "")
    if fact.predicate == "diet" and not known and said not in DIETS:
        without = re.match(rf"{NOT_EATING}(.+)|(.+)[- ]free$", said)
        return (without[1] or without[2]).strip() if without else ""
    if fact.predicate == "diet":
        return said if said in DIETS else known
    if fact.predicate == "condition":
        return known
    return said if fact.predicate == "allergy" else ""


def concern(fact: Fact) -> Concern | None:
    """What a diet or condition asks for that a catalogue cannot judge; None for all else."""
    if fact.predicate not in {"diet", "condition"} or avoids(fact):
        return None
    said = fact.object.casefold()
    return concern_of(said) or (other_diet(said) if fact.predicate == "diet" and said else None)


def rules_out(fact: Fact, liked: str) -> bool:
    """Whether an allergy or a diet leaves out what somebody likes: "cheese" for a vegan."""
    if fact.predicate not in {"allergy", "diet"}:
        return False
    said, avoided = liked.casefold(), avoids(fact)
    if not avoided:
        asked = concern(fact)
        return bool(asked and asked.sugary and is_sweet(said))
    plain = said.replace("-", " ")
    if any(claim in plain for claim in _claims(avoided)):
        return False
    without = [ALLERGENS[name] for name, claims in CLAIMS.items()
               if name in ALLERGENS and any(claim in plain for claim in claims)]  # fmt: skip
    words = tuple(word for word in words_of(avoided) if not any(word in one for one in without))
    return bool(words) and not shows(tuple(NOT_EATEN), said) and shows(words, said)


def _caution(fact: Fact, pantry: Pantry) -> Caution | None:
    if fact.predicate not in HEALTH:
        return None
    if asked := concern(fact):
        return _unjudged(fact, asked, pantry)
    avoided = avoids(fact)
    words = words_of(avoided) if avoided else ()
    if not words:
        return None
    vouching = [(claim, pantry.claims[claim]) for claim in _claims(avoided)
                if claim in pantry.claims]  # fmt: skip
    vouched = frozenset(item for _, items in vouching for item in items)
    spoken = _SPOKEN.get(avoided, avoided)
    claim = vouching[0][0] if vouching else ""
    items = containing(pantry, words)
    if avoided not in DIETS:
        items |= mentioning(pantry, words)
    items -= vouched
    if fact.predicate == "diet":
        items -= containing(pantry, tuple(NOT_EATEN))
    return Caution(fact, spoken, items, vouched, claim)


def _unjudged(fact: Fact, asked: Concern, pantry: Pantry) -> Caution:
    """The caution for what cannot be judged: only what is surely sweet is left out, if anything."""
    said = fact.object.casefold()
    marked = [(claim, pantry.claims[claim]) for claim in CLAIMS.get(said, ())
              if claim in pantry.claims]  # fmt: skip
    vouched = frozenset(item for _, items in marked for item in items)
    if not asked.sugary:
        return Caution(fact, "", frozenset(), vouched, marked[0][0] if marked else "", asked)
    unsweetened = frozenset[str]().union(*(pantry.claims.get(one, ()) for one in CLAIMS["sugar"]))
    items = _sweet(pantry) - vouched - unsweetened
    return Caution(fact, SUGAR, items, vouched, marked[0][0] if marked else "", asked)


@lru_cache(maxsize=4)
def _sweet(pantry: Pantry) -> frozenset[str]:
    return frozenset(item for item, text in pantry.texts.items() if is_sweet(named(text)))


def _claims(avoided: str) -> tuple[str, ...]:
    return CLAIMS.get(avoided) or CLAIMS.get(head(avoided), ())
