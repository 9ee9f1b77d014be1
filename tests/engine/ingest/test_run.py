"""Whole files into the store."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from engine.ingest.errors import IngestError
from engine.ingest.report import Report
from engine.ingest.run import ingest
from engine.store import catalog, events
from engine.store.database import Database, connect, reading
from recsys.types import Product
from tests.engine.ingest.conftest import HEADER
from tests.engine.ingest.test_shapes import GA4_EXPORT

Write = Callable[[str, str | bytes], Path]
Take = Callable[..., Report]

EVENTS = HEADER + (
    "e1,ann,tea,view_item,2026-05-01 10:00:00,,\n"
    "e2,ann,tea,purchase,2026-05-01T10:05:00Z,2,4.50\n"
    "e2,ann,tea,purchase,2026-05-01T10:05:00Z,2,4.50\n"
    "e3,bob,cup,view_item,2026-05-01T11:00:00Z,,-1\n"
    "e4,bob,rocket,view_item,2026-05-01T11:00:00Z,,\n"
    "e5,bob,,page_view,2026-05-01T11:00:00Z,,\n"
)
TABLE = """\
events.csv
  rows read                          6
  accepted                           2
  duplicate                          1
  about no product                   1
  rejected                           2
    price is negative                1
    item_id is not in the catalogue  1
  repaired                           1
    timestamp read as UTC            1

The rejected rows are in {rejects}"""


def test_the_report_and_the_rejects(write: Write, take: Take, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.jsonl"
    assert str(take(events=write("events.csv", EVENTS))) == TABLE.format(rejects=rejects)
    lines = [json.loads(line) for line in rejects.read_text().splitlines()]
    assert [(line["file"], line["line"], line["reason"]) for line in lines] == [
        ("events.csv", 5, "price is negative"),
        ("events.csv", 6, "item_id is not in the catalogue"),
    ]
    assert lines[1]["row"]["item_id"] == "rocket"


def test_what_is_stored(write: Write, take: Take, database: Database) -> None:
    take(events=write("events.csv", EVENTS))
    with reading(database) as connection:
        history = events.read_history(connection, "ann")
        assert [(event.event_id, event.kind, event.quantity, event.value) for event in history] == [
            ("e1", "view", 1.0, None),
            ("e2", "purchase", 2.0, Decimal("4.50")),
        ]


def test_again_adds_nothing(write: Write, take: Take) -> None:
    path = write("events.csv", EVENTS)
    take(events=path)
    [again] = take(events=path).files
    assert (again.rows, again.accepted, again.duplicates) == (6, 0, 3)
    [more] = take(events=write("more.csv", EVENTS + "e9,ann,pot,view,2026-05-02,,\n")).files
    assert (more.accepted, more.duplicates) == (1, 3)


def test_the_rejects_are_those_of_the_last_run(write: Write, take: Take, tmp_path: Path) -> None:
    take(events=write("bad.csv", EVENTS))
    take(events=write("good.csv", HEADER + "e7,ann,tea,view,2026-05-01,,\n"))
    assert (tmp_path / "rejects.jsonl").read_text() == ""
    assert not list(tmp_path.glob(".rejects*"))


def test_one_store_for_all_formats(write: Write, take: Take, database: Database) -> None:
    """The same two purchases, as CSV, JSON Lines, Parquet and GA4, are two events."""
    rows = [
        {
            "user_id": "10111055.878", "item_id": item, "event_name": "purchase",
            "timestamp": 1612069510766593, "session_id": 661084800, "quantity": n, "price": price,
        }
        for item, n, price in (("tea", 2, 4.5), ("cup", 1, 7.0))
    ]  # fmt: skip
    frame = pd.DataFrame(rows)
    for name, content in (
        ("a.csv", frame.to_csv(index=False)),
        ("a.jsonl", "\n".join(map(json.dumps, rows))),
        ("a.parquet", frame.to_parquet()),
        ("ga4.jsonl", json.dumps(GA4_EXPORT)),
    ):
        [report] = take(events=write(name, content)).files
        assert report.accepted + report.duplicates == 2 == report.rows, name
    with reading(database) as connection:
        found = events.read_history(connection, "10111055.878")
    assert sorted((event.item_id, event.quantity) for event in found) == [("cup", 1), ("tea", 2)]


def test_a_catalogue_updates_products(write: Write, take: Take, database: Database) -> None:
    header = "item_id,name,price,in_stock\n"
    take(write("catalog.csv", header + "tea,Tea,4.50,yes\nmat,Mat,3,yes\n"))
    [report] = take(write("catalog.csv", header + "tea,Tea,4.90,no\n,Nobody,1,yes\n")).files
    assert (report.accepted, dict(report.rejected)) == (1, {"item_id is missing": 1})
    with reading(database) as connection:
        found = {product.item_id: product for product in catalog.read_products(connection)}
    assert found["tea"] == Product("tea", "Tea", price=Decimal("4.90"), in_stock=False)
    assert set(found) == {"tea", "cup", "pot", "mat"}


def test_events_of_products_that_come_along(write: Write, take: Take) -> None:
    catalog_file = write("catalog.csv", "item_id,name\nrocket,Rocket\n")
    _, report = take(catalog_file, write("events.csv", EVENTS)).files
    assert report.accepted == 3


def test_bare_items(write: Write, take: Take, database: Database) -> None:
    [report] = take(events=write("events.csv", EVENTS), bare_items=True).files
    assert report.accepted == 3
    with reading(database) as connection:
        found = {product.item_id: product for product in catalog.read_products(connection)}
    assert found["rocket"] == Product("rocket", "rocket")
    assert found["tea"].name == "Tea"


def test_without_a_catalogue_it_says_what_to_do(write: Write, tmp_path: Path) -> None:
    empty = connect(f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(IngestError, match="--catalog FILE, .* --bare-items"):
        ingest(empty, None, write("a.csv", EVENTS), rejects_path=tmp_path / "rejects.jsonl")


def test_a_file_that_breaks_off_leaves_nothing(
    write: Write, take: Take, database: Database, tmp_path: Path
) -> None:
    broken = EVENTS + 'e8,"' + "x" * 140_000
    with pytest.raises(IngestError, match="events.csv, line 8: .*is a quote missing"):
        take(events=write("events.csv", broken))
    with reading(database) as connection:
        assert events.user_ids(connection) == []
    assert "rocket" in (tmp_path / "rejects.jsonl").read_text()


def test_nothing_but_a_header(write: Write, take: Take) -> None:
    [report] = take(events=write("events.csv", HEADER)).files
    assert (report.rows, report.accepted) == (0, 0)
