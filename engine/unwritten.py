"""What was said on health without consent: held in this process while its conversation lasts.

A sentence that is not kept must still be obeyed for as long as the shopper goes on talking. So the
whole text of such a turn is held in memory, never written; it is dropped after a while, when the
shopper is erased, and with the process. Another process does not have it, and says so.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dialogue.confided import NOT_KEPT, readable
from dialogue.types import Turn
from engine.store.tombstones import Erased

LASTS = timedelta(hours=24)  # after the turn was said
MOST = 4096  # turns, the newest


@dataclass(frozen=True, slots=True)
class _Held:
    user_id: str
    text: str


class Unwritten:
    """Texts of turns that are stored with NOT_KEPT in them, by conversation and time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[tuple[str, datetime], _Held] = OrderedDict()
        self._erased: datetime | None = None

    def hold(self, user_id: str, conversation_id: str, turn: Turn) -> None:
        """Holds what the turn said; nothing of one without a time."""
        if turn.at is None:
            return
        with self._lock:
            self._held[conversation_id, turn.at] = _Held(user_id, turn.text)
            while len(self._held) > MOST:
                self._held.popitem(last=False)

    def restore(
        self, conversation_id: str | None, turns: Sequence[Turn], now: datetime
    ) -> tuple[list[Turn], bool]:
        """The turns as they were said, and whether something the shopper told is not known."""
        self._drop(lambda key, _: key[1] < now - LASTS)
        said, gone = [], False
        for turn in turns:
            if NOT_KEPT in turn.text:
                held = self._held.get((conversation_id or "", turn.at or now))
                gone = gone or (held is None and turn.role == "user")
                turn = replace(turn, text=held.text if held else readable(turn.text))
            said.append(turn)
        return said, gone

    def drop_erased(self, erased: Erased) -> None:
        """Drops what was said by those who were erased, by whichever process."""
        newest = max(erased.times.values(), default=None)
        if newest != self._erased:
            self._erased = newest
            self._drop(lambda key, held: erased.covers(held.user_id, key[1]))

    def drop_user(self, user_id: str) -> None:
        """Drops what the shopper said."""
        self._drop(lambda _, held: held.user_id == user_id)

    def _drop(self, due: Callable[[tuple[str, datetime], _Held], bool]) -> None:
        with self._lock:
            for key in [key for key, held in self._held.items() if due(key, held)]:
                del self._held[key]


UNWRITTEN = Unwritten()
