"""What becomes of events and of thumbs up and down."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.store import events as event_store
from engine.store.database import reading

from .conftest import assert_error

NOW = datetime.now(UTC).isoformat()


def event(event_id="e1", **fields):
    return {
        "event_id": event_id,
        "event_name": "view_item",
        "timestamp": NOW,
        "items": [{"item_id": "pizza"}],
        **fields,
    }


@pytest.fixture
def history(services):
    def read(user_id="900"):
        with reading(services.database) as connection:
            return event_store.read_history(connection, user_id)

    return read


def test_events_are_written_once(client, auth, history):
    body = {"events": [event(), event("e2", event_name="purchase")]}
    first = client.post("/v1/events", json=body, headers=auth).json
    assert (first["accepted"], first["duplicate"], first["rejected"]) == (2, 0, 0)
    assert first["results"] == [
        {"event_id": "e1", "status": "accepted"},
        {"event_id": "e2", "status": "accepted"},
    ]
    again = client.post("/v1/events", json=body, headers=auth).json
    assert [result["status"] for result in again["results"]] == ["duplicate", "duplicate"]
    assert sorted(found.kind for found in history()) == ["purchase", "view"]


def test_events_without_a_user_or_a_session_are_the_tokens(client, login, history):
    for user_id in ("900", "901"):
        body = {"events": [event(f"of-{user_id}")]}
        client.post("/v1/events", json=body, headers=login(user_id))
    (mine,), (theirs,) = history("900"), history("901")
    assert (mine.user_id, theirs.user_id) == ("900", "901")
    assert mine.session_id and theirs.session_id and mine.session_id != theirs.session_id


def test_one_event_may_have_several_items(client, auth, history):
    order = event(
        event_name="purchase",
        items=[
            {"item_id": "pizza", "quantity": 2, "price": 3.49},
            {"item_id": "cheese", "quantity": 1, "price": 2.5},
        ],
    )
    answer = client.post("/v1/events", json={"events": [order]}, headers=auth).json
    assert answer["results"] == [{"event_id": "e1", "status": "accepted"}]
    assert {(found.item_id, found.quantity, str(found.value)) for found in history()} == {
        ("pizza", 2.0, "3.49"),
        ("cheese", 1.0, "2.5"),
    }


@pytest.mark.parametrize(
    "fields, field",
    [
        ({"user_id": "901"}, "user_id"),
        ({"user_id": 900}, "user_id"),
        ({"event_name": "teleport"}, "event_name"),
        ({"event_name": None}, "event_name"),
        ({"timestamp": "yesterday"}, "timestamp"),
        ({"timestamp": "2999-01-01T00:00:00Z"}, "timestamp"),
        ({"items": "pizza"}, "items"),
        ({"items": []}, "items"),
        ({"items": [{"item_id": "gone"}]}, "item_id"),
        ({"items": [{"item_id": "pizza"}, {"item_id": "cheese", "price": -1}]}, "price"),
        ({"items": [{"item_id": "pizza", "quantity": "some"}]}, "quantity"),
        ({"event_name": "page_view"}, "event_name"),
    ],
)
def test_a_bad_event_is_rejected_and_the_others_are_kept(client, auth, history, fields, field):
    body = {"events": [event("bad", **fields), event("good")]}
    answer = client.post("/v1/events", json=body, headers=auth)
    assert answer.status_code == 200
    bad, good = answer.json["results"]
    assert (bad["event_id"], bad["status"], bad["field"]) == ("bad", "rejected", field)
    assert bad["reason"]
    assert good == {"event_id": "good", "status": "accepted"}
    assert [found.event_id for found in history()] == ["good"]


@pytest.mark.parametrize(
    "body, status, field",
    [
        ({}, 422, "events"),
        ({"events": {}}, 422, "events"),
        ({"events": ["e1"]}, 422, "events.0"),
        ({"events": [event(str(n)) for n in range(1001)]}, 422, "events"),
        ({"events": [event(name="x" * 1024) for _ in range(1000)]}, 413, "events"),
    ],
)
def test_a_call_that_is_not_a_list_of_events_is_refused(client, auth, history, body, status, field):
    assert_error(client.post("/v1/events", json=body, headers=auth), status, field)
    assert list(history()) == []


def test_a_thousand_events_fit_in_one_call(client, auth):
    body = {"events": [event(str(n)) for n in range(1000)]}
    assert client.post("/v1/events", json=body, headers=auth).json["accepted"] == 1000


def test_events_are_counted(client, auth):
    body = {"events": [event(), event(), event("e2", event_name="teleport")]}
    client.post("/v1/events", json=body, headers=auth)
    text = client.get("/metrics").text
    assert 'shoptalk_events_total{outcome="rejected"} 1.0' in text
    assert 'shoptalk_events_total{outcome="accepted"} 1.0' in text
    assert 'shoptalk_events_total{outcome="duplicate"} 1.0' in text


def test_a_thumb_down_is_a_dislike(client, auth, history):
    body = {"item_id": "pizza", "rating": "down", "recommendation_id": "r1"}
    assert client.post("/v1/feedback", json=body, headers=auth).json["accepted"] == 1
    (found,) = history()
    assert (found.item_id, found.kind) == ("pizza", "dislike")


def test_a_thumb_up_is_a_wish(client, auth, history):
    body = {"item_id": "pizza", "kind": "up", "user_id": "900"}
    assert client.post("/v1/feedback", json=body, headers=auth).json["accepted"] == 1
    assert [found.kind for found in history()] == ["wishlist"]


@pytest.mark.parametrize(
    "body, status, field",
    [
        ({"rating": "up"}, 422, "item_id"),
        ({"item_id": "pizza"}, 422, "rating"),
        ({"item_id": "pizza", "rating": 5}, 422, "rating"),
        ({"item_id": "gone", "rating": "up"}, 404, "item_id"),
        ({"item_id": "pizza", "rating": "up", "user_id": "901"}, 403, "user_id"),
    ],
)
def test_feedback_names_what_does_not_fit(client, auth, history, body, status, field):
    assert_error(client.post("/v1/feedback", json=body, headers=auth), status, field)
    assert list(history()) == []
