"""The files of lists that were written for shoppers, so that erasing reaches into them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, select

from engine.store.tables import outputs
from engine.store.upsert import insert_or_update


def note_output(connection: Connection, path: Path, at: datetime) -> None:
    """Notes that lists of shoppers were written to `path`."""
    row = {"path": str(path.resolve()), "written_at": at}
    connection.execute(insert_or_update(connection, outputs), row)


def read_outputs(connection: Connection) -> list[Path]:
    """The files written, those that are gone by now included."""
    return [Path(path) for path in connection.scalars(select(outputs.c.path).order_by("path"))]


def forget_outputs(connection: Connection, paths: Iterable[Path]) -> None:
    """Notes that these files are none of ours any more."""
    for path in paths:
        connection.execute(delete(outputs).where(outputs.c.path == str(path)))
