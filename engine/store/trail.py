"""Reads noted in the audit log, without a reader waiting for a writer.

A read takes no write lock, and must not wait for an ingest that holds it. So its line is written by
a thread of its own, together with those that came meanwhile; in a database nobody writes to, it is
there before the answer is.
"""

from __future__ import annotations

import logging
from threading import Event, Lock, Thread
from weakref import WeakKeyDictionary

from engine.store.audit import Entry, record
from engine.store.database import Engine, writing

PATIENCE = 0.25  # seconds that an answer waits for its line
log = logging.getLogger(__name__)


class _Trail:
    """The entries of one database that are still to be written."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: list[tuple[Entry, Event]] = []
        self._working = False

    def note(self, database: Engine, entry: Entry) -> None:
        written = Event()
        with self._lock:
            self._waiting.append((entry, written))
            starts, self._working = not self._working, True
        if starts:
            # No daemon: the process does not end before the last line is written.
            Thread(target=self._work, args=(database,), name="audit-trail").start()
        written.wait(PATIENCE)

    def _work(self, database: Engine) -> None:
        while batch := self._take():
            try:
                with writing(database) as connection:
                    record(connection, *(entry for entry, _ in batch))
            except Exception:  # the answers have gone out: nobody else is left to tell
                log.exception("%d reads are missing in the audit log", len(batch))
            for _, written in batch:
                written.set()

    def _take(self) -> list[tuple[Entry, Event]]:
        with self._lock:
            batch, self._waiting = self._waiting, []
            self._working = bool(batch)
            return batch


_trails: WeakKeyDictionary[Engine, _Trail] = WeakKeyDictionary()
_trails_lock = Lock()


def note_read(database: Engine, what: str, user_id: str | None, many: int = 1) -> None:
    """Notes that a shopper's data was read; it is on record a moment later at the latest."""
    note(database, Entry("read", what, user_id, many))


def note(database: Engine, entry: Entry) -> None:
    """Notes what was done outside a transaction."""
    with _trails_lock:
        trail = _trails.setdefault(database, _Trail())
    trail.note(database, entry)
