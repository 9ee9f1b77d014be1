"""From events to one weighted cell per user and item: the same arithmetic for all and for one.

A cell adds up the shopper's events with an item. Each event brings

    weight(kind) x log2(1 + quantity) x decay(age)

so that one unit counts 1, three units 2; decay halves every `half_life_days` and never falls below
`floor`, because an old purchase still tells taste. The total is damped, sign(t) log(1 + |t|), so
that the hundredth carton of milk says little, and times `alpha` it is the confidence of Hu, Koren
and Volinsky (2008) in the form `implicit` expects: 0 says nothing is known, a negative one is a
dislike.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from recsys.types import EVENT_KINDS
from recsys.weighting import Weighting

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

CODE = {kind: place for place, kind in enumerate(EVENT_KINDS)}
FLAG: dict[str, int] = {kind: 1 << place for kind, place in CODE.items()}
_TURNED_TO = [CODE[kind] for kind in ("view", "cart", "wishlist")]


@dataclass(frozen=True, slots=True)
class Log:
    """Events as aligned arrays: places of user, item and kind, units and age in days."""

    user: Ints
    item: Ints
    kind: Ints
    quantity: Floats
    age: Floats
    fresh: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Cells:
    """One entry per user and item, sorted by both; the arrays are aligned.

    `flags` has the bit FLAG[kind] for each behaviour seen; `fresh` tells whether the newest event
    belongs to the running session. `shown`, `turned` and `bought` count the events in which it
    appeared in a list, was turned to (viewed, put in the basket or on the wish list) and was
    purchased; `first` and `last` are the ages in days of the oldest and the newest purchase (NaN
    without any), `newest` is that of the newest event of any kind.
    """

    user: Ints
    item: Ints
    confidence: Floats
    flags: Ints
    fresh: npt.NDArray[np.bool_]
    shown: Ints
    turned: Ints
    bought: Ints
    first: Floats
    last: Floats
    newest: Floats

    def take(self, chosen: npt.NDArray[np.bool_] | npt.NDArray[np.int64] | slice) -> Cells:
        """The cells at these places."""
        return Cells(
            self.user[chosen],
            self.item[chosen],
            self.confidence[chosen],
            self.flags[chosen],
            self.fresh[chosen],
            self.shown[chosen],
            self.turned[chosen],
            self.bought[chosen],
            self.first[chosen],
            self.last[chosen],
            self.newest[chosen],
        )

    def with_confidence(self, confidence: Floats) -> Cells:
        """The same cells with other confidences."""
        return replace(self, confidence=confidence)

    def has(self, *kinds: str) -> npt.NDArray[np.bool_]:
        """The cells in which any of these behaviours was seen."""
        return (self.flags & sum(FLAG[kind] for kind in kinds)) != 0

    @property
    def disliked(self) -> npt.NDArray[np.bool_]:
        """The cells that say no: a dislike, or a negative total (returned, removed)."""
        return self.has("dislike") | (self.confidence < 0)


def arrange(log: Log) -> Log:
    """The same events sorted by user, item and time, oldest first, as `collect` wants them."""
    order = np.lexsort((-log.age, log.item, log.user))
    return Log(*(getattr(log, field.name)[order] for field in fields(Log)))


def collect(log: Log, weighting: Weighting) -> Cells:
    """The cells of an arranged log: one per user and item, sorted by user, then item."""
    if not len(log.user):
        return _no_cells()
    user, item, kind, age = log.user, log.item, log.kind, log.age
    starts = _starts(log)
    ends = np.r_[starts[1:], len(user)] - 1
    purchase = kind == CODE["purchase"]
    listed, turned = kind == CODE["list_view"], np.isin(kind, _TURNED_TO)
    first = np.maximum.reduceat(np.where(purchase, age, -np.inf), starts)
    last = np.minimum.reduceat(np.where(purchase, age, np.inf), starts)
    return Cells(
        user=user[starts],
        item=item[starts],
        confidence=_confidence(log, starts, weighting),
        flags=np.bitwise_or.reduceat(np.left_shift(1, kind.astype(np.int16)), starts),
        fresh=log.fresh[ends],
        shown=np.add.reduceat(listed, starts, dtype=np.int32),
        turned=np.add.reduceat(turned, starts, dtype=np.int32),
        bought=np.add.reduceat(purchase, starts, dtype=np.int32),
        first=np.where(np.isinf(first), np.nan, first).astype(np.float32),
        last=np.where(np.isinf(last), np.nan, last).astype(np.float32),
        newest=age[ends].astype(np.float32),
    )


def weigh_items(log: Log, weighting: Weighting) -> tuple[Ints, Floats]:
    """The item and the confidence of each cell alone: what popularity counts."""
    if not len(log.user):
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    starts = _starts(log)
    return log.item[starts], _confidence(log, starts, weighting)


def _starts(log: Log) -> Ints:
    new = np.ones(len(log.user), dtype=bool)
    new[1:] = (log.user[1:] != log.user[:-1]) | (log.item[1:] != log.item[:-1])
    return np.flatnonzero(new)


def _confidence(log: Log, starts: Ints, weighting: Weighting) -> Floats:
    strength = weighting.by_kind()[log.kind] * np.log2(1.0 + log.quantity)
    strength *= _decay(log.age, weighting)
    total = np.add.reduceat(strength, starts)
    return weighting.alpha * np.sign(total) * np.log1p(np.abs(total))


def _no_cells() -> Cells:
    ints, floats = np.zeros(0, dtype=np.int64), np.zeros(0)
    none = np.zeros(0, dtype=bool)
    return Cells(ints, ints, floats, ints, none, ints, ints, ints, floats, floats, floats)


def _decay(age: Floats, weighting: Weighting) -> Floats:
    if weighting.half_life_days is None:
        return np.ones_like(age)
    faded = np.exp2(-age / weighting.half_life_days)
    return weighting.floor + (1.0 - weighting.floor) * faded
