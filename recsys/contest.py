"""The contest: our lists beside what else a shop could show, on the same users and masks.

We enter with less and with more behaviour, so that what browsing adds can be read off.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from recsys.evaluate import Exam, Result, crowd_favourites, sit
from recsys.interactions import Interactions, build
from recsys.metrics import Floats, Ints, interval
from recsys.model import Model, Settings, fit
from recsys.rivals import LOOKS, NEIGHBOURS, by_als, by_neighbours, by_rule, moved
from recsys.shelf import align

POPULARITY = "popularity, all time"
LATELY = "popularity, lately"
VARIED = "Shoptalk, with variety"

_BOUGHT = ("purchase", "return")
_CARTED = ("cart", "wishlist", "remove")
_SEEN = ("view", "list_view", "dislike")
# The behaviour we enter with: each stage has what the one before it has, and more.
STAGES: Mapping[str, tuple[str, ...]] = {
    "Shoptalk, buys only": _BOUGHT,
    "Shoptalk, + carts": _BOUGHT + _CARTED,
    "Shoptalk, + views": _BOUGHT + _CARTED + _SEEN,
}
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Gain:
    """How far a figure is above that of a rival, user by user: the mean and its 95 % interval."""

    over: str
    figure: str
    mean: float
    low: float
    high: float


def contest(
    exam: Exam, settings: Settings, known: pd.DataFrame | None = None, k: int = 10,
    progress: bool = False,
) -> list[Result]:  # fmt: skip
    """The results of the rivals, then ours: a row for each stage of behaviour, then with variety.

    A stage, or the rule, is left out in a shop that has no such behaviour. `known` are the events
    known of the test users, where they are not those before the cut. Lists are `k` long, less in a
    smaller catalogue.
    """
    k = min(k, len(exam.catalog))
    known = exam.before if known is None else known
    known = known[known["user_id"].isin(exam.answers.users)]
    entries = []
    for name, kinds in stages(set(exam.before["kind"]), set(known["kind"])).items():
        log.info("contest: %s", name)
        model, told = _entered(exam, settings, known, kinds, progress)
        entries.append(sit(exam, model, name, k, known=told, progress=progress, again=False))
    entries.append(sit(exam, model, VARIED, k, True, told, progress, again=False))
    found = [*_rivals(exam, model, known, told, k), *entries]
    return [_with_breadth(exam, result, k) for result in found]


def stages(trained: Set[str], known: Set[str] = frozenset()) -> dict[str, tuple[str, ...]]:
    """The stages with something to train on, each with kinds of events the one before lacks.

    The arguments are the kinds that occur in the events to train on and in those known.
    """
    found: dict[str, tuple[str, ...]] = {}
    before: Set[str] = set()
    for name, kinds in STAGES.items():
        now = (trained | known) & set(kinds)
        if now > before and trained & set(kinds):
            found[name], before = kinds, now
    return found


def is_ours(name: str) -> bool:
    """Whether this contender is one of ours."""
    return name in STAGES or name == VARIED


def champion(results: Sequence[Result]) -> Result:
    """Our entry with all behaviour; raises ValueError when there is none."""
    entries = [result for result in results if result.name in STAGES]
    if not entries:
        raise ValueError("results: none of them is ours")
    return entries[-1]


def best_rival(results: Sequence[Result], figure: str) -> Result:
    """The rival with the highest figure; raises ValueError when there is none."""
    rivals = [result for result in results if not is_ours(result.name)]
    if not rivals:
        raise ValueError("results: no rival is among them")
    return max(rivals, key=lambda result: result.figures[figure])


def gain(ours: Result, rival: Result, figure: str) -> Gain:
    """The paired difference of a figure over the same users."""
    difference = ours.users[figure] - rival.users[figure]
    return Gain(rival.name, figure, float(difference.mean()), *interval(difference))


def _entered(
    exam: Exam, settings: Settings, known: pd.DataFrame, kinds: Sequence[str], progress: bool
) -> tuple[Model, Interactions]:
    """The model of these kinds of events alone, and what is known of the test users by them."""
    before = exam.before[exam.before["kind"].isin(kinds)]
    model = fit(before, exam.catalog, settings, exam.cutoff, progress)
    told = known[known["kind"].isin(kinds)]
    return model, build(told, settings.weighting, exam.cutoff)


def _rivals(
    exam: Exam, model: Model, known: pd.DataFrame, told: Interactions, k: int
) -> list[Result]:
    """The results of the others; `model` and `told` are ours of all behaviour."""
    shelf, settings = align(model, exam.catalog), model.settings
    found = [
        crowd_favourites(exam, exam.popularity, k, POPULARITY),
        crowd_favourites(exam, shelf.popularity, k, LATELY),
    ]
    trained = moved(build(exam.before, settings.weighting, exam.cutoff), shelf.places)
    mine = moved(told, shelf.places, exam.answers.users)
    log.info("contest: item-kNN and bare ALS")
    found += [by_neighbours(exam, name, trained, mine, k) for name in NEIGHBOURS]
    found.append(by_als(exam, settings, model.regularization, trained, mine, k))
    looks = known[known["kind"].isin(LOOKS)]
    return [*found, by_rule(exam, looks, k)] if len(looks) else found


def _with_breadth(exam: Exam, result: Result, k: int) -> Result:
    """The result with novelty and popularity bias by user too, so that they have intervals."""
    lists, taken = result.lists, exam.popularity
    shown, usual = lists >= 0, taken[exam.answers.place].mean()
    usually = shown.sum() / max(1, len(lists))  # so that the mean over users is the figure
    if not usually or not usual > 0:
        return result
    bits = -np.log2((taken + 1.0) / (taken.sum() + len(taken)))
    users = {
        f"novelty@{k}": _sums(bits, lists, shown) / usually,
        f"popularity_bias@{k}": _sums(taken / usual, lists, shown) / usually,
    }
    return replace(result, users=result.users | users)


def _sums(values: Floats, lists: Ints, shown: npt.NDArray[np.bool_]) -> Floats:
    return np.where(shown, values[lists], 0.0).sum(axis=1)
