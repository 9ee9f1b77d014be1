"""Erasure: everything that is kept of one shopper, in every table."""

from __future__ import annotations

from datetime import datetime, timezone
from uuid import uuid4

from sqlalchemy import Connection, Select, Table, delete, select, update

from dialogue.confided import on_health, without_health, without_mention
from dialogue.types import Purpose
from engine.store.facts import fact_history
from engine.store.tables import consents, conversations, events, facts, offers, shoppers, turns
from engine.store.tombstones import bury

KEPT = "events kept under a pseudonym"


def erase_user(
    connection: Connection,
    user_id: str,
    keep_events_pseudonymised: bool = False,
    at: datetime | None = None,
) -> dict[str, int]:
    """The receipt: how many rows of each table are gone; what is older than `at` stays away.

    With `keep_events_pseudonymised` the shopper's events stay, under a random name and without
    session, event and recommendation ids of the shop; the receipt tells how many.
    On SQLite the values leave the files with `database.checkpoint` after the commit.
    """
    # First, so that whoever writes next finds it.
    bury(connection, user_id, at or datetime.now(timezone.utc))
    theirs = _theirs(user_id)
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


def erase_purpose(connection: Connection, user_id: str, purpose: Purpose) -> dict[str, int]:
    """How many values of each kind are gone: all that were kept under the shopper's consent for it.

    What `service` needs goes with the shopper alone, and for `training` nothing is kept.
    """
    gone = (facts.c.user_id == user_id) & (facts.c.purpose == purpose)
    sentences = _leave_out_health(connection, user_id) if purpose == "health" else 0
    erased = {"facts": connection.execute(delete(facts).where(gone)).rowcount}
    if purpose == "personalise":
        tone = update(shoppers).where(shoppers.c.user_id == user_id, shoppers.c.tone.is_not(None))
        erased["tone"] = connection.execute(tone.values(tone=None)).rowcount
    if sentences:
        erased["sentences"] = sentences
    if purpose == "mood":
        felt = update(turns).where(
            turns.c.conversation_id.in_(_theirs(user_id)), turns.c.mood.is_not(None)
        )
        erased["moods"] = connection.execute(felt.values(mood=None)).rowcount
    return erased


def _leave_out_health(connection: Connection, user_id: str) -> int:
    """The number of turns that are now without what they told of health, and said back of it.

    Only while there was consent was such a sentence kept whole.
    """
    agreed = (
        (consents.c.user_id == user_id) & (consents.c.purpose == "health") & consents.c.granted
    )
    if connection.scalar(select(consents.c.id).where(agreed).limit(1)) is None:
        return 0
    known = [stored.fact for stored in fact_history(connection, user_id)]
    told = {fact.object: fact for fact in on_health(known)}
    statement = select(turns.c.id, turns.c.role, turns.c.text)
    changed = 0
    for row in connection.execute(
        statement.where(turns.c.conversation_id.in_(_theirs(user_id)))
    ).all():
        text = without_health(row.text) if row.role == "user" else row.text
        text = without_mention(text, told.values())
        if text != row.text:
            connection.execute(update(turns).where(turns.c.id == row.id).values(text=text))
            changed += 1
    return changed


def _theirs(user_id: str) -> Select[tuple[str]]:
    return select(conversations.c.id).where(conversations.c.user_id == user_id)


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
