"""The audit log: complete, and no reason for a reader to wait."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import datetime, timezone
from threading import Event, Thread

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from engine.store import audit, trail
from engine.store.database import Database, connect, reading, writing


def lines(database: Database) -> list[str]:
    with reading(database) as connection:
        return [line.what for line in audit.read_log(connection)]


def test_a_read_is_on_record_a_moment_later(database: Database) -> None:
    before = datetime.now(timezone.utc)
    trail.note_read(database, "profile", "ann", 3)
    assert trail.flush(database)
    with reading(database) as connection:
        [line] = audit.read_log(connection, "ann")
        assert audit.read_log(connection, "bob") == []
    assert (line.actor, line.action, line.what, line.many) == ("shopper", "read", "profile", 3)
    assert before <= line.at <= datetime.now(timezone.utc)


def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    with writing(database):
        started = time.monotonic()
        for number in range(50):
            trail.note_read(database, f"read {number}", "ann")
        waited = time.monotonic() - started
        noted = datetime.now(timezone.utc)
        if database.dialect.name == "sqlite":  # elsewhere nobody locks the whole database
            assert lines(database) == []
            assert not trail.flush(database, 0.05)
    assert waited < 0.1
    assert trail.flush(database)
    assert lines(database) == [f"read {number}" for number in range(50)]
    with reading(database) as connection:  # the time is that of the read, not of the line
        assert all(line.at <= noted for line in audit.read_log(connection))


def test_a_line_outlasts_a_lock_that_outlasts_the_patience_of_a_writer(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock is held longer than a writer waits for it: the first tries fail."""
    tries, failed = [], Event()

    def impatient(one: Database) -> object:
        tries.append(one)
        if len(tries) > 2:
            return writing(one)
        failed.set()
        raise OperationalError("BEGIN IMMEDIATE", {}, Exception("database is locked"))

    monkeypatch.setattr(trail, "PAUSE", 0.01)
    monkeypatch.setattr(trail, "writing", impatient)
    trail.note_read(database, "first", "ann")
    assert failed.wait(5)
    trail.note_read(database, "second", "ann")
    assert trail.flush(database)
    assert lines(database) == ["first", "second"] and len(tries) >= 3


ENDING = """
import sys
from threading import Thread
from engine.store import trail
from engine.store.database import connect, writing
import time

database = connect(sys.argv[1])
def hold():
    with writing(database):
        time.sleep(1)
Thread(target=hold).start()
time.sleep(0.3)
trail.note_read(database, "profile", "ann")
"""


def test_a_process_does_not_end_before_its_lines_are_written(url: str) -> None:
    database = connect(url)
    subprocess.run([sys.executable, "-c", ENDING, url], check=True, timeout=60)
    assert lines(database) == ["profile"]


def test_no_line_is_lost_among_many_readers(database: Database) -> None:
    def read() -> None:
        for _ in range(20):
            trail.note_read(database, "profile", "ann")

    readers = [Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert trail.flush(database, 20)
    assert len(lines(database)) == 160


def test_a_database_in_memory_has_its_line_at_once() -> None:
    database = connect("sqlite://")
    trail.note_read(database, "profile", "ann")
    assert lines(database) == ["profile"]
    with reading(database) as connection:
        assert connection.scalar(text("SELECT count(*) FROM audit")) == 1


def test_a_write_of_nothing_is_no_line_but_a_read_is(database: Database) -> None:
    with writing(database) as connection:
        audit.record(
            connection,
            audit.Entry("write", "facts", "ann", 0),
            audit.Entry("read", "facts", "ann", 0),
        )
    with reading(database) as connection:
        assert [line.action for line in audit.read_log(connection)] == ["read"]
