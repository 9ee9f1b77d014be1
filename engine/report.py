"""The reports of the recommender: one page of HTML, and the same figures as JSON beside it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from engine import report_pictures as pictures
from engine import report_words as words
from engine.report_rows import Table, tabulate
from recsys.evaluate import Exam, Result
from recsys.model import Settings
from recsys.tune import Search


@dataclass(frozen=True, slots=True)
class Facts:
    """What was measured: test users and what they bought, the events known before the cut by kind,
    the catalogue, the period of training (`first` to `cutoff`) and of the test (to `until`), the
    settings, and the version of the model whose settings they are."""

    users: int
    answers: int
    events: Mapping[str, int]
    products: int
    in_stock: int
    first: datetime
    cutoff: datetime
    until: datetime
    settings: Settings
    version: str
    made: datetime


def facts_of(
    exam: Exam, settings: Settings, version: str, until: datetime, made: datetime
) -> Facts:
    """The facts about this exam; `until` is the time of the newest event of the test period."""
    kinds = exam.before["kind"].value_counts()
    return Facts(
        users=len(exam.answers.users),
        answers=len(exam.answers.place),
        events={str(kind): int(count) for kind, count in kinds.items()},
        products=len(exam.catalog),
        in_stock=int(exam.catalog.in_stock.sum()),
        first=exam.before["at"].min().to_pydatetime(),
        cutoff=exam.cutoff,
        until=until,
        settings=settings,
        version=version,
        made=made,
    )


def write_report(folder: Path, results: Sequence[Result], facts: Facts) -> Path:
    """The page of a contest: `index.html` in the folder, with `recsys.json` beside it.

    Raises ValueError when ours, or every rival, is missing among the results.
    """
    table = tabulate(results)
    told = {"facts": asdict(facts), **table.as_json()}
    told["headline"] = words.headline(table)
    text = page("recsys_report.html", table=table, facts=facts, plots=_plots(table))
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "recsys.json", json.dumps(told, indent=2, default=_plain, ensure_ascii=False))
    return write(folder / "index.html", text)


def write_tuning_report(folder: Path, search: Search, most: int | None = None) -> Path:
    """The page of a search for settings: `index.html` in the folder, `tuning.json` beside it.

    `most` is how many attempts were allowed: with fewer made, the search stopped early. Raises
    ValueError for a search without attempts.
    """
    attempts = search.attempts
    if not attempts:
        raise ValueError("search: it has no attempts")
    scores = [one.score for one in attempts]
    best = scores.index(max(scores))
    since = len(scores) - 1 - best
    early = most is not None and len(scores) < most
    ended = f"stopped early, {since} attempts after the best" if early else ""
    curve = pictures.curve(scores, [(one.low, one.high) for one in attempts], ended)
    chosen = flat(search.settings)
    text = page(
        "tuning_report.html", attempts=attempts, best=best, since=since, early=early, most=most,
        curve=curve, chosen=chosen, defaults=flat(Settings()),
    )  # fmt: skip
    told = {
        "settings": chosen,
        "stopped_early": early,
        "attempts": [
            {
                "number": one.number, "changes": dict(one.changes), "score": one.score,
                "low": one.low, "high": one.high, "seconds": one.seconds,
            }
            for one in attempts
        ],
    }  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "tuning.json", json.dumps(told, indent=2, default=_plain))
    return write(folder / "index.html", text)


def flat(settings: Settings) -> dict[str, Any]:
    """The settings by name, parts with a dot: `blend.ties`."""
    found: dict[str, Any] = {}
    for name, value in asdict(settings).items():
        if isinstance(value, dict):
            found |= {f"{name}.{part}": inner for part, inner in value.items()}
        else:
            found[name] = value
    return found


def _plots(table: Table) -> dict[str, str]:
    entrants = [row for row in table.rows if row.role != "stage"]
    plots = {measure: pictures.bars(entrants, measure) for measure in ("ndcg", "recall")}
    plots |= {name: pictures.trade(entrants, name) for name in ("coverage", "popularity_bias")}
    if len(table.steps) > 1:
        shown = [step.row for step in table.steps]
        shown += [row for row in table.rows if row.role == "rule"]
        plots["browsing"] = pictures.bars(shown, "ndcg", ranked=False)
    return plots


def page(template: str, **values: Any) -> str:
    """The filled template; a value it wants and is not given is an error."""
    loader = PackageLoader("engine", "templates")
    pages = Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined,
    )  # fmt: skip
    return pages.get_template(template).render(words=words, flat=flat, **values)


def write(path: Path, text: str) -> Path:
    """The file, complete or not at all."""
    partial = path.with_name(f".{path.name}.partial")
    partial.write_text(text, encoding="utf-8")
    os.replace(partial, path)
    return path


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else str(value)
