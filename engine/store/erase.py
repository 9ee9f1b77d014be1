"""Erasure: everything that is kept of one shopper, in every table."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import Connection, Table, delete, select, update

from engine.store.tables import consents, conversations, events, facts, offers, shoppers, turns

KEPT = "events kept under a pseudonym"


def erase_user(
    connection: Connection, user_id: str, keep_events_pseudonymised: bool = False
) -> dict[str, int]:
    """The receipt: how many rows of each table are gone.

    With `keep_events_pseudonymised` the shopper's events stay, under a random name and without
    session, event and recommendation ids of the shop; the receipt tells how many.
    On SQLite the values leave the files with `database.checkpoint` after the commit.
    """
    theirs = select(conversations.c.id).where(conversations.c.user_id == user_id)
    said = select(turns.c.id).where(turns.c.conversation_id.in_(theirs))
    receipt = {
        "offers": connection.execute(delete(offers).where(offers.c.turn_id.in_(said))).rowcount,
        "turns": connection.execute(
            delete(turns).where(turns.c.conversation_id.in_(theirs))
        ).rowcount,
    }
    for table in (conversations, facts, consents, shoppers):
        receipt[table.name] = _delete(connection, table, user_id)
    if keep_events_pseudonymised:
        receipt[KEPT] = _rename(connection, user_id)
    else:
        receipt[events.name] = _delete(connection, events, user_id)
    return receipt


def _delete(connection: Connection, table: Table, user_id: str) -> int:
    return connection.execute(delete(table).where(table.c.user_id == user_id)).rowcount


def _rename(connection: Connection, user_id: str) -> int:
    """The number of events that now belong to nobody known."""
    pseudonym = f"erased-{uuid4().hex}"
    ids = select(events.c.event_id).where(events.c.user_id == user_id).order_by(events.c.at)
    kept = connection.scalars(ids).all()
    for event_id in kept:
        changed = update(events).where(events.c.event_id == event_id)
        connection.execute(
            changed.values(
                event_id=uuid4().hex,
                user_id=pseudonym,
                session_id=None,
                recommendation_id=None,
            )
        )
    return len(kept)
