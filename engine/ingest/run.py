"""`shoptalk ingest`: files into the store, each whole or not at all."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from itertools import islice
from pathlib import Path
from typing import IO, TypeVar

import pandas as pd
import pyarrow as pa
from tqdm import tqdm

from engine.ingest.check import CleanEvent, event_rules
from engine.ingest.clean import ERASED, clean_events
from engine.ingest.errors import IngestError
from engine.ingest.names import EVENT_COLUMNS, PRODUCT_COLUMNS
from engine.ingest.products import clean_products
from engine.ingest.readers import Format, open_source
from engine.ingest.rejects import drop_rejects, open_rejects
from engine.ingest.report import FileReport, Report, Tally, file_report
from engine.store import audit
from engine.store import catalog as catalog_store
from engine.store import events as event_store
from engine.store.audit import Entry
from engine.store.database import Engine, checkpoint, reading, writing
from engine.store.tombstones import read_erased, without_erased

log = logging.getLogger(__name__)

CHUNK = 100_000
T = TypeVar("T")

_TYPES = {"at": pa.timestamp("us", "UTC"), "quantity": pa.float64()}
_SCHEMA = pa.schema([(name, _TYPES.get(name, pa.string())) for name in CleanEvent._fields])


@dataclass(frozen=True, slots=True)
class Job:
    """What one run works with."""

    database: Engine
    rejects: IO[str]
    currency: str
    progress: bool


def ingest(
    database: Engine,
    catalog: Path | None = None,
    events: Path | None = None,
    *,
    rejects_path: Path,
    format: Format = "auto",
    bare_items: bool = False,
    currency: str = "USD",
    progress: bool = False,
) -> Report:
    """What became of the rows of both files; those rejected are in `rejects_path`.

    Products are added or updated, events are added once, each file in one transaction. `format` is
    that of the events; a catalogue's is always recognised. `bare_items` makes a product of every
    item id that has none. Raises IngestError for a file that cannot be read: nothing of it is kept.
    """
    started = datetime.now(timezone.utc)
    reports = []
    with open_rejects(rejects_path) as rejects:
        job = Job(database, rejects, currency, progress)
        if catalog is not None:
            reports.append(_ingest_catalog(job, catalog))
        if events is not None:
            reports.append(_ingest_events(job, events, format, bare_items))
    with reading(database) as connection:
        erased = read_erased(connection, started)
    if erased.times:  # while this ran: their rows are not to be kept either
        drop_rejects(rejects_path, lambda name: erased.when(name) is not None)
    checkpoint(database)
    return Report(tuple(reports), str(rejects_path))


def _ingest_catalog(job: Job, path: Path) -> FileReport:
    log.info("reading the catalogue %s", path.name)
    tally = Tally()
    with open_source(path, "auto", PRODUCT_COLUMNS) as source:
        cleaned = clean_products(source, job.currency, tally, job.rejects)
        products = list(_shown(job, cleaned, "products"))
    with writing(job.database) as connection:
        tally.accepted = catalog_store.write_products(connection, products)
    return file_report(path.name, tally, source.notes)


def _ingest_events(job: Job, path: Path, format: Format, bare_items: bool) -> FileReport:
    known = None if bare_items else _known_items(job)
    log.info("reading the events %s", path.name)
    tally = Tally()
    now = datetime.now(timezone.utc)
    with open_source(path, format, EVENT_COLUMNS) as source:
        # A column of a table has values of one type, a field of JSON need not.
        rules = event_rules(now, job.currency, remember=source.columns is not None)
        with reading(job.database) as connection:
            erased = read_erased(connection)
        cleaned = clean_events(source, rules, known, tally, job.rejects, erased)
        with _collector_paused():
            frame = _as_frame(_shown(job, cleaned, "events"))
    log.info("storing %s events", f"{len(frame):,}")
    # One transaction, and short: nothing is read or cleaned while it holds the write lock.
    with writing(job.database) as connection:
        if bare_items:
            catalog_store.write_bare_items(connection, frame["item_id"].unique())
        welcome = without_erased(connection, frame)  # somebody may have been erased meanwhile
        tally.accepted = event_store.write_frame(connection, welcome, job.progress)
        audit.record(connection, Entry("write", "events", None, tally.accepted, "shop"))
    if len(welcome) < len(frame):
        tally.rejected[ERASED] += len(frame) - len(welcome)
    tally.duplicates += len(welcome) - tally.accepted
    return file_report(path.name, tally, source.notes)


def _known_items(job: Job) -> frozenset[str]:
    with reading(job.database) as connection:
        known = catalog_store.item_ids(connection)
    if not known:
        raise IngestError(
            "there is no catalogue yet: give one with --catalog FILE, or make a product of every"
            " item id with --bare-items"
        )
    return known


def _shown(job: Job, rows: Iterable[T], unit: str) -> Iterable[T]:
    return tqdm(rows, desc="reading", unit=f" {unit}", disable=None if job.progress else True)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No search for cycles: rows have none, and it would look at millions of them in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _as_frame(events: Iterable[CleanEvent]) -> pd.DataFrame:
    """The events as one frame; built in parts, for columns need far less memory than rows."""
    rows = iter(events)
    parts = [_part([])]
    while chunk := list(islice(rows, CHUNK)):
        parts.append(_part(chunk))
    return pa.concat_tables(parts).to_pandas()


def _part(events: list[CleanEvent]) -> pa.Table:
    columns = list(zip(*events)) or [()] * len(_SCHEMA)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, _SCHEMA)]
    return pa.table(arrays, _SCHEMA)
