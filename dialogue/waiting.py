"""Who waits for the model: a bounded line in which shoppers take turns.

Whoever asks much waits behind whoever asks little: of those that wait, the one is next whose
shopper was served longest ago, and within one shopper the first that came.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from typing import Generic, TypeVar

T = TypeVar("T")


class Full(RuntimeError):
    """No more can wait."""


class Closed(RuntimeError):
    """Nobody is served any more."""


class Line(Generic[T]):
    """At most `size` that wait, `each` of them of one shopper; for any number of threads.

    "" is nobody in particular: each of those is a shopper of their own.
    """

    def __init__(self, size: int, each: int = 2) -> None:
        self._size, self._each = size, max(1, min(each, size))
        self._waiting: OrderedDict[object, deque[T]] = OrderedDict()
        self._count = 0
        self._closed = False
        self._change = threading.Condition()

    def __len__(self) -> int:
        return self._count

    def put(self, shopper: str, one: T) -> None:
        """Puts `one` in line; raises Full, for all or for this shopper, and Closed."""
        with self._change:
            if self._closed:
                raise Closed
            key: object = shopper or object()
            theirs = self._waiting.get(key, ())
            if self._count >= self._size or len(theirs) >= self._each:
                raise Full
            self._waiting.setdefault(key, deque()).append(one)
            self._count += 1
            self._change.notify()

    def take(self) -> T | None:
        """The next one, waited for; None when the line is closed and nobody is left."""
        with self._change:
            while not self._count:
                if self._closed:
                    return None
                self._change.wait()
            key, theirs = next(iter(self._waiting.items()))
            one = theirs.popleft()
            self._count -= 1
            del self._waiting[key]
            if theirs:
                self._waiting[key] = theirs  # behind all others
            return one

    def close(self) -> None:
        """Lets nobody in any more; who waits already is still served."""
        with self._change:
            self._closed = True
            self._change.notify_all()
