"""How well first purchases are foreseen: `python -m tests.benchmarks.recommend_quality`.

Trains on the demo's purchases without the last four weeks, and prints the figures on these weeks:
model and popularity, with and without the limit on one category. With `--validation` the four
weeks before are foreseen instead: choose settings there.
"""

from __future__ import annotations

import argparse
from datetime import timedelta

from recsys.evaluate import holdout
from recsys.model import Settings
from tests.benchmarks.grocer import demo


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--validation", action="store_true")
    events, catalog = demo()
    if parser.parse_args().validation:
        events = events[events["at"] < events["at"].max() - timedelta(days=28)]
    plain = holdout(events, catalog, Settings(), progress=True)
    diverse = holdout(events, catalog, Settings(), diverse=True)
    print(f"{plain['users']:.0f} households, {plain['answers']:.0f} first purchases to foresee")
    print(f"{'':24}{'NDCG@10':>9}{'Recall@10':>11}{'Hit@10':>9}")
    for name, figures, prefix in (
        ("popularity", plain, "popularity_"),
        ("model", plain, ""),
        ("model, diverse", diverse, ""),
    ):
        values = [figures[f"{prefix}{measure}@10"] for measure in ("ndcg", "recall", "hit")]
        print(f"{name:24}{values[0]:9.4f}{values[1]:11.4f}{values[2]:9.4f}")
    print(f"bought again, Recall@10 {plain['again_recall@10']:.4f}")


if __name__ == "__main__":
    main()
