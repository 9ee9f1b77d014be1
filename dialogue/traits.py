"""Which attributes a catalogue has, by the words that shoppers use for their values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dialogue.traits_words import CHINESE, CONTENTS_ZH, ENGLISH, FREE_OF, INSIDE
from dialogue.words import NO, YES, normal, plain
from recsys.types import Product

Pair = tuple[str, str]
# Keys that say nothing to narrow goods by: names in other languages, places in the shop.
_NAMES = ("name_", "category_", "brand_", "description_")
_PLACES = frozenset({"department", "age_limit", "ean", "gtin", "sku", "mpn", "url"})


@dataclass(frozen=True, slots=True)
class Traits:
    """`words`: pairs (key, value) by the phrases that mean them, in normal form or Chinese;
    `free`: the pairs that mean free of something; `inside`: those of what is in goods, by its
    name; `pairs`: what each category has; `having`: the items that have a pair. `flags` are the
    keys answered by yes or no."""

    words: Mapping[str, tuple[Pair, ...]] = field(default_factory=dict)
    free: Mapping[str, Pair] = field(default_factory=dict)
    inside: Mapping[str, tuple[Pair, ...]] = field(default_factory=dict)
    pairs: Mapping[str, frozenset[Pair]] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()
    having: Mapping[Pair, frozenset[str]] = field(default_factory=dict)


def build_traits(products: Iterable[Product]) -> Traits:
    """The traits of these products."""
    values: dict[str, dict[str, str]] = defaultdict(dict)  # by key, by value in normal form
    pairs: dict[str, set[Pair]] = defaultdict(set)
    having: dict[Pair, set[str]] = defaultdict(set)
    for product in products:
        for key, value in product.attributes.items():
            if key.startswith(_NAMES) or key in _PLACES:
                continue
            for part in (one.strip() for one in value.replace("|", ",").split(",")):
                values[key].setdefault(_form(part), part)
                pairs[product.category].add((key, part))
                having[key, part].add(product.item_id)
    flags = frozenset(key for key, known in values.items() if set(known) & (YES | NO))
    words: dict[str, dict[Pair, None]] = defaultdict(dict)
    inside: dict[str, dict[Pair, None]] = defaultdict(dict)
    for key, known in values.items():
        for form, value in known.items():
            if form in NO or not form:
                continue
            phrase = normal(key.replace("_", " ")) if form in YES else form
            (inside if key in INSIDE else words)[phrase][key, value] = None
    free = {what: pair for what, keys in FREE_OF.items() if (pair := _free(keys, values))}
    _add_synonyms(words, free, inside)
    return Traits(
        {phrase: tuple(found) for phrase, found in words.items()},
        free,
        {phrase: tuple(found) for phrase, found in inside.items()},
        {category: frozenset(found) for category, found in pairs.items()},
        flags,
        {pair: frozenset(items) for pair, items in having.items()},
    )


def _form(value: str) -> str:
    """A value as it is looked for: its words, or itself where it has digits ("1 l", "50")."""
    bare = " ".join(plain(value).split())
    return bare if any(char.isdigit() for char in bare) else normal(bare) or bare


def _free(keys: Iterable[str], values: Mapping[str, Mapping[str, str]]) -> Pair | None:
    """The pair that says free of one of `keys`: x_free: yes, or x: no."""
    for key in keys:
        for name, answers in ((f"{key}_free", YES), (f"{key}-free", YES), (key.rstrip("!"), NO)):
            for form, value in values.get(name, {}).items():
                if form in answers:
                    return name, value
    return None


def _add_synonyms(
    words: dict[str, dict[Pair, None]],
    free: Mapping[str, Pair],
    inside: dict[str, dict[Pair, None]],
) -> None:
    own = {phrase: dict(found) for phrase, found in words.items()}
    for table in (ENGLISH, CHINESE):
        for word, meant in table.items():
            phrase = normal(word) if table is ENGLISH and word != "0.0" else word
            for value in meant:
                if value.startswith("-"):
                    pair = free.get(value[1:]) or free.get(_wire(value[1:]))
                    found = {pair: None} if pair else {}
                else:
                    found = own.get(normal(value), {})
                if found:
                    words[phrase].update(found)
                    break
    for word, value in CONTENTS_ZH.items():
        if normal(value) in inside:
            inside[word] = inside[normal(value)]


def _wire(what: str) -> str:
    return "wire" if what == "wireless" else what
