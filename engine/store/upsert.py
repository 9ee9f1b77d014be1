"""Insert or update in one statement: SQLite and PostgreSQL have the same one under two names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Insert = sqlite.Insert | postgresql.Insert


def insert_new(connection: Connection, table: Table) -> Insert:
    """The statement that inserts rows and leaves those alone whose key is already there."""
    return _insert(connection, table).on_conflict_do_nothing()


def insert_or_update(
    connection: Connection, table: Table, columns: Sequence[str] | None = None
) -> Insert:
    """The statement that inserts rows, or sets `columns` (None: all) where the key is there."""
    statement = _insert(connection, table)
    keys = [column.name for column in table.primary_key]
    names = columns or [column.name for column in table.c if column.name not in keys]
    changes: dict[str, Any] = {name: statement.excluded[name] for name in names}
    return statement.on_conflict_do_update(index_elements=keys, set_=changes)


def _insert(connection: Connection, table: Table) -> Any:
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
