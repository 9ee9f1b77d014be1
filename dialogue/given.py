"""What was said lately of what was written beforehand, so that the rest has its turn.

Left to itself a model says what it likes best again and again. What it chooses among is therefore
what fits and was said least often by this process. No shopper is known here, nor any message.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Sequence

Parts = Sequence[Sequence[str]]


class Given:
    """How often each alternative was said; one for all shoppers of a process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._times: Counter[str] = Counter()

    def rested(self, parts: Parts, least: int) -> list[tuple[str, ...]]:
        """Of each part the alternatives said least often, at least so many where there are."""
        with self._lock:
            return [self._rested(part, least) for part in parts]

    def note(self, parts: Parts, said: str) -> None:
        """Notes that `said`, a way through `parts` with its slots open, was given."""
        with self._lock:
            for part in parts:
                longest = max((text for text in part if text in said), key=len, default="")
                self._times[longest] += bool(longest)

    def _rested(self, part: Sequence[str], least: int) -> tuple[str, ...]:
        times = sorted(self._times[text] for text in part)
        bound = times[min(least, len(times)) - 1]
        return tuple(text for text in part if self._times[text] <= bound)
