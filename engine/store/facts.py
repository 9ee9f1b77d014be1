"""Facts about shoppers, each with two times: when it holds, and when it was believed here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    and_,
    delete,
    insert,
    or_,
    select,
    update,
)

from dialogue.types import Fact
from engine.store.tables import facts

FIELDS = tuple(field.name for field in fields(Fact))


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A fact with its id and the time during which it was believed; None: still.

    `place` is its place among the facts recorded at the same time.
    """

    id: str
    fact: Fact
    recorded_at: datetime
    superseded_at: datetime | None
    place: int = 0


def read_facts(
    connection: Connection, user_id: str, at: datetime | None = None
) -> list[tuple[str, Fact]]:
    """The facts believed at `at` (None: now) to hold then, oldest first, each with its id.

    The id is what corrections and deletions name.
    """
    moment = at or datetime.now(timezone.utc)
    holds = and_(
        or_(facts.c.valid_from.is_(None), facts.c.valid_from <= moment),
        or_(facts.c.valid_to.is_(None), facts.c.valid_to > moment),
    )
    believed: ColumnElement[bool] = facts.c.superseded_at.is_(None)
    if at is not None:
        believed = and_(
            facts.c.recorded_at <= at, or_(believed, facts.c.superseded_at > at)
        )
    return [(stored.id, stored.fact) for stored in _read(connection, user_id, holds, believed)]


def fact_history(connection: Connection, user_id: str) -> list[StoredFact]:
    """Every fact that is kept of the shopper, superseded ones included, oldest first."""
    return _read(connection, user_id)


def told_users(connection: Connection) -> list[str]:
    """The ids of all shoppers of whom a fact is believed, sorted."""
    statement = select(facts.c.user_id).where(facts.c.superseded_at.is_(None)).distinct()
    return sorted(connection.scalars(statement))


def write_facts(
    connection: Connection, user_id: str, new: Iterable[Fact], at: datetime
) -> list[str]:
    """The ids of the facts, in their order; one that is believed already keeps the id it has."""
    known = {_edge(fact): fact_id for fact_id, fact in read_facts(connection, user_id)}
    ids: list[str] = []
    rows: list[dict[str, Any]] = []
    for fact in new:
        edge = _edge(fact)
        if edge not in known:
            known[edge] = uuid4().hex
            stored = {"id": known[edge], "user_id": user_id, "recorded_at": at, "place": len(rows)}
            rows.append({name: getattr(fact, name) for name in FIELDS} | stored)
        ids.append(known[edge])
    if rows:
        connection.execute(insert(facts), rows)
    return ids


def supersede(
    connection: Connection, user_id: str, fact_id: str, at: datetime, by: Fact | None = None
) -> str | None:
    """The id of `by`, which is believed instead from `at` on; None without one.

    Raises LookupError when the shopper has no such fact that is still believed.
    """
    ended = (
        update(facts)
        .where(_is(user_id, fact_id), facts.c.superseded_at.is_(None))
        .values(superseded_at=at)
    )
    if not connection.execute(ended).rowcount:
        raise LookupError(f"no fact {fact_id} of this shopper is believed")
    return None if by is None else write_facts(connection, user_id, [by], at)[0]


def delete_fact(connection: Connection, user_id: str, fact_id: str) -> bool:
    """Whether the shopper had such a fact; it is gone from the table."""
    return bool(connection.execute(delete(facts).where(_is(user_id, fact_id))).rowcount)


def forget_facts(connection: Connection, user_id: str, gone: Iterable[Fact]) -> int:
    """The number of rows erased: all that say the same as one of `gone`, superseded ones too."""
    erased = 0
    for fact in gone:
        same = and_(
            facts.c.user_id == user_id,
            facts.c.subject == fact.subject,
            facts.c.predicate == fact.predicate,
            facts.c.object == fact.object,
        )
        erased += connection.execute(delete(facts).where(same)).rowcount
    return erased


def _read(
    connection: Connection, user_id: str, *conditions: ColumnElement[bool]
) -> list[StoredFact]:
    statement = (
        select(facts)
        .where(facts.c.user_id == user_id, *conditions)
        .order_by(facts.c.recorded_at, facts.c.place)
    )
    return [_as_stored(row) for row in connection.execute(statement).mappings()]


def _as_stored(row: RowMapping) -> StoredFact:
    fact = Fact(**{name: row[name] for name in FIELDS})
    return StoredFact(row["id"], fact, row["recorded_at"], row["superseded_at"], row["place"])


def _edge(fact: Fact) -> tuple[str, str, str]:
    return fact.subject, fact.predicate, fact.object


def _is(user_id: str, fact_id: str) -> ColumnElement[bool]:
    return and_(facts.c.user_id == user_id, facts.c.id == fact_id)
