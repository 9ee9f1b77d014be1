"""Events of those who are talking, held between their turns: years of them are slow to read.

They are personal: few are held, in memory alone, and none of a shopper who was erased. What is held
is what the database would give again, which its count and its oldest and newest time tell: events
are only ever added, or deleted with all that are older.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

from engine.store import events
from engine.store.database import Connection
from engine.store.tombstones import Erased
from recsys.types import Event

HISTORY = 5000  # newest events of one shopper, years of them; a bound for what no human does
MOST = 50_000  # events of all shoppers together, some 25 MB


class Histories:
    """The newest events of shoppers, by database and user id, those read last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[tuple[str, str], tuple[events.Extent, Sequence[Event]]]
        self._held = OrderedDict()

    def read(self, connection: Connection, user_id: str) -> Sequence[Event]:
        """The user's newest events, at most HISTORY, newest last."""
        name = (str(connection.engine.url), user_id)
        extent = events.read_extent(connection, user_id)
        with self._lock:
            held = self._held.pop(name, None)
        if held is None or held[0] != extent:
            held = extent, tuple(events.read_history(connection, user_id, HISTORY))
        with self._lock:
            self._held[name] = held
            while sum(len(one) for _, one in self._held.values()) > MOST:
                self._held.popitem(last=False)
        return held[1]

    def drop_erased(self, erased: Erased) -> None:
        """Drops the events of those who were erased, by whichever process."""
        with self._lock:
            for name in [name for name in self._held if erased.when(name[1]) is not None]:
                del self._held[name]

    def drop_user(self, user_id: str) -> None:
        """Drops the events of the shopper."""
        with self._lock:
            for name in [name for name in self._held if name[1] == user_id]:
                del self._held[name]


HISTORIES = Histories()
