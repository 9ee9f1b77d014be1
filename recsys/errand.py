"""A bulk job cut into chunks of users that other processes answer, each as `batch` would."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from recsys.answer import Task
from recsys.batch import CHUNK, as_frame, list_batch
from recsys.catalog import Catalog
from recsys.interactions import read
from recsys.shelf import Shelf
from recsys.types import Product

TIMES = pa.timestamp("us", tz="UTC")


@dataclass(frozen=True, eq=False, slots=True)
class Errand:
    """What every process needs: the shelf, the task, and the time that histories are read at.

    It can be pickled: the products travel, and the catalogue is made of them again.
    """

    shelf: Shelf
    task: Task
    now: datetime

    def answers(self, rows: Iterable[pd.DataFrame]) -> Iterator[tuple[int, pd.DataFrame]]:
        """The number of each chunk in `rows` and its lists, one chunk of users at a time.

        `rows` are frames as `cut` makes them, sorted by chunk and line; a chunk may reach over
        several frames.
        """
        for chunk in _whole(rows):
            marks = chunk["line"] < 0
            events, users = chunk[~marks], chunk.loc[marks, "user_id"].tolist()
            for lists in list_batch(self.shelf, events, self.task, users, len(users), now=self.now):
                yield int(chunk["chunk"].iloc[0]), as_frame(self.shelf, lists, evidence=False)

    def __reduce__(self) -> tuple[Callable[..., Errand], tuple[Any, ...]]:
        names = [field.name for field in fields(Shelf) if field.name != "catalog"]
        bare = {name: getattr(self.shelf, name) for name in names}
        products = tuple(self.shelf.catalog.products.values())
        return _remade, (products, bare, self.task, self.now)


def _remade(
    products: tuple[Product, ...], bare: dict[str, Any], task: Task, now: datetime
) -> Errand:
    return Errand(Shelf(catalog=Catalog.from_products(products), **bare), task, now)


def cut(
    events: pd.DataFrame, now: datetime, users: Sequence[str] | None = None, size: int = CHUNK
) -> tuple[pa.Table, int]:
    """The events of these users (None: of everyone, sorted) by chunks of `size`, and their number.

    A row with a negative line says that the chunk asks for a user, the others hold the events in
    their order. Who is named twice is answered once. Raises as `interactions.build`.
    """
    everyone = read(events, now).users
    names = pd.Index(everyone if users is None else dict.fromkeys(map(str, users)), dtype=object)
    asked = np.arange(len(names))
    user = events["user_id"].astype(str)
    place = names.get_indexer(pd.Index(user, dtype=object))
    line = np.flatnonzero(place >= 0)
    marks = _rows(asked // size, asked - len(names), names)
    some = events.iloc[line]
    told = _rows(
        place[line] // size,
        line,
        user.iloc[line],
        item_id=pa.array(some["item_id"].astype(str), pa.string()),
        kind=pa.array(some["kind"].astype(str), pa.string()),
        quantity=pd.to_numeric(some["quantity"], errors="coerce").to_numpy(np.float64),
        at=pa.array(pd.to_datetime(some["at"], utc=True).dt.as_unit("us"), TIMES),
    )
    return pa.concat_tables([told, marks], promote_options="default"), -(-len(names) // size)


def _rows(
    chunk: npt.NDArray[np.int64], line: npt.NDArray[np.int64], user: Any, **columns: Any
) -> pa.Table:
    ids = pa.array(user, pa.string())
    return pa.table({"chunk": chunk.astype(np.int32), "line": line, "user_id": ids, **columns})


def _whole(rows: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """The rows of one chunk after the other, however they are spread over the frames."""
    begun: list[pd.DataFrame] = []
    for frame in rows:
        for chunk, part in frame.groupby("chunk", sort=True):
            if begun and begun[0]["chunk"].iloc[0] != chunk:
                yield pd.concat(begun, ignore_index=True)
                begun = []
            begun.append(part)
    if begun:
        yield pd.concat(begun, ignore_index=True)


def packed(frame: pd.DataFrame) -> bytes:
    """The frame as one Arrow stream: thousands of rows that travel as a single value."""
    table = pa.Table.from_pandas(frame, preserve_index=False)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return sink.getvalue().to_pybytes()


def unpacked(stream: bytes) -> pd.DataFrame:
    """The frame that `packed` made these bytes of."""
    return pa.ipc.open_stream(stream).read_pandas()
