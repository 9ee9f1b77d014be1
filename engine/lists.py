"""The batch job that writes recommendations for everyone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Literal

import pandas as pd
from tqdm import tqdm

from dialogue.lexicon import build_lexicon
from engine import models
from engine.config import Config
from engine.jobs import JobError, read_all
from engine.list_files import check_ending, write_frames
from engine.standing import Standing, standing
from engine.store import events as event_store
from engine.store import facts as fact_store
from engine.store import rules as rule_store
from engine.store import shoppers as shopper_store
from engine.store.audit import Entry
from engine.store.database import Engine, reading
from engine.store.trail import note
from recsys.batch import COLUMNS, recommend_batch
from recsys.catalog import Catalog
from recsys.model import Model, load
from recsys.recommend import Query, recommend
from recsys.rules import Rule
from recsys.shopper import Exclude, Mode
from recsys.why import why

TOGETHER = 500  # lists of told shoppers in one frame


@dataclass(frozen=True, slots=True)
class Order:
    """What a batch of recommendations is to hold, and who works it out; `users` None means
    everyone."""

    n: int = 10
    users: list[str] | None = None
    exclude: Exclude = "purchased"
    mode: Mode = "discover"
    engine: Literal["local", "spark"] = "local"


def recommend_all(
    config: Config, database: Engine, out: Path, order: Order = Order(), progress: bool = False
) -> tuple[int, int]:
    """The numbers of users and rows written to `out`, which appears complete or not at all.

    Columns: user_id, rank (from 1), item_id, score, why. Shoppers of whom nothing was told go
    through the ranking in chunks; the lists of those who told something obey it, as in a chat.
    Raises JobError before training, FileNameError for an ending that is none of .parquet, .csv,
    .jsonl, and SparkUnavailable where Spark is asked for and cannot run.
    """
    check_ending(out)
    with _ranking(order.engine, progress) as ranked:
        model, catalog, events = _read_trained(config, database)
        users = order.users if order.users is not None else _everyone(database)
        told = _told(database, catalog, users)
        plain, rules = [user for user in users if user not in told], _rules(database)
        frames = ranked(
            model, catalog, events, order.n, order.exclude, order.mode, plain, rules=rules
        )
        own = _own_lists(database, model, catalog, order, rules, told, progress)
        return write_frames(chain(frames, own), out)


@contextmanager
def _ranking(
    engine: Literal["local", "spark"], progress: bool
) -> Iterator[Callable[..., Iterator[pd.DataFrame]]]:
    """The ranking of many users, by this process or by the workers of a Spark session."""
    if engine == "local":
        yield partial(recommend_batch, progress=progress, evidence=False)
        return
    from recsys.spark import recommend_spark, session

    with session() as spark:
        yield partial(recommend_spark, spark)


def _read_trained(config: Config, database: Engine) -> tuple[Model, Catalog, pd.DataFrame]:
    """The serving model, the catalogue and all events; JobError before the first training."""
    folder = models.current(config.models)
    if folder is None:
        raise JobError("no model yet: run `shoptalk train` first")
    return load(folder), *read_all(database)


def _told(database: Engine, catalog: Catalog, users: Collection[str]) -> dict[str, Standing]:
    """Those of the users whose lists are not everybody's, each with what holds for them."""
    with reading(database) as connection:
        names = sorted(set(users) & set(fact_store.told_users(connection)))
        profiles = [shopper_store.read_profile(connection, name) for name in names]
    if not profiles:
        return {}
    note(database, Entry("read", "profiles", None, len(profiles), "shop"))
    lexicon = build_lexicon(catalog.products.values())
    found = {profile.user_id: standing(profile, lexicon) for profile in profiles}
    return {user: holds for user, holds in found.items() if not holds.plain}


def _own_lists(
    database: Engine,
    model: Model,
    catalog: Catalog,
    order: Order,
    rules: tuple[Rule, ...],
    told: dict[str, Standing],
    progress: bool,
) -> Iterator[pd.DataFrame]:
    """The lists of those who told something, one shopper after the other."""
    rows: list[tuple[str, int, str, float, str]] = []
    bar = tqdm(told.items(), desc="personal", unit="user", disable=None if progress else True)
    with reading(database) as connection:
        for user, holds in bar:
            query = Query(
                event_store.read_history(connection, user, None), None, holds.constraints,
                order.n, exclude=order.exclude, mode=order.mode, now=model.trained_at,
                rules=rules, age=holds.age, hints=holds.hints,
            )  # fmt: skip
            rows += [
                (user, rank, one.product.item_id, one.score, why(one.evidence, catalog.products))
                for rank, one in enumerate(recommend(model, catalog, query), start=1)
            ]
            if len(rows) >= TOGETHER * order.n:
                yield pd.DataFrame(rows, columns=COLUMNS)
                rows = []
    if rows:
        yield pd.DataFrame(rows, columns=COLUMNS)


def _rules(database: Engine) -> tuple[Rule, ...]:
    with reading(database) as connection:
        return rule_store.read_rules(connection)


def _everyone(database: Engine) -> list[str]:
    """All users with events and all listed shoppers; who has no history gets what is popular."""
    with reading(database) as connection:
        known = {*event_store.user_ids(connection), *shopper_store.shopper_ids(connection)}
    return sorted(known)
