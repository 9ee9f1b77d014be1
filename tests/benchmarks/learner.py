"""A learner as the second stage beside the sum: `python -m tests.benchmarks.learner [NAME ...]`.

Names: google, retailrocket; validation data alone, no test answer is read. Each learner puts the
best POOL products of every source and of the sum in order again. It learns from the other users of
the same window ("folds"), by which it also sees what sells in those very weeks, which nobody knows
in time; for google also from an earlier window, with a model trained before that. The sum was tuned
on the answers that mark it here, which favours it. Means over SEEDS; gains are paired by user.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pandas as pd
from sklearn.base import ClassifierMixin
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from threadpoolctl import threadpool_limits

from recsys.interactions import build
from recsys.metrics import Floats, Ints, Mask, interval, per_user
from recsys.model import Blend, Settings, fit, settings_from
from recsys.rank import best
from recsys.score import look, rough_scores
from recsys.shelf import align
from recsys.shopper import gone, meet
from tests.benchmarks import protocols
from tests.benchmarks.ranking import TUNED

K, POOL, FOLDS, SEEDS = 10, 100, 5, (0, 1, 2)
CUTS = ("2020-12-01", "2020-12-14", "2021-01-10")
TREES = dict(learning_rate=0.05, max_iter=150, max_leaf_nodes=15, max_features=0.5)
SOURCES = ("factors", "shown", "turned", "bought", "beside", "popular")
NEVER = 365.0  # the days since a shopper touched a product that they never touched


def logistic(seed: int) -> ClassifierMixin:
    """A logistic regression on standardised features."""
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000, random_state=seed))


def trees(seed: int) -> ClassifierMixin:
    """Boosted trees, small ones, for few rows are right."""
    return HistGradientBoostingClassifier(**TREES, min_samples_leaf=50, random_state=seed)


# The features of each entry, as a pattern of names: sources have no "_", `own_` is what the shopper
# did with the product itself, `item_` and popularity tell one product from another.
ENTRIES: tuple[tuple[str, Callable[[int], ClassifierMixin], str], ...] = (
    ("logistic, sources", logistic, "^[^_]+$"),
    ("logistic, sources and own", logistic, "^[^_]+$|^own_"),
    ("logistic, all but own", logistic, "^(?!own_)"),
    ("logistic, all", logistic, "."),
    ("trees, all but own", trees, "^(?!own_)"),
    ("trees, all but item", trees, "^(?!item_|.*popular)"),
    ("trees, all", trees, "."),
)
CASES: dict[str, Callable[[], list[protocols.Protocol]]] = {  # the last window is asked about
    "google": lambda: [protocols.google(*cut) for cut in zip(CUTS[:-1], CUTS[1:])],
    "retailrocket": lambda: [protocols.retailrocket(half=0)],
}


@dataclass(frozen=True, eq=False)
class Pools:
    """A row per user and product of their pool; `count` is what each user took, in it or not."""

    user: Ints
    features: pd.DataFrame
    sum: Floats
    right: Mask
    count: Ints

    def figures(self, scores: Floats) -> dict[str, Floats]:
        """The figures of each user when their rows are put in the order of these scores."""
        order = np.lexsort((-scores, self.user))
        user = self.user[order]
        rank = np.arange(len(user)) - np.searchsorted(user, user)
        hits = np.zeros((len(self.count), K), dtype=bool)
        hits[user[rank < K], rank[rank < K]] = self.right[order][rank < K]
        return per_user(hits, self.count)


def pools(case: protocols.Protocol, settings: Settings) -> Pools:
    """The pools of the users of a window, by a model of what was before it."""
    catalog, answers, now = case.exam.catalog, case.exam.answers, case.exam.cutoff
    model = fit(case.train, catalog, settings, now)
    shelf, size = align(model, catalog), len(catalog)
    mine = case.known["user_id"].isin(answers.users) & case.known["item_id"].isin(catalog.places)
    told = build(case.known[mine], settings.weighting, now)
    assert tuple(told.users) == answers.users, "every user asked has a history"
    item = np.array([shelf.places[one] for one in told.items])[told.cells.item]
    cells = replace(told.cells, item=item).take(np.lexsort((item, told.cells.user)))
    crowd, closed = meet(shelf, cells, len(answers.users)), gone(cells, "purchased")

    def scores(blend: Blend) -> Floats:
        other = align(replace(model, settings=replace(settings, blend=blend)), catalog)
        found = rough_scores(other, look(other, crowd)).astype(np.float64)
        found[cells.user[closed], cells.item[closed]] = -np.inf
        return found

    summed = scores(settings.blend)
    found = {name: scores(_alone(name, settings.blend.trend)) for name in SOURCES}
    chosen = np.zeros(summed.shape, dtype=bool)
    for one in (summed, *(np.where(one > 0, one, -np.inf) for one in found.values())):
        top = best(one, POOL)
        chosen[np.nonzero(top >= 0)[0], top[top >= 0]] = True
    user, place = np.nonzero(chosen)
    key = user * size + place
    features = pd.DataFrame({name: one[user, place] for name, one in found.items()})
    ranks = features.groupby(user).rank(ascending=False).add_prefix("rank_").apply(np.log)
    for name, absent in (("shown", 0), ("turned", 0), ("bought", 0), ("newest", NEVER)):
        own = pd.Series(getattr(cells, name), index=cells.user * size + cells.item)
        features[f"own_{name}"] = np.log1p(own.reindex(key, fill_value=absent).to_numpy())
    features["item_buyers"] = np.log1p(case.exam.popularity[place])
    right = np.isin(key, answers.user * size + answers.place)
    return Pools(user, features.join(ranks), summed[user, place], right, answers.count)


def _alone(source: str, trend: float) -> Blend:
    """The blend in which this source alone speaks."""
    part = {name: float(name == source) for name in SOURCES}
    return Blend(ties=float(source not in ("factors", "popular")), trend=trend, **part)


def main() -> None:
    """Prints a table for each data set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=[], choices=[[], *CASES])
    options = parser.parse_args()
    if not protocols.DATA.is_dir():
        parser.exit(0, f"skipped: {protocols.DATA} is absent; the project does not ship it\n")
    with threadpool_limits(1):
        for name in options.names or CASES:
            settings = settings_from(json.loads((TUNED / f"{name}.json").read_text()))
            print_table(name, *(pools(case, settings) for case in CASES[name]()))


