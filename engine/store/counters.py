"""Numbers that grow with every change, so that a running server can tell that there was one."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from engine.store.tables import counters


def count(connection: Connection, name: str) -> int:
    """How often `name` was raised, 0 before the first time."""
    return connection.scalar(select(counters.c.value).where(counters.c.name == name)) or 0


def raise_count(connection: Connection, name: str) -> None:
    """Adds one to the number of `name`."""
    raised = update(counters).where(counters.c.name == name).values(value=counters.c.value + 1)
    if not connection.execute(raised).rowcount:
        connection.execute(insert(counters).values(name=name, value=1))
