"""One shopper against one shelf: what they touched, folded in, and what may be put forward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from recsys.cells import Cells
from recsys.evidence import Folded, fold_in
from recsys.popularity import purchase_gap
from recsys.shelf import Shelf

Exclude = Literal["purchased", "seen", "none"]
Mode = Literal["discover", "again", "mixed"]

SEEN = ("view", "cart", "purchase", "wishlist", "remove", "return", "dislike")


@dataclass(frozen=True, slots=True)
class Shopper:
    """The cells of one shopper, their places on the shelf, and the same folded into the model."""

    cells: Cells
    folded: Folded


def meet(shelf: Shelf, cells: Cells) -> Shopper:
    """The shopper whose cells these are."""
    told = cells.take(shelf.known[cells.item])
    model = shelf.model
    return Shopper(cells, fold_in(shelf.factors, model.gram, told, model.regularization))


def discoverable(
    shelf: Shelf, shopper: Shopper, mask: npt.NDArray[np.bool_], exclude: Exclude
) -> npt.NDArray[np.bool_]:
    """The part of `mask` open to discovery: nothing disliked, nothing owned (or seen).

    A mere appearance in a list does not make an item seen.
    """
    cells = shopper.cells
    gone = cells.disliked
    if exclude == "purchased":
        gone = gone | cells.has("purchase")
    elif exclude == "seen":
        gone = gone | cells.has(*SEEN)
    return _without(mask, cells.item[gone])


def rebuy_scores(
    shelf: Shelf, shopper: Shopper, mask: npt.NDArray[np.bool_]
) -> npt.NDArray[np.float64]:
    """The scores for buying again: -inf but for what was bought, is not disliked and is in `mask`.

    The number of purchases times the rhythm min(1, g/t): t days after the last purchase with a
    usual gap of g days (their own, else the item's, else the shop's), an item that is overdue
    fades. On validation weeks this found more of what was bought again than decayed weights, and
    than a rhythm that also holds back what was bought a moment ago.
    """
    cells = shopper.cells
    cells = cells.take(cells.has("purchase") & ~cells.disliked & (cells.item < len(mask)))
    scores = np.full(len(mask), -np.inf)
    gap = purchase_gap(cells.first, cells.last, cells.bought)
    gap = np.where(np.isnan(gap), shelf.gaps[cells.item], gap)
    gap = np.where(np.isnan(gap), shelf.model.typical_gap, gap)
    late = np.where(np.isnan(gap), 1.0, cells.last / np.maximum(gap, 1.0))
    scores[cells.item] = cells.bought / np.maximum(late, 1.0)
    return np.where(mask, scores, -np.inf)


def _without(mask: npt.NDArray[np.bool_], places: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    left = mask.copy()
    left[places[places < len(mask)]] = False
    return left
