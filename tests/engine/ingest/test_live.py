"""Events as they come over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ingest.errors import EventError
from engine.ingest.live import read_event
from recsys.types import Event
from tests.engine.ingest.test_shapes import JSON, NAMES, OURS

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
SHOP = {"tea", "cup"}
VIEW: dict[str, Any] = {
    "event_id": "e1", "event_name": "view_item", "user_id": "ann",
    "timestamp": "2026-05-04T11:59:00Z", "items": [{"item_id": "tea", "price": 4.5}],
}  # fmt: skip
SEEN = Event("e1", "ann", "tea", "view", NOW - timedelta(minutes=1), 1.0, Decimal("4.5"))


def test_one_event_for_each_item() -> None:
    assert read_event(VIEW, SHOP, NOW) == [SEEN]
    assert [(event.event_id, event.item_id, event.quantity, event.recommendation_id)
            for event in read_event(OURS, SHOP, NOW)] == [
        ("e1", "tea", 2.0, "r1"),
        ("e1#2", "cup", 1.0, "r1"),
    ]  # fmt: skip


def test_an_event_without_an_id_gets_the_same_one_every_time() -> None:
    nameless = {**VIEW, "event_id": None, "items": [{"item_id": "tea"}, {"item_id": "tea"}]}
    once, again = (read_event(nameless, SHOP, NOW) for _ in range(2))
    assert once == again
    assert once[0].event_id != once[1].event_id
    other = read_event({**nameless, "user_id": "bob"}, SHOP, NOW)
    assert not {event.event_id for event in once} & {event.event_id for event in other}


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        ({"event_name": "dance"}, "event_name", "event_name is not an event we know"),
        ({"event_name": "page_view"}, "event_name", "event_name is about no product"),
        ({"user_id": " "}, "user_id", "user_id is missing"),
        ({"timestamp": "soon"}, "timestamp", "timestamp is not a time"),
        ({"timestamp": "2026-05-06T12:00:00Z"}, "timestamp", "timestamp is in the future"),
        ({"items": [{"item_id": "rocket"}]}, "item_id", "item_id is not in the catalogue"),
        ({"items": [{"item_id": "tea", "price": -1}]}, "price", "price is negative"),
        ({"items": [{"item_id": "tea", "quantity": 0}]}, "quantity", "quantity is zero"),
        ({"items": []}, "items", "items is empty"),
        ({"items": {}}, "items", "items is not a list"),
    ],
)
def test_events_refused(change: dict[str, Any], field: str, reason: str) -> None:
    with pytest.raises(EventError, match=reason) as error:
        read_event({**VIEW, **change}, SHOP, NOW)
    assert error.value.field == field


def test_every_item_is_known_where_nobody_says_otherwise() -> None:
    assert read_event({**VIEW, "items": [{"item_id": "rocket"}]}, None, NOW)[0].item_id == "rocket"


@given(st.dictionaries(NAMES, JSON, max_size=8))
def test_any_object_gives_events_or_names_a_field(payload: dict[str, Any]) -> None:
    try:
        assert all(event.item_id for event in read_event({**VIEW, **payload}, None, NOW))
    except EventError as error:
        assert error.field and str(error).startswith(error.field)
