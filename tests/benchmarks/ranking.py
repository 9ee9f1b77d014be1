"""Our lists on public protocols: `python -m tests.benchmarks.ranking NAME ...` (or all).

Names: google, google-carts, retailrocket, gowalla, groceries. Each is trained with the settings of
`tests/benchmarks/tuned/NAME.json`, found by `--tune` on validation data that lies before (or is cut
from) the training data; the test answers are read once, to mark the lists. Prints a table of all
contenders with 95 % bootstrap intervals of NDCG.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pandas as pd

from recsys.contest import contest
from recsys.evaluate import Exam, Result, examine
from recsys.model import Settings, settings_from
from recsys.tune import tune
from tests.benchmarks import protocols
from tests.benchmarks.grocer import demo

TUNED = Path(__file__).with_name("tuned")
Case = tuple[Exam, pd.DataFrame | None]


def groceries(validation: bool) -> Case:
    """The demo's purchases: the last four weeks, or the four before, first purchases only."""
    events, catalog = demo()
    if validation:
        events = events[events["at"] < events["at"].max() - timedelta(days=28)]
    return examine(events, catalog), None


def _case(protocol: protocols.Protocol) -> Case:
    return protocol.exam, protocol.known


# What is tested and what is tuned on, the name of the settings, and the length of the lists.
CASES: dict[str, tuple[Callable[[], Case], Callable[[], Case], str, int]] = {
    "google": (
        lambda: _case(protocols.google()),
        lambda: _case(protocols.google("2020-12-14", "2021-01-10")),
        "google",
        10,
    ),
    "google-carts": (
        lambda: _case(protocols.google(carts=True)),
        lambda: _case(protocols.google("2020-12-14", "2021-01-10", carts=True)),
        "google",
        10,
    ),
    "retailrocket": (
        lambda: _case(protocols.retailrocket(half=1)),
        lambda: _case(protocols.retailrocket(half=0)),
        "retailrocket",
        10,
    ),
    "gowalla": (
        lambda: _case(protocols.gowalla()),
        lambda: _case(protocols.gowalla(validation=True)),
        "gowalla",
        20,
    ),
    "groceries": (lambda: groceries(False), lambda: groceries(True), "groceries", 10),
}


def main() -> None:
    """Prints a table for each case, or tunes its settings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=[], choices=[[], *CASES])
    parser.add_argument("--tune", action="store_true")
    parser.add_argument("--attempts", type=int, default=80)
    options = parser.parse_args()
    for name in options.names or CASES:
        test, validation, settings, k = CASES[name]
        path = TUNED / f"{settings}.json"
        if options.tune:
            exam, known = validation()
            found = tune(exam, Settings(), known, options.attempts, k=k, progress=True)
            path.write_text(json.dumps(asdict(found.settings), indent=1) + "\n")
            best = max(one.score for one in found.attempts)
            print(f"{name}: validation NDCG@{k} {found.attempts[0].score:.4f} -> {best:.4f}")
            continue
        exam, known = test()
        tuned = settings_from(json.loads(path.read_text()))
        print_table(name, exam, contest(exam, tuned, known, k))


def print_table(name: str, exam: Exam, results: list[Result]) -> None:
    """Prints the figures of every contender."""
    k = results[0].lists.shape[1]
    measures = [f"{one}@{k}" for one in ("recall", "ndcg", "mrr", "hit", "coverage")]
    measures += [f"novelty@{k}", f"popularity_bias@{k}"]
    print(f"\n{name}: {len(exam.answers.users):,} users, {len(exam.answers.place):,} answers")
    print(f"{'':26}" + "".join(f"{one:>19}" for one in measures) + f"{'95 % of NDCG':>18}")
    for result in results:
        low, high = result.interval(f"ndcg@{k}")
        figures = "".join(f"{result.figures[one]:19.4f}" for one in measures)
        print(f"{result.name:26}{figures}   {low:.4f} to {high:.4f}", flush=True)


if __name__ == "__main__":
    main()
