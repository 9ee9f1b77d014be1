"""POST /v1/events and /v1/feedback: what the shopper does, answered event by event."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from apiflask import APIBlueprint
from flask import Response

from engine.api.answers import EventOutcome, EventsAnswer, json_response
from engine.api.context import bearer, context, products, services, speaker, subject
from engine.api.errors import ApiError
from engine.api.models import EventsBody, FeedbackBody
from engine.auth import Subject
from engine.ingest.clean import ERASED
from engine.ingest.live import EventError, read_event
from engine.store import audit
from engine.store import events as event_store
from engine.store.audit import Entry
from engine.store.database import writing
from engine.store.tombstones import read_erased
from recsys.types import Event

# A thumb up is as much as putting a product on the wish list: the shopper would like to have it.
FEEDBACK_NAMES = {"up": "like", "down": "dislike"}

events = APIBlueprint("events", __name__, url_prefix="/v1", tag="Events")


@events.post("/events")
@events.auth_required(bearer)
@events.input(EventsBody, arg_name="body")
@events.output(EventsAnswer)
def post_events(body: EventsBody) -> Response:
    """What became of each event. Sending an event again is harmless: its `event_id` is known.

    An event without `user_id` or `session_id` is the token's.
    """
    return json_response(_take(body.events))


@events.post("/feedback")
@events.auth_required(bearer)
@events.input(FeedbackBody, arg_name="body")
@events.output(EventsAnswer)
def post_feedback(body: FeedbackBody) -> Response:
    """Thumbs up or down for a product, kept as an event; down means never to see it again."""
    user_id = subject(body.user_id)
    if body.item_id not in products():
        raise ApiError(404, "the shop has no such product", "item_id")
    payload = {
        "event_id": f"feedback-{uuid.uuid4().hex}",
        "event_name": FEEDBACK_NAMES[body.rating],
        "user_id": user_id,
        "timestamp": datetime.now(UTC).isoformat(),
        "items": [{"item_id": body.item_id}],
        "recommendation_id": body.recommendation_id,
    }
    return json_response(_take([payload]))


def _take(payloads: Sequence[Mapping[str, Any]]) -> EventsAnswer:
    """Writes what can be believed, all in one transaction, and says what became of each."""
    now, who = datetime.now(UTC), speaker()
    read = [_read(payload, who, now) for payload in payloads]
    with writing(services().database) as connection:
        erased = read_erased(connection)
        for place, found in enumerate(read):
            if isinstance(found, list) and any(erased.covers(who.user_id, e.at) for e in found):
                read[place] = _rejected("user_id", ERASED)
        good = [event for found in read if isinstance(found, list) for event in found]
        accepted, _ = event_store.write_events(connection, good)
        audit.record(connection, Entry("write", "events", who.user_id, len(accepted)))
    fresh, results = set(accepted), []
    for payload, found in zip(payloads, read):
        outcome = found if isinstance(found, EventOutcome) else _outcome(found, fresh)
        outcome.event_id = _event_id(payload)
        results.append(outcome)
    counts = Counter(outcome.status for outcome in results)
    for status, count in counts.items():
        context().metrics.events.labels(status).inc(count)
    return EventsAnswer(
        accepted=counts["accepted"],
        duplicate=counts["duplicate"],
        rejected=counts["rejected"],
        results=results,
    )


def _read(payload: Mapping[str, Any], who: Subject, now: datetime) -> list[Event] | EventOutcome:
    """The events in `payload`, one for each item, or why it is rejected."""
    if payload.get("user_id") not in (None, who.user_id):
        return _rejected("user_id", "user_id is not the shopper this token speaks for")
    try:
        found = read_event({**payload, "user_id": who.user_id}, products(), now)
    except EventError as error:
        return _rejected(error.field, str(error))
    if not found:
        return _rejected("items", "items has no product in it")
    return [replace(event, session_id=event.session_id or who.session_id) for event in found]


def _rejected(field: str, reason: str) -> EventOutcome:
    return EventOutcome(event_id=None, status="rejected", reason=reason, field=field)


def _outcome(found: Sequence[Event], fresh: set[str]) -> EventOutcome:
    """Accepted, if one of `fresh` is among those found; it is then no longer fresh."""
    new = fresh.intersection(event.event_id for event in found)
    fresh -= new
    return EventOutcome(event_id=None, status="accepted" if new else "duplicate")


def _event_id(payload: Mapping[str, Any]) -> str | None:
    found = payload.get("event_id")
    return found if isinstance(found, str) else None
