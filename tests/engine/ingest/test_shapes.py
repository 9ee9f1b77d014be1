"""Events of other systems say the same in other shapes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ingest.errors import EventError
from engine.ingest.shapes import FIELDS, flatten

GA4_EXPORT = {
    "event_date": "20210131",
    "event_timestamp": 1612069510766593,
    "event_name": "purchase",
    "user_pseudo_id": "10111055.878",
    "user_id": None,
    "event_params": [
        {"key": "ga_session_id", "value": {"string_value": None, "int_value": 661084800}},
        {"key": "currency", "value": {"string_value": "USD", "int_value": None}},
    ],
    "ecommerce": {"transaction_id": "T1", "total_item_quantity": 3},
    "items": [
        {"item_id": "tea", "price": 4.5, "quantity": 2, "item_list_name": "Sale"},
        {"item_id": "cup", "price": 7.0, "quantity": None},
    ],
}
SEGMENT = {
    "type": "track", "event": "Order Completed", "messageId": "m1", "userId": "10111055.878",
    "timestamp": "2021-01-31T05:05:10.766593Z",
    "properties": {"currency": "USD", "session_id": 661084800, "products": [
        {"product_id": "tea", "price": 4.5, "quantity": 2},
        {"product_id": "cup", "price": 7.0},
    ]},
}  # fmt: skip
GOOGLE_RETAIL = {
    "eventType": "purchase-complete", "visitorId": "10111055.878",
    "eventTime": "2021-01-31T05:05:10.766593Z",
    "productDetails": [{"product": {"id": "tea"}, "quantity": 2}, {"product": {"id": "cup"}}],
}  # fmt: skip
OURS = {
    "event_id": "e1", "event_name": "purchase", "user_id": "10111055.878",
    "timestamp": "2021-01-31T05:05:10.766593Z",
    "items": [{"item_id": "tea", "quantity": 2}, {"item_id": "cup"}],
    "recommendation_id": "r1",
}  # fmt: skip


def flat(payload: dict[str, Any]) -> list[dict[str, Any]]:
    rows = [dict(zip(FIELDS, values)) for values in flatten(payload)]
    return [{name: value for name, value in row.items() if value is not None} for row in rows]


def test_ga4_export() -> None:
    shared = {
        "user_id": "10111055.878", "event_name": "purchase", "timestamp": 1612069510766593,
        "session_id": 661084800, "currency": "USD",
    }  # fmt: skip
    assert flat(GA4_EXPORT) == [
        {**shared, "item_id": "tea", "price": 4.5, "quantity": 2},
        {**shared, "item_id": "cup", "price": 7.0},
    ]


def test_segment() -> None:
    shared = {
        "user_id": "10111055.878", "event_name": "Order Completed", "currency": "USD",
        "timestamp": "2021-01-31T05:05:10.766593Z", "session_id": 661084800,
    }  # fmt: skip
    assert flat(SEGMENT) == [
        {**shared, "event_id": "m1", "item_id": "tea", "price": 4.5, "quantity": 2},
        {**shared, "event_id": "m1#2", "item_id": "cup", "price": 7.0},
    ]


def test_google_retail() -> None:
    assert [(row["event_name"], row["item_id"], row.get("quantity")) for row in flat(GOOGLE_RETAIL)
            ] == [("purchase-complete", "tea", 2), ("purchase-complete", "cup", None)]  # fmt: skip


def test_our_own() -> None:
    assert [(row["event_id"], row["item_id"]) for row in flat(OURS)] == [
        ("e1", "tea"),
        ("e1#2", "cup"),
    ]
    assert {row["recommendation_id"] for row in flat(OURS)} == {"r1"}


def test_one_flat_event() -> None:
    [row] = flat({"user": "ann", "item": 7, "event": "view", "ts": 1612069510, "country": "US"})
    assert row == {"user_id": "ann", "item_id": 7, "event_name": "view", "timestamp": 1612069510}


def test_a_segment_event_of_one_product() -> None:
    [row] = flat({"event": "Product Viewed", "properties": {"product_id": "tea", "price": "4.5"}})
    assert row == {"event_name": "Product Viewed", "item_id": "tea", "price": "4.5"}


@pytest.mark.parametrize("items", [None, []])
def test_an_event_about_no_product_is_one_row_without_an_item(items: Any) -> None:
    assert flat({"event_name": "page_view", "items": items}) == [{"event_name": "page_view"}]


@pytest.mark.parametrize(
    ("items", "field"),
    [([], "items"), ("tea", "items"), ({}, "items"),
     ({"item_id": "tea"}, "items"), ([{}, "tea"], "items.1")],
)  # fmt: skip
def test_items_that_are_none(items: Any, field: str) -> None:
    with pytest.raises(EventError) as error:
        flatten({"event_name": "view_item", "items": items})
    assert error.value.field == field


NAMES = st.sampled_from(
    "items products properties event_params ecommerce key value product item_id id event_name name "
    "user_id event_id timestamp quantity".split()
) | st.text(max_size=3)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(NAMES, JSON, max_size=8))
def test_any_object_gives_rows_or_names_a_field(payload: dict[str, Any]) -> None:
    try:
        assert all(len(values) == len(FIELDS) for values in flatten(payload))
    except EventError as error:
        assert error.field.startswith("items")
