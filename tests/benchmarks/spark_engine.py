"""How long both engines take: `python -m tests.benchmarks.spark_engine [--users 20000]`.

Prints a table of one run; the ratio is the time on Spark over the time without. Spark's start is a
row of its own, and its first use of each road (which loads classes and starts workers) counts.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from contextlib import ExitStack

import pandas as pd

from recsys.batch import as_frame, list_batch, task_for
from recsys.model import Settings, fit
from recsys.shelf import align
from recsys.spark import recommend_spark, session, spark_item_factors
from recsys.threads import cores
from tests.benchmarks.grocer import made_up
from tests.benchmarks.recommend_latency import timed


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=20_000)
    parser.add_argument("--items", type=int, default=5_000)
    parser.add_argument("--events", type=int, default=50, help="of each user")
    parser.add_argument("--master", default=f"local[{cores()}]")
    options = parser.parse_args()
    events, catalog = made_up(options.users, options.items, options.events)
    now, settings = events["at"].max().to_pydatetime(), Settings()
    print(f"{len(events):,} events, {options.users:,} users, {len(catalog):,} items, "
          f"{options.master}")  # fmt: skip
    model, fit_here = timed(lambda: fit(events, catalog, settings, now))
    shelf, task = align(model, catalog), task_for(catalog, 10, "purchased", "discover", True)
    lists = (as_frame(shelf, some, evidence=False) for some in list_batch(shelf, events, task))
    rows, bulk_here = timed(lambda: counted(lists))
    with ExitStack() as stack:
        spark, start = timed(lambda: stack.enter_context(session(options.master)))
        way = spark_item_factors(spark)
        _, fit_there = timed(lambda: fit(events, catalog, settings, now, factorise=way))
        there, bulk_there = timed(lambda: counted(recommend_spark(spark, model, catalog, events)))
    print(f"{'':12}{'local s':>10}{'spark s':>10}{'ratio':>8}")
    print(f"{'start':12}{0:10.1f}{start:10.1f}")
    for name, here, other in (("fit", fit_here, fit_there), ("recommend", bulk_here, bulk_there)):
        print(f"{name:12}{here:10.1f}{other:10.1f}{other / here:8.2f}")
    print(f"rows: {rows:,} and {there:,}")


def counted(frames: Iterable[pd.DataFrame]) -> int:
    """The number of rows in all frames."""
    return sum(map(len, frames))


if __name__ == "__main__":
    main()
