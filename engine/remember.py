"""What a turn leaves in the store: both turns, and what may be kept, under the consents of now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from uuid import uuid4

from dialogue.confided import (
    NOT_KEPT,
    on_health,
    without_health,
    without_mention,
    without_said_back,
)
from dialogue.consent import Consent
from dialogue.memory import Learned
from dialogue.types import Fact, Purpose, Reply, Turn
from engine.store import conversations, facts, shoppers
from engine.store.audit import Entry, record
from engine.store.consent import give_consent
from engine.store.database import Connection
from engine.store.tombstones import erased_since
from engine.unwritten import UNWRITTEN


def source_of(conversation_id: str | None) -> str:
    """What facts told in this conversation have as their source; "" before it has an id."""
    return f"conversation {conversation_id}" if conversation_id else ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What the shopper said, the reply, and what filled its slots."""

    said: Turn
    reply: Reply
    slots: Mapping[str, str] = field(default_factory=dict)


def write_turn(
    connection: Connection,
    user_id: str,
    conversation_id: str | None,
    exchange: Exchange,
    learned: Learned,
    consent: Consent,
) -> str:
    """Writes both turns and what may be kept, within the caller's transaction; the conversation.

    Nothing is written of a shopper who was erased since the turn was said, while the reply was
    generated.
    """
    now = exchange.said.at or datetime.now().astimezone()
    if erased_since(connection, user_id, now):
        return conversation_id or uuid4().hex
    conversation = conversations.open_conversation(connection, conversation_id, user_id)
    agreed = _write_consents(connection, user_id, conversation, consent, learned.ask, now)
    _write_said(connection, user_id, conversation, exchange, learned, agreed)
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


def _write_consents(
    connection: Connection,
    user_id: str,
    conversation: str,
    consent: Consent,
    asked: Purpose | None,
    now: datetime,
) -> frozenset[Purpose]:
    """Writes what was answered, taken back and asked for; the purposes agreed to after it."""
    if consent.purpose:
        give_consent(connection, user_id, consent.purpose, consent.answer == "yes", now, "chat")
    for purpose in sorted(consent.withdrawn):
        give_consent(connection, user_id, purpose, False, now, "chat")
    if asked:
        shoppers.write_consent(connection, user_id, asked, None, now, source_of(conversation))
    # Read again: consent may have been withdrawn while the model was generating.
    return shoppers.read_profile(connection, user_id).consents


def _write_said(
    connection: Connection,
    user_id: str,
    conversation: str,
    exchange: Exchange,
    learned: Learned,
    agreed: frozenset[Purpose],
) -> None:
    """Writes both turns, without what they tell of health where that was not agreed to; whole
    they are then held in memory, as the conversation must go on by them."""
    said, reply = exchange.said, exchange.reply
    answered = datetime.now(timezone.utc)
    if "health" not in agreed:
        told = on_health(
            (*learned.profile.facts, *learned.new, *learned.ended, *learned.forget)
        )
        text = without_said_back(reply.text, exchange.slots, told)
        if reply.source == "model":  # which may say it in words of its own
            text = without_mention(text, told)
        erased = on_health(learned.forget)  # "forget that I am allergic to ..." tells it once more
        said = replace(said, text=NOT_KEPT if erased else without_health(said.text))
        reply = replace(reply, text=text)
        own = Turn("assistant", exchange.reply.text, (), answered)
        for turn, kept in ((exchange.said, said.text), (own, text)):
            if kept != turn.text:
                UNWRITTEN.hold(user_id, conversation, turn)
    conversations.write_exchange(connection, conversation, said, reply, answered, "mood" in agreed)


def _supersede(
    connection: Connection, user_id: str, ended: Iterable[Fact], now: datetime
) -> int:
    over, count = tuple(ended), 0
    for fact_id, fact in facts.read_facts(connection, user_id) if over else ():
        if fact in over:
            facts.supersede(connection, user_id, fact_id, now)
            count += 1
    return count
