"""What kinds of goods a catalogue has, by the words for them, and which of them a text names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from dialogue.goods_en import COMMON, SYNONYMS
from dialogue.goods_zh import NOTHING, WORDS
from dialogue.words import HAN, LATIN, normal, plain
from recsys.types import Product

_LONGEST = 4  # words of a phrase
_MOST = 3  # a word in more categories than this names none of them
# What follows in a name says more of it: "Shampoo | for dry hair", "Puzzle | , 1000 pieces".
_HEAD_ENDS = re.compile(r"[,(;:/\d]|\s(?:for|with|in|without|by)\s|\s[-–]\s", re.IGNORECASE)
_CONTAINS = re.compile(r"(?:bottle|cup|mug|can|glass|box|bar|jar|bag|pot|"
                       r"pan)s? of\b", re.IGNORECASE)
_HAN_RUN = re.compile(r"[a-z]*[一-鿿][一-鿿a-z]*")
_HAN_END = 12  # characters of the longest Chinese phrase looked for


@dataclass(frozen=True, slots=True)
class Named:
    """Goods named in a text, from `start` to `end`, and the categories they lie in."""

    start: int
    end: int
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kinds:
    """The categories by the words for goods in them: English in normal form, and Chinese.

    `names` are whole names of categories, `spelt` the single words that a slip of the pen is
    compared with.
    """

    english: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chinese: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    spelt: tuple[str, ...] = ()


def build_kinds(
    products: Iterable[Product],
    categories: Mapping[str, set[str]],
    category_words: Mapping[str, set[str]],
) -> Kinds:
    """The kinds of these products, whose categories have these names and words."""
    products = list(products)
    heads: dict[str, set[str]] = defaultdict(set)
    for product in products:
        words = normal(_HEAD_ENDS.split(product.name, maxsplit=1)[0]).split()
        while len(words) > 1 and words[-1] in product.attributes:  # "Sunscreen SPF 50"
            words = words[:-1]
        for length in range(1, min(_LONGEST, len(words)) + 1):
            heads[" ".join(words[-length:])].add(product.category)
    known = {word: found for word, found in category_words.items() if word not in COMMON}
    known |= {phrase: found for phrase, found in heads.items() if phrase not in COMMON}
    # A word of a category's name counts more than the head of a product's: "chips", "Chip dip".
    known |= {word: found for word, found in category_words.items() if word not in COMMON}
    few = {phrase: found for phrase, found in known.items() if 0 < len(found - {""}) <= _MOST}
    few |= {name: set(found) for name, found in categories.items() if name not in COMMON}
    english = {phrase: tuple(sorted(found - {""})) for phrase, found in few.items()}
    every = {word: tuple(sorted(found)) for word, found in category_words.items()} | english
    synonyms = {normal(word): names for word, names in SYNONYMS.items()}
    same = {word: _first(names, every) for word, names in synonyms.items()
            if word not in category_words}  # fmt: skip
    english = {word: found for word, found in same.items() if found} | english
    spelt = {word for word in english if len(word) > 4 and " " not in word and word not in COMMON}
    return Kinds(english, _chinese(products, every | english), frozenset(categories),
                 tuple(sorted(spelt)))  # fmt: skip


def _first(names: Iterable[str], known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The categories of the first of `names` that is known, or of all of them after a "+"."""
    for name in names:
        parts = name.removeprefix("+").split(",") if name.startswith("+") else [name]
        found = {one for part in parts for one in known.get(normal(part), ())}
        if found:
            return tuple(sorted(found))
    return ()


def _chinese(
    products: Iterable[Product], english: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Category names, the ends of product names (their head comes last), everyday words."""
    ends: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    for product in products:
        for text in (product.category, *_local(product, "category_")):
            for run in _HAN_RUN.findall(plain(text)):
                for name in {run, *re.split("[和与及]", run)} - {""}:
                    names[name].add(product.category)
        for text in (product.name, *_local(product, "name_")):
            for run in _HAN_RUN.findall(plain(text))[:1]:
                for start in range(max(0, len(run) - _HAN_END), len(run) - 1):
                    ends[run[start:]].add(product.category)
    found = {word: _first(known, english) for word, known in WORDS.items()}
    found |= {word: tuple(sorted(cats)) for word, cats in ends.items() if len(cats) <= 2}
    found |= {word: tuple(sorted(cats)) for word, cats in names.items()}
    return {word: cats for word, cats in found.items() if cats} | dict.fromkeys(NOTHING, ())


def _local(product: Product, prefix: str) -> list[str]:
    """The names of a product, or of its category, in other languages."""
    return [value for key, value in product.attributes.items() if key.startswith(prefix)]


def find_goods(
    kinds: Kinds, text: str, ordinary: Collection[str] = (), known: Collection[str] = ()
) -> list[Named]:
    """The goods that `text` names, in their order.

    A word in `ordinary` names none by itself, unless it is a category's whole name; those in
    `known` are not taken for slips of the pen.
    """
    found = _find_english(kinds, text, ordinary, known)
    if HAN.search(text):
        found = sorted([*found, *_find_chinese(kinds, text)], key=lambda one: one.start)
    heads = []
    for place, one in enumerate(found):
        follows = found[place + 1] if place + 1 < len(found) else None
        # The head of a compound comes last, in both languages: coffee mug, 花生酱饼干.
        if follows is not None and _CONTAINS.match(text, one.start):
            continue  # "a bottle of wine"
        if follows is None or text[one.end : follows.start].strip("- '"):
            heads.append(one)
    return [one for one in heads if one.categories]


def _find_english(
    kinds: Kinds, text: str, ordinary: Collection[str], known: Collection[str]
) -> list[Named]:
    spoken = [(match, normal(match[0])) for match in LATIN.finditer(text)]
    found, place = [], 0
    while place < len(spoken):
        for length in range(min(_LONGEST, len(spoken) - place), 0, -1):
            part = spoken[place : place + length]
            if re.search(r"[,.;!?]", text[part[0][0].start() : part[-1][0].end()]):
                continue
            phrase = " ".join(word for _, word in part)
            if length == 1 and phrase in ordinary and phrase not in kinds.names:
                break
            categories = kinds.english.get(phrase, ())
            if not categories and length == 1 and phrase not in known:
                categories = kinds.english.get(mended(kinds.spelt, phrase), ())
            if categories:
                found.append(Named(part[0][0].start(), part[-1][0].end(), categories))
                break
        place += length
    return found


def mended(spelt: tuple[str, ...], word: str) -> str:
    """The word of `spelt` that a long `word` is a typing slip of, or "" where it is none's."""
    if len(word) < 5:
        return ""
    near = process.extractOne(word, spelt, scorer=Indel.normalized_similarity, score_cutoff=0.83)
    if near is None or near[0][0] != word[0]:
        return ""
    if near[1] >= 0.88 or (len(word) > 5 and OSA.distance(word, near[0]) == 1):
        return near[0]
    return ""


def _find_chinese(kinds: Kinds, text: str) -> list[Named]:
    """The goods named, the longest words first; a slow scan is no matter in short texts."""
    low, found, place = plain(text), [], 0
    if len(low) != len(text):  # folding changed the places
        low = text
    while place < len(low):
        for end in range(min(len(low), place + _HAN_END), place, -1):
            word = low[place:end]
            if word in kinds.chinese:
                found.append(Named(place, end, kinds.chinese[word]))
                place = end
                break
        else:
            place += 1
    return found
