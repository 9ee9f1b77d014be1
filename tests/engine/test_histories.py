"""Events are held as long as the database has the same ones, and no longer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from engine import histories
from engine.histories import Histories
from engine.privacy import erase
from engine.store import events
from engine.store.database import Database, connect, reading, writing
from engine.store.tables import events as table
from engine.store.tombstones import Erased, read_erased
from recsys.types import Event
from tests.toy import NOW, open_shop

FIRST = [Event(f"e{hour}", "ann", "tea", "view", NOW + timedelta(hours=hour)) for hour in range(3)]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    found = connect(f"sqlite:///{tmp_path / 'shop.db'}")
    with writing(found) as connection:
        events.write_events(connection, FIRST)
    yield found
    found.dispose()


def read(held: Histories, database: Database, user: str = "ann") -> list[Event]:
    with reading(database) as connection:
        return list(held.read(connection, user))


def test_what_is_held_is_given_until_there_is_more(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, reads = Histories(), []
    monkeypatch.setattr(
        histories.events, "read_history",
        lambda *asked, of=events.read_history: reads.append(asked[1]) or of(*asked),
    )  # fmt: skip
    assert read(held, database) == read(held, database) == FIRST and reads == ["ann"]
    new = replace(FIRST[1], event_id="between")  # of the same moment as one that is known
    with writing(database) as connection:
        events.write_events(connection, [new])
    assert set(read(held, database)) == {*FIRST, new} and reads == ["ann", "ann"]
    assert read(held, database, "eve") == []


def test_one_taken_out_for_one_put_in_is_noticed(database: Database) -> None:
    held = Histories()
    read(held, database)
    newest = replace(FIRST[2], event_id="e3", at=NOW + timedelta(hours=3))
    with writing(database) as connection:
        connection.execute(delete(table).where(table.c.event_id == "e0"))
        events.write_events(connection, [newest])
    assert read(held, database) == [*FIRST[1:], newest]


def test_few_are_held(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(histories, "MOST", 3)
    held = Histories()
    with writing(database) as connection:
        events.write_events(connection, [replace(FIRST[0], event_id="b", user_id="bob")])
    read(held, database)
    read(held, database, "bob")
    assert [user for _, user in held._held] == ["bob"]


def test_nothing_is_held_of_who_was_erased(tmp_path: Path) -> None:
    config, database = open_shop(tmp_path)
    assert read(histories.HISTORIES, database, "user-0") and read(
        histories.HISTORIES, database, "user-1"
    )
    erase(config, database, "user-0")
    names = [user for _, user in histories.HISTORIES._held]
    assert "user-0" not in names and "user-1" in names
    elsewhere = Histories()  # a server that runs beside, which learns of it by the tombstone
    with reading(database) as connection:
        erased: Erased = read_erased(connection)
    elsewhere._held["there", "user-0"] = elsewhere._held["there", "user-1"] = ((0, None, None), ())
    elsewhere.drop_erased(erased)
    assert [user for _, user in elsewhere._held] == ["user-1"]
    database.dispose()
