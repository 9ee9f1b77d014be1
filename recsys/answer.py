"""The lists of a crowd: what is new to each shopper, what they buy again, or both in turns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recsys.choice import Closed, foremost
from recsys.rank import Ranked, best, compact, diverse, interleave, ordered, top
from recsys.score import Sight, exact_scores, reach_of, rough_scores
from recsys.shelf import Shelf
from recsys.shopper import Crowd, Exclude, Mode, gone, rebuy_scores
from recsys.wish import Wish

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

# The part of the score that a wish decides; the shopper's history decides the rest.
WISH_PART = 0.7
STRIP = 64  # shoppers whose scores of all products are held at once


@dataclass(frozen=True, eq=False, slots=True)
class Task:
    """What is asked for: the open places, how many of them and chosen how.

    `boost` is what is added to the score of each product by business rules and by what was said
    (`told`, by that alone), `pins` what the rules put at a position (from 0) of an open list: pairs
    of position and place.
    """

    mask: Mask
    n: int
    exclude: Exclude
    mode: Mode
    diverse: bool
    wish: Wish | None = None
    boost: Floats | None = None
    pins: tuple[tuple[int, int], ...] = ()
    told: Floats | None = None


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
    places, exact = _pool(shelf, crowd, sight, task)
    kept = places >= 0
    if task.diverse:
        kinds = shelf.catalog.category.codes
        kept = diverse(places, exact, kinds, shelf.directions, task.n)
    ranked = compact(kept, places, exact, task.n)
    ranked.stage[~crowd.known] = "popular"
    pins = [(position, place) for position, place in task.pins if position < task.n]
    if pins:
        is_open = _are_open(crowd, task, [place for _, place in pins])
        for row, may_come in enumerate(is_open):
            _pin(ranked, row, [pin for pin, may in zip(pins, may_come) if may])
    return ranked


def _pool(shelf: Shelf, crowd: Crowd, sight: Sight, task: Task) -> tuple[Ints, Floats]:
    """The best open places of each shopper, best first, and their scores, to make lists from."""
    n = min(max(50, 5 * task.n) if task.diverse else task.n, len(shelf.catalog))
    places, exact = np.full((crowd.size, n), -1), np.full((crowd.size, n), -np.inf)
    rest = np.arange(crowd.size)
    if n and task.boost is None:
        closed, reach = _closed(shelf, crowd, task), reach_of(shelf)
        found = foremost(sight.query, shelf.candidates, reach, sight.tied, closed, n)
        places, exact, rest = found.place, found.score, np.flatnonzero(~found.sure)
    for start in range(0, len(rest), STRIP):
        users = rest[start : start + STRIP]
        places[users], exact[users] = _of_all(shelf, crowd, sight, task, users, n)
    return places, exact


def _of_all(
    shelf: Shelf, crowd: Crowd, sight: Sight, task: Task, users: Ints, n: int
) -> tuple[Ints, Floats]:
    """The best places of some users and their scores, chosen from the scores of all products."""
    wide = min(n + 20, len(shelf.catalog))  # the rough order may be wrong where scores are close
    places = best(_open(shelf, crowd, sight, task, users), wide)
    exact = bases(shelf, crowd, sight, places, users)
    if task.boost is not None:
        exact += spreads(shelf, crowd)[users, None] * task.boost[places]
    places, exact = ordered(places, exact)
    return places[:, :n], exact[:, :n]


def _closed(shelf: Shelf, crowd: Crowd, task: Task) -> Closed:
    cells = crowd.cells
    closed = gone(cells, task.exclude) & (cells.item < len(shelf.catalog))
    bound = np.searchsorted(cells.user[closed], np.arange(crowd.size + 1))
    return Closed(task.mask, bound, cells.item[closed])


def _are_open(crowd: Crowd, task: Task, places: Sequence[int]) -> Mask:
    """Which of these places are open to discovery (shoppers x places)."""
    is_open = np.tile(task.mask[list(places)], (crowd.size, 1))
    closed = gone(crowd.cells, task.exclude)
    for column, place in enumerate(places):
        is_open[crowd.cells.user[closed & (crowd.cells.item == place)], column] = False
    return is_open


def bases(
    shelf: Shelf, crowd: Crowd, sight: Sight, places: Ints, users: Ints | None = None
) -> Floats:
    """The scores of some places (users x k, -1 for none) before anything is added to them: those
    of the blend, or for strangers the bare popularity. `users` None means all shoppers."""
    users = np.arange(crowd.size) if users is None else users
    exact, strangers = exact_scores(shelf, sight, places, users), ~crowd.known[users]
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
    shelf: Shelf, crowd: Crowd, sight: Sight, task: Task, users: Ints
) -> npt.NDArray[np.float32]:
    """The rough scores of these users, -inf for what is not open to discovery."""
    scores = rough_scores(shelf, sight, users)
    scores[~crowd.known[users]] = shelf.popularity
    if task.boost is not None:
        scores += (spreads(shelf, crowd)[users, None] * task.boost).astype(np.float32)
    if not task.mask.all():
        scores[:, ~task.mask] = -np.inf
    closed = _closed(shelf, crowd, task)
    for row, user in enumerate(users.tolist()):
        scores[row, closed.item[closed.bound[user] : closed.bound[user + 1]]] = -np.inf
    return scores


def spreads(shelf: Shelf, crowd: Crowd) -> Floats:
    """The standard deviation in which a boost counts: scores have one of about 1, the bare
    popularity that strangers get a much smaller one."""
    spread = shelf.popularity.std() if len(shelf.catalog) else 0.0
    return np.where(crowd.known, 1.0, spread or 1.0)


def _wished(shelf: Shelf, crowd: Crowd, sight: Sight, task: Task, wish: Wish) -> Ranked:
    """One shopper's list with a wish: what fits it first, the rest only if it is not strict."""
    scores = _open(shelf, crowd, sight, task, np.arange(1))[0].astype(np.float64)
    is_open = scores > -np.inf
    fits = is_open & (wish.score > 0)
    liking = np.maximum(np.where(fits, _liking(crowd, task, scores), 0.0), 0.0)
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


def _liking(crowd: Crowd, task: Task, scores: Floats) -> Floats:
    """What speaks for each product beside the wish: of a stranger, only what they said."""
    if crowd.known[0]:
        return scores
    return np.zeros_like(scores) if task.told is None else task.told


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
