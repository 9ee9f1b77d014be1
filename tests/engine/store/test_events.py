"""Events are stored once, and come back one by one and as a frame."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

import pandas as pd
import pytest
from sqlalchemy import Engine

from engine.store import events
from engine.store.database import writing
from recsys.types import Event, EventKind
from tests.engine.store.conftest import NOW


def event(event_id: str, user_id: str = "ann", minutes: int = 0, **others: object) -> Event:
    kind: EventKind = others.pop("kind", "view")  # type: ignore[assignment]
    at = NOW + timedelta(minutes=minutes)
    return Event(event_id, user_id, f"item of {event_id}", kind, at, **others)  # type: ignore


FULL = event(
    "e1", kind="purchase", quantity=2.5, value=Decimal("19.90"), session_id="s1",
    recommendation_id="r1",
)  # fmt: skip


def test_an_event_comes_back_as_it_went_in(database: Engine) -> None:
    with writing(database) as connection:
        events.write_events(connection, [FULL])
        assert events.read_history(connection, "ann") == [FULL]
        assert events.read_history(connection, "bob") == []


def test_what_is_sent_twice_is_stored_once(database: Engine) -> None:
    with writing(database) as connection:
        assert events.write_events(connection, [event("e1"), event("e2")]) == ({"e1", "e2"}, set())
    with writing(database) as connection:
        assert events.write_events(connection, [event("e2", "eve"), event("e3")]) == (
            {"e3"},
            {"e2"},
        )
        assert events.read_history(connection, "eve") == []
        assert len(events.read_history(connection, "ann")) == 3


def test_the_first_of_the_same_id_counts(database: Engine) -> None:
    first, second = event("e1", minutes=1), event("e1", minutes=2)
    with writing(database) as connection:
        assert events.write_events(connection, [first, second]) == ({"e1"}, set())
        assert events.read_history(connection, "ann") == [first]


def test_nothing_to_write(database: Engine) -> None:
    with writing(database) as connection:
        assert events.write_events(connection, []) == (set(), set())


def test_history_is_the_newest_with_the_newest_last(database: Engine) -> None:
    mixed = [event("e2", minutes=2), event("e3", minutes=3), event("e1", minutes=1)]
    with writing(database) as connection:
        events.write_events(connection, mixed)
        assert _ids(events.read_history(connection, "ann", 2)) == ["e2", "e3"]
        assert _ids(events.read_history(connection, "ann", None)) == ["e1", "e2", "e3"]


def test_users_are_named_once_in_order(database: Engine) -> None:
    with writing(database) as connection:
        assert events.user_ids(connection) == []
        new = [event("e1", "cid"), event("e2", "ann"), event("e3", "cid", 2, kind="cart")]
        events.write_events(connection, new)
        assert events.user_ids(connection) == ["ann", "cid"]


@pytest.mark.parametrize("rows", [0, 1, 2, 3, 7])
def test_the_log_is_every_event_once(
    database: Engine, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr(events, "READ", 3)
    users, kinds = ["ann", "bob"], ["cart", "view"]
    with writing(database) as connection:
        new = [event(f"e{n}", users[n % 2], n, kind=kinds[n // 4], quantity=n / 2)
               for n in range(rows)]  # fmt: skip
        events.write_events(connection, new)
        log = events.read_log(connection).sort_values("at")
    assert log["user_id"].tolist() == [users[n % 2] for n in range(rows)]
    assert log["kind"].tolist() == [kinds[n // 4] for n in range(rows)]
    assert log["at"].tolist() == [NOW + timedelta(minutes=n) for n in range(rows)]
    assert log["item_id"].tolist() == [f"item of e{n}" for n in range(rows)]
    assert log["quantity"].tolist() == [n / 2 for n in range(rows)]
    assert log["quantity"].dtype == float and str(log["user_id"].dtype) == "category"
    assert str(log["at"].dtype) == "datetime64[us, UTC]"


def test_a_frame_is_written_once(database: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "CHUNK", 3)
    frame = _frame(10)
    with writing(database) as connection:
        assert events.write_frame(connection, frame) == 10
    with writing(database) as connection:
        assert events.write_frame(connection, frame) == 0
        assert events.write_frame(connection, _frame(12)) == 2
        [bought] = events.read_history(connection, "u3")
    assert bought == Event(
        "e3", "u3", "i3", "purchase", NOW + timedelta(seconds=3), 3.0, Decimal("3.50"), None, "r"
    )


def _frame(n: int) -> pd.DataFrame:
    places = range(n)
    return pd.DataFrame(
        {
            "event_id": [f"e{place}" for place in places],
            "user_id": [f"u{place}" for place in places],
            "item_id": [f"i{place}" for place in places],
            "kind": "purchase",
            "at": [NOW + timedelta(seconds=place) for place in places],
            "quantity": [float(place) for place in places],
            "value": [f"{place}.50" for place in places],
            "session_id": None,
            "recommendation_id": "r",
        }
    )


def _ids(found: Sequence[Event]) -> list[str]:
    return [event.event_id for event in found]
