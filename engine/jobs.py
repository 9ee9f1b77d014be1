"""The batch job that trains a recommender, and decides whether it serves."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timezone

import pandas as pd

from engine import models
from engine.config import Config
from engine.store import catalog as catalog_store
from engine.store import events as event_store
from engine.store.audit import Entry
from engine.store.database import Engine, reading
from engine.store.trail import note
from recsys.catalog import Catalog
from recsys.evaluate import Exam, Trial, examine, sit, trial
from recsys.factors import item_factors
from recsys.metrics import worse
from recsys.model import Factoriser, Model, ModelError, Settings, fit, load, save
from recsys.tune import Search, tune

MEASURE = "ndcg@10"
# A log that shrank below this part of what the serving model saw is taken for a mishap.
LEAST_EVENTS = 0.5
log = logging.getLogger(__name__)


class JobError(RuntimeError):
    """A job that cannot do what it was asked; the message says what is missing or wrong."""


@dataclass(frozen=True, slots=True)
class Training:
    """The version made, whether it serves now (and why not), its figures on held-out weeks, and
    the search that chose its settings, where one was asked for."""

    name: str
    serving: bool
    reason: str
    figures: dict[str, float]
    search: Search | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train: `settings` None goes on with those that serve (or the defaults), `attempts`
    searches for better ones first, `force` serves the model even if it is worse."""

    settings: Settings | None = None
    attempts: int = 0
    force: bool = False
    factorise: Factoriser = item_factors


def train(
    config: Config, database: Engine, plan: Plan = Plan(), progress: bool = False
) -> Training:
    """A newly trained model, serving unless it foresees held-out purchases worse than popularity,
    or worse than the serving model beyond chance.

    The last weeks are held out; the weeks before them are for the search. The model that serves is
    trained on everything, from where the evaluated one stopped. Raises JobError when there is
    nothing to train on.
    """
    catalog, events = read_all(database, progress)
    present = serving_model(config)
    settings = plan.settings or (present.settings if present else Settings())
    exam = examine(events, catalog)
    search = None
    if plan.attempts:
        earlier = examine(exam.before, catalog)
        search = tune(earlier, settings, most=plan.attempts, progress=progress)
        settings = search.settings
    done = trial(exam, settings, progress=progress, factorise=plan.factorise)
    reason = _worse(done, exam, present, len(events))
    newest = events["at"].max().to_pydatetime()
    model = fit(events, catalog, settings, newest, progress, done.model, plan.factorise)
    folder = models.new_folder(config.models, datetime.now(timezone.utc))
    save(with_figures(model, done.figures), folder)
    serving = plan.force or not reason
    if serving:
        models.serve(config.models, folder.name)
    return Training(folder.name, serving, reason, done.figures, search)


def read_all(database: Engine, progress: bool = False) -> tuple[Catalog, pd.DataFrame]:
    """The catalogue and all events; raises JobError when either is empty."""
    with reading(database) as connection:
        catalog = Catalog.from_products(catalog_store.read_products(connection))
        events = event_store.read_log(connection, progress)
    note(database, Entry("read", "events", None, len(events), "shop"))
    if not len(catalog):
        raise JobError("the catalogue is empty: run `shoptalk ingest --catalog FILE` first")
    if not len(events):
        raise JobError("there are no events: run `shoptalk ingest --events FILE` first")
    return catalog, events


def with_figures(model: Model, figures: dict[str, float]) -> Model:
    """The model with the figures of its evaluation written into its manifest."""
    return replace(model, figures={**model.figures, **figures})


def serving_model(config: Config) -> Model | None:
    """The model that serves, None before the first training or where it cannot be read."""
    folder = models.current(config.models)
    if folder is None:
        return None
    try:
        return load(folder)
    except ModelError as error:  # a new one mends it
        log.warning("the serving model cannot be read: %s", error)
        return None


def _worse(done: Trial, exam: Exam, present: Model | None, events: int) -> str:
    """Why the new model should not serve; "" when it should.

    A serving model that has not seen the held-out weeks is asked itself; of one that has, the
    settings are tried again without them.
    """
    score, popular = done.figures[MEASURE], done.figures[f"popularity_{MEASURE}"]
    if score < popular:
        return f"{MEASURE} {score:.4f} is below popularity's {popular:.4f}"
    if present is None:
        return ""
    if events < LEAST_EVENTS * present.figures["events"]:
        before = int(present.figures["events"])
        return f"it was trained on {events:,} events, the serving model on {before:,}"
    if present.trained_at > exam.cutoff and present.settings == done.model.settings:
        return ""
    if present.trained_at > exam.cutoff:
        rival, whose = trial(exam, present.settings).result, "the serving settings'"
    else:
        rival, whose = sit(exam, present, again=False), "the serving model's"
    if not worse(done.result.users[MEASURE], rival.users[MEASURE]):
        return ""
    return f"{MEASURE} {score:.4f} is below {whose} {rival.figures[MEASURE]:.4f}, beyond chance"
