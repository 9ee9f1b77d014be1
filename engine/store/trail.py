"""Reads noted in the audit log, without a reader waiting for a writer and without a line lost.

A read takes no write lock, and must not wait for an ingest that holds it. So its line is queued,
with the time of the read, and written by a thread of its own together with those that came
meanwhile. The thread goes on trying for as long as somebody else holds the lock, and the process
does not end before the queue is empty.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from datetime import datetime, timezone
from weakref import WeakKeyDictionary

from sqlalchemy.pool import StaticPool

from engine.store.audit import Entry, record
from engine.store.database import Engine, writing

PAUSE = 0.5  # seconds between two tries to write
LAST_TRIES = 3  # when the process is to end; each waits as long as a writer waits for the lock
log = logging.getLogger(__name__)


class _Trail:
    """The entries of one database that are still to be written."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: list[Entry] = []
        self._working = False

    def note(self, database: Engine, entry: Entry) -> None:
        """Queues the entry; returns at once."""
        with self._changed:
            self._waiting.append(entry)
            starts, self._working = not self._working, True
        if starts:
            # No daemon: the process does not end before the last line is written.
            threading.Thread(target=self._work, args=(database,), name="audit-trail").start()

    def wait(self, seconds: float) -> bool:
        """Whether all that was noted is written, after at most so long."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._working, seconds)

    def _work(self, database: Engine) -> None:
        while batch := self._take():
            self._insist(database, batch)

    def _insist(self, database: Engine, batch: list[Entry]) -> None:
        """Writes the batch, however often that takes, until the process has to end without it."""
        tries = 0
        while True:
            try:
                with writing(database) as connection:
                    record(connection, *batch)
                return
            except Exception:
                tries += _ending()
                if tries >= LAST_TRIES:
                    log.exception("%d reads are missing in the audit log", len(batch))
                    return
                log.warning("%d reads wait to be written to the audit log", len(batch))
                threading.Event().wait(PAUSE)

    def _take(self) -> list[Entry]:
        with self._changed:
            batch, self._waiting = self._waiting, []
            self._working = bool(batch)
            if not batch:
                self._changed.notify_all()
            return batch


_trails: WeakKeyDictionary[Engine, _Trail] = WeakKeyDictionary()
_trails_lock = threading.Lock()


def note_read(database: Engine, what: str, user_id: str | None, many: int = 1) -> None:
    """Notes that a shopper's data was read; it is on record a moment later."""
    note(database, Entry("read", what, user_id, many))


def note(database: Engine, entry: Entry) -> None:
    """Notes what was done outside a transaction, with the time of now."""
    entry = replace(entry, at=entry.at or datetime.now(timezone.utc))
    if isinstance(database.pool, StaticPool):  # in memory: one connection, which cannot be shared
        with writing(database) as connection:
            record(connection, entry)
        return
    _trail_of(database).note(database, entry)


def flush(database: Engine, seconds: float = 10.0) -> bool:
    """Whether all that was noted so far is on record, after at most so many seconds."""
    return _trail_of(database).wait(seconds)


def _trail_of(database: Engine) -> _Trail:
    with _trails_lock:
        return _trails.setdefault(database, _Trail())


def _ending() -> bool:
    return not threading.main_thread().is_alive()
