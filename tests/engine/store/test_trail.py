"""The audit log: complete, and no reason for a reader to wait."""

from __future__ import annotations

import time
from threading import Thread

from engine.store import audit, trail
from engine.store.database import Database, reading, writing


def lines(database: Database) -> list[str]:
    with reading(database) as connection:
        return [line.what for line in audit.read_log(connection)]


def test_a_read_is_on_record_when_the_answer_goes_out(database: Database) -> None:
    trail.note_read(database, "profile", "ann", 3)
    with reading(database) as connection:
        [line] = audit.read_log(connection, "ann")
        assert audit.read_log(connection, "bob") == []
    assert (line.actor, line.action, line.what, line.many) == ("shopper", "read", "profile", 3)


def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    started = time.monotonic()
    with writing(database):
        trail.note_read(database, "first", "ann")
        trail.note_read(database, "second", "ann")
        waited = time.monotonic() - started
        if database.dialect.name == "sqlite":  # elsewhere nobody locks the whole database
            assert lines(database) == []
    assert waited < 4 * trail.PATIENCE
    deadline = time.monotonic() + 10
    while len(lines(database)) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    assert lines(database) == ["first", "second"]


def test_no_line_is_lost_among_many_readers(database: Database) -> None:
    def read() -> None:
        for _ in range(20):
            trail.note_read(database, "profile", "ann")

    readers = [Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    deadline = time.monotonic() + 20
    while len(lines(database)) < 160 and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(lines(database)) == 160


def test_a_write_of_nothing_is_no_line_but_a_read_is(database: Database) -> None:
    with writing(database) as connection:
        audit.record(
            connection,
            audit.Entry("write", "facts", "ann", 0),
            audit.Entry("read", "facts", "ann", 0),
        )
    with reading(database) as connection:
        assert [line.action for line in audit.read_log(connection)] == ["read"]
