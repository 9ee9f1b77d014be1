"""The shelves of the demo store: its products by department, most bought first, and a search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recsys.types import Product

PAGE_SIZE = 24


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of products, and how many pages there are."""

    products: Sequence[Product]
    page: int
    pages: int


class Shelves:
    """The products of a shop in the order of `popularity` (by item id; unknown ones come last)."""

    def __init__(self, products: Mapping[str, Product], popularity: Mapping[str, float]) -> None:
        self._products = sorted(
            (product for product in products.values() if product.in_stock),
            key=lambda product: -popularity.get(product.item_id, 0.0),
        )
        self._texts = [_text(product) for product in self._products]
        counts = Counter(filter(None, map(department, self._products)))
        self.departments: Sequence[tuple[str, int]] = counts.most_common()

    def find(self, query: str, wanted: str, page: int) -> Listing:
        """The page of the products that have every word of `query`, from the department `wanted`.

        A word counts where another begins with it; names that have them all come first. Empty
        means any. A page beyond the last is empty.
        """
        words = [f" {_singular(word)}" for word in query.casefold().split()]
        found = [
            (product, all(word in name for word in words))
            for product, (name, rest) in zip(self._products, self._texts)
            if (not wanted or department(product) == wanted)
            and all(word in name or word in rest for word in words)
        ]
        found.sort(key=lambda pair: not pair[1])
        start = (page - 1) * PAGE_SIZE
        chosen = [product for product, _ in found[start : start + PAGE_SIZE]]
        return Listing(chosen, page, max(1, -(-len(found) // PAGE_SIZE)))


def department(product: Product) -> str:
    """The department of `product`, or its category where the shop names none."""
    return product.attributes.get("department") or product.category


def _text(product: Product) -> tuple[str, str]:
    """The name and the other words of `product`, each word with a space before it."""
    name = " ".join(product.name.casefold().replace("-", " ").split())
    rest = " ".join((product.category, product.brand, department(product))).casefold()
    return f" {name}", f" {rest}"


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
