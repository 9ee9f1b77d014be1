"""How long answers take: `python -m tests.benchmarks.recommend_latency [--demo]`.

Prints a table over 200 shoppers, one at a time on one thread, then the time for everyone.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd

from recsys.batch import recommend_batch
from recsys.catalog import Catalog
from recsys.model import Model, Settings, fit
from recsys.recommend import Query, recommend
from recsys.types import Constraints, Event
from tests.benchmarks.grocer import demo, made_up


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--demo", action="store_true", help="the demo's data, not a made-up shop")
    parser.add_argument("--items", type=int, default=25_000)
    options = parser.parse_args()
    events, catalog = demo() if options.demo else made_up(2_469, options.items, 500)
    now = events["at"].max().to_pydatetime()
    model, took = timed(lambda: fit(events, catalog, Settings(), now))
    print(f"{len(events):,} events, {events.user_id.nunique():,} users, {len(catalog):,} items")
    print(f"fit {took:.1f} s; text index {timed(lambda: catalog.content)[1]:.1f} s")
    one_by_one(model, catalog, events, now)
    rows, took = timed(lambda: sum(map(len, recommend_batch(model, catalog, events))))
    print(f"everyone: {rows:,} rows in {took:.1f} s")


def one_by_one(model: Model, catalog: Catalog, events: pd.DataFrame, now: datetime) -> None:
    """Prints the quantiles of single answers, by kind of question."""
    queries = [Query(history, now=now) for history in histories(events)]
    page = catalog.ids[0]
    asked: dict[str, Callable[[Query], Query]] = {
        "history": lambda query: query,
        "stranger": lambda query: replace(query, history=()),
        "one view": lambda query: replace(query, history=query.history[:1]),
        "free text": lambda query: replace(query, constraints=Constraints(about="frozen pizza")),
        "product page": lambda query: replace(query, item_id=page),
        "again": lambda query: replace(query, mode="again"),
    }
    print(f"{'question':14}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}")
    for name, change in asked.items():
        recommend(model, catalog, change(queries[0]))
        changed = [change(query) for query in queries]
        times = [timed(partial(recommend, model, catalog, query))[1] for query in changed]
        quantiles = 1000 * np.quantile(times, [0.5, 0.95, 0.99])
        print(f"{name:14}" + "".join(f"{value:9.1f}" for value in quantiles))


def histories(events: pd.DataFrame, users: int = 200) -> list[list[Event]]:
    """The events of `users` users drawn evenly over all."""
    names = sorted(events["user_id"].unique())
    names = names[:: max(1, len(names) // users)][:users]
    some = events[events["user_id"].isin(names)]
    return [
        [
            Event(str(n), row.user_id, row.item_id, row.kind, row.at.to_pydatetime(), row.quantity)
            for n, row in enumerate(rows.itertuples())
        ]
        for _, rows in some.groupby("user_id")
    ]


def timed(job: Callable[[], Any]) -> tuple[Any, float]:
    """What the job gives back, and the seconds it took."""
    start = perf_counter()
    return job(), perf_counter() - start


if __name__ == "__main__":
    main()
