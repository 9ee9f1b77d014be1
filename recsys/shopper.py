"""One shopper against one shelf: what they touched, folded in, and what may be put forward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from recsys.evidence import Folded, fold_in
from recsys.interactions import Cells
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
    settings = shelf.model.settings
    return Shopper(
        cells, fold_in(shelf.factors, shelf.model.gram, told, settings.regularization)
    )


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

    The confidence (how much, how often, how lately) times the rhythm: with t the days since the
    last purchase and g the usual gap (their own, else the item's, else the shop's), t/g·e^(1-t/g),
    which is 1 when the next purchase is due and little right after the last one.
    """
    cells = shopper.cells
    cells = cells.take(cells.has("purchase") & ~cells.disliked & (cells.item < len(mask)))
    scores = np.full(len(mask), -np.inf)
    gap = purchase_gap(cells.first, cells.last, cells.bought)
    gap = np.where(np.isnan(gap), shelf.gaps[cells.item], gap)
    gap = np.where(np.isnan(gap), shelf.model.typical_gap, gap)
    due = np.where(np.isnan(gap), 1.0, cells.last / gap)
    scores[cells.item] = cells.confidence * due * np.exp(1.0 - due)
    return np.where(mask, scores, -np.inf)


def _without(mask: npt.NDArray[np.bool_], places: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    left = mask.copy()
    left[places[places < len(mask)]] = False
    return left
