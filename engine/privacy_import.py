"""Facts taken over from an exported profile: the same facts, with the times they had."""

from __future__ import annotations

from dataclasses import dataclass

from engine.store import audit, shoppers
from engine.store.audit import Actor, Entry
from engine.store.database import Engine, writing
from engine.store.facts import StoredFact
from engine.store.restore import restore_facts


@dataclass(frozen=True, slots=True)
class Imported:
    """How many facts are new here, were here already, and lack consent for their purpose."""

    imported: int
    known: int
    without_consent: int


def import_profile(
    database: Engine, user_id: str, facts: list[StoredFact], actor: Actor = "shopper"
) -> Imported:
    """What became of the facts: kept are those whose purpose the shopper agreed to here."""
    with writing(database) as connection:
        agreed = shoppers.read_profile(connection, user_id).consents
        welcome = [stored for stored in facts if stored.fact.purpose in agreed]
        written = restore_facts(connection, user_id, welcome)
        audit.record(connection, Entry("import", "facts", user_id, written, actor))
    return Imported(written, len(welcome) - written, len(facts) - len(welcome))
