"""Why a candidate was ranked: its score taken apart into the shopper's own items, and popularity.

The score is a sum (`recsys.score`), so its parts are the evidence: per item of the shopper the pull
of the factors plus the item's ties, each in the scale in which it was added. Shares are the
positive parts over their sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recsys.cells import FLAG
from recsys.rank import Ranked
from recsys.score import Sight
from recsys.shelf import BLOCKS, Shelf
from recsys.shopper import Crowd
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
    """The parts of scores: row t says that `cell` of the crowd adds `behaviour` and `likeness`.

    `pick` is the flat index (shopper · n + rank) of the list's entry; rows come in its order, the
    cells of its shopper within. `popular` (shoppers · n) is the part of popularity in each.
    """

    pick: Ints
    cell: Ints
    behaviour: Floats
    likeness: Floats
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
    bounds, lengths = crowd.bounds, np.diff(crowd.bounds)
    chosen = np.flatnonzero(place.ravel() >= 0)
    user = chosen // max(1, place.shape[1])
    count = lengths[user]
    pick = np.repeat(chosen, count)
    within = np.arange(len(pick)) - np.repeat(np.cumsum(count) - count, count)
    cell = np.repeat(bounds[:-1][user], count) + within
    popular = np.zeros(place.size)
    popular[chosen] = sight.by_popularity * shelf.candidates[place.ravel()[chosen], -1]
    behaviour = _by_factors(shelf, crowd, sight, place)
    likeness = np.zeros(len(pick))
    starts = np.zeros(place.size, dtype=np.int64)
    starts[chosen] = np.cumsum(count) - count
    of_tie, pick_of_tie = _picked(shelf, crowd, sight, place)
    ties = sight.entries
    tied_cell = ties.cell[of_tie]
    owner = crowd.cells.user[tied_cell]
    at = starts[pick_of_tie] + tied_cell - bounds[owner]
    value = ties.value[of_tie] * sight.by_ties[owner]
    alike = ties.alike[of_tie]
    np.add.at(behaviour, at[~alike], value[~alike])
    np.add.at(likeness, at[alike], value[alike])
    return Parts(pick, cell, behaviour, likeness, popular)


def _picked(shelf: Shelf, crowd: Crowd, sight: Sight, place: Ints) -> tuple[Ints, Ints]:
    """The ties that lead to a chosen place, and the flat index of the place in the lists."""
    products = len(shelf.catalog)
    entry = np.full(crowd.size * products, -1, dtype=np.int32)
    user, rank = np.nonzero(place >= 0)
    entry[user * products + place[user, rank]] = user * place.shape[1] + rank
    found = entry[sight.entries.target]
    of_tie = np.flatnonzero(found >= 0)
    return of_tie, found[of_tie].astype(np.int64)


def _by_factors(shelf: Shelf, crowd: Crowd, sight: Sight, place: Ints) -> Floats:
    bounds = crowd.bounds
    blocks = []
    for user, row in enumerate(place):
        own = slice(bounds[user], bounds[user + 1])
        candidates = shelf.candidates[row[row >= 0], :-1].astype(np.float64)
        blocks.append((sight.by_factors[user] * candidates) @ crowd.pulls[own].T)
    return np.concatenate([block.ravel() for block in blocks]) if blocks else np.zeros(0)


def reasons(shelf: Shelf, crowd: Crowd, sight: Sight, ranked: Ranked) -> Reasons:
    """The reasons of every entry of the lists, the shares of one summing to 1 or less.

    None for an entry when nothing speaks for it: it only filled the list.
    """
    stage = ranked.stage.ravel()
    place = np.where(ranked.stage == "again", -1, ranked.place)
    parts = take_apart(shelf, crowd, sight, place)
    told = np.maximum(parts.behaviour, 0.0) + np.maximum(parts.likeness, 0.0)
    popular = np.maximum(parts.popular, 0.0)
    total = np.bincount(parts.pick, told, minlength=place.size) + popular
    personal = np.bincount(parts.pick, told, minlength=place.size) > LEAST_LIKING
    flat = place.ravel()
    crowd_says = (flat >= 0) & ~personal & (shelf.popularity[flat] > 0) & (stage != "wish")
    heard = (told > 0) & personal[parts.pick]
    share = np.divide(told, total[parts.pick], out=np.zeros_like(told), where=heard)
    rows = _telling(shelf, crowd, sight, parts, share)
    of_all = np.flatnonzero((personal & (popular > 0)) | crowd_says)
    said = np.where(personal[of_all], popular[of_all] / np.maximum(total[of_all], 1e-300), 1.0)
    return _strongest([rows, _popular(of_all, said), _themselves(shelf, crowd, ranked)])


def _telling(
    shelf: Shelf, crowd: Crowd, sight: Sight, parts: Parts, share: Floats
) -> Reasons:
    """The items to name for each entry: those that speak for it in particular.

    What a shopper buys most has a part in every score and explains none, so items are chosen by
    share · ln(share / usual), their part in the Kullback-Leibler divergence of the shares in this
    product and in the average one; where fewer differ, by share. An item beyond the catalogue, or
    one the shopper came to dislike, keeps its share but is not listed. What was touched in the
    running session says `session`.
    """
    cells = crowd.cells
    nameable = (cells.item < len(shelf.catalog)) & ~cells.disliked
    kept = np.flatnonzero((share > 0) & nameable[parts.cell])
    loud = share[kept] >= LEAST_SHARE  # the rest is looked at only where there is nothing else
    heard = np.bincount(parts.pick[kept], loud, minlength=len(parts.popular)) >= MOST
    kept = kept[loud | ~heard[parts.pick[kept]]]
    pick, cell, share = parts.pick[kept], parts.cell[kept], share[kept]
    usual = _usual_shares(shelf, crowd, sight)[cell]
    lift = np.log(share / np.maximum(usual, LEAST_USUAL))
    particular = (lift > 0) & (share >= LEAST_SHARE)
    telling = np.where(particular, 1.0 + share * lift, share)
    order = np.lexsort((cell, -telling, pick))
    order = order[_rank_within(pick[order]) < MOST]
    pick, cell, share = pick[order], cell[order], share[order]
    alike = parts.likeness[kept][order] > parts.behaviour[kept][order]
    kind = np.where(alike, "similar", np.where(cells.fresh[cell], "session", "history"))
    return Reasons(pick, cells.item[cell], share, kind, strongest_deeds(cells.flags[cell]))


def _usual_shares(shelf: Shelf, crowd: Crowd, sight: Sight) -> Floats:
    """The share of each cell in the score of the average product sold."""
    cells = crowd.cells
    usual = (crowd.pulls @ shelf.usual) * sight.by_factors[cells.user]
    for block in range(len(BLOCKS)):
        ties = shelf.usual_ties[block * shelf.size + cells.item]
        usual += ties * crowd.strength[:, block] * sight.by_ties[cells.user]
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


def _strongest(tables: Sequence[Reasons]) -> Reasons:
    """The MOST largest shares of each entry, those under LEAST_SHARE only in the first place."""
    pick, place, share, kind, by = (
        np.concatenate([getattr(table, name) for table in tables])
        for name in ("pick", "place", "share", "kind", "by")
    )
    order = np.lexsort((place, -share, pick))
    rank = _rank_within(pick[order])
    order = order[(rank == 0) | ((rank < MOST) & (share[order] >= LEAST_SHARE))]
    return Reasons(pick[order], place[order], share[order], kind[order], by[order])


def _rank_within(sorted_keys: Ints) -> Ints:
    return np.arange(len(sorted_keys)) - np.searchsorted(sorted_keys, sorted_keys)


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
