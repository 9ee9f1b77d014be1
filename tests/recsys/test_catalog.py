"""The catalogue's columns."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from recsys.catalog import Catalog, CatalogError
from recsys.types import Product


def test_columns_are_aligned_with_the_products() -> None:
    shop = Catalog.from_products(
        [
            Product("b", "Tea", "Drinks", "Leaf", Decimal("2.50"), attributes={"Size": "L"}),
            Product("a", "Bolt", "Tools", "LEAF", in_stock=False),
        ]
    )
    assert shop.ids == ("b", "a") and list(shop.products) == ["b", "a"]
    assert shop.places == {"b": 0, "a": 1}
    assert shop.price[0] == 2.5 and np.isnan(shop.price[1])
    assert shop.in_stock.tolist() == [True, False]
    assert shop.brand.names == ("leaf",)
    size = shop.attributes["size"]
    assert [size.names[code] for code in size.codes] == ["l", ""]


def test_an_empty_shop_is_a_shop() -> None:
    assert len(Catalog.from_products([])) == 0


def test_a_second_product_with_the_same_id_is_refused() -> None:
    with pytest.raises(CatalogError, match="'a' comes twice"):
        Catalog.from_products([Product("a", "Tea"), Product("a", "Bolt")])


def test_an_empty_id_is_refused() -> None:
    with pytest.raises(CatalogError, match="product 'Tea': item_id is empty"):
        Catalog.from_products([Product("", "Tea")])
