"""Erasure leaves nothing: not in the tables, and not in the bytes of SQLite's files."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from dialogue.types import Fact, Mood, Reply, Turn
from engine.store import conversations
from engine.store import database as database_module
from engine.store import erase, events, facts, shoppers
from engine.store.database import checkpoint, connect, reading, writing
from engine.store.shoppers import Shopper
from recsys.types import Candidate, Event, Product
from tests.engine.store.conftest import NOW

CANARY = "canary-7f3a"
OTHERS = [f"user {place}" for place in range(20)]


def live(connection: Connection, user_id: str, dice: random.Random) -> None:
    """A stretch of one shopper's life: in every table, and in every column that may hold them."""
    mark = CANARY if user_id == CANARY else "other"
    word = f"{mark} {dice.random()}"
    events.write_events(
        connection,
        [
            Event(
                f"{word} {place}", user_id, f"item {dice.randrange(50)}", "view",
                NOW + timedelta(minutes=dice.randrange(10**6)), session_id=mark,
                recommendation_id=mark,
            )
            for place in range(15)
        ],
    )  # fmt: skip
    [told] = facts.write_facts(connection, user_id, [Fact("shopper", "likes", word)], NOW)
    if dice.random() < 0.5:
        facts.supersede(connection, user_id, told, NOW, Fact("shopper", "likes", f"no {word}"))
    shoppers.write_shoppers(connection, [Shopper(user_id, f"{mark} {user_id}")])
    shoppers.write_tone(connection, user_id, mark)
    shoppers.write_consent(connection, user_id, "personalise", True, NOW)
    opened = conversations.open_conversation(connection, None, user_id)
    long = f"{word} " * dice.randrange(1, 400)
    reply = Reply(long, (Candidate(Product("tea", "Tea"), 1.0),), "formal", Mood(), "model")
    conversations.write_exchange(connection, opened, Turn("user", long, (), NOW), reply)


def fill(database: Engine) -> None:
    dice = random.Random(7)
    for _ in range(8):
        with writing(database) as connection:
            for user_id in dice.sample([*OTHERS, CANARY], len(OTHERS) + 1):
                live(connection, user_id, dice)


def count(database: Engine) -> dict[str, int]:
    with reading(database) as connection:
        tables = ("offers", "turns", "conversations", "facts", "consents", "shoppers", "events")
        return {
            table: connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            for table in tables
        }


def test_the_receipt_is_what_is_gone(database: Engine) -> None:
    fill(database)
    before = count(database)
    with writing(database) as connection:
        receipt = erase.erase_user(connection, CANARY)
    after = count(database)
    assert receipt == {table: before[table] - after[table] for table in before}
    assert all(receipt.values())
    assert receipt["events"] == 8 * 15 and receipt["turns"] == 16
    with writing(database) as connection:
        assert not any(erase.erase_user(connection, CANARY).values())


def test_a_stranger_is_erased_too(database: Engine) -> None:
    with writing(database) as connection:
        assert set(erase.erase_user(connection, "nobody").values()) == {0}


def test_no_byte_of_the_shopper_is_left(url: str, tmp_path: Path) -> None:
    database = connect(url)
    fill(database)
    assert CANARY.encode() in _bytes(tmp_path)
    with writing(database) as connection:
        erase.erase_user(connection, CANARY)
    assert checkpoint(database)
    assert CANARY.encode() not in _bytes(tmp_path)
    assert OTHERS[0].encode() in _bytes(tmp_path)


def test_events_kept_under_a_pseudonym_name_nobody(url: str, tmp_path: Path) -> None:
    database = connect(url)
    fill(database)
    with writing(database) as connection:
        items = [event.item_id for event in events.read_history(connection, CANARY)]
        receipt = erase.erase_user(connection, CANARY, keep_events_pseudonymised=True)
        assert receipt[erase.KEPT] == len(items) == 120
        assert events.read_history(connection, CANARY) == []
        [stranger] = set(events.user_ids(connection)) - set(OTHERS)
        kept = events.read_history(connection, stranger)
    assert sorted(event.item_id for event in kept) == sorted(items)
    assert checkpoint(database)
    assert CANARY.encode() not in _bytes(tmp_path)


def test_the_log_cannot_be_emptied_under_a_reader(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience = [pragma for pragma in database_module.PRAGMAS if "busy" not in pragma]
    monkeypatch.setattr(database_module, "PRAGMAS", ("busy_timeout=50", *patience))
    database = connect(url)
    with writing(database) as connection:
        live(connection, "ann", random.Random(1))
    with reading(database) as reader:
        events.read_history(reader, "ann")
        with writing(database) as connection:
            erase.erase_user(connection, "ann")
        assert not checkpoint(database)
    assert checkpoint(database)


def _bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted((folder / "shop").iterdir()))
