"""The order of candidates: the best of many scores, room for variety, and taking turns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recsys.choice import choose

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# How much variety weighs against the score when a list is to be diverse.
VARIETY = 0.3
# Below this part of the best score nothing is shown for variety's sake.
LEAST_RELEVANCE = 0.1


@dataclass(frozen=True, eq=False, slots=True)
class Ranked:
    """Lists of several shoppers, best first (shoppers x n); place -1 where a list is shorter.

    `stage` says what put a place forward. `score` is -inf where there is no place.
    """

    place: Ints
    score: Floats
    stage: npt.NDArray[np.str_]


def top(scores: npt.NDArray[np.floating], n: int) -> Ints:
    """The places of the `n` highest scores, best first, equal ones by place; -inf never comes."""
    found = best(scores[None, :], n)[0]
    return found[found >= 0]


def best(scores: npt.NDArray[np.floating], n: int) -> Ints:
    """The places of the `n` highest scores of each row, best first, equal ones by place.

    -1 where a row runs out; -inf never comes.
    """
    least = np.finfo(scores.dtype).min
    return choose(np.ascontiguousarray(scores), min(n, scores.shape[1]), least)


def ordered(places: Ints, scores: Floats) -> tuple[Ints, Floats]:
    """Each row of places by its scores, best first, equal ones by place."""
    order = np.lexsort((places, -scores), axis=1)
    return np.take_along_axis(places, order, axis=1), np.take_along_axis(scores, order, axis=1)


def diverse(
    places: Ints, scores: Floats, kinds: Ints, directions: npt.NDArray[np.float32], n: int
) -> npt.NDArray[np.bool_]:
    """Which `n` of each row's places to keep, so that score and variety are both served.

    Maximal marginal relevance (Carbonell and Goldstein 1998): one after the other, the place of
    the highest (1 - VARIETY) · relevance - VARIETY · likeness to the likest one kept so far.
    Relevance is the score between the row's least and its best; likeness is half of one kind (its
    code in `kinds`) and half the cosine of `directions` (unit vectors, a row per place).
    """
    real = places >= 0
    if not places.size:
        return real
    span = np.where(real, scores, np.inf).min(axis=1), np.where(real, scores, -np.inf).max(axis=1)
    width = np.maximum(span[1] - span[0], 1e-12)[:, None]
    relevance = np.where(real, (scores - span[0][:, None]) / width, 0.0)
    weak = scores < LEAST_RELEVANCE * span[1][:, None]
    kind, towards = kinds[places], directions[places]
    likest, kept = np.zeros(places.shape), np.zeros(places.shape, dtype=bool)
    every = np.arange(len(places))
    for _ in range(min(n, places.shape[1])):
        value = (1.0 - VARIETY) * relevance - VARIETY * likest - weak
        value[kept | ~real] = -np.inf
        pick = value.argmax(axis=1)
        kept[every, pick] |= value[every, pick] > -np.inf
        cosine = np.einsum("upf,uf->up", towards, towards[every, pick])
        same = kind == kind[every, pick][:, None]
        likest = np.maximum(likest, 0.5 * same + 0.5 * np.maximum(cosine, 0.0))
    return kept


def compact(kept: npt.NDArray[np.bool_], places: Ints, scores: Floats, n: int) -> Ranked:
    """The kept places of each row moved to its front, `n` columns wide, in their order."""
    order = np.argsort(~kept, axis=1, kind="stable")[:, :n]
    kept = np.take_along_axis(kept, order, axis=1)
    return Ranked(
        np.where(kept, np.take_along_axis(places, order, axis=1), -1),
        np.where(kept, np.take_along_axis(scores, order, axis=1), -np.inf),
        np.full(order.shape, "personal"),
    )


def interleave(first: Ranked, second: Ranked, n: int) -> Ranked:
    """Lists that take turns between two, each place once."""
    width = max(first.place.shape[1], second.place.shape[1])
    one, two = _widened(first, width), _widened(second, width)
    shape = (len(one.place), 2 * width)
    place, score, stage = (
        np.stack(pair, axis=2).reshape(shape)
        for pair in ((one.place, two.place), (one.score, two.score), (one.stage, two.stage))
    )
    taken = place >= 0
    for column in range(1, 2 * width):  # what came before in this list is not taken again
        taken[:, column] &= (place[:, :column] != place[:, column, None]).all(axis=1)
    order = np.argsort(~taken, axis=1, kind="stable")[:, :n]
    taken, place, score, stage = (
        np.take_along_axis(values, order, axis=1) for values in (taken, place, score, stage)
    )
    return Ranked(np.where(taken, place, -1), np.where(taken, score, -np.inf), stage)


def _widened(ranked: Ranked, width: int) -> Ranked:
    room = ((0, 0), (0, width - ranked.place.shape[1]))
    return Ranked(
        np.pad(ranked.place, room, constant_values=-1),
        np.pad(ranked.score, room, constant_values=-np.inf),
        np.pad(ranked.stage, room, constant_values="personal"),
    )
