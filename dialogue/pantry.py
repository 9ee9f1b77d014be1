"""What the catalogue itself says is in its products, and what it vouches for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dialogue.food import CLAIMS, INGREDIENT_KEYS
from dialogue.words import HAN, NO, YES
from recsys.types import Product

_ALL_CLAIMS = frozenset(claim for claims in CLAIMS.values() for claim in claims)
_CLAIM = re.compile(
    "|".join(
        re.escape(claim) if HAN.search(claim) else rf"\b{claim.replace(' ', '[ -]')}\b"
        for claim in sorted(_ALL_CLAIMS, key=len, reverse=True)
    ),
    re.IGNORECASE,
)

# Keys of names in other languages, of what a product looks like, and of whom it is for.
_LOOKS = re.compile(
    r"name_|category_|brand|colou?r|size|material|department|for$|age|url|ean|gtin|sku|mpn|pattern"
)

_INSIDE = "\n"  # stands before what is inside


@dataclass(frozen=True, eq=False)
class Pantry:
    """`texts`: what is known of a product's contents, by item, in lower case: name and category,
    and ingredients on a line of their own. `claims`: the items that the catalogue marks as this
    ("gluten free"), in attributes or by name. `listed`: the items whose ingredients or allergens
    it lists. `more`: what else it says of a product, in its description and attributes.

    One pantry equals only itself: it is too large to be compared, and answers are kept by it.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, frozenset[str]] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()
    more: Mapping[str, str] = field(default_factory=dict)


def build_pantry(products: Iterable[Product]) -> Pantry:
    """The pantry of these products."""
    texts, listed, more = {}, set(), {}
    claims: dict[str, set[str]] = defaultdict(set)
    for product in products:
        names = [product.name, product.category]
        names += [value for key, value in product.attributes.items()
                  if key.startswith(("name_", "category_"))]  # fmt: skip
        inside = [product.attributes.get(key, "") for key in INGREDIENT_KEYS]
        told = [" ".join(filter(None, words)) for words in (names, inside)]
        texts[product.item_id] = _INSIDE.join(filter(None, told)).casefold()
        if other := "; ".join(_others(product)):
            more[product.item_id] = other.casefold()
        if any(inside):
            listed.add(product.item_id)
        for claim in _claimed(product, names):
            claims[claim].add(product.item_id)
    return Pantry(texts, {claim: frozenset(items) for claim, items in claims.items()},
                  frozenset(listed), more)  # fmt: skip


def _others(product: Product) -> list[str]:
    """The description, and the attributes that may tell of contents: a ginger cat's colour does
    not."""
    said = [product.description] if product.description else []
    for key, value in product.attributes.items():
        if _LOOKS.match(key) or key in INGREDIENT_KEYS or value.strip().casefold() in NO:
            continue
        said.append(key.replace("_", " ") if value.strip().casefold() in YES else value)
    return said


def named(text: str) -> str:
    """The name and category in a text of the pantry, without the ingredients."""
    return text.split(_INSIDE, 1)[0]


def _claimed(product: Product, names: Iterable[str]) -> set[str]:
    said = {_plain(match[0]) for name in names for match in _CLAIM.finditer(name)}
    for key, value in product.attributes.items():
        claim, answer = _plain(key), value.strip().casefold()
        if claim in _ALL_CLAIMS and answer in YES:
            said.add(claim)
        if f"{claim} free" in _ALL_CLAIMS and answer in NO:  # alcohol: no
            said.add(f"{claim} free")
        if claim == "diet" and answer in _ALL_CLAIMS:
            said.add(answer)
    return said


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", text.casefold()).strip()
