"""The words of one shop: which phrases name its categories and brands, which items hold a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from dialogue.brands_zh import BRANDS as BRANDS_ZH
from dialogue.kinds import Kinds, build_kinds
from dialogue.pantry import Pantry, build_pantry
from dialogue.sizes import Size, read_sizes
from dialogue.traits import Traits, build_traits
from dialogue.words import WORD, normal, singular
from recsys.types import Product

__all__ = [
    "WORD", "Lexicon", "build_lexicon", "correct", "find_brand", "find_categories", "items_named",
    "normal", "singular",
]  # fmt: skip

# Ways in which shoppers speak of the shop's own brands, whatever the catalogue calls them.
STORE_BRAND = ("store brand", "own brand", "house brand", "private label", "generic brand")
STORE_BRAND_NAMES = frozenset({"private", "store brand", "private label", "own brand"})
# Words that may be left off at the end of a brand: "Kakao & Co" is "Kakao".
_COMPANY = frozenset("co company inc ltd llc gmbh corp brand house group food and".split())


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What the catalogue's words stand for, each in its normal form.

    `categories` are whole names (of categories, and of departments for all their categories),
    `category_words` single words of them; `named` are the items whose name holds a word, `items`
    those whose name or category does, `category_of` their categories. `kinds` are the words for
    goods, `traits` those for what goods are like, `pantry` what is known to be in them, `sizes`
    how large items are, where that can be told.
    """

    categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    category_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    brands: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    category_of: Mapping[str, str] = field(default_factory=dict)
    kinds: Kinds = Kinds()
    traits: Traits = Traits()
    pantry: Pantry = Pantry()
    sizes: Mapping[str, Size] = field(default_factory=dict)


def build_lexicon(products: Iterable[Product]) -> Lexicon:
    """The lexicon of these products."""
    products = list(products)
    categories: dict[str, set[str]] = defaultdict(set)
    by_word: dict[str, set[str]] = defaultdict(set)
    for category in {product.category for product in products if product.category}:
        categories[normal(category)].add(category)
        for word in normal(category).split():
            by_word[word].add(category)
    for product in products:
        department = product.attributes.get("department", "")
        if department and product.category:
            categories[normal(department)].add(product.category)
    return Lexicon(
        {phrase: tuple(sorted(found)) for phrase, found in categories.items()},
        {word: tuple(sorted(found)) for word, found in by_word.items()},
        _brands(products),
        _by_word({one.item_id: f"{one.name} {one.category}" for one in products}),
        _by_word({one.item_id: one.name for one in products}),
        {one.item_id: one.category for one in products},
        build_kinds(products, categories, by_word),
        build_traits(products),
        build_pantry(products),
        read_sizes(products),
    )


def _brands(products: Iterable[Product]) -> dict[str, str]:
    """The catalogue's spelling of each brand by its names: its own, shortened, or another's."""
    brands = {normal(product.brand): product.brand for product in products if product.brand}
    for phrase, brand in tuple(brands.items()):
        words = phrase.split()
        while len(words) > 1 and words[-1] in _COMPANY:
            words = words[:-1]
        if len("".join(words)) >= 4:
            brands.setdefault(" ".join(words), brand)
        if brand.casefold() in STORE_BRAND_NAMES:
            brands.update({normal(alias): brand for alias in STORE_BRAND})
    for product in products:
        for key, name in product.attributes.items():
            if key.startswith("brand_") and product.brand:
                brands.setdefault(normal(name), product.brand)
    for chinese, name in BRANDS_ZH.items():
        own = brands.get(normal(name))
        if own:
            brands.setdefault(chinese, own)
    return brands


def _by_word(texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The item ids by each word of their text."""
    found: dict[str, list[str]] = defaultdict(list)
    for item, text in texts.items():
        for word in set(normal(text).split()):
            found[word].append(item)
    return {word: tuple(items) for word, items in found.items()}


def items_named(lexicon: Lexicon, words: Collection[str]) -> tuple[str, ...]:
    """The items whose name holds every one of `words`; none for no words."""
    groups = [frozenset(lexicon.named.get(word, ())) for word in words]
    return tuple(sorted(frozenset.intersection(*groups))) if groups else ()


def find_categories(
    lexicon: Lexicon, words: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The categories that the longest run of `words` names, and the words it left over.

    Of equal runs the last counts, as the head of an English noun comes last. A single word also
    finds the categories that hold it. Nothing found is ((), words).
    """
    for length in range(min(4, len(words)), 0, -1):
        for start in range(len(words) - length, -1, -1):
            phrase = " ".join(words[start : start + length])
            if phrase in lexicon.categories:
                return lexicon.categories[phrase], words[:start] + words[start + length :]
    for place in range(len(words) - 1, -1, -1):
        if words[place] in lexicon.category_words:
            found = lexicon.category_words[words[place]]
            return found, words[:place] + words[place + 1 :]
    return (), words


def find_brand(lexicon: Lexicon, phrase: str) -> str | None:
    """The catalogue's spelling of a brand named in the normal form `phrase`, or None."""
    for length in (3, 2, 1):
        words = phrase.split()
        for start in range(len(words) - length + 1):
            brand = lexicon.brands.get(" ".join(words[start : start + length]))
            if brand:
                return brand
    return None


def correct(lexicon: Lexicon, word: str) -> str:
    """The shop's own word that a long unknown `word` is a typing slip of, or `word` itself."""
    if len(word) < 5 or word in lexicon.items:
        return word
    match = process.extractOne(
        word, tuple(lexicon.category_words), scorer=fuzz.ratio, score_cutoff=88
    )
    return match[0] if match else word
