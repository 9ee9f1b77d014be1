"""The lists of a crowd: what is new to each shopper, what they buy again, or both in turns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recsys.rank import Ranked, best, compact, diverse, interleave, ordered, top
from recsys.score import Sight, exact_scores, rough_scores
from recsys.shelf import Shelf
from recsys.shopper import Crowd, Exclude, Mode, gone, rebuy_scores
from recsys.wish import Wish

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

# The part of the score that a wish decides; the shopper's history decides the rest.
WISH_PART = 0.7


@dataclass(frozen=True, eq=False, slots=True)
class Task:
    """What is asked for: the open places, how many of them and chosen how.

    `boost` is what business rules add to the score of each product, `pins` what they put at a
    position (from 0) of an open list: pairs of position and place.
    """

    mask: Mask
    n: int
    exclude: Exclude
    mode: Mode
    diverse: bool
    wish: Wish | None = None
    boost: Floats | None = None
    pins: tuple[tuple[int, int], ...] = ()


def answer(shelf: Shelf, crowd: Crowd, sight: Sight, task: Task) -> Ranked:
    """The lists of this crowd, best first."""
    if task.mode == "again":
        return _again(shelf, crowd, task)
    if task.wish is not None:
        new = _wished(shelf, crowd, sight, task, task.wish)
    else:
        new = _discover(shelf, crowd, sight, task)
    return new if task.mode == "discover" else interleave(new, _again(shelf, crowd, task), task.n)


def _discover(shelf: Shelf, crowd: Crowd, sight: Sight, task: Task) -> Ranked:
    scores = _open(shelf, crowd, sight, task)
    places = best(scores, max(50, 5 * task.n) if task.diverse else task.n + 20)
    exact, strangers = bases(shelf, crowd, sight, places), ~crowd.known
    if task.boost is not None:
        exact += spreads(shelf, crowd)[:, None] * task.boost[places]
    places, exact = ordered(places, exact)
    kept = places >= 0
    if task.diverse:
        kinds = shelf.catalog.category.codes
        kept = diverse(places, exact, kinds, shelf.directions, task.n)
    ranked = compact(kept, places, exact, task.n)
    ranked.stage[strangers] = "popular"
    pins = [(position, place) for position, place in task.pins if position < task.n]
    if pins:
        for row, is_open in enumerate(scores[:, [place for _, place in pins]] > -np.inf):
            _pin(ranked, row, [pin for pin, may in zip(pins, is_open) if may])
    return ranked


def bases(shelf: Shelf, crowd: Crowd, sight: Sight, places: Ints) -> Floats:
    """The scores of some places (shoppers x k, -1 for none) before anything is added to them:
    those of the blend, or for strangers the bare popularity."""
    exact, strangers = exact_scores(shelf, sight, places), ~crowd.known
    exact[strangers] = np.where(places >= 0, shelf.popularity[places], -np.inf)[strangers]
    return exact


def _pin(ranked: Ranked, row: int, pins: Sequence[tuple[int, int]]) -> None:
    """Puts places at their positions of one list, the rest moved down, scores still falling."""
    width = ranked.place.shape[1]
    pinned = {place for _, place in pins}
    rest = [
        (place, score)
        for place, score in zip(ranked.place[row].tolist(), ranked.score[row].tolist())
        if place >= 0 and place not in pinned
    ]
    for position, place in pins:  # the first position first: none moves another one
        at = min(position, len(rest))
        above = rest[max(at - 1, 0)][1] if rest else 0.0
        rest.insert(at, (place, above))
    rest = rest[:width] + [(-1, -np.inf)] * (width - len(rest))
    ranked.place[row], ranked.score[row] = zip(*rest)


def _open(
    shelf: Shelf, crowd: Crowd, sight: Sight, task: Task
) -> npt.NDArray[np.float32]:
    """The rough scores, -inf for what is not open to discovery."""
    scores = rough_scores(shelf, sight)
    scores[~crowd.known] = shelf.popularity
    if task.boost is not None:
        scores += (spreads(shelf, crowd)[:, None] * task.boost).astype(np.float32)
    if not task.mask.all():
        scores[:, ~task.mask] = -np.inf
    cells = crowd.cells
    closed = gone(cells, task.exclude) & (cells.item < len(shelf.catalog))
    scores[cells.user[closed], cells.item[closed]] = -np.inf
    return scores


def spreads(shelf: Shelf, crowd: Crowd) -> Floats:
    """The standard deviation in which a boost counts: scores have one of about 1, the bare
    popularity that strangers get a much smaller one."""
    spread = shelf.popularity.std() if len(shelf.catalog) else 0.0
    return np.where(crowd.known, 1.0, spread or 1.0)


def _wished(shelf: Shelf, crowd: Crowd, sight: Sight, task: Task, wish: Wish) -> Ranked:
    """One shopper's list with a wish: what fits it first, the rest only if it is not strict."""
    scores = _open(shelf, crowd, sight, task)[0].astype(np.float64)
    is_open = scores > -np.inf
    fits = is_open & (wish.score > 0)
    liking = np.maximum(np.where(fits & crowd.known[0], scores, 0.0), 0.0)
    highest = liking.max(initial=0.0)
    blended = WISH_PART * wish.score
    if highest > 0:
        blended += (1.0 - WISH_PART) * liking / highest
    value = np.where(fits, blended, -np.inf)
    if not wish.strict:  # below what fits, in the order of the scores
        floor = blended[fits].min(initial=1.0)
        value = np.where(is_open & ~fits, 0.5 * floor * _unit(scores, is_open), value)
    places = top(value, task.n)
    stage = np.where(fits[places], "wish", "personal" if crowd.known[0] else "popular")
    return Ranked(places[None, :], value[places][None, :], stage[None, :].astype("U8"))


