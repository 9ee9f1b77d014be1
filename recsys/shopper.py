"""Shoppers against one shelf: what they touched, the pull of it, and what may be put forward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from recsys.associations import GROUPS
from recsys.cells import Cells
from recsys.fold import pulls
from recsys.popularity import purchase_gap
from recsys.shelf import Shelf

Exclude = Literal["purchased", "seen", "none"]
Mode = Literal["discover", "again", "mixed"]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SEEN = ("view", "cart", "purchase", "wishlist", "remove", "return", "dislike")


@dataclass(frozen=True, eq=False, slots=True)
class Crowd:
    """Several shoppers at once, numbered from 0; the arrays of `cells` and `pulls` are aligned.

    `cells.item` are places on the shelf. `pulls` (cells x factors) are those of `fold.pulls`,
    `vectors` (shoppers x factors) their sums. `strength` (cells x BLOCKS) is how much each cell
    says in each block of ties, 0 where nothing.
    """

    size: int
    cells: Cells
    pulls: Floats
    vectors: Floats
    strength: Floats

    @property
    def bounds(self) -> Ints:
        """The cells of shopper u are those from `bounds[u]` to before `bounds[u + 1]`."""
        return np.searchsorted(self.cells.user, np.arange(self.size + 1))

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        """The shoppers of whom anything speaks for any product."""
        speaks = (self.strength > 0).any(axis=1) | self.pulls.any(axis=1)
        return np.bincount(self.cells.user[speaks], minlength=self.size) > 0


def meet(shelf: Shelf, cells: Cells, size: int = 1) -> Crowd:
    """The shoppers whose cells these are, sorted by `cells.user` (0 to `size` - 1), then item."""
    told = np.where(shelf.known[cells.item], cells.confidence, 0.0)
    pull = pulls(shelf.factors, cells.with_confidence(told), size)
    vectors = np.zeros((size, pull.shape[1]))
    if len(pull):
        first = np.flatnonzero(np.diff(cells.user, prepend=-1))
        vectors[cells.user[first]] = np.add.reduceat(pull, first)
    return Crowd(size, cells, pull, vectors, _strength(cells))


def _strength(cells: Cells) -> Floats:
    """How much each cell says: log(1 + events) in each group of behaviour; for what is touched in
    one go, also less the longer ago, by the root of its rank among the shopper's items; 1 where its
    text counts."""
    liked = ~cells.disliked
    turned_to = (cells.confidence > 0) & cells.has(*SEEN)
    columns = [np.log1p(getattr(cells, group)) for group in GROUPS]
    touched = cells.turned + cells.bought
    newest = np.lexsort((cells.newest, touched == 0, cells.user))
    rank = np.empty(len(newest))
    rank[newest] = 1.0 + np.arange(len(newest)) - np.searchsorted(cells.user, cells.user[newest])
    beside = np.log1p(touched) / np.sqrt(rank)
    return np.column_stack([*columns, beside, turned_to]) * liked[:, None]


def gone(cells: Cells, exclude: Exclude) -> npt.NDArray[np.bool_]:
    """The cells whose items are closed to discovery: disliked, or owned (or seen).

    A mere appearance in a list does not make an item seen.
    """
    closed = cells.disliked
    if exclude == "purchased":
        closed = closed | cells.has("purchase")
    elif exclude == "seen":
        closed = closed | cells.has(*SEEN)
    return closed


def rebuy_scores(shelf: Shelf, cells: Cells) -> Floats:
    """The score of each cell for buying its item again; -inf where not bought or disliked.

    The number of purchases times the rhythm min(1, g/t): t days after the last purchase with a
    usual gap of g days (their own, else the item's, else the shop's), an item that is overdue
    fades. On validation weeks this found more of what was bought again than decayed weights, and
    than a rhythm that also holds back what was bought a moment ago.
    """
    gap = purchase_gap(cells.first, cells.last, cells.bought)
    gap = np.where(np.isnan(gap), shelf.gaps[cells.item], gap)
    gap = np.where(np.isnan(gap), shelf.model.typical_gap, gap)
    late = np.where(np.isnan(gap), 1.0, cells.last / np.maximum(gap, 1.0))
    sold = cells.has("purchase") & ~cells.disliked & (cells.item < len(shelf.catalog))
    return np.where(sold, cells.bought / np.maximum(late, 1.0), -np.inf)
