"""A shopper's yes or no, and what follows from it at once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from dialogue.types import Purpose
from engine.store.audit import Entry, record
from engine.store.erase import erase_purpose
from engine.store.shoppers import write_consent


def give_consent(
    connection: Connection,
    user_id: str,
    purpose: Purpose,
    granted: bool,
    at: datetime,
    source: str,
) -> dict[str, int]:
    """What a no erased, by kind: everything kept for that purpose; {} after a yes.

    The answer is noted with where it was given, in the log of consents and in the audit log.
    """
    write_consent(connection, user_id, purpose, granted, at, source)
    record(connection, Entry("consent", purpose, user_id))
    if granted:
        return {}
    erased = erase_purpose(connection, user_id, purpose)
    record(connection, Entry("erase", f"kept for {purpose}", user_id, sum(erased.values())))
    return erased
