"""What is computed of a shopper and stored nowhere: their habits, and how they tend to feel."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo

from dialogue.tendency import tendency
from dialogue.types import Mood
from engine.store import conversations, events
from engine.store.database import Connection
from recsys.habits import habits
from recsys.types import Habit, Product

HISTORY = 5000  # newest events of one shopper that habits are read from


def inferred(
    connection: Connection,
    user_id: str,
    products: Mapping[str, Product],
    zone: tzinfo,
    now: datetime,
) -> tuple[tuple[Habit, ...], Mood | None]:
    """The habits that the shopper's events show, and the mood that prevails of those kept."""
    history = events.read_history(connection, user_id, HISTORY)
    felt = tendency(conversations.read_moods(connection, user_id), now)
    return habits(history, products, now, zone), felt
