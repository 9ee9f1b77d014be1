"""The batch jobs of a data team: train a recommender, and write recommendations for everyone."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from engine import models
from engine.config import Config
from engine.store import catalog as catalog_store
from engine.store import events as event_store
from engine.store import shoppers as shopper_store
from engine.store.database import Engine, reading
from recsys.catalog import Catalog
from recsys.evaluate import holdout
from recsys.model import Model, Settings, fit, load, save
from recsys.recommend import recommend_batch
from recsys.shopper import Exclude, Mode

MEASURE = "ndcg@10"
FORMATS = (".parquet", ".csv", ".jsonl")
COLUMNS = ["user_id", "rank", "item_id", "score", "why"]


class JobError(RuntimeError):
    """A job that cannot do what it was asked; the message says what is missing or wrong."""


@dataclass(frozen=True, slots=True)
class Training:
    """The version made, whether it serves now (and why not), and its figures on held-out weeks."""

    name: str
    serving: bool
    reason: str
    figures: dict[str, float]


def train(
    config: Config,
    database: Engine,
    settings: Settings,
    force: bool = False,
    progress: bool = False,
) -> Training:
    """A newly trained model, serving unless it foresees held-out purchases worse than popularity,
    or than the settings that serve now.

    Raises JobError when there is nothing to train on.
    """
    catalog, events = read_all(database)
    figures = holdout(events, catalog, settings, progress=progress)
    reason = _worse(config, catalog, events, settings, figures)
    now = datetime.now(timezone.utc)
    model = fit(events, catalog, settings, events["at"].max().to_pydatetime(), progress)
    folder = models.new_folder(config.models, now)
    save(with_figures(model, figures), folder)
    serving = force or not reason
    if serving:
        models.serve(config.models, folder.name)
    return Training(folder.name, serving, reason, figures)


def read_all(database: Engine) -> tuple[Catalog, pd.DataFrame]:
    """The catalogue and all events; raises JobError when either is empty."""
    with reading(database) as connection:
        catalog = Catalog.from_products(catalog_store.read_products(connection))
        events = event_store.read_frame(connection)
    if not len(catalog):
        raise JobError("the catalogue is empty: run `shoptalk ingest --catalog FILE` first")
    if not len(events):
        raise JobError("there are no events: run `shoptalk ingest --events FILE` first")
    return catalog, events


def with_figures(model: Model, figures: dict[str, float]) -> Model:
    """The model with the figures of its evaluation written into its manifest."""
    return replace(model, figures={**model.figures, **figures})


def _worse(
    config: Config,
    catalog: Catalog,
    events: pd.DataFrame,
    settings: Settings,
    figures: dict[str, float],
) -> str:
    """Why the new model should not serve; "" when it should.

    The serving model has seen the held-out weeks, so its settings are tried again without them.
    """
    popularity = figures[f"popularity_{MEASURE}"]
    if figures[MEASURE] < popularity:
        return f"{MEASURE} {figures[MEASURE]:.4f} is below popularity's {popularity:.4f}"
    folder = models.current(config.models)
    if folder is None or (serving := load(folder).settings) == settings:
        return ""
    before = holdout(events, catalog, serving)[MEASURE]
    if figures[MEASURE] < before:
        return f"{MEASURE} {figures[MEASURE]:.4f} is below the serving settings' {before:.4f}"
    return ""


def recommend_all(
    config: Config,
    database: Engine,
    out: Path,
    n: int = 10,
    users: list[str] | None = None,
    exclude: Exclude = "purchased",
    mode: Mode = "discover",
    progress: bool = False,
) -> tuple[int, int]:
    """The numbers of users and rows written to `out`, which appears complete or not at all.

    Columns: user_id, rank (from 1), item_id, score, why. Raises JobError before training and for
    a file ending that is none of .parquet, .csv, .jsonl.
    """
    if out.suffix not in FORMATS:
        raise JobError(f"--out {out}: the name must end in one of {', '.join(FORMATS)}")
    folder = models.current(config.models)
    if folder is None:
        raise JobError("no model yet: run `shoptalk train` first")
    catalog, events = read_all(database)
    model = load(folder)
    users = users if users is not None else _everyone(database)
    frames = recommend_batch(model, catalog, events, n, exclude, mode, users, progress=progress)
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_name(f".{out.name}.partial")
    counted = _Counted(frame[COLUMNS] for frame in frames)
    try:
        _WRITERS[out.suffix](counted, partial)
        os.replace(partial, out)
    finally:
        partial.unlink(missing_ok=True)
    return counted.users, counted.rows


def _everyone(database: Engine) -> list[str]:
    """All users with events and all listed shoppers; who has no history gets what is popular."""
    with reading(database) as connection:
        known = {*event_store.user_ids(connection), *shopper_store.shopper_ids(connection)}
    return sorted(known)


class _Counted:
    """Frames on their way to a file, with users and rows counted as they pass."""

    def __init__(self, frames: Iterable[pd.DataFrame]) -> None:
        self._frames = frames
        self.users = self.rows = 0

    def __iter__(self) -> Iterator[pd.DataFrame]:
        for frame in self._frames:
            self.users += frame["user_id"].nunique()
            self.rows += len(frame)
            yield frame


def _write_parquet(frames: Iterable[pd.DataFrame], path: Path) -> None:
    schema = pa.schema(
        [
            ("user_id", pa.string()),
            ("rank", pa.int32()),
            ("item_id", pa.string()),
            ("score", pa.float64()),
            ("why", pa.string()),
        ]
    )
    with pq.ParquetWriter(path, schema) as writer:
        for frame in frames:
            writer.write_table(pa.Table.from_pandas(frame, schema, preserve_index=False))


def _write_csv(frames: Iterable[pd.DataFrame], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        pd.DataFrame(columns=COLUMNS).to_csv(file, index=False)
        for frame in frames:
            frame.to_csv(file, index=False, header=False)


def _write_jsonl(frames: Iterable[pd.DataFrame], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for frame in frames:
            for row in frame.to_dict("records"):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


_WRITERS = {".parquet": _write_parquet, ".csv": _write_csv, ".jsonl": _write_jsonl}
