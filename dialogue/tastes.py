"""Which products of a shop somebody means by what they like, cannot stand, own or keep."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

from dialogue.lexicon import Lexicon, find_categories, items_named, normal
from dialogue.pantry import Pantry, named
from dialogue.readings import held
from dialogue.wishes import read_wish
from dialogue.words import HAN

# What a pet is shopped for, as it stands in names and categories; a hot dog is for no dog.
_PETS = MappingProxyType({
    "dog": r"(?<!hot )(?<!hot-)(?<!corn )(?<!chili )\b(?:dogs?|pupp(?:y|ies))\b|(?<!热)狗",
    "cat": r"\b(?:cats?|kittens?|kitty)\b|(?<!熊)猫(?!山王)",
    "fish": r"\baquariums?\b|\bfish (?:food|flakes|tank)\b|鱼缸|鱼食|鱼粮|水族",
    "bird": r"\bbirds?\b(?!'?s? eye)|鸟粮|鸟食|鸟笼",
    "rabbit": r"\brabbit (?:food|hay|pellets|hutch)\b|兔粮|宠物兔",
    "hamster": r"\bhamsters?\b|仓鼠",
    "tortoise": r"\b(?:turtle|tortoise) (?:food|pellets|tank)\b|龟粮",
})  # fmt: skip
_SAME_PET = {"parrot": "bird", "budgie": "bird", "turtle": "tortoise", "puppy": "dog",
             "kitten": "cat"}  # fmt: skip
_FOR_PETS = ("for", "pet", "animal", "species")  # attributes that say for which pet a product is


def for_pet(pet: str, lexicon: Lexicon) -> frozenset[str]:
    """The products for a pet of this kind."""
    kind = _SAME_PET.get(pet, pet)
    marked = (lexicon.traits.having.get((key, kind), frozenset()) for key in _FOR_PETS)
    plain = rf"\b{re.escape(kind)}s?\b" if kind.isascii() else re.escape(kind)
    return _showing(lexicon.pantry, _PETS.get(kind, plain)).union(*marked)


def with_words(words: tuple[str, ...], lexicon: Lexicon) -> frozenset[str]:
    """The products in whose name or category any of the words stands."""
    latin = {item for word in words for item in lexicon.items.get(word, ())}
    han = "|".join(word for word in words if HAN.search(word))
    return frozenset(latin) | (_showing(lexicon.pantry, han) if han else frozenset())


@held
def meant_by(said: str, lexicon: Lexicon) -> frozenset[str]:
    """The products that are called what was said, or are goods of that kind: "jasmine tea"."""
    words = tuple(normal(said).split())
    categories, left = find_categories(lexicon, words)
    found = set(items_named(lexicon, words)) if words else set()
    found |= _within(lexicon, () if left else categories)
    return frozenset(found) or _read(said, lexicon)


def _read(said: str, lexicon: Lexicon) -> frozenset[str]:
    """What the words ask for when they are read as a wish, if they are understood as a whole."""
    plain = said.strip().casefold()
    called = _calling(lexicon.pantry, plain)
    wish = read_wish(said, lexicon)
    asked = wish.constraints
    whole = plain in lexicon.kinds.chinese or normal(said) in lexicon.kinds.english
    if not wish.carried or not (asked.attributes or (whole and asked.categories)):
        return called
    groups = [_within(lexicon, asked.categories)] if asked.categories else []
    groups += [lexicon.traits.having.get(pair, frozenset()) for pair in asked.attributes.items()]
    kind = frozenset.intersection(*groups)
    return (kind & called) or kind


def _within(lexicon: Lexicon, categories: tuple[str, ...]) -> frozenset[str]:
    if not categories:
        return frozenset()
    return frozenset(item for item, name in lexicon.category_of.items() if name in categories)


@held
def _calling(pantry: Pantry, phrase: str) -> frozenset[str]:
    """The products in whose name a Chinese phrase of two characters or more stands."""
    if len(phrase) < 2 or not HAN.search(phrase):
        return frozenset()
    return frozenset(item for item, text in pantry.texts.items() if phrase in named(text))


@lru_cache(maxsize=64)
def _showing(pantry: Pantry, pattern: str) -> frozenset[str]:
    shown = re.compile(pattern)
    return frozenset(item for item, text in pantry.texts.items() if shown.search(named(text)))
