"""Products come back as they went in, and a server can tell that they changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from engine.store import catalog
from engine.store.database import reading, writing
from recsys.types import Product

TEA = Product(
    "tea", "Grüner Tee 绿茶", "Drinks", "Leaf & Co", Decimal("4.90"), "EUR", False,
    "https://shop.example/tea", "/tea.jpg", "Loose.", {"size": "100 g", "origin": "中国"},
)  # fmt: skip
CUP = Product("cup", "Cup")


def test_products_come_back_as_they_went_in(database: Engine) -> None:
    with writing(database) as connection:
        assert catalog.write_products(connection, [TEA, CUP]) == 2
    with reading(database) as connection:
        found = catalog.read_products(connection)
        assert catalog.item_ids(connection) == {"tea", "cup"}
    assert found == [CUP, TEA]
    assert str(found[1].price) == "4.90"


def test_writing_again_updates(database: Engine) -> None:
    with writing(database) as connection:
        catalog.write_products(connection, [TEA, CUP])
        catalog.write_products(connection, [replace(TEA, price=None, in_stock=True)])
        assert catalog.read_products(connection) == [CUP, replace(TEA, price=None, in_stock=True)]


def test_the_version_grows_with_every_write(database: Engine) -> None:
    with writing(database) as connection:
        assert catalog.catalog_version(connection) == 0
        catalog.write_products(connection, [TEA])
        assert catalog.catalog_version(connection) == 1
        catalog.write_products(connection, [])
        assert catalog.catalog_version(connection) == 1
        catalog.write_products(connection, [CUP])
        assert catalog.catalog_version(connection) == 2


def test_bare_items_leave_products_alone(database: Engine) -> None:
    with writing(database) as connection:
        catalog.write_products(connection, [TEA])
        assert catalog.write_bare_items(connection, ["tea", "x1", "x2"]) == 2
        assert catalog.read_products(connection) == [
            TEA, Product("x1", "x1"), Product("x2", "x2"),
        ]  # fmt: skip


def test_more_products_than_fit_one_statement(database: Engine) -> None:
    many = [Product(f"{place:05}", f"Product {place}") for place in range(catalog.CHUNK + 7)]
    with writing(database) as connection:
        assert catalog.write_products(connection, many) == len(many)
        assert catalog.read_products(connection) == many


def test_a_price_that_is_no_amount(database: Engine) -> None:
    with pytest.raises(Exception, match="NaN is not an amount of money"):
        with writing(database) as connection:
            catalog.write_products(connection, [replace(TEA, price=Decimal("NaN"))])
