"""Consent is taken back as easily as given, and every use of a shopper's data is on record."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from dialogue.types import Fact, Mood, Reply, Turn
from engine.store import audit, conversations, facts, shoppers, trail
from engine.store.database import reading, writing

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def log_of(services, user="900"):
    assert trail.flush(services.database)
    with reading(services.database) as connection:
        return [(one.action, one.what, one.many) for one in audit.read_log(connection, user)]


def put(client, headers, purpose, granted):
    body = {"purpose": purpose, "granted": granted}
    answer = client.put("/v1/consent", json=body, headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json


def test_every_route_leaves_its_line(services, client, auth):
    seen = {
        "event_id": "e1", "event_name": "view_item", "timestamp": NOW.isoformat(),
        "items": [{"item_id": "pizza"}],
    }  # fmt: skip
    put(client, auth, "personalise", True)
    body = {"facts": [{"predicate": "likes", "object": "zebra tea"}]}
    fact = client.patch("/v1/profile", json=body, headers=auth).json["facts"][0]["id"]
    client.get("/v1/profile", headers=auth)
    client.get("/v1/recommendations", headers=auth)
    client.post("/v1/events", json={"events": [seen]}, headers=auth)
    exported = client.get("/v1/profile/export", headers=auth).data
    client.post("/v1/profile/import", data=exported, headers=auth)
    client.delete(f"/v1/profile/facts/{fact}", headers=auth)
    put(client, auth, "personalise", False)
    client.delete("/v1/profile", headers=auth)
    assert log_of(services) == [
        ("consent", "personalise", 1),
        ("correct", "profile", 1),
        ("read", "profile", 1),
        ("read", "profile and events", 1),
        ("write", "events", 1),
        ("export", "everything", 4),
        ("import", "facts", 0),
        ("erase", "facts", 1),
        ("consent", "personalise", 1),
        ("erase", "kept for personalise", 0),
        ("erase", "everything", 3),
    ]
    with reading(services.database) as connection:
        whole = str(audit.read_log(connection))
    assert "zebra" not in whole and "'900'" not in whole
    assert log_of(services, "901") == []


def test_a_read_neither_waits_for_a_writer_nor_goes_missing(services, client, auth):
    with writing(services.database):  # as an ingest holds it
        started = time.monotonic()
        for _ in range(5):
            assert client.get("/v1/profile", headers=auth).status_code == 200
            assert client.get("/v1/profile/export", headers=auth).status_code == 200
        assert time.monotonic() - started < 1
    assert [one[0] for one in log_of(services)] == ["read", "export"] * 5


def test_the_log_of_another_installation_names_nobody(services, tmp_path):
    from engine.store.database import connect

    other = connect(f"sqlite:///{tmp_path / 'other.db'}")
    with reading(services.database) as here, reading(other) as there:
        assert audit.reference(here, "900") != audit.reference(there, "900")
        assert audit.reference(here, "900") == audit.reference(here, "900")


@pytest.fixture
def remembered(services, client, auth):
    """What may be kept of household 900: under each purpose, and a conversation with a mood."""
    for purpose in ("personalise", "health", "mood"):
        put(client, auth, purpose, True)
    told = [
        Fact("shopper", "likes", "tea"),
        Fact("shopper", "allergy", "nuts", purpose="health"),
    ]
    with writing(services.database) as connection:
        facts.write_facts(connection, "900", told, NOW)
        shoppers.write_tone(connection, "900", "formal")
        for user in ("900", "901"):
            opened = conversations.open_conversation(connection, None, user)
            reply = Reply("Tea.", (), "formal", Mood("sad"), "template")
            said = Turn("user", "tea")
            conversations.write_exchange(connection, opened, said, reply, NOW, keep_mood=True)


def kept(services):
    """Facts and tone of household 900, and how many moods are stored of everybody."""
    with reading(services.database) as connection:
        profile = shoppers.read_profile(connection, "900")
        moods = connection.exec_driver_sql("SELECT count(mood) FROM turns").scalar()
    return {fact.object for fact in profile.facts}, profile.tone, moods


@pytest.mark.parametrize(
    ("purpose", "left"),
    [
        ("personalise", ({"nuts"}, None, 2)),
        ("health", ({"tea"}, "formal", 2)),
        ("mood", ({"tea", "nuts"}, "formal", 1)),
        ("training", ({"tea", "nuts"}, "formal", 2)),
    ],
)
def test_a_no_erases_what_was_kept_for_it(services, client, auth, remembered, purpose, left):
    assert kept(services) == ({"tea", "nuts"}, "formal", 2)
    assert put(client, auth, purpose, False)["consents"][purpose] is False
    assert kept(services) == left


def test_what_a_no_erased_has_left_the_disk(services, client, auth, remembered, tmp_path):
    put(client, auth, "health", False)
    files = b"".join(path.read_bytes() for path in tmp_path.glob("test.db*"))
    assert b"nuts" not in files and b"likes" in files


def test_the_export_tells_each_answer_with_time_and_place(client, auth):
    put(client, auth, "health", True)
    put(client, auth, "health", False)
    document = client.get("/v1/profile/export", headers=auth).get_json(force=True)
    answers = [one for one in document["dataFeedElement"] if one.get("purpose") == "health"]
    assert [one["@type"] for one in answers] == ["AuthorizeAction", "RejectAction"]
    assert {one["source"] for one in answers} == {"profile"}
    assert all(datetime.fromisoformat(one["startTime"]) for one in answers)


def test_secrets_are_not_written_by_hand_either(client, auth):
    put(client, auth, "personalise", True)
    body = {"facts": [{"predicate": "likes", "object": "to pay with 4111 1111 1111 1111"}]}
    [fact] = client.patch("/v1/profile", json=body, headers=auth).json["facts"]
    assert fact["object"] == "to pay with [card number left out]"
