"""The order of candidates: stages of scores, the best of each, and room for variety.

A list is filled stage by stage: what fits the wish, then what the shopper's history speaks for,
then what reads like their history, then what is popular. A stage is asked only when those before
it could not fill the list, and its scores are scaled to lie below theirs.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Stage = Literal["wish", "personal", "kindred", "popular", "again"]

# At most this part of a list comes from one category.
CATEGORY_PART = 0.3


@dataclass(frozen=True, slots=True)
class Pick:
    """A chosen place, its score and the stage that put it forward."""

    place: int
    score: float
    stage: Stage


def top(scores: npt.NDArray[np.floating], n: int) -> Ints:
    """The places of the `n` highest scores, best first, equal ones by place; -inf never comes."""
    open_places = np.flatnonzero(scores > -np.inf)
    if len(open_places) > n:
        values = scores[open_places]
        edge = np.partition(values, len(values) - n)[len(values) - n]
        open_places = open_places[values >= edge]
    order = np.lexsort((open_places, -scores[open_places]))
    return open_places[order][:n]


def fill(stages: Iterable[tuple[Stage, Floats]], n: int, pool: int) -> list[Pick]:
    """Up to `pool` picks from the stages, best first; stages after the `n`-th pick are not asked.

    A stage gives a score per place, -inf for what it does not put forward.
    """
    picks: list[Pick] = []
    taken: set[int] = set()
    for name, scores in stages:
        found = [int(place) for place in top(scores, pool + len(taken)) if place not in taken]
        values = _below(scores[found], picks[-1].score if picks else None)
        picks += [Pick(place, float(value), name) for place, value in zip(found, values)]
        taken.update(found)
        if len(picks) >= n:
            break
    return picks[:pool]


def spread(picks: list[Pick], categories: Ints, n: int) -> list[Pick]:
    """The best `n` picks with at most CATEGORY_PART of them from one category, in their order.

    The limit gives way rather than leave the list short.
    """
    limit = max(1, math.ceil(CATEGORY_PART * n))
    count: dict[int, int] = {}
    within: list[Pick] = []
    beyond: list[Pick] = []
    for pick in picks:
        category = int(categories[pick.place])
        count[category] = count.get(category, 0) + 1
        (within if count[category] <= limit else beyond).append(pick)
    chosen = within[:n] + beyond[: max(0, n - len(within))]
    return sorted(chosen, key=lambda pick: (-pick.score, pick.place))


def interleave(first: list[Pick], second: list[Pick], n: int) -> list[Pick]:
    """One list taking turns between two, each place once."""
    mixed: dict[int, Pick] = {}
    for turn in range(max(len(first), len(second))):
        for picks in (first, second):
            if turn < len(picks):
                mixed.setdefault(picks[turn].place, picks[turn])
    return list(mixed.values())[:n]


def _below(values: Floats, ceiling: float | None) -> Floats:
    if ceiling is None or not len(values):
        return values
    # Half the room under the last score, in the order and proportion of the stage's own scores.
    highest = float(values.max())
    part = values / highest if highest > 0 else np.ones_like(values)
    return 0.5 * ceiling * part
