"""What a turn leaves in the store: both turns, and what may be kept, under the consents of now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from dialogue.consent import Consent
from dialogue.memory import Learned
from dialogue.types import Fact, Reply, Turn
from engine.store import conversations, facts, shoppers
from engine.store.audit import Entry, record
from engine.store.consent import give_consent
from engine.store.database import Connection
from engine.store.tombstones import erased_since


def source_of(conversation_id: str | None) -> str:
    """What facts told in this conversation have as their source; "" before it has an id."""
    return f"conversation {conversation_id}" if conversation_id else ""


def write_turn(
    connection: Connection,
    user_id: str,
    conversation_id: str | None,
    said: Turn,
    reply: Reply,
    learned: Learned,
    consent: Consent,
) -> str:
    """Writes both turns and what may be kept, within the caller's transaction; the conversation.

    Nothing is written of a shopper who was erased since `said.at`, while the reply was generated.
    """
    now = said.at or datetime.now().astimezone()
    if erased_since(connection, user_id, now):
        return conversation_id or uuid4().hex
    conversation = conversations.open_conversation(connection, conversation_id, user_id)
    if consent.purpose:
        give_consent(connection, user_id, consent.purpose, consent.answer == "yes", now, "chat")
    # Read again: consent may have been withdrawn while the model was generating.
    agreed = shoppers.read_profile(connection, user_id).consents
    conversations.write_exchange(connection, conversation, said, reply, None, "mood" in agreed)
    kept = [
        replace(fact, source=source_of(conversation), valid_from=fact.valid_from or now)
        for fact in learned.keep
        if fact.purpose in agreed
    ]
    ended = _supersede(connection, user_id, learned.ended, now)
    facts.write_facts(connection, user_id, kept, now)
    forgotten = facts.forget_facts(connection, user_id, learned.forget)
    new_tone = learned.profile.tone != consent.profile.tone and learned.profile.tone
    if new_tone and "personalise" in agreed:
        shoppers.write_tone(connection, user_id, learned.profile.tone)
        record(connection, Entry("write", "tone", user_id, 1))
    if ended:
        record(connection, Entry("correct", "facts", user_id, ended))
    record(
        connection, Entry("write", "turns", user_id, 2), Entry("write", "facts", user_id, len(kept))
    )
    if forgotten:
        record(connection, Entry("erase", "facts", user_id, forgotten))
    return conversation


def _supersede(
    connection: Connection, user_id: str, ended: Iterable[Fact], now: datetime
) -> int:
    over, count = tuple(ended), 0
    for fact_id, fact in facts.read_facts(connection, user_id) if over else ():
        if fact in over:
            facts.supersede(connection, user_id, fact_id, now)
            count += 1
    return count
