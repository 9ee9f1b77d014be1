"""The shop's products, with the columns that constraints and ranking need as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from recsys.content import ContentIndex
from recsys.encoder import Encoder
from recsys.types import Product


class CatalogError(ValueError):
    """A catalogue that cannot be used; the message names the product."""


@dataclass(frozen=True, eq=False)
class Codes:
    """A text column as codes: row i says `names[codes[i]]`; names are case-folded."""

    codes: npt.NDArray[np.int64]
    names: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Catalog:
    """Products in a fixed order: place i of every array is `ids[i]`.

    `price` is NaN where the shop gives none.
    """

    products: Mapping[str, Product]
    ids: tuple[str, ...]
    price: npt.NDArray[np.float64]
    in_stock: npt.NDArray[np.bool_]
    category: Codes
    brand: Codes
    encoder: Encoder | None = None

    @classmethod
    def from_products(
        cls, products: Iterable[Product], encoder: Encoder | None = None
    ) -> Catalog:
        """The catalogue of these products; CatalogError when an id is empty or comes twice.

        With an encoder what products and queries mean is compared, not their words alone.
        """
        by_id: dict[str, Product] = {}
        for product in products:
            if not product.item_id:
                raise CatalogError(f"product {product.name!r}: item_id is empty")
            if product.item_id in by_id:
                raise CatalogError(f"item_id {product.item_id!r} comes twice")
            by_id[product.item_id] = product
        return cls(
            products=MappingProxyType(by_id),
            ids=tuple(by_id),
            price=np.array([_price(product) for product in by_id.values()], dtype=np.float64),
            in_stock=np.array([product.in_stock for product in by_id.values()], dtype=bool),
            category=_codes([product.category for product in by_id.values()]),
            brand=_codes([product.brand for product in by_id.values()]),
            encoder=encoder,
        )

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each item id."""
        return {item: place for place, item in enumerate(self.ids)}

    @cached_property
    def id_array(self) -> npt.NDArray[np.object_]:
        """The ids as an array, to be taken by places."""
        return np.array(self.ids, dtype=object)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The product names."""
        return tuple(product.name for product in self.products.values())

    @cached_property
    def attributes(self) -> Mapping[str, Codes]:
        """The attribute columns by case-folded name; "" where a product has no such attribute."""
        tables = [
            {name.casefold(): value for name, value in product.attributes.items()}
            for product in self.products.values()
        ]
        names = sorted({name for table in tables for name in table})
        return {name: _codes([table.get(name, "") for table in tables]) for name in names}

    @cached_property
    def content(self) -> ContentIndex:
        """The text index over the products, built at the first use (seconds for a large shop)."""
        return ContentIndex.build(self.products.values(), self.encoder)


def _price(product: Product) -> float:
    return float("nan") if product.price is None else float(product.price)


def _codes(values: list[str]) -> Codes:
    folded = [value.casefold().strip() for value in values]
    names = tuple(sorted(set(folded)))
    places = {name: place for place, name in enumerate(names)}
    return Codes(np.array([places[value] for value in folded], dtype=np.int64), names)
