"""From events to the interaction matrix: of everyone for training, of one at request time.

Both go through `cells.collect`, so that a shopper folded in today has the row that training would
have given them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix

from recsys.cells import CODE, Cells, Floats, Ints, Log, arrange, collect
from recsys.types import Event
from recsys.weighting import InteractionError, Weighting

__all__ = [
    "InteractionError",
    "Interactions",
    "Ledger",
    "Weighting",
    "build",
    "history",
    "read",
    "row",
    "weigh",
]

SECONDS_PER_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Ledger:
    """An arranged log of many users, with the ids that its places of users and items stand for."""

    log: Log
    users: pd.Index
    items: pd.Index


@dataclass(frozen=True, slots=True)
class Interactions:
    """All cells, with the confidences as a matrix of users (rows) x items (columns), float32."""

    matrix: csr_matrix
    users: pd.Index
    items: pd.Index
    cells: Cells


def build(events: pd.DataFrame, weighting: Weighting, now: datetime) -> Interactions:
    """The interaction matrix of `events` as seen at `now`, users and items in sorted order.

    Columns: user_id, item_id, kind, quantity, at; others are ignored. A quantity that is missing,
    not finite or not positive counts as one unit; naive times are read as UTC; an event later than
    `now` counts as happening now. Raises InteractionError naming the column and the row.
    """
    return weigh(read(events, now), weighting)


def read(events: pd.DataFrame, now: datetime) -> Ledger:
    """The events as numbers, ready to be weighed in several ways; raises as `build` does."""
    for column in ("user_id", "item_id", "kind", "quantity", "at"):
        if column not in events.columns:
            raise InteractionError(f"events: the column {column} is missing")
    user, users = _factorize(events["user_id"])
    item, items = _factorize(events["item_id"])
    kind = _kinds(events["kind"])
    at = pd.to_datetime(events["at"], utc=True, errors="coerce")
    _refuse(at.isna(), events["at"], "is not a time")
    age = (pd.Timestamp(_aware(now)) - at).dt.total_seconds().to_numpy(np.float64)
    log = Log(
        user=user.astype(np.int32),
        item=item.astype(np.int32),
        kind=kind.astype(np.int8),
        quantity=_units(pd.to_numeric(events["quantity"], errors="coerce").to_numpy(np.float64)),
        age=np.maximum(age / SECONDS_PER_DAY, 0.0),
        fresh=np.zeros(len(events), dtype=bool),
    )
    return Ledger(arrange(log), users, items)


def weigh(ledger: Ledger, weighting: Weighting) -> Interactions:
    """The interaction matrix of a ledger under this weighting."""
    cells = collect(ledger.log, weighting)
    shape = (len(ledger.users), len(ledger.items))
    return Interactions(_matrix(cells, shape), ledger.users, ledger.items, cells)


def history(
    events: Sequence[Event],
    places: Mapping[str, int],
    weighting: Weighting,
    now: datetime,
    session_id: str | None = None,
) -> Cells:
    """The cells of one user's events; `places` gives each item id its place, others are left out.

    Events of `session_id` are marked fresh.
    """
    known = [event for event in events if event.item_id in places]
    for event in known:
        if event.kind not in CODE:
            raise InteractionError(f"event {event.event_id}: {event.kind!r} is not a kind of event")
    second = _aware(now).timestamp()
    age = np.array([second - _aware(event.at).timestamp() for event in known], dtype=np.float64)
    log = Log(
        user=np.zeros(len(known), dtype=np.int64),
        item=np.array([places[event.item_id] for event in known], dtype=np.int64),
        kind=np.array([CODE[event.kind] for event in known], dtype=np.int64),
        quantity=_units(np.array([event.quantity for event in known], dtype=np.float64)),
        age=np.maximum(age / SECONDS_PER_DAY, 0.0),
        fresh=np.array(
            [session_id is not None and event.session_id == session_id for event in known],
            dtype=bool,
        ),
    )
    return collect(arrange(log), weighting)


def row(
    events: Sequence[Event], items: pd.Index, weighting: Weighting, now: datetime
) -> csr_matrix:
    """The user's row (1 x items, float32) as `build` would make it from the same events."""
    places = {str(item): place for place, item in enumerate(items)}
    return _matrix(history(events, places, weighting, now), (1, len(items)))


def _matrix(cells: Cells, shape: tuple[int, int]) -> csr_matrix:
    values = cells.confidence.astype(np.float32)
    matrix = csr_matrix((values, (cells.user, cells.item)), shape=shape)
    matrix.eliminate_zeros()
    return matrix


def _units(quantity: Floats) -> Floats:
    return np.where(np.isfinite(quantity) & (quantity > 0), quantity, 1.0)


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=timezone.utc)


def _kinds(column: pd.Series) -> Ints:
    if isinstance(column.dtype, pd.CategoricalDtype):
        known = np.array([CODE.get(kind, -1) for kind in column.cat.categories] + [-1])
        codes = known[column.cat.codes.to_numpy()]
    else:
        codes = column.map(CODE).fillna(-1).to_numpy(np.int64)
    _refuse(pd.Series(codes < 0), column, "is not a kind of event")
    return codes.astype(np.int64)


def _factorize(ids: pd.Series) -> tuple[Ints, pd.Index]:
    if isinstance(ids.dtype, pd.CategoricalDtype):
        return _recoded(ids)
    _refuse(ids.isna() | (ids.astype(str) == ""), ids, "is not an id")
    codes, names = pd.factorize(ids.astype(str), sort=True)
    return codes.astype(np.int64), pd.Index(names, dtype=object)


def _recoded(ids: pd.Series) -> tuple[Ints, pd.Index]:
    """The codes of categories in the order of their sorted names, unused ones left out."""
    codes = ids.cat.codes.to_numpy()
    names = ids.cat.categories.astype(str)
    _refuse(ids.isna() | (codes == _place(names, "")), ids, "is not an id")
    used = np.flatnonzero(np.bincount(codes, minlength=len(names)))
    order = used[np.argsort(names[used].to_numpy(dtype=object), kind="stable")]
    code = np.full(len(names), -1, dtype=np.int64)
    code[order] = np.arange(len(order))
    return code[codes], pd.Index(names[order].to_numpy(dtype=object), dtype=object)


def _place(names: pd.Index, name: str) -> int:
    return names.tolist().index(name) if name in names else -2


def _refuse(bad: pd.Series, column: pd.Series, complaint: str) -> None:
    if bad.any():
        place = int(np.argmax(bad.to_numpy()))
        value = column.iloc[place]
        raise InteractionError(f"events.{column.name}, row {place}: {value!r} {complaint}")