def print_table(name: str, *windows: Pools) -> None:
    """Prints what each learner reaches in the last window, and its gain over the sum."""
    *earlier, asked = windows
    base = asked.figures(asked.sum)
    touched = asked.right & (asked.features["own_newest"] < np.log1p(NEVER - 1.0)).to_numpy()
    print(f"\n{name}: {len(asked.count):,} users; of {asked.count.sum():,} answers "
          f"{asked.right.sum():,} among {len(asked.user):,} rows, {touched.sum():,} touched before")
    print(f"{'':34}{'recall@10':>9}{'gain, 95 %':>27}{'ndcg@10':>9}{'gain, 95 %':>27}   seeds")
    print_row("the sum", [base], base)
    folds = [GroupKFold(FOLDS, shuffle=True, random_state=seed) for seed in SEEDS]
    cross = partial(cross_val_predict, groups=asked.user, method="decision_function")
    for title, make, names in ENTRIES:
        *old, new = [one.features.filter(regex=names) for one in windows]
        for known, one in zip(old, earlier):
            learnt = [make(seed).fit(known, one.right).decision_function(new) for seed in SEEDS]
            print_row(f"{title}; earlier", [asked.figures(scores) for scores in learnt], base)
        learnt = [cross(make(seed), new, asked.right, cv=fold) for seed, fold in zip(SEEDS, folds)]
        print_row(f"{title}; folds", [asked.figures(scores) for scores in learnt], base)


def print_row(title: str, found: Sequence[dict[str, Floats]], base: dict[str, Floats]) -> None:
    """Prints the means over the seeds, and the spread of NDCG between them."""
    row = f"{title:34}"
    for figure in (f"recall@{K}", f"ndcg@{K}"):
        users = np.mean([one[figure] for one in found], axis=0)
        gain = users - base[figure]
        low, high = interval(gain)
        row += f"{users.mean():9.4f}   {gain.mean():+.4f} ({low:+.4f}, {high:+.4f})"
    print(f"{row}  {np.std([one[f'ndcg@{K}'].mean() for one in found]):.4f}", flush=True)


if __name__ == "__main__":
    main()
