"""Time and memory as a shop grows: `python -m tests.benchmarks.growth [--picture growth.png]`.

Shops of 10 thousand, 100 thousand and a million users with 50 events each over 20,000 products
(`made_up.shop`), each in a process of its own: the peak is that of the whole process, the events
and the generator included. Prints a table; the picture is log-log, so a straight line of slope one
is growth in proportion.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

SIZES = (10_000, 100_000, 1_000_000)
EVENTS_EACH = 50
ITEMS = 20_000
STEPS = ("fit", "save", "lists for all")


def main() -> None:
    """Prints the table, and draws the picture if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, help="measure one size in this process")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--picture", type=Path)
    options = parser.parse_args()
    if options.users:
        print(json.dumps(measure(options.users)))
        return
    rows = []
    for users in options.sizes:
        command = [sys.executable, "-m", "tests.benchmarks.growth", "--users", str(users)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{users} users: {done.stderr.strip()[-800:]}")
        rows.append(json.loads(done.stdout.strip().splitlines()[-1]))
        print_row(rows[-1])
    if options.picture:
        draw(rows, options.picture)


def print_row(row: dict[str, float]) -> None:
    """Prints one size."""
    steps = "   ".join(f"{name} {row[name]:.1f} s" for name in STEPS)
    print(f"{row['users']:>9,.0f} users  {steps}   peak {row['peak_gib']:.2f} GiB", flush=True)


def measure(users: int) -> dict[str, float]:
    """Seconds of each step and the peak memory of this process."""
    from recsys.batch import list_batch, task_for
    from recsys.interactions import build
    from recsys.model import Settings, fit, save
    from recsys.shelf import align
    from tests.benchmarks.made_up import shop
    from tests.benchmarks.recommend_latency import timed

    events, catalog = shop(users, ITEMS, users * EVENTS_EACH)
    now = events["at"].max().to_pydatetime()
    model, fitted = timed(lambda: fit(events, catalog, Settings(), now))
    with TemporaryDirectory() as folder:
        _, saved = timed(lambda: save(model, Path(folder) / "model"))

    def lists() -> int:
        known = build(events, model.settings.weighting, now)
        task = task_for(catalog, 10, "seen", "discover", False)
        return sum(len(part.users) for part in list_batch(align(model, catalog), known, task))

    _, listed = timed(lists)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {"users": users, **dict(zip(STEPS, (fitted, saved, listed))), "peak_gib": peak}


def draw(rows: list[dict[str, float]], path: Path) -> None:
    """Draws seconds and memory over users, both log-log."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 3.6), layout="constrained")
    times, memory = figure.subplots(1, 2)
    users = [row["users"] for row in rows]
    for name in STEPS:
        times.loglog(users, [row[name] for row in rows], marker="o", label=name)
    memory.loglog(users, [row["peak_gib"] for row in rows], marker="o", color="tab:red")
    for axes, title in ((times, "seconds"), (memory, "peak memory, GiB")):
        axes.set_title(title)
        axes.set_xlabel("users (50 events each, 20,000 products)")
        axes.grid(True, which="both", alpha=0.25)
    times.legend()
    figure.savefig(path, dpi=110)


if __name__ == "__main__":
    main()