def _unit(scores: Floats, among: Mask) -> Floats:
    if not among.any():
        return np.zeros_like(scores)
    low, high = scores[among].min(), scores[among].max()
    return (scores - low) / (high - low) if high > low else np.zeros_like(scores)


def _again(shelf: Shelf, crowd: Crowd, task: Task) -> Ranked:
    """What each shopper bought before, by how much they buy it and whether it is due."""
    cells, scores = crowd.cells, rebuy_scores(shelf, crowd.cells)
    place = np.minimum(cells.item, len(shelf.catalog) - 1)
    if len(scores):
        allowed = task.mask.copy()
        if task.wish is not None and task.wish.strict:
            allowed &= task.wish.score > 0
        scores = np.where(allowed[place], scores, -np.inf) if len(allowed) else scores
    chosen = np.flatnonzero(scores > -np.inf)
    order = chosen[np.lexsort((cells.item[chosen], -scores[chosen], cells.user[chosen]))]
    user = cells.user[order]
    rank = np.arange(len(order)) - np.searchsorted(user, user)
    kept = rank < task.n
    ranked = Ranked(
        np.full((crowd.size, task.n), -1, dtype=np.int64),
        np.full((crowd.size, task.n), -np.inf),
        np.full((crowd.size, task.n), "again", dtype="U8"),
    )
    ranked.place[user[kept], rank[kept]] = cells.item[order[kept]]
    ranked.score[user[kept], rank[kept]] = scores[order[kept]]
    return ranked


def check(n: int, exclude: str, mode: str) -> None:
    """Raises ValueError naming the argument that no list can be made from."""
    if n < 1:
        raise ValueError(f"n: {n} is below 1")
    if exclude not in ("purchased", "seen", "none"):
        raise ValueError(f"exclude: {exclude!r} is not purchased, seen or none")
    if mode not in ("discover", "again", "mixed"):
        raise ValueError(f"mode: {mode!r} is not discover, again or mixed")
