"""The usual figures of ranked lists, with intervals: how good, how broad, how bold.

Per user, of a list of k and the right answers: recall (answers found over all answers), NDCG with
binary gains (Järvelin and Kekäläinen 2002), MRR (one over the rank of the first hit) and hit rate.
Of all lists together: catalogue coverage, novelty (Zhou et al. 2010: the mean self-information of
what is shown, in bits) and popularity bias (the mean popularity of what is shown over that of what
was taken: 1 is none).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

DRAWS = 1000
INTERVAL = (2.5, 97.5)


@dataclass(frozen=True, eq=False, slots=True)
class Answers:
    """What each test user went on to take: aligned arrays of user (row) and item (place), sorted.

    `users` are their ids, in the order of the rows.
    """

    users: tuple[str, ...]
    user: Ints
    place: Ints

    @property
    def count(self) -> Ints:
        """The number of answers of each user."""
        return np.bincount(self.user, minlength=len(self.users))

    def hits(self, lists: Ints, size: int) -> Mask:
        """Which entries of the lists (users x k places, -1: none) are right, of `size` places."""
        keys = np.arange(len(lists))[:, None] * size + lists
        return np.isin(keys, self.user * size + self.place) & (lists >= 0)


def per_user(hits: Mask, answers: Ints) -> dict[str, Floats]:
    """The figures of each user by name, from the hits in rank order (users x k)."""
    found, k = hits.sum(axis=1), hits.shape[1]
    discount = 1.0 / np.log2(np.arange(2, k + 2))
    ideal = np.cumsum(discount)[np.clip(answers, 1, k) - 1]
    first = np.where(hits.any(axis=1), hits.argmax(axis=1), np.inf)
    return {
        f"recall@{k}": found / np.maximum(answers, 1),
        f"ndcg@{k}": (hits * discount).sum(axis=1) / ideal,
        f"mrr@{k}": 1.0 / (first + 1.0),
        f"hit@{k}": (found > 0).astype(np.float64),
    }


def of_lists(lists: Ints, taken: Floats, answers: Answers) -> dict[str, float]:
    """Coverage, novelty and popularity bias of the lists.

    `taken` is how many took each product before: its popularity.
    """
    k, shown = lists.shape[1], lists[lists >= 0]
    if not len(shown) or not taken.sum():
        return {f"coverage@{k}": 0.0, f"novelty@{k}": 0.0, f"popularity_bias@{k}": 0.0}
    part = (taken + 1.0) / (taken.sum() + len(taken))
    usual = taken[answers.place].mean() if len(answers.place) else 0.0
    return {
        f"coverage@{k}": len(np.unique(shown)) / len(taken),
        f"novelty@{k}": float(-np.log2(part[shown]).mean()),
        f"popularity_bias@{k}": float(taken[shown].mean() / usual) if usual > 0 else 0.0,
    }


def interval(values: Floats, seed: int = 0) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of the mean over users (Efron 1979)."""
    if not len(values):
        return 0.0, 0.0
    draw = np.random.default_rng(seed)
    means = [values[draw.integers(0, len(values), len(values))].mean() for _ in range(DRAWS)]
    low, high = np.percentile(means, INTERVAL)
    return float(low), float(high)


def worse(new: Floats, old: Floats) -> bool:
    """Whether `new` is below `old` beyond chance: the interval of their paired difference is."""
    return interval(new - old)[1] < 0
