"""What single utterances were read as, held so that a conversation need not be read anew each time.

Reading has no state: what is held is what would be read again, and to drop it changes no answer.
It is personal all the same, so it is little, stays in memory, is under nobody's name, and goes
when a shopper is erased.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import ParamSpec, TypeVar

HELD = 2048  # utterances, those read last: twenty long conversations, or hundreds of short ones
_P = ParamSpec("_P")
_T = TypeVar("_T")
_DROPS: list[Callable[[], None]] = []


def held(read: Callable[_P, _T]) -> Callable[_P, _T]:
    """`read`, a function of hashable values that always reads alike, with its last results held."""
    holding = lru_cache(maxsize=HELD)(read)
    _DROPS.append(holding.cache_clear)
    return holding  # type: ignore[return-value]


def drop_readings() -> None:
    """Drops all that is held of what shoppers said."""
    for drop in _DROPS:
        drop()


@lru_cache(maxsize=1)
def hold_since(erased: datetime | None) -> None:
    """Drops all that is held when `erased`, when a shopper was last erased, is not what it was.

    So what is erased by another process is dropped here too, at the next message.
    """
    drop_readings()
