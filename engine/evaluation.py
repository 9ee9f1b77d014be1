"""The job that measures the recommender on held-out weeks, with a page for those who decide."""

from __future__ import annotations

from datetime import datetime, timezone
from importlib.util import find_spec
from pathlib import Path

from engine import models
from engine.config import Config
from engine.jobs import JobError, read_all, serving_model
from engine.store.database import Engine
from recsys.contest import contest
from recsys.evaluate import examine, trial
from recsys.model import Settings


def evaluate(
    config: Config,
    database: Engine,
    report: Path | None = None,
    k: int = 10,
    progress: bool = False,
) -> tuple[dict[str, float], Path | None]:
    """The figures of the serving settings (or the defaults) on first purchases of the last weeks.

    With `report`, also a page there with the contest against what else a shop could show; its path.
    Raises JobError without events, InteractionError when nothing is left to foresee.
    """
    if report is not None:
        check_pictures()
    catalog, events = read_all(database, progress)
    present = serving_model(config)
    settings = present.settings if present else Settings()
    exam = examine(events, catalog)
    figures = trial(exam, settings, k, progress).figures
    if report is None:
        return figures, None
    from engine.report import facts_of, write_report

    version = models.current_name(config.models) or "defaults"
    newest = events["at"].max().to_pydatetime()
    facts = facts_of(exam, settings, version, newest, datetime.now(timezone.utc))
    return figures, write_report(report, contest(exam, settings, k=k, progress=progress), facts)


def check_pictures() -> None:
    """Raises JobError where pages cannot be drawn: matplotlib is an extra of its own."""
    if find_spec("matplotlib") is None:
        raise JobError("the page needs matplotlib: pip install 'shoptalk[report]'")
