"""Who read and wrote what of whom: an audit log without the data itself."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Literal

from sqlalchemy import Connection, insert, select

from engine.store.tables import audit, secrets

Actor = Literal["shopper", "shop", "system"]
Action = Literal[
    "read", "write", "correct", "export", "import", "erase", "purge", "consent"
]
KEY = "hash"


@dataclass(frozen=True, slots=True)
class Entry:
    """What was done to `many` rows of the kind `what`; `user_id` None is the data of many.

    `at` is when, where it is written later than it was done.
    """

    action: Action
    what: str
    user_id: str | None = None
    many: int = 1
    actor: Actor = "shopper"
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log; `whom` is the reference of the shopper, None where it was many."""

    at: datetime
    actor: str
    action: str
    what: str
    many: int
    whom: str | None


def record(connection: Connection, *entries: Entry) -> None:
    """Writes the entries to the log, within the caller's transaction; not those of no write."""
    now = datetime.now(timezone.utc)
    rows = [
        {
            "at": entry.at or now,
            "actor": entry.actor,
            "action": entry.action,
            "what": entry.what,
            "how_many": entry.many,
            "whom": entry.user_id and reference(connection, entry.user_id),
        }
        for entry in entries
        if entry.many or entry.action != "write"
    ]
    if rows:
        connection.execute(insert(audit), rows)


def read_log(connection: Connection, user_id: str | None = None) -> list[Line]:
    """The lines about the shopper (None: about everybody), oldest first."""
    # A line that waited for the lock is of the time when it was noted.
    statement = select(audit).order_by(audit.c.at, audit.c.id)
    if user_id is not None:
        statement = statement.where(audit.c.whom == reference(connection, user_id))
    return [
        Line(row.at, row.actor, row.action, row.what, row.how_many, row.whom)
        for row in connection.execute(statement)
    ]


def reference(connection: Connection, user_id: str) -> str:
    """What stands for the shopper where their id must not: a hash by the key of this database."""
    return reference_of(key(connection), user_id)


def reference_of(secret: str, user_id: str) -> str:
    """The hash of the id by `secret`; without it, nobody can tell it from another."""
    return hmac.digest(secret.encode(), user_id.encode(), hashlib.sha256).hex()[:32]


def key(connection: Connection) -> str:
    """The key of the hashes; it was drawn when the tables were made."""
    return connection.scalars(select(secrets.c.value).where(secrets.c.name == KEY)).one()
