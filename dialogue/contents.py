"""What the words of a catalogue show to be in a product: nuts in a walnut cake, none in a donut."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from dialogue.food import ALLERGENS, DIETS, INNOCENT, PLANT
from dialogue.lexicon import normal
from dialogue.pantry import Pantry
from dialogue.words import HAN

_PLANT = re.compile(
    rf"({'|'.join(PLANT)})s?[ -]?(?:butter|milk|cream|yogh?urt|cheese|奶|酱)", re.IGNORECASE
)
# "fresh ginger", "ginger root": what is said of a food beside its name.
_QUALIFIED = re.compile(
    r"^(?:fresh|raw|cooked|ground|dried|powdered|pickled|any|all) | (?:root|powder|extract|juice)$"
)
# What a text says is not in a product.
_NEGATED = re.compile(
    r"\b(?:no|without|zero|free (?:of|from)|not contain(?:s|ing)?|n't contain)"
    r"(?: any| added)? [\w'-]+(?: [\w'-]+)?(?: (?:or|nor) [\w'-]+)*|"
    r"(?:不含|不添加|不加|未添加|没有|无|零(?![食售]))(?:任何)?[^\s，。；、,.;！!和但]{1,8}",
    re.IGNORECASE,
)
_FREE = r"(?![\s-]*free\b)"  # "gluten-free bread" names gluten and has none


def words_of(avoided: str) -> tuple[str, ...]:
    """The words of contents that are avoided: those of a diet, of an allergen, else its own."""
    if avoided in DIETS:
        return DIETS[avoided]
    own = _QUALIFIED.sub("", normal(avoided)) or avoided
    for name in (avoided, own):
        if name in ALLERGENS:
            return (name, *ALLERGENS[name])
    # "cow's milk", "sesame oil": of every allergen it names
    named = [name for name in own.split() if name in ALLERGENS]
    found = [word for name in named for word in (name, *ALLERGENS[name])]
    return tuple(dict.fromkeys(filter(None, (own, *found))))


def head(avoided: str) -> str:
    """The head of an English noun: "nut" of "tree nuts"."""
    return (normal(avoided).split() or [""])[-1]


@lru_cache(maxsize=64)
def containing(pantry: Pantry, words: tuple[str, ...]) -> frozenset[str]:
    """The items in whose contents any of the words stands; "nut" finds walnuts and peanuts too."""
    return _showing(pantry.texts, words)


@lru_cache(maxsize=64)
def mentioning(pantry: Pantry, words: tuple[str, ...]) -> frozenset[str]:
    """The items whose description or attributes speak of any of the words as what is there."""
    return _showing(pantry.more, words, lambda text: _NEGATED.sub(" ", text))


def _showing(
    texts: Mapping[str, str], words: tuple[str, ...], read: Callable[[str], str] = str
) -> frozenset[str]:
    """The items whose texts show any of the words.

    A catalogue says much twice, and little of what it says has any of the letters looked for: each
    text is read once, and only where it has them.
    """
    pattern = _any(words)
    letters = re.compile("|".join(re.escape(_stem(word)) for word in words))
    shown = {
        text: letters.search(text) is not None and _shows(pattern, read(text), words)
        for text in set(texts.values())
    }
    return frozenset(item for item, text in texts.items() if shown[text])


def _stem(word: str) -> str:
    """The letters of a word that stand wherever its pattern finds it."""
    return word if HAN.search(word) else word.removesuffix("y")


@lru_cache(maxsize=256)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_pattern(word) for word in words))


def _pattern(word: str) -> str:
    """The word as it may stand in a name: alone, as the head of a compound ("peanut",
    "buttermilk") or, a long one, at its start ("cheesecake"); not inside it ("shampoo")."""
    if HAN.search(word):
        return re.escape(word)
    before = r"[^\W\d_]*" if len(word) >= 4 or word == "nut" else ""
    after = r"[^\W\d_]*" if len(word) >= 5 else r"(?:e?s)?"
    many = rf"{re.escape(word[:-1])}(?:y|ies)" if word.endswith("y") else re.escape(word)
    return rf"\b{before}{many}{after}\b{_FREE}"


def shows(words: tuple[str, ...], text: str) -> bool:
    """Whether any of the words stands in the text."""
    return _shows(_any(words), text, words)


def _shows(pattern: re.Pattern[str], text: str, words: tuple[str, ...]) -> bool:
    for match in pattern.finditer(_PLANT.sub(r"\1", text)):
        found = normal(match[0])
        if found not in INNOCENT or found in words:  # ginger is no gin, but it is ginger
            return True
    return False
