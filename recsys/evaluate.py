"""How well the ranking foresees: the last weeks held out, against what else there is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np
import pandas as pd

from recsys.answer import Task
from recsys.batch import list_batch, task_for
from recsys.catalog import Catalog
from recsys.factors import item_factors
from recsys.interactions import InteractionError, Interactions, build
from recsys.metrics import Answers, Floats, Ints, interval, of_lists, per_user
from recsys.model import Factoriser, Model, Settings, fit
from recsys.rank import best
from recsys.shelf import Shelf, align

# More test users than this say nothing more: the interval of their mean is narrow already.
MOST_USERS = 10_000


@dataclass(frozen=True, eq=False, slots=True)
class Exam:
    """The question: `known` (all events before the cut, as cells) and what was `taken` after it.

    `owned` are the (row, place) pairs that each test user had bought: no answers, and never listed.
    `popularity` is how many users had bought each product.
    """

    catalog: Catalog
    before: pd.DataFrame
    cutoff: datetime
    answers: Answers
    again: Answers
    owned: tuple[Ints, Ints]
    popularity: Floats


@dataclass(frozen=True, eq=False, slots=True)
class Result:
    """The figures of one contender by name, those of each user, and the lists they come from."""

    name: str
    figures: dict[str, float]
    users: dict[str, Floats]
    lists: Ints

    def interval(self, figure: str) -> tuple[float, float]:
        """The 95 % interval of the mean over users; raises KeyError for a figure of all lists."""
        return interval(self.users[figure])


@dataclass(frozen=True, eq=False, slots=True)
class Trial:
    """A model, its figures beside popularity's, and both results."""

    model: Model
    figures: dict[str, float]
    result: Result
    popularity: Result


def examine(events: pd.DataFrame, catalog: Catalog, test_days: float = 28) -> Exam:
    """The exam on the last `test_days`: first purchases by users who had events before.

    At most MOST_USERS of them, drawn by a seed. Raises InteractionError when nothing is left to
    train on or to test.
    """
    before, after, cutoff = split(events, test_days)
    bought, owned = _purchases(after, catalog), _purchases(before, catalog)
    bought = bought[bought["user_id"].isin(before["user_id"].unique().astype(str))]
    merged = bought.merge(owned, how="left", indicator=True)
    is_new = (merged["_merge"] == "left_only").to_numpy()
    answers = _answers(bought[is_new])
    if not answers.users:
        raise InteractionError("events: no first purchase in the test period to foresee")
    row = {user: place for place, user in enumerate(answers.users)}
    theirs = owned[owned["user_id"].isin(row)]
    rows = np.asarray(theirs["user_id"].map(row), dtype=np.int64)
    places = np.asarray(theirs["place"], dtype=np.int64)
    popularity = np.bincount(owned["place"], minlength=len(catalog)).astype(np.float64)
    again = _answers(bought[~is_new])
    return Exam(catalog, before, cutoff, answers, again, (rows, places), popularity)


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


def sit(
    exam: Exam, model: Model, name: str = "model", k: int = 10, diverse: bool = False,
    known: Interactions | None = None, progress: bool = False, again: bool = True,
) -> Result:  # fmt: skip
    """The result of a model that has not seen what came after the cut.

    `known` are the events before it as cells, made here when not given. `again`: whether to measure
    mode "again" too.
    """
    shelf = align(model, exam.catalog)
    known = known or build(exam.before, model.settings.weighting, exam.cutoff)
    task = task_for(exam.catalog, k, "purchased", "discover", diverse)
    result = mark(exam, name, _listed(shelf, known, task, exam.answers, progress))
    if again and exam.again.users:
        lists = _listed(shelf, known, replace(task, mode="again"), exam.again, progress)
        hits = exam.again.hits(lists, len(exam.catalog))
        recall = per_user(hits, exam.again.count)[f"recall@{k}"]
        result.figures[f"again_recall@{k}"] = float(recall.mean())
    return result


def mark(exam: Exam, name: str, lists: Ints) -> Result:
    """The figures of these lists (test users x k places, -1 for none)."""
    users = per_user(exam.answers.hits(lists, len(exam.catalog)), exam.answers.count)
    figures = {figure: float(values.mean()) for figure, values in users.items()}
    return Result(name, figures | of_lists(lists, exam.popularity, exam.answers), users, lists)


def crowd_favourites(exam: Exam, weights: Floats, k: int = 10, name: str = "popularity") -> Result:
    """The result of showing everyone the products of the highest weights that they do not own."""
    in_stock = np.where(exam.catalog.in_stock, weights, -np.inf)
    lists = np.full((len(exam.answers.users), k), -1, dtype=np.int64)
    owned = pd.Series(exam.owned[1]).groupby(exam.owned[0]).agg(set)
    longest = int(owned.map(len).max()) if len(owned) else 0
    favourites = best(in_stock[None, :], k + longest)[0]
    favourites = favourites[favourites >= 0]
    for row in range(len(lists)):
        own = owned.get(row, set())
        some = [place for place in favourites.tolist() if place not in own][:k]
        lists[row, : len(some)] = some
    return mark(exam, name, lists)


def trial(
    exam: Exam, settings: Settings, k: int = 10, progress: bool = False,
    factorise: Factoriser = item_factors,
) -> Trial:  # fmt: skip
    """A model of these settings trained before the cut, and how it did.

    Figures: those of `recsys.metrics`, the bounds of NDCG's interval (`ndcg@k_low`, `ndcg@k_high`),
    popularity's (`popularity_ndcg@k`, ...), `again_recall@k` (what is bought again, found among the
    k of mode "again"), `users` and `answers`.
    """
    model = fit(
        exam.before, exam.catalog, settings, exam.cutoff, progress, factorise=factorise
    )
    result = sit(exam, model, k=k, progress=progress)
    lately = crowd_favourites(exam, align(model, exam.catalog).popularity, k)
    low, high = result.interval(f"ndcg@{k}")
    figures = result.figures | {f"ndcg@{k}_low": low, f"ndcg@{k}_high": high}
    figures |= {
        f"popularity_{name}": value
        for name, value in lately.figures.items()
        if not name.startswith("popularity")
    }
    figures |= {"users": len(exam.answers.users), "answers": len(exam.answers.place)}
    return Trial(model, figures, result, lately)


def _listed(
    shelf: Shelf, known: Interactions, task: Task, answers: Answers, progress: bool
) -> Ints:
    parts = [
        lists.ranked.place
        for lists in list_batch(
            shelf, known, task, answers.users, progress=progress, with_reasons=False
        )
    ]
    return np.concatenate(parts)


def _purchases(events: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """Who bought what, once each: user_id and the product's place; sorted."""
    bought = events.loc[events["kind"] == "purchase", ["user_id", "item_id"]].drop_duplicates()
    bought = bought.astype({"user_id": str, "item_id": str})
    place = bought["item_id"].map(catalog.places)
    sold = place.notna()
    table = pd.DataFrame(
        {"user_id": bought["user_id"][sold], "place": place[sold].astype(np.int64)}
    )
    return table.sort_values(["user_id", "place"], ignore_index=True)


def _answers(taken: pd.DataFrame) -> Answers:
    code, users = pd.factorize(taken["user_id"], sort=True)
    if len(users) > MOST_USERS:
        chosen = np.sort(
            np.random.default_rng(0).choice(len(users), MOST_USERS, replace=False)
        )
        kept = np.isin(code, chosen)
        return _answers(taken[kept])
    return Answers(tuple(map(str, users)), code.astype(np.int64), taken["place"].to_numpy())
