"""From rows to products."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ingest.errors import EventError, IngestError
from engine.ingest.products import clean_products, read_product
from engine.ingest.readers import Row, Source
from engine.ingest.report import Tally
from recsys.types import Product

COLUMNS = (
    "item_id", "name", "category", "brand", "price", "currency", "in_stock", "url", "image_url",
    "description", "attributes",
)  # fmt: skip
TEA = (
    "tea", "Green tea, 100 g", "Drinks", "Leaf & Co", "4.90", "USD", "true", "/?item=tea",
    "https://shop.example/tea.jpg", "Loose.", '{"size": "100 g", "grams": 100, "organic": true}',
)  # fmt: skip


def clean(
    *rows: tuple[Any, ...], columns: tuple[str, ...] = COLUMNS
) -> tuple[list[Product], Tally, list[dict[str, Any]]]:
    tally, rejects = Tally(), io.StringIO()
    source = Source("a.csv", columns, iter(Row(line, row) for line, row in enumerate(rows, 2)))
    found = list(clean_products(source, "USD", tally, rejects))
    return found, tally, [json.loads(line) for line in rejects.getvalue().splitlines()]


def test_a_full_row() -> None:
    [tea], tally, _ = clean(TEA)
    assert tea == Product(
        "tea", "Green tea, 100 g", "Drinks", "Leaf & Co", Decimal("4.90"), "USD", True,
        "/?item=tea", "https://shop.example/tea.jpg", "Loose.",
        {"size": "100 g", "grams": "100", "organic": "true"},
    )  # fmt: skip
    assert tally.repaired == {}


def test_a_bare_row() -> None:
    [tea], _, _ = clean(("tea", "Tea"), columns=("id", "title"))
    assert tea == Product("tea", "Tea")


def test_columns_without_a_name_of_ours_become_attributes() -> None:
    columns = ("id", "name", "Brand", "variant", "price_in_usd", "product_id")
    [cap], _, _ = clean(("0", "Cap", "Google", " LG", "14", ""), columns=columns)
    assert cap == Product("0", "Cap", "", "Google", Decimal(14), attributes={"variant": "LG"})


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"item_id": ""}, "item_id is missing"),
        ({"name": "  "}, "name is missing"),
        ({"price": "-1"}, "price is negative"),
        ({"price": "nan"}, "price is not a price"),
        ({"price": "4.90 EUR"}, "price is in another currency"),
        ({"currency": "EUR"}, "currency is not USD"),
        ({"in_stock": "maybe"}, "in_stock is neither in stock nor out of stock"),
        ({"url": "javascript:alert(1)"}, "url is no http address"),
        ({"url": "//evil.example/x"}, "url is no http address"),
        ({"url": "/\\evil.example"}, "url is no http address"),
        ({"image_url": "data:text/html,x"}, "image_url is no http address"),
        ({"attributes": "size=3"}, "attributes is not a JSON object"),
        ({"attributes": "[1]"}, "attributes is not a JSON object"),
        ({"description": "x" * 20_001}, "description is longer than 20,000 characters"),
        ({"name": "a\ud800"}, "name is not valid Unicode text"),
    ],
)
def test_a_reject_has_its_line_reason_and_row(change: dict[str, str], reason: str) -> None:
    bad = tuple({**dict(zip(COLUMNS, TEA)), **change}.values())
    found, tally, [reject] = clean(("cup", *TEA[1:]), bad)
    assert [product.item_id for product in found] == ["cup"]
    assert tally.rejected == {reason: 1}
    assert reject == {
        "file": "a.csv", "line": 3, "reason": reason, "row": dict(zip(COLUMNS, bad)),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "in_stock"),
    [
        ("", True), ("true", True), ("Yes", True), ("in stock", True), ("InStock", True),
        ("https://schema.org/InStock", True), ("12", True), (True, True), (3.0, True),
        ("false", False), ("out of stock", False), ("https://schema.org/OutOfStock", False),
        ("0", False), (False, False), (0.0, False), ("preorder", False), ("SoldOut", False),
    ],
)  # fmt: skip
def test_states_of_stock(raw: Any, in_stock: bool) -> None:
    product, _ = read_product({"item_id": "1", "name": "Tea", "in_stock": raw,
                               "attributes": (None, {})}, "USD")  # fmt: skip
    assert product.in_stock is in_stock


def test_what_is_repaired_is_counted() -> None:
    row = ("tea ", "Iconic 4&quot;\n decal", "", "", "$1,299.00", "usd", "", "", "", "", "")
    [product], tally, _ = clean(row)
    assert (product.item_id, product.name, product.price) == (
        "tea", 'Iconic 4" decal', Decimal("1299.00"),
    )  # fmt: skip
    assert tally.repaired == {
        "item_id trimmed": 1, "name tidied": 1, "price read from text": 1, "currency trimmed": 1,
    }  # fmt: skip


def test_the_same_product_twice() -> None:
    other = ("tea", "Black tea", *TEA[2:])
    found, tally, [reject] = clean(TEA, TEA, other)
    assert (len(found), tally.duplicates) == (1, 1)
    assert reject["reason"] == "item_id was already used for another product"


def test_a_missing_column_is_named() -> None:
    with pytest.raises(IngestError, match="a.csv: no column name .nor title, .* 2 found: 'id'"):
        clean(("1", "2"), columns=("id", "price"))


VALUES = st.one_of(
    st.sampled_from(TEA), st.text(), st.none(), st.floats(), st.integers(), st.booleans(),
    st.lists(st.text(), max_size=2), st.dictionaries(st.text(), st.text(), max_size=2),
)  # fmt: skip


@given(st.lists(st.tuples(*[VALUES] * len(COLUMNS)), max_size=10))
def test_every_row_is_accounted_for(rows: list[tuple[Any, ...]]) -> None:
    found, tally, rejects = clean(*rows)
    rejected = sum(tally.rejected.values())
    assert len(found) + tally.duplicates + rejected == tally.rows == len(rows)
    assert len(rejects) == rejected


@given(st.dictionaries(st.sampled_from(COLUMNS[:-1]), VALUES))
def test_any_fields_give_a_product_or_name_one(fields: dict[str, Any]) -> None:
    try:
        product, _ = read_product({**fields, "attributes": (None, {})}, "USD")
    except EventError as error:
        assert error.field in COLUMNS
    else:
        assert product.item_id and product.name
