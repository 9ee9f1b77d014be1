"""Training and bulk lists beside bare `implicit`: `python -m tests.benchmarks.train_speed`.

One run on one made-up shop with long tails. Bare: `implicit` fitted on the matrix of the first
eleven months and asked for the lists of the users of the last, which its own evaluation marks.
Ours: the whole of `shoptalk train` on a SQLite store that holds the same events: read, build, fit,
evaluate, fit on everything, save. Ratios are of one run; look at those, not at the seconds.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
from implicit.cpu.als import AlternatingLeastSquares
from implicit.evaluation import ranking_metrics_at_k
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits

from engine.config import Config
from engine.jobs import Plan, train
from engine.store import catalog as catalog_store
from engine.store import events as event_store
from engine.store.database import connect, writing
from recsys.batch import list_batch, task_for
from recsys.catalog import Catalog
from recsys.evaluate import split
from recsys.interactions import build
from recsys.model import Model, Settings, fit
from recsys.shelf import align
from tests.benchmarks.made_up import shop
from tests.benchmarks.recommend_latency import timed


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=100_000)
    parser.add_argument("--items", type=int, default=20_000)
    parser.add_argument("--events", type=int, default=1_470_000)
    options = parser.parse_args()
    events, catalog = shop(options.users, options.items, options.events)
    print(f"{len(events):,} events, {options.users:,} users, {len(catalog):,} products")
    training(events, catalog)
    bulk(events, catalog)


def training(events: pd.DataFrame, catalog: Catalog) -> None:
    """Prints the time of the whole job over that of bare fit and evaluation."""
    _, bare = timed(lambda: bare_training(events))
    with TemporaryDirectory() as folder:
        config = Config(home=Path(folder))
        database = connect(config.database)
        with writing(database) as connection:
            catalog_store.write_products(connection, catalog.products.values())
            event_store.write_frame(connection, stored(events))
        done, ours = timed(lambda: train(config, database, Plan(Settings(), force=True)))
        print(f"bare implicit fit + evaluation {bare:6.1f} s")
        print(f"shoptalk train                 {ours:6.1f} s   ratio {ours / bare:.2f}")
        print({name: round(value, 4) for name, value in done.figures.items() if "ndcg" in name})


def bare_training(events: pd.DataFrame) -> None:
    """What someone would write with `implicit` alone, on the same cells."""
    settings = Settings()
    before, after, cutoff = split(events, 28)
    trained = build(before, settings.weighting, cutoff)
    test = after[after["kind"] == "purchase"]
    row = trained.users.get_indexer(test["user_id"].astype(str))
    column = trained.items.get_indexer(test["item_id"].astype(str))
    known = (row >= 0) & (column >= 0)
    cells = (np.ones(known.sum(), dtype=np.float32), (row[known], column[known]))
    answers = csr_matrix(cells, shape=trained.matrix.shape)
    with threadpool_limits(1, "blas"):
        model = bare_model(settings)
        model.fit(trained.matrix, show_progress=False)
        ranking_metrics_at_k(model, trained.matrix, answers, K=10, show_progress=False)


def bare_model(settings: Settings) -> AlternatingLeastSquares:
    """ALS of the same size as ours."""
    return AlternatingLeastSquares(
        factors=settings.factors,
        regularization=settings.regularization,
        alpha=1.0,
        iterations=settings.iterations,
        random_state=settings.seed,
    )


def bulk(events: pd.DataFrame, catalog: Catalog) -> None:
    """Prints users a second for top-10 lists of all users, with and without evidence."""
    settings = Settings()
    now = events["at"].max().to_pydatetime()
    built = build(events, settings.weighting, now)
    with threadpool_limits(1, "blas"):
        bare = bare_model(settings)
        bare.fit(built.matrix, show_progress=False)
        users = np.arange(built.matrix.shape[0])
        best = min(timed(lambda: bare.recommend(users, built.matrix, N=10))[1] for _ in range(3))
    model = fit(events, catalog, settings, now)
    print(f"{'bare implicit.recommend':32}{len(users) / best:8,.0f} users/s   1.00x")
    for name, reasons in (("ours, blended", False), ("ours, blended, with evidence", True)):
        took = min(timed(lambda: all_lists(model, catalog, built, reasons))[1] for _ in range(2))
        print(f"{name:32}{len(users) / took:8,.0f} users/s   {best / took:.2f}x")


def all_lists(model: Model, catalog: Catalog, built, reasons: bool) -> int:  # type: ignore
    """The number of users listed, what they had seen left out."""
    task = task_for(catalog, 10, "seen", "discover", False)
    found = list_batch(align(model, catalog), built, task, with_reasons=reasons)
    return sum(len(lists.users) for lists in found)


def stored(events: pd.DataFrame) -> pd.DataFrame:
    """The events as the store takes them."""
    ids = np.char.add("e", np.arange(len(events)).astype(str))
    plain = events.astype({"user_id": str, "item_id": str, "kind": str})
    return plain.assign(event_id=ids, value=None, recommendation_id=None, session_id=None)


if __name__ == "__main__":
    main()
