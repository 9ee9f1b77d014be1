"""What users did: written once, whatever is sent twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from sqlalchemy import BigInteger, Connection, MetaData, Select, Text, func, select, type_coerce
from tqdm import tqdm

from engine.store.tables import events
from engine.store.upsert import insert_new
from recsys.types import Event, EventKind

CHUNK = 50_000
FIELDS = tuple(events.c.keys())

# The same table with the stored types: in bulk, no value is converted one by one.
_plain = events.to_metadata(MetaData())
_plain.c.at.type = BigInteger()
_plain.c.value.type = Text()


def write_events(
    connection: Connection, new: Sequence[Event]
) -> tuple[frozenset[str], frozenset[str]]:
    """The event ids that were new and are now stored, and those that were there already.

    An id that occurs twice in `new` is stored once, as it came first.
    """
    first = {event.event_id: event for event in reversed(new)}
    if not first:
        return frozenset(), frozenset()
    rows = [{name: getattr(event, name) for name in FIELDS} for event in first.values()]
    statement = insert_new(connection, events).returning(events.c.event_id)
    accepted = frozenset(connection.scalars(statement, rows))
    return accepted, frozenset(first) - accepted


def write_frame(connection: Connection, frame: pd.DataFrame, progress: bool = False) -> int:
    """The number of events of `frame` that were new; those already there are left as they are.

    Columns: event_id, user_id, item_id, kind, at (datetime64 with a time zone), quantity, value
    (the unit price as text), session_id, recommendation_id; the last three may be missing values.
    """
    # In this order the events of one user lie side by side on disk.
    ordered = frame.sort_values(["user_id", "at"], kind="stable")
    statement = insert_new(connection, _plain).compile(dialect=connection.dialect)
    written = 0
    with tqdm(
        total=len(ordered), unit=" events", desc="storing", disable=None if progress else True
    ) as bar:
        for start in range(0, len(ordered), CHUNK):
            part = ordered.iloc[start : start + CHUNK]
            # Past SQLAlchemy's handling of parameters, which would take as long as the database.
            rows = list(_as_rows(part, bool(statement.positional)))
            written += connection.exec_driver_sql(str(statement), rows).rowcount
            bar.update(len(rows))
    return written


def read_history(connection: Connection, user_id: str, limit: int | None = 1000) -> list[Event]:
    """The user's newest events, at most `limit` (None: all of them), newest last."""
    columns = [events.c[name] for name in FIELDS]
    newest = (
        select(*columns)
        .where(events.c.user_id == user_id)
        .order_by(events.c.at.desc(), events.c.event_id.desc())
        .limit(limit)
    )
    rows = connection.execute(newest).mappings().all()
    return [Event(**row) for row in reversed(rows)]


def read_frame(
    connection: Connection,
    kinds: Collection[EventKind] | None = None,
    since: datetime | None = None,
    event_ids: bool = False,
) -> pd.DataFrame:
    """Every event of these kinds (None: of all) from `since` on, one row each, in no set order.

    Columns: event_id where asked for, user_id, item_id, kind, quantity, value (float), at (UTC),
    session_id.
    """
    names = ["user_id", "item_id", "kind", "quantity", "value", "at", "session_id"]
    names = ["event_id", *names] if event_ids else names
    statement = _chosen(select(*(_plain.c[name] for name in names)), kinds, since)
    result = connection.execution_options(yield_per=CHUNK).execute(statement)
    parts = [_as_table(rows, names) for rows in result.partitions()]
    table = pa.concat_tables(parts) if parts else _as_table([], names)
    return table.to_pandas()


def read_log(connection: Connection, progress: bool = False) -> pd.DataFrame:
    """Every event as training reads it, one row each, in no set order.

    Columns: user_id, item_id and kind (categories, so that a million users take no more than their
    names), quantity, at (UTC).
    """
    names = ["user_id", "item_id", "kind", "quantity", "at"]
    result = connection.execution_options(yield_per=CHUNK).execute(
        select(*(_plain.c[name] for name in names))
    )
    total = connection.scalar(select(func.count()).select_from(_plain)) if progress else None
    with tqdm(
        total=total, unit=" events", desc="reading", disable=None if progress else True
    ) as bar:
        parts = []
        for rows in result.partitions():
            parts.append(_coded(rows))
            bar.update(len(rows))
    table = pa.concat_tables(parts or [_coded([])]).unify_dictionaries()
    return table.to_pandas(self_destruct=True)


def _coded(rows: Sequence[Sequence[Any]]) -> pa.Table:
    user, item, kind, quantity, at = zip(*rows) if rows else ((), (), (), (), ())
    return pa.table(
        {
            "user_id": pa.array(user, pa.string()).dictionary_encode(),
            "item_id": pa.array(item, pa.string()).dictionary_encode(),
            "kind": pa.array(kind, pa.string()).dictionary_encode(),
            "quantity": pa.array(quantity, pa.float64()),
            "at": pa.array(at, pa.int64()).cast(pa.timestamp("us", tz="UTC")),
        }
    )


def user_ids(
    connection: Connection,
    kinds: Collection[EventKind] | None = None,
    since: datetime | None = None,
) -> list[str]:
    """The ids of all users with such events, sorted."""
    statement = _chosen(select(_plain.c.user_id), kinds, since)
    return sorted(connection.scalars(statement.distinct()))


def _chosen(
    statement: Select[Any], kinds: Collection[EventKind] | None, since: datetime | None
) -> Select[Any]:
    if kinds is not None:
        statement = statement.where(_plain.c.kind.in_(kinds))
    if since is not None:
        statement = statement.where(_plain.c.at >= type_coerce(since, events.c.at.type))
    return statement


def _as_rows(part: pd.DataFrame, positional: bool) -> Iterator[Any]:
    """The rows of `part` as stored: as tuples, or as dicts where the driver names parameters."""
    columns = []
    for name in FIELDS:
        column = part[name]
        if name == "at":
            columns.append(column.dt.as_unit("us").astype(np.int64).tolist())
        elif column.isna().any():
            columns.append(column.astype(object).where(column.notna(), None).tolist())
        else:
            columns.append(column.tolist())
    rows = zip(*columns)
    return rows if positional else (dict(zip(FIELDS, row)) for row in rows)


def _as_table(rows: Sequence[Sequence[Any]], names: Sequence[str]) -> pa.Table:
    types = {"at": pa.int64(), "quantity": pa.float64()}
    columns = list(zip(*rows)) if rows else [() for _ in names]
    arrays = {
        name: pa.array(column, types.get(name, pa.string()))
        for name, column in zip(names, columns)
    }
    arrays["at"] = arrays["at"].cast(pa.timestamp("us")).cast(pa.timestamp("us", tz="UTC"))
    arrays["value"] = arrays["value"].cast(pa.float64())
    return pa.table(arrays)
