"""Why a candidate was ranked: its score taken apart into the shopper's own items, and popularity.

The score is a sum (`recsys.score`), so its parts are the evidence: per item of the shopper the pull
of the factors plus the item's ties, each in the scale in which it was added. Shares are the
positive parts over their sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from recsys.cells import FLAG
from recsys.rank import Ranked
from recsys.score import Sight
from recsys.shelf import Shelf
from recsys.shopper import Crowd
from recsys.telling import NOBODY, Asked, Limits, Named, Voices, split_factors, split_ties, tell
from recsys.types import EventKind, Evidence

MOST = 5
LEAST_SHARE = 0.01
LEAST_USUAL = 1e-6
# What speaks for a product with less than this part of a usual score is noise, not a reason.
LEAST_LIKING = 0.05
BY_STRENGTH: tuple[EventKind, ...] = ("purchase", "cart", "wishlist", "view", "list_view")
NOWHERE = -1  # the place of what is no item: popularity

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class Parts:
    """The parts of the scores of the entries `asked` for.

    `said` (2 x parts) is what cells add by behaviour and by likeness, entry by entry, the cells of
    its shopper within; `popular` (shoppers x n) is the part of popularity in each.
    """

    asked: Asked
    said: Floats
    popular: Floats


@dataclass(frozen=True, eq=False, slots=True)
class Reasons:
    """The few strongest reasons of each entry of the lists, in its order, strongest first.

    `place` is the item's, NOWHERE for popularity; `by` is its strongest behaviour as a place in
    BY_STRENGTH; `kind` is an EvidenceKind.
    """

    pick: Ints
    place: Ints
    share: Floats
    kind: npt.NDArray[np.str_]
    by: Ints


def take_apart(shelf: Shelf, crowd: Crowd, sight: Sight, place: Ints) -> Parts:
    """The parts of the scores of these places (shoppers x n, -1 for none)."""
    count = np.where(place >= 0, np.diff(crowd.bounds)[:, None], 0)
    end = np.cumsum(count).reshape(place.shape)
    asked = Asked(place, crowd.bounds, end - count)
    said = np.zeros((2, int(count.sum())))
    split_factors(crowd.pulls, shelf.candidates, sight.by_factors, asked, said)
    products = len(shelf.catalog)
    split_ties(sight.rows, sight.entries, sight.by_ties, asked, products, said)
    popular = np.where(place >= 0, sight.by_popularity * shelf.candidates[place, -1], 0.0)
    return Parts(asked, said, popular)


def reasons(shelf: Shelf, crowd: Crowd, sight: Sight, ranked: Ranked) -> Reasons:
    """The reasons of every entry of the lists, the shares of one summing to 1 or less.

    None for an entry when nothing speaks for it: it only filled the list.
    """
    return _in_order([_spoken(shelf, crowd, sight, ranked), _themselves(shelf, crowd, ranked)])


def _spoken(shelf: Shelf, crowd: Crowd, sight: Sight, ranked: Ranked) -> Reasons:
    """What speaks for entries that are not bought again.

    What a shopper buys most has a part in every score and explains none, so items are chosen by
    share · ln(share / usual), their part in the Kullback-Leibler divergence of the shares in this
    product and in the average one; where fewer differ, by share. An item beyond the catalogue, or
    one the shopper came to dislike, keeps its share but is not listed. What was touched in the
    running session says `session`.
    """
    cells = crowd.cells
    place = np.where(ranked.stage == "again", -1, ranked.place)
    parts = take_apart(shelf, crowd, sight, place)
    voices = Voices(
        cells.item,
        (cells.item < len(shelf.catalog)) & ~cells.disliked,
        _usual_shares(shelf, crowd, sight),
    )
    common = (shelf.popularity[place] > 0) & (ranked.stage != "wish")
    limits = Limits(MOST, LEAST_SHARE, LEAST_USUAL, LEAST_LIKING)
    return _worded(crowd, tell(parts.asked, parts.said, parts.popular, common, voices, limits))


def _worded(crowd: Crowd, named: Named) -> Reasons:
    cells, of_item = crowd.cells, named.cell != NOBODY
    if not len(cells.item):
        return _popular(named.pick, named.share)
    cell = np.where(of_item, named.cell, 0)
    kind = np.where(named.alike, "similar", np.where(cells.fresh[cell], "session", "history"))
    return Reasons(
        named.pick,
        np.where(of_item, cells.item[cell], NOWHERE),
        named.share,
        np.where(of_item, kind, "popular"),
        np.where(of_item, strongest_deeds(cells.flags)[cell], -1),
    )


def _usual_shares(shelf: Shelf, crowd: Crowd, sight: Sight) -> Floats:
    """The share of each cell in the score of the average product sold."""
    cells = crowd.cells
    usual = (crowd.pulls @ shelf.usual) * sight.by_factors[cells.user]
    rows = sight.rows
    ties = np.bincount(rows.cell, shelf.usual_ties[rows.row] * rows.strength, len(usual))
    usual += ties * sight.by_ties[cells.user]
    usual = np.maximum(usual, 0.0)
    total = np.bincount(cells.user, usual, minlength=crowd.size)[cells.user]
    return np.divide(usual, total, out=np.zeros_like(usual), where=total > 0)


def _popular(pick: Ints, share: Floats) -> Reasons:
    kind = np.full(len(pick), "popular")
    return Reasons(pick, np.full(len(pick), NOWHERE), share, kind, np.full(len(pick), -1))


def _themselves(shelf: Shelf, crowd: Crowd, ranked: Ranked) -> Reasons:
    """What is bought again is its own reason."""
    pick = np.flatnonzero((ranked.stage.ravel() == "again") & (ranked.place.ravel() >= 0))
    place = ranked.place.ravel()[pick]
    cells = crowd.cells
    user = pick // max(1, ranked.place.shape[1])
    key = cells.user * shelf.size + cells.item  # sorted, for cells are
    cell = np.searchsorted(key, user * shelf.size + place)
    kind = np.where(cells.fresh[cell], "session", "history")
    return Reasons(pick, place, np.ones(len(pick)), kind, strongest_deeds(cells.flags[cell]))


def _in_order(tables: Sequence[Reasons]) -> Reasons:
    """The reasons of several tables, those of each entry together."""
    tables = [table for table in tables if len(table.pick)] or tables[:1]
    if len(tables) == 1:
        return tables[0]
    order = np.argsort(np.concatenate([table.pick for table in tables]), kind="stable")
    return Reasons(
        *(
            np.concatenate([getattr(table, field.name) for table in tables])[order]
            for field in fields(Reasons)
        )
    )


def strongest_deeds(flags: Ints) -> Ints:
    """The behaviour that says most among those flagged, as places in BY_STRENGTH."""
    seen = np.array([(flags & FLAG[kind]) != 0 for kind in BY_STRENGTH], dtype=bool)
    return np.where(seen.any(axis=0), seen.argmax(axis=0), len(BY_STRENGTH) - 1)


def as_evidence(found: Reasons, ids: Sequence[str], entries: int) -> list[tuple[Evidence, ...]]:
    """The reasons of each of the `entries` entries as values that travel."""
    lists: list[list[Evidence]] = [[] for _ in range(entries)]
    for pick, place, share, kind, by in zip(
        found.pick.tolist(), found.place.tolist(), found.share.tolist(), found.kind.tolist(),
        found.by.tolist(),
    ):  # fmt: skip
        about = "" if place == NOWHERE else ids[place]
        deed = BY_STRENGTH[by] if kind in ("history", "session") else None
        lists[pick].append(Evidence(kind, about, share, deed))
    return [tuple(reasons) for reasons in lists]
