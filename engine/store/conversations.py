"""Conversations: what was said, and which products were offered for which reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, insert, select

from dialogue.types import Mood, MoodLabel, Reply, Turn
from engine.store.tables import conversations, offers, turns


def open_conversation(connection: Connection, conversation_id: str | None, user_id: str) -> str:
    """The id of the conversation: a new one for None.

    Raises LookupError for an id that is unknown or another shopper's.
    """
    if conversation_id is not None:
        _check(connection, conversation_id, user_id)
        return conversation_id
    new_id = uuid4().hex
    row = {"id": new_id, "user_id": user_id, "opened_at": datetime.now(timezone.utc)}
    connection.execute(insert(conversations), row)
    return new_id


def read_turns(
    connection: Connection, conversation_id: str, user_id: str, limit: int | None = None
) -> list[Turn]:
    """The newest turns of the conversation, at most `limit` (None: all of them), newest last.

    Raises LookupError for an id that is unknown or another shopper's.
    """
    _check(connection, conversation_id, user_id)
    newest = (
        select(turns)
        .where(turns.c.conversation_id == conversation_id)
        .order_by(turns.c.id.desc())
        .limit(limit)
    )
    return _as_turns(connection, list(reversed(connection.execute(newest).all())))


def read_all(
    connection: Connection, user_id: str
) -> list[tuple[str, Turn, MoodLabel | None]]:
    """Everything said in the shopper's conversations, each turn with its conversation's id and
    the mood that is kept of it, which is the shopper's when the reply was made."""
    statement = (
        select(turns)
        .join(conversations, conversations.c.id == turns.c.conversation_id)
        .where(conversations.c.user_id == user_id)
        .order_by(turns.c.id)
    )
    rows = connection.execute(statement).all()
    return [
        (row.conversation_id, turn, row.mood)
        for row, turn in zip(rows, _as_turns(connection, rows))
    ]


def write_exchange(
    connection: Connection,
    conversation_id: str,
    said: Turn,
    reply: Reply,
    at: datetime | None = None,
    keep_mood: bool = False,
) -> None:
    """Writes what the shopper said and the reply (at `at`, None: now) to the conversation.

    `keep_mood` is whether the shopper agreed to have their mood kept.
    """
    user_turn = {"role": "user", "text": said.text, "at": said.at}
    own_turn = {
        "role": "assistant",
        "text": reply.text,
        "at": at or datetime.now(timezone.utc),
        "tone": reply.tone,
        "mood": reply.mood.label if keep_mood else None,
        "source": reply.source,
    }
    spoken_of = [{"item_id": item} for item in said.items]
    offered = [
        {
            "item_id": candidate.product.item_id,
            "score": candidate.score,
            # What was told is kept under its own consent, as a fact, and not here beside it.
            "evidence": [asdict(one) for one in candidate.evidence if one.kind != "fact"],
        }
        for candidate in reply.candidates
    ]
    for turn, items in ((user_turn, spoken_of), (own_turn, offered)):
        _write_turn(connection, {"conversation_id": conversation_id, **turn}, items)


def read_moods(connection: Connection, user_id: str) -> list[tuple[datetime, Mood]]:
    """The moods that are kept of a shopper's turns, oldest first, each with its time."""
    statement = (
        select(turns.c.at, turns.c.mood)
        .join(conversations, conversations.c.id == turns.c.conversation_id)
        .where(conversations.c.user_id == user_id, turns.c.mood.is_not(None))
        .order_by(turns.c.at)
    )
    return [(row.at, Mood(row.mood, 1.0)) for row in connection.execute(statement) if row.at]


def _check(connection: Connection, conversation_id: str, user_id: str) -> None:
    owner = select(conversations.c.user_id).where(conversations.c.id == conversation_id)
    # One message for both, so that nobody learns which ids exist.
    if connection.scalar(owner) != user_id:
        raise LookupError("this shopper has no such conversation")


def _write_turn(
    connection: Connection, turn: dict[str, Any], items: Sequence[dict[str, Any]]
) -> None:
    [turn_id] = connection.execute(insert(turns), turn).inserted_primary_key or (None,)
    if items:
        rows = [{"turn_id": turn_id, "rank": rank, **item} for rank, item in enumerate(items, 1)]
        connection.execute(insert(offers), rows)


def _as_turns(connection: Connection, rows: Sequence[Row[Any]]) -> list[Turn]:
    items: dict[int, list[str]] = {row.id: [] for row in rows}
    statement = (
        select(offers.c.turn_id, offers.c.item_id)
        .where(offers.c.turn_id.in_(items))
        .order_by(offers.c.turn_id, offers.c.rank)
    )
    for turn_id, item_id in connection.execute(statement):
        items[turn_id].append(item_id)
    return [Turn(row.role, row.text, tuple(items[row.id]), row.at) for row in rows]
