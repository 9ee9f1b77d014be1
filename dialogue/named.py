"""The brands, goods and attributes that a text names, asked for or ruled out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dialogue.attributes import Trait, find_traits, fitting
from dialogue.brands import asks_other_brand, asks_same_brand, find_brands, find_store_brand
from dialogue.glue import GLUE
from dialogue.kinds import Named, find_goods
from dialogue.lexicon import Lexicon, items_named, normal
from dialogue.negation import Refusal, refusals, ruled_out
from dialogue.people import read_occasion
from dialogue.words import HAN, plain
from recsys.types import Product

_MODIFIERS = re.compile(r"(?:\b(?!(?:and|or|nor)\b)[a-z'-]+ ){1,2}$", re.IGNORECASE)
# What these words name is then an occasion, no shelf of the shop.
_OCCASIONS = {"camping": ("camping", "露营", "野营"), "party": ("party",), "picnic": ("picnic",),
              "barbecue": ("barbecue", "bbq"), "christmas": ("christmas",)}  # fmt: skip
_PETS = ("dog", "cat")
_MEAL = re.compile(r"\b(?:food|treats?|kibble|munch|snacks?|feed)\b", re.IGNORECASE)
_FOR = re.compile(r"\bfor\b", re.IGNORECASE)


class _Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Names:
    """What a text names. `goods_said` are the words for goods, `refused_words` those ruled out
    that name neither brand, goods nor attribute; `rest` is the text without what is ruled out.
    `no_store_brand`: a store brand is asked for, and the shop has none."""

    brands: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    excluded_brands: tuple[str, ...] = ()
    excluded_categories: tuple[str, ...] = ()
    excluded_attributes: Mapping[str, str] = field(default_factory=dict)
    goods_said: tuple[str, ...] = ()
    refused_words: tuple[str, ...] = ()
    rest: str = ""
    no_store_brand: bool = False

    @property
    def anything(self) -> bool:
        """Whether it names anything that is asked for."""
        return bool(self.brands or self.categories or self.attributes)


def read_names(
    text: str, lexicon: Lexicon, newest: Product | None = None, recipient: str = ""
) -> Names:
    """What `text` names; "that brand" is the brand of `newest`, food for a dog is dog food."""
    refused = refusals(text)
    tables = (GLUE, lexicon.items, lexicon.kinds.english, lexicon.traits.words)
    brands = find_brands(
        lexicon.brands, text, lambda word: any(word in one for one in tables), lexicon.items
    )
    store = [] if brands else find_store_brand(lexicon.brands, text)
    brands = brands or [one for one in store if one.brand]
    left = _blank(text, store or brands)
    traits = find_traits(lexicon.traits, left)
    no_traits = [one for one in traits if _is_refused(one, text, refused)]
    goods = [
        one
        for one in find_goods(lexicon.kinds, left, GLUE, lexicon.traits.words)
        if not any(_hides(other, one, other in no_traits) for other in traits)
    ]
    if not goods:  # "what food do you have for him?", a puppy
        meal = f"{recipient} food" if recipient in _PETS and _MEAL.search(text) else ""
        goods = find_goods(lexicon.kinds, meal)
        traits = [*traits, *find_traits(lexicon.traits, meal)]
    occasion = _OCCASIONS.get(read_occasion(text), ())
    goods = [one for one in goods if plain(left[one.start : one.end]) not in occasion]
    no_goods = [one for one in goods if ruled_out(text, one.start, one.end, refused, False)]
    asked = _before_for([one for one in goods if one not in no_goods], left)
    wanted, unwanted = _pairs(traits, text, lexicon, refused, asked)
    no_brands = [one for one in brands if ruled_out(text, one.start, one.end, refused, True)]
    yes_brands = _unique(one.brand for one in brands if one not in no_brands)
    excluded = _unique(one.brand for one in no_brands)
    if newest and newest.brand and not brands:
        excluded = (newest.brand,) if asks_other_brand(text) else ()
        yes_brands = (newest.brand,) if not excluded and asks_same_brand(text) else ()
    no_goods, no_kinds = _kinds_apart(no_goods, refused, left, lexicon)
    found: list[_Span] = [*no_brands, *no_goods, *no_traits]
    return Names(
        tuple(brand for brand in yes_brands if brand not in excluded),
        _unique(name for one in asked for name in one.categories),
        wanted,
        excluded,
        _unique(name for one in no_goods for name in one.categories
                if not any(name in other.categories for other in asked)),
        unwanted,
        _unique(word for one in asked if HAN.search(word := left[one.start : one.end])),
        (*no_kinds, *(text[one.start : one.end] for one in refused if not one.mild
                      and not any(_overlap(one, other) for other in (*found, *traits, *goods)))),
        _blank(_without_refused(text, refused, found), store),
        any(not one.brand and not ruled_out(text, one.start, one.end, refused, True)
            for one in store),
    )  # fmt: skip


def _pairs(
    traits: list[Trait],
    text: str,
    lexicon: Lexicon,
    refused: list[Refusal],
    goods: list[Named],
) -> tuple[dict[str, str], dict[str, str]]:
    """The attributes asked for and those ruled out; what goods are not is asked of any goods."""
    categories = {name for one in goods for name in one.categories}
    wanted: dict[str, str] = {}
    unwanted: dict[str, str] = {}
    several: set[str] = set()  # "white or blue" asks for neither alone
    for one in traits:
        no = _is_refused(one, text, refused)
        pair = fitting(lexicon.traits, one, text, () if no else categories)
        if no and pair is None:
            pair = fitting(lexicon.traits, one, text, categories) or one.pairs[0]
        if pair:
            (unwanted if no else wanted).setdefault(*pair)
            if not no and wanted[pair[0]] != pair[1]:
                several.add(pair[0])
    wanted = {key: value for key, value in wanted.items() if key not in several}
    return wanted, {key: value for key, value in unwanted.items() if wanted.get(key) != value}


def _kinds_apart(
    refused: list[Named], stretches: list[Refusal], text: str, lexicon: Lexicon
) -> tuple[list[Named], tuple[str, ...]]:
    """The whole categories of `refused`, and the words for single kinds: "no milk chocolate"."""
    whole, kinds = [], []
    for one in refused:
        begins = max((r.start for r in stretches if r.start <= one.start), default=0)
        more = _MODIFIERS.search(text[begins : one.start])
        start = one.start - len(more[0]) if more else one.start
        said = [word for word in normal(text[start : one.start]).split() if word not in GLUE]
        words = [*said, *normal(text[one.start : one.end]).split()]
        items = frozenset(items_named(lexicon, words))
        others = any(item not in items for item, name in lexicon.category_of.items()
                     if name in one.categories)  # fmt: skip
        if items and others and " ".join(words) not in lexicon.categories:
            kinds.append(text[start : one.end].strip())
        elif not said or items:
            whole.append(one)
    return whole, tuple(kinds)


def _hides(trait: Trait, goods: Named, refused: bool) -> bool:
    """Whether the words for goods are part of a trait: "no nuts", "not too sweet"."""
    longer = trait.end - trait.start > goods.end - goods.start
    inside = trait.start <= goods.start and goods.end <= trait.end
    return inside and (longer or refused)


def _before_for(goods: list[Named], text: str) -> list[Named]:
    """"Soup for the ham party": the goods come before what they are for, where any do."""
    for cut in reversed([match.start() for match in _FOR.finditer(text)]):
        before = [one for one in goods if one.end <= cut]
        if before:
            return before
    return goods


def _is_refused(one: Trait, text: str, refused: list[Refusal]) -> bool:
    outside = [other for other in refused if other.whole[0] < one.start or one.end < other.end]
    return one.refused or ruled_out(text, one.start, one.end, outside, True)


def _blank(text: str, spans: Iterable[_Span]) -> str:
    """`text` with blanks in place of the spans, so that every other place stays."""
    for one in spans:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def _overlap(one: _Span, other: _Span) -> bool:
    return one.start < other.end and other.start < one.end


def _without_refused(text: str, refused: list[Refusal], found: Sequence[_Span]) -> str:
    """`text` without the words that rule something out that the shop has a word for."""
    spans = [one.whole for one in refused if any(_overlap(one, other) for other in found)]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " * (end - start) + text[end:]
    return _blank(text, found)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
