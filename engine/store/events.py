"""What users did: written once, whatever is sent twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import BigInteger, Connection, MetaData, Select, Text, func, select
from tqdm import tqdm

from engine.store.columns import EPOCH, MICROSECOND
from engine.store.tables import events
from engine.store.upsert import insert_new
from recsys.types import Event, EventKind

CHUNK = 50_000
READ = 1_000  # rows at a time: taking them apart is twice as fast while they are in the cache
FIELDS = tuple(events.c.keys())
Extent = tuple[int, int | None, int | None]

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
    columns = [_plain.c[name] for name in FIELDS]
    newest = (
        select(*columns)
        .where(_plain.c.user_id == user_id)
        .order_by(_plain.c.at.desc(), _plain.c.event_id.desc())
        .limit(limit)
    )
    return [_event(*row) for row in reversed(connection.execute(newest).all())]


def read_extent(connection: Connection, user_id: str) -> Extent:
    """How many events of the user there are, and the times of the oldest and the newest.

    Read from the index alone, in a fraction of the time that the events take.
    """
    at = _plain.c.at
    statement = select(func.count(), func.min(at), func.max(at))
    count, oldest, newest = connection.execute(statement.where(_plain.c.user_id == user_id)).one()
    return count, oldest, newest


def _event(
    event_id: str, user_id: str, item_id: str, kind: EventKind, at: int, quantity: float,
    value: str | None, session_id: str | None, recommendation_id: str | None,
) -> Event:  # fmt: skip
    paid = None if value is None else Decimal(value)
    when = EPOCH + at * MICROSECOND
    return Event(
        event_id, user_id, item_id, kind, when, quantity, paid, session_id, recommendation_id
    )


def read_log(connection: Connection, progress: bool = False) -> pd.DataFrame:
    """Every event as training reads it, one row each, in no set order.

    Columns: user_id, item_id and kind (categories, so that a million users take no more than their
    names), quantity, at (UTC).
    """
    names = ("user_id", "item_id", "kind", "quantity", "at")
    statement = select(*(_plain.c[name] for name in names))
    total = connection.scalar(select(func.count()).select_from(_plain)) if progress else None
    codes = tuple(_new_codes() for _ in range(3))
    parts = []
    with tqdm(
        total=total, unit=" events", desc="reading", disable=None if progress else True
    ) as bar:
        for rows in _batches(connection, statement):
            parts.append(_coded(rows, codes))
            bar.update(len(rows))
    user, item, kind, quantity, at = (
        np.concatenate(column) for column in zip(*parts or [_coded([], codes)])
    )
    return pd.DataFrame(
        {
            "user_id": _categories(user, codes[0]),
            "item_id": _categories(item, codes[1]),
            "kind": _categories(kind, codes[2]),
            "quantity": quantity,
            "at": pd.to_datetime(at, unit="us", utc=True),
        }
    )


def _batches(connection: Connection, statement: Select[Any]) -> Iterator[Sequence[Sequence[Any]]]:
    """The rows, READ at a time.

    SQLite's come straight from its driver, which streams by itself: the row objects of SQLAlchemy
    take longer to make than the database needs to find the rows.
    """
    if connection.dialect.name != "sqlite":
        yield from connection.execution_options(yield_per=CHUNK).execute(statement).partitions(READ)
        return
    with connection.execute(statement) as result:
        while result.cursor and (rows := result.cursor.fetchmany(READ)):
            yield rows


def _new_codes() -> dict[str, int]:
    """A dictionary that gives every new name the next number when it is asked for it."""
    codes: defaultdict[str, int] = defaultdict()
    codes.default_factory = codes.__len__
    return codes


def _coded(rows: Sequence[Sequence[Any]], codes: Sequence[dict[str, int]]) -> list[np.ndarray]:
    """The columns of the rows as arrays, names as their numbers in `codes`."""
    columns = list(zip(*rows)) if rows else [()] * 5
    names = [
        np.fromiter(map(code.__getitem__, column), np.int32, len(rows))
        for code, column in zip(codes, columns)
    ]
    return [*names, np.array(columns[3], np.float64), np.array(columns[4], np.int64)]


def _categories(codes: np.ndarray, names: dict[str, int]) -> pd.Categorical:
    return pd.Categorical.from_codes(codes, pd.Index(list(names), dtype=object))


def user_ids(connection: Connection) -> list[str]:
    """The ids of all users with events, sorted."""
    return sorted(connection.scalars(select(events.c.user_id).distinct()))


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
