"""Shoppers: the tone they like, what they agreed to, and how a demo page calls them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from dialogue.types import Profile, Purpose
from engine.store.facts import read_facts
from engine.store.tables import consents, shoppers
from engine.store.upsert import insert_or_update


@dataclass(frozen=True, slots=True)
class Shopper:
    """A shopper as a page lists them; `purchases` counts what they bought, where it is known."""

    user_id: str
    label: str
    purchases: int | None = None


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """One yes or no of a shopper, and where it was given; `granted` None is the question."""

    purpose: Purpose
    granted: bool | None
    at: datetime
    source: str


def read_profile(connection: Connection, user_id: str, at: datetime | None = None) -> Profile:
    """What is known of the shopper, as believed at `at` (None: now); a stranger's is empty."""
    tone = connection.scalar(select(shoppers.c.tone).where(shoppers.c.user_id == user_id))
    answers = read_consents(connection, user_id)
    agreed = {purpose for purpose, granted in answers.items() if granted}
    unasked = Profile(user_id).consents - answers.keys()
    facts = tuple(fact for _, fact in read_facts(connection, user_id, at))
    refused = frozenset(answers) - agreed
    return Profile(user_id, facts, tone, frozenset(agreed) | unasked, refused)


def read_asked(
    connection: Connection, user_id: str, source: str, since: datetime | None
) -> tuple[frozenset[Purpose], Purpose | None]:
    """The purposes the shopper was ever asked about, and the one that was asked for at `source`
    at that time or later; None where none was."""
    statement = (
        select(consents.c.purpose, consents.c.source, consents.c.at)
        .where(consents.c.user_id == user_id, consents.c.granted.is_(None))
        .order_by(consents.c.id)
    )
    rows = connection.execute(statement).all()
    open_now = [row.purpose for row in rows if since and row.source == source and row.at >= since]
    return frozenset(row.purpose for row in rows), (open_now or [None])[-1]


def read_consents(connection: Connection, user_id: str) -> dict[Purpose, bool]:
    """The shopper's last answer for each purpose they were asked about."""
    statement = (
        select(consents.c.purpose, consents.c.granted)
        .where(consents.c.user_id == user_id, consents.c.granted.is_not(None))
        .order_by(consents.c.id)
    )
    return {purpose: granted for purpose, granted in connection.execute(statement)}


def agreed_to(connection: Connection, purpose: Purpose) -> list[str]:
    """The user ids of those whose last answer to the question for this purpose is yes."""
    asked = select(consents.c.user_id).where(consents.c.purpose == purpose).distinct()
    ids = connection.scalars(asked.order_by(consents.c.user_id)).all()
    return [one for one in ids if read_consents(connection, one).get(purpose)]


def consent_log(connection: Connection, user_id: str) -> list[ConsentGiven]:
    """Every question and every answer of the shopper, oldest first."""
    columns = (consents.c.purpose, consents.c.granted, consents.c.at, consents.c.source)
    statement = select(*columns).where(consents.c.user_id == user_id).order_by(consents.c.id)
    return [ConsentGiven(*row) for row in connection.execute(statement)]


def write_consent(
    connection: Connection,
    user_id: str,
    purpose: Purpose,
    granted: bool | None,
    at: datetime,
    source: str = "",
) -> None:
    """Notes the shopper's yes or no (None: that they were asked) and where; what was noted earlier
    stays in the log."""
    row = {"user_id": user_id, "purpose": purpose, "granted": granted, "at": at, "source": source}
    connection.execute(insert(consents), row)


def write_tone(connection: Connection, user_id: str, tone: str | None) -> None:
    """Notes the tone the shopper likes; None forgets it."""
    statement = insert_or_update(connection, shoppers, ["tone"])
    connection.execute(statement, {"user_id": user_id, "label": "", "tone": tone})


def write_shoppers(connection: Connection, new: Iterable[Shopper]) -> int:
    """The number of shoppers written; the tones of those already there stay as they are."""
    rows = [asdict(shopper) for shopper in new]
    if rows:
        connection.execute(insert_or_update(connection, shoppers, ["label", "purchases"]), rows)
    return len(rows)


def shopper_ids(connection: Connection) -> list[str]:
    """The ids of the shoppers that are listed, with events or without, sorted."""
    return sorted(connection.scalars(select(shoppers.c.user_id).where(shoppers.c.label != "")))


def list_shoppers(connection: Connection, limit: int = 20, query: str = "") -> list[Shopper]:
    """Labelled shoppers whose label or id has every word of `query`, most purchases first.

    An id that is itself a word of the query comes before all others: "household 7" means that one.
    """
    words = query.lower().split()
    found = (
        select(shoppers.c.user_id, shoppers.c.label, shoppers.c.purchases)
        .where(shoppers.c.label != "")
        .order_by(
            func.lower(shoppers.c.user_id).in_(words).desc(),
            func.coalesce(shoppers.c.purchases, 0).desc(),
            shoppers.c.user_id,
        )
        .limit(limit)
    )
    text = func.lower(shoppers.c.user_id + " " + shoppers.c.label)
    for word in words:
        found = found.where(text.contains(word, autoescape=True))
    return [Shopper(*row) for row in connection.execute(found)]
