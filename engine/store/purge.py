"""What was kept long enough: found, and on request gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, func, select

from engine.store.tables import audit, consents, conversations, events, facts, turns


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """Before which time each kind goes; None keeps it for ever."""

    turns: datetime | None = None
    events: datetime | None = None
    facts: datetime | None = None
    audit: datetime | None = None
    consents: datetime | None = None


def count_expired(connection: Connection, cutoffs: Cutoffs) -> dict[str, int]:
    """How many rows of each kind are due to go."""
    return {
        kind: connection.scalar(select(func.count()).select_from(table).where(condition)) or 0
        for kind, table, condition in _expired(cutoffs)
    }


def purge(connection: Connection, cutoffs: Cutoffs) -> dict[str, int]:
    """How many rows of each kind are gone; on SQLite, from the files with `database.checkpoint`."""
    gone = {
        kind: connection.execute(delete(table).where(condition)).rowcount
        for kind, table, condition in _expired(cutoffs)
    }
    if cutoffs.turns is not None:
        empty = ~select(turns.c.id).where(turns.c.conversation_id == conversations.c.id).exists()
        old = and_(conversations.c.opened_at < cutoffs.turns, empty)
        connection.execute(delete(conversations).where(old))
    return gone


def _expired(cutoffs: Cutoffs) -> Iterator[tuple[str, Table, ColumnElement[bool]]]:
    """Each kind that has a cut-off: what it is called, its table, and what is due to go there."""
    if cutoffs.turns is not None:
        said = func.coalesce(turns.c.at, _opened_at())
        yield "turns", turns, said < cutoffs.turns  # what was offered goes with the turn
    if cutoffs.events is not None:
        yield "events", events, events.c.at < cutoffs.events
    if cutoffs.facts is not None:
        yield "superseded facts", facts, facts.c.superseded_at < cutoffs.facts
        still = facts.c.superseded_at.is_(None)
        yield "outlived facts", facts, and_(still, facts.c.valid_to < cutoffs.facts)
    if cutoffs.audit is not None:
        yield "audit lines", audit, audit.c.at < cutoffs.audit
    if cutoffs.consents is not None:
        yield "replaced consents", consents, _replaced(cutoffs.consents)


def _replaced(before: datetime) -> ColumnElement[bool]:
    """Whether a consent was taken back, given anew or refused before then.

    The last answer for a purpose stays: it is what holds, a no as much as a yes.
    """
    later = consents.alias()
    return (
        select(later.c.id)
        .where(
            later.c.user_id == consents.c.user_id,
            later.c.purpose == consents.c.purpose,
            later.c.id > consents.c.id,
            later.c.granted.is_not(None),
            later.c.at < before,
        )
        .correlate(consents)
        .exists()
    )


def _opened_at() -> ColumnElement[datetime]:
    """When the conversation of a turn began: for turns without a time of their own."""
    return (
        select(conversations.c.opened_at)
        .where(conversations.c.id == turns.c.conversation_id)
        .correlate(turns)
        .scalar_subquery()
    )
