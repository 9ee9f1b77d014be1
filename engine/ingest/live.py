"""One event as it comes over HTTP, by the same rules as those in files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

from engine.ingest.check import CleanEvent, check, content_id, event_rules, numbered
from engine.ingest.errors import EventError as EventError
from engine.ingest.rules import EPOCH, MICROSECOND
from engine.ingest.shapes import flatten
from recsys.types import Event, EventKind


def read_event(
    payload: Mapping[str, Any], known_items: Container[str] | None, now: datetime
) -> list[Event]:
    """The events in `payload`, one for each of its items.

    One that comes without `event_id` gets an id made of its content, so that sending it again adds
    nothing. `known_items` None knows every item. Raises EventError naming the field that is wrong.
    """
    rules = event_rules(now)
    used: Counter[str] = Counter()
    found = []
    for values in flatten(payload):
        event, _ = check(values, rules)
        if event is None:
            raise EventError("event_name", "is about no product")
        if known_items is not None and event.item_id not in known_items:
            raise EventError("item_id", "is not in the catalogue")
        found.append(_as_event(event, event.event_id or numbered(content_id(event), used)))
    return found


def _as_event(event: CleanEvent, event_id: str) -> Event:
    return Event(
        event_id=event_id,
        user_id=event.user_id,
        item_id=event.item_id,
        kind=cast(EventKind, event.kind),
        at=EPOCH + event.at * MICROSECOND,
        quantity=event.quantity,
        value=None if event.value is None else Decimal(event.value),
        session_id=event.session_id,
        recommendation_id=event.recommendation_id,
    )
