"""Facts put back as they were: with their ids and the times they were believed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, insert, select

from engine.store.facts import FIELDS, StoredFact, fact_history
from engine.store.tables import facts


def restore_facts(connection: Connection, user_id: str, told: Sequence[StoredFact]) -> int:
    """The number of facts that were not here already; the ids stay where nobody else has them.

    A fact is here already when it was recorded at the same time, or when the same is believed now.
    """
    history = fact_history(connection, user_id)
    known = {_identity(stored) for stored in history}
    believed = {_edge(stored) for stored in history if stored.superseded_at is None}
    new: list[StoredFact] = []
    for stored in told:
        open_again = stored.superseded_at is None and _edge(stored) in believed
        if _identity(stored) in known or open_again:
            continue
        new.append(stored)
        known.add(_identity(stored))
        if stored.superseded_at is None:
            believed.add(_edge(stored))
    if new:
        rows = [_as_row(user_id, stored) for stored in new]
        taken = _taken(connection, [row["id"] for row in rows])
        for row in rows:
            row["id"] = uuid4().hex if row["id"] in taken else row["id"]
            taken.add(row["id"])
        connection.execute(insert(facts), rows)
    return len(new)


def _taken(connection: Connection, ids: list[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(ids), 500):  # a query takes only so many parameters
        part = ids[start : start + 500]
        found |= set(connection.scalars(select(facts.c.id).where(facts.c.id.in_(part))))
    return found


def _identity(stored: StoredFact) -> tuple[Any, ...]:
    return stored.fact, stored.recorded_at


def _edge(stored: StoredFact) -> tuple[str, str, str]:
    return stored.fact.subject, stored.fact.predicate, stored.fact.object


def _as_row(user_id: str, stored: StoredFact) -> dict[str, Any]:
    times = {"recorded_at": stored.recorded_at, "superseded_at": stored.superseded_at}
    owned = {"id": stored.id, "user_id": user_id, "place": stored.place, **times}
    return {name: getattr(stored.fact, name) for name in FIELDS} | owned
