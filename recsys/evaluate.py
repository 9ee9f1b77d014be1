"""How well the ranking foresees: the last weeks held out, against popularity, without leakage."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from recsys.answer import Task
from recsys.batch import pick_batch
from recsys.catalog import Catalog
from recsys.constraints import allowed
from recsys.interactions import InteractionError, Interactions, build
from recsys.model import Model, Settings, fit
from recsys.rank import top
from recsys.shelf import Shelf, align
from recsys.types import Constraints

Lists = dict[str, list[str]]
Answers = dict[str, set[str]]


def holdout(
    events: pd.DataFrame,
    catalog: Catalog,
    settings: Settings,
    test_days: float = 28,
    k: int = 10,
    progress: bool = False,
    diverse: bool = False,
) -> dict[str, float]:
    """The figures of `measure` for a model trained on all but the last `test_days`.

    Raises InteractionError when nothing is left to train on or to test.
    """
    before, after, cutoff = split(events, test_days)
    model = fit(before, catalog, settings, cutoff, progress)
    figures = measure(model, catalog, before, after, cutoff, k, diverse, progress)
    return figures | {"test_days": float(test_days)}


def measure(
    model: Model,
    catalog: Catalog,
    before: pd.DataFrame,
    after: pd.DataFrame,
    cutoff: datetime,
    k: int = 10,
    diverse: bool = False,
    progress: bool = False,
) -> dict[str, float]:
    """The figures of model and popularity on the purchases `after` the cut, from what was `before`.

    A test user has events before and buys an item for the first time after; those items (if in
    the catalogue) are the right answers among all products in stock the user had not bought.
    Keys: `ndcg@k`, `recall@k` (right answers found over all of them), `hit@k` (users with one at
    least), the same for `popularity_`; `again_recall@k` (what is bought again, found among the k
    of mode "again"); `users`, `answers`. The model must not have seen `after`. Raises
    InteractionError when there is no test user.
    """
    new, old = _answers(before, after, catalog)
    if not new:
        raise InteractionError("events: no first purchase in the test period to foresee")
    shelf, known = align(model, catalog), build(before, model.settings.weighting, cutoff)
    task = Task(allowed(catalog, Constraints()), k, "purchased", "discover", diverse)
    figures = _figures(_lists(shelf, known, task, sorted(new), progress), new, k, "")
    figures |= _figures(_popular(shelf, task.mask, before, sorted(new), k), new, k, "popularity_")
    if old:
        rebuy = _lists(shelf, known, replace(task, mode="again"), sorted(old), progress)
        figures[f"again_recall@{k}"] = _figures(rebuy, old, k, "")[f"recall@{k}"]
    return figures | {"users": len(new), "answers": sum(map(len, new.values()))}


def split(events: pd.DataFrame, test_days: float) -> tuple[pd.DataFrame, pd.DataFrame, datetime]:
    """The events before and from the cut `test_days` before the newest one, and the cut.

    Raises InteractionError when either part is empty.
    """
    if not len(events):
        raise InteractionError("events: there are none to evaluate on")
    at = pd.to_datetime(events["at"], utc=True)
    cutoff = at.max() - timedelta(days=test_days)
    before, after = events[at < cutoff], events[at >= cutoff]
    if not len(before):
        raise InteractionError(f"events: none is older than the last {test_days:g} days")
    return before, after, cutoff.to_pydatetime()


def ndcg(hits: npt.NDArray[np.bool_], answers: int) -> float:
    """The normalised discounted cumulative gain of one list (hits in rank order), binary gains."""
    if not answers:
        return 0.0
    discount = 1.0 / np.log2(np.arange(2, len(hits) + 2))
    return float((hits * discount).sum() / discount[:answers].sum())


def _answers(
    before: pd.DataFrame, after: pd.DataFrame, catalog: Catalog
) -> tuple[Answers, Answers]:
    owned, known = _bought(before), set(before["user_id"].astype(str))
    new: Answers = {}
    old: Answers = {}
    for user, items in _bought(after).items():
        if user in known:
            sold = {item for item in items if item in catalog.products}
            new[user] = sold - owned.get(user, set())
            old[user] = sold & owned.get(user, set())
    return {u: v for u, v in new.items() if v}, {u: v for u, v in old.items() if v}


def _bought(events: pd.DataFrame) -> Answers:
    purchases = events.loc[events["kind"] == "purchase", ["user_id", "item_id"]]
    pairs = purchases.astype(str).drop_duplicates()
    return {str(user): set(items) for user, items in pairs.groupby("user_id")["item_id"]}


def _lists(shelf: Shelf, before: Interactions, task: Task, users: list[str], bar: bool) -> Lists:
    ids = shelf.catalog.ids
    return {
        user: [ids[pick.place] for pick in picks]
        for part in pick_batch(shelf, before, task, users, progress=bar)
        for user, _, picks in part
    }


def _popular(
    shelf: Shelf, mask: npt.NDArray[np.bool_], before: pd.DataFrame, users: list[str], k: int
) -> Lists:
    owned = _bought(before)
    longest = max((len(items) for items in owned.values()), default=0)
    best = top(np.where(mask, shelf.popularity, -np.inf), k + longest)
    crowd = [shelf.catalog.ids[place] for place in best]
    return {
        user: [item for item in crowd if item not in owned.get(user, set())][:k] for user in users
    }


def _figures(given: Lists, answers: Answers, k: int, prefix: str) -> dict[str, float]:
    gains, recalls, found = [], [], []
    for user, right in answers.items():
        hits = np.zeros(k, dtype=bool)
        for place, item in enumerate(given.get(user, [])):
            hits[place] = item in right
        gains.append(ndcg(hits, len(right)))
        recalls.append(hits.sum() / len(right))
        found.append(hits.any())
    return {
        f"{prefix}ndcg@{k}": float(np.mean(gains)),
        f"{prefix}recall@{k}": float(np.mean(recalls)),
        f"{prefix}hit@{k}": float(np.mean(found)),
    }
