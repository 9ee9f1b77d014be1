"""From rows to events: each that can be believed, once; the others on record."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ingest.check import CleanEvent, event_rules
from engine.ingest.clean import clean_events
from engine.ingest.errors import IngestError
from engine.ingest.readers import Row, Source
from engine.ingest.report import Tally

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
COLUMNS = ("event_id", "user_id", "item_id", "event_name", "timestamp", "quantity", "price")
SHOP = frozenset({"tea", "cup"})
GOOD = ("e1", "ann", "tea", "view_item", "2026-05-04T10:00:00Z", "1", "4.50")


def clean(
    *rows: tuple[Any, ...], columns: tuple[str, ...] = COLUMNS, known: frozenset[str] | None = SHOP
) -> tuple[list[CleanEvent], Tally, list[dict[str, Any]]]:
    source = Source("a.csv", columns, iter(Row(line, row) for line, row in enumerate(rows, 2)))
    return _clean(source, known)


def clean_objects(*objects: dict[str, Any]) -> tuple[list[CleanEvent], Tally, list[dict[str, Any]]]:
    return _clean(Source("a.jsonl", None, iter(Row(n, o) for n, o in enumerate(objects, 1))), SHOP)


def _clean(
    source: Source, known: frozenset[str] | None
) -> tuple[list[CleanEvent], Tally, list[dict[str, Any]]]:
    tally, rejects = Tally(), io.StringIO()
    rules = event_rules(NOW, "USD", remember=source.columns is not None)
    found = list(clean_events(source, rules, known, tally, rejects))
    return found, tally, [json.loads(line) for line in rejects.getvalue().splitlines()]


def test_a_good_row() -> None:
    [event], tally, rejects = clean(GOOD)
    at = int(datetime(2026, 5, 4, 10, tzinfo=UTC).timestamp()) * 1_000_000
    assert event == CleanEvent("e1", "ann", "tea", "view", at, 1.0, "4.50", None, None)
    assert (tally.rows, tally.repaired, tally.rejected, rejects) == (1, {}, {}, [])


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("user_id", "", "user_id is missing"),
        ("user_id", "x" * 257, "user_id is longer than 256 characters"),
        ("item_id", "rocket", "item_id is not in the catalogue"),
        ("item_id", "te\x00a", "item_id has a control character"),
        ("event_name", "dance", "event_name is not an event we know"),
        ("timestamp", "1970-01-01", "timestamp is before 1995"),
        ("timestamp", "2026-05-06T00:00:00Z", "timestamp is in the future"),
        ("timestamp", "tomorrow", "timestamp is not a time (ISO 8601 or Unix time)"),
        ("quantity", "-2", "quantity is negative"),
        ("quantity", "nan", "quantity is not a number"),
        ("price", "-4.50", "price is negative"),
        ("price", float("nan"), "price is not a price"),
        ("price", "€ 4.50", "price is in another currency"),
    ],
)
def test_a_reject_has_its_line_reason_and_row(column: str, value: Any, reason: str) -> None:
    bad = tuple(value if name == column else good for name, good in zip(COLUMNS, GOOD))
    found, tally, [reject] = clean(GOOD, bad)
    assert len(found) == 1 and tally.rejected == {reason: 1}
    written = "nan" if value != value else value
    assert reject == {
        "file": "a.csv", "line": 3, "reason": reason, "row": {**reject["row"], column: written},
    }  # fmt: skip
    assert set(reject["row"]) == set(COLUMNS)


def test_what_is_repaired_is_counted() -> None:
    row = (" e1", "ann ", "tea", "VIEW_ITEM", "2026-05-04 10:00:00", " 1", "$1,299.00")
    [event], tally, _ = clean(row)
    assert (event.event_id, event.user_id, event.kind, event.value) == (
        "e1", "ann", "view", "1299.00",
    )  # fmt: skip
    assert tally.repaired == {
        "event_id trimmed": 1, "user_id trimmed": 1, "event_name in capitals": 1,
        "timestamp read as UTC": 1, "quantity trimmed": 1, "price read from text": 1,
    }  # fmt: skip


def test_the_same_event_twice_is_a_duplicate() -> None:
    found, tally, _ = clean(GOOD, GOOD, ("e2", *GOOD[1:]))
    assert [event.event_id for event in found] == ["e1", "e2"]
    assert tally.duplicates == 1


def test_one_id_for_two_events_is_no_duplicate() -> None:
    found, tally, [reject] = clean(GOOD, ("e1", "bob", *GOOD[2:]))
    assert len(found) == 1 and tally.duplicates == 0
    assert reject["reason"] == "event_id was already used for another event"
    assert reject["row"]["user_id"] == "bob"


def test_events_without_ids_get_them_from_their_content() -> None:
    columns = (*COLUMNS, "country")
    nameless = ("", *GOOD[1:])
    rows = [(*nameless, "FR"), (*nameless, "FR"), (*nameless, "DE"), ("", "bob", *GOOD[2:], "FR")]
    found, tally, _ = clean(*rows, columns=columns)
    again, _, _ = clean(*rows, columns=columns)
    # The second is the first again; the third differs in a column that is not kept.
    assert tally.duplicates == 1
    assert [event.user_id for event in found] == ["ann", "ann", "bob"]
    assert len({event.event_id for event in found}) == 3
    assert found == again


def test_events_about_no_product_are_ignored() -> None:
    found, tally, rejects = clean(("e1", "ann", "", "page_view", "", "", ""))
    assert (found, tally.ignored, rejects) == ([], 1, [])


def test_bare_items_are_all_known() -> None:
    found, _, _ = clean(("e1", "ann", "rocket", *GOOD[3:]), known=None)
    assert found[0].item_id == "rocket"


def test_columns_by_other_names_and_in_another_order() -> None:
    [event], _, _ = clean(
        ("2026-05-04T10:00:00Z", "US", "purchase", "94", "7", "2133"),
        columns=("Date", "country", "Type", "Product ID", "ga_session_id", "userId"),
        known=None,
    )
    assert (event.user_id, event.item_id, event.kind, event.session_id) == (
        "2133", "94", "purchase", "7",
    )  # fmt: skip


def test_the_first_column_with_a_value_counts() -> None:
    columns = ("user_pseudo_id", "user_id", *COLUMNS[2:])
    found, _, _ = clean(("cookie", "ann", *GOOD[2:]), ("cookie", "", *GOOD[2:]), columns=columns)
    assert [event.user_id for event in found] == ["ann", "cookie"]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (("user_id", "item_id", "event_name"), "no column timestamp .nor ts, .* 3 found: 'user"),
        (("user_id:item_id:event",), "no column user_id .* 1 found: 'user_id:item_id:event'"),
        (("ann", "tea", "view", "2026"), "no column user_id"),
    ],
)
def test_a_missing_column_is_named(columns: tuple[str, ...], message: str) -> None:
    with pytest.raises(IngestError, match=message):
        clean(("x",) * len(columns), columns=columns)


def test_items_of_one_event_are_judged_one_by_one() -> None:
    event = {
        "event_id": "e1", "event_name": "purchase", "user_id": "ann",
        "timestamp": "2026-05-04T10:00:00Z",
        "items": [{"item_id": "tea"}, {"item_id": "rocket"}, {"item_id": "cup"}],
    }  # fmt: skip
    found, tally, [reject] = clean_objects(event)
    assert [(one.event_id, one.item_id) for one in found] == [("e1", "tea"), ("e1#3", "cup")]
    assert (tally.rows, reject["line"]) == (3, 1)
    assert reject["row"] == event


def test_in_json_one_and_true_are_not_the_same() -> None:
    one = {"event_name": "view", "user_id": 1, "item_id": "tea", "timestamp": 1430623510}
    found, tally, _ = clean_objects(one, {**one, "user_id": True}, {**one, "user_id": "2"})
    assert [event.user_id for event in found] == ["1", "2"]
    assert tally.rejected == {"user_id is neither text nor a number": 1}


VALUES = st.one_of(st.sampled_from([*GOOD, "", "cup", "bob", "page_view", "e2"]), st.text())
ROWS = st.lists(st.tuples(*[VALUES] * len(COLUMNS)), max_size=20)


@given(ROWS)
def test_every_row_is_accounted_for(rows: list[tuple[str, ...]]) -> None:
    found, tally, rejects = clean(*rows)
    rejected = sum(tally.rejected.values())
    assert len(found) + tally.duplicates + tally.ignored + rejected == tally.rows == len(rows)
    assert len(rejects) == rejected
    assert len({event.event_id for event in found}) == len(found)


@given(ROWS)
def test_twice_the_rows_are_the_same_events(rows: list[tuple[str, ...]]) -> None:
    once, tally, _ = clean(*rows)
    twice, _, _ = clean(*rows, *rows)
    assert twice == once
