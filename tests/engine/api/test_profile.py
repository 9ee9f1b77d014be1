"""A shopper's data in their own hands."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from dialogue.types import Fact, Mood, Reply, Turn
from engine.store import conversations
from engine.store import events as event_store
from engine.store import facts as fact_store
from engine.store.database import writing
from recsys.types import Event

from .conftest import assert_error

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def agree(client, headers, purpose="personalise", granted=True):
    body = {"purpose": purpose, "granted": granted}
    answer = client.put("/v1/consent", json=body, headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json


@pytest.fixture
def known(services, client, auth):
    """Household 900 agreed to two purposes, and is known to have a dog and a nut allergy."""
    agree(client, auth, "personalise")
    agree(client, auth, "health")
    told = [
        Fact("shopper", "pet", "dog", 0.9, "conversation c1", "personalise", NOW),
        Fact("shopper", "allergy", "nuts", 1.0, "conversation c1", "health", NOW),
    ]
    with writing(services.database) as connection:
        fact_store.write_facts(connection, "900", told, NOW)


def facts_of(answer):
    return {fact["predicate"]: fact["object"] for fact in answer["facts"]}


def id_of(client, auth, predicate):
    found = client.get("/v1/profile", headers=auth).json["facts"]
    return next(fact["id"] for fact in found if fact["predicate"] == predicate)


def test_a_stranger_has_an_empty_profile(client, auth):
    assert client.get("/v1/profile", headers=auth).json == {
        "user_id": "900",
        "tone": None,
        "consents": {
            "service": True,
            "personalise": False,
            "health": False,
            "mood": False,
            "training": False,
        },
        "facts": [],
        "inferred": [],
        "tendency": None,
    }


def test_each_fact_tells_where_it_comes_from_and_what_for(client, auth, known):
    found = client.get("/v1/profile", headers=auth).json
    assert found["consents"]["personalise"] and found["consents"]["health"]
    assert facts_of(found) == {"pet": "dog", "allergy": "nuts"}
    (dog,) = (fact for fact in found["facts"] if fact["predicate"] == "pet")
    assert dog["source"] == "conversation c1"
    assert dog["purpose"] == "personalise"
    assert dog["confidence"] == 0.9
    assert datetime.fromisoformat(dog["valid_from"]) == NOW


def test_nobody_sees_anothers_profile(client, login, known):
    theirs = login("901")
    assert client.get("/v1/profile", headers=theirs).json["facts"] == []
    mine = id_of(client, login("900"), "pet")
    assert_error(client.delete(f"/v1/profile/facts/{mine}", headers=theirs), 404, "id")
    body = {"facts": [{"id": mine, "object": "cat"}]}
    assert_error(client.patch("/v1/profile", json=body, headers=theirs), 404, "facts.0.id")
    assert facts_of(client.get("/v1/profile", headers=login("900")).json)["pet"] == "dog"


def test_the_tone_is_chosen(client, auth):
    answer = client.patch("/v1/profile", json={"tone": "formal"}, headers=auth)
    assert answer.json["tone"] == "formal"
    assert client.get("/v1/profile", headers=auth).json["tone"] == "formal"
    assert_error(client.patch("/v1/profile", json={"tone": "rude"}, headers=auth), 422, "tone")


def test_a_fact_is_corrected(client, auth, known):
    pet = id_of(client, auth, "pet")
    body = {"facts": [{"id": pet, "object": "cat"}]}
    answer = client.patch("/v1/profile", json=body, headers=auth)
    assert facts_of(answer.json) == {"pet": "cat", "allergy": "nuts"}
    (cat,) = (fact for fact in answer.json["facts"] if fact["predicate"] == "pet")
    assert (cat["confidence"], cat["source"]) == (1.0, "profile")


def test_corrections_are_all_made_or_none(client, auth, known):
    good, bad = {"predicate": "likes", "object": "tea"}, {"id": "unknown", "object": "tea"}
    body = {"tone": "formal", "facts": [good, bad]}
    assert_error(client.patch("/v1/profile", json=body, headers=auth), 404, "facts.1.id")
    found = client.get("/v1/profile", headers=auth).json
    assert found["tone"] is None
    assert facts_of(found) == {"pet": "dog", "allergy": "nuts"}


def test_a_new_fact_needs_consent_for_its_purpose(client, auth):
    tea = {"facts": [{"predicate": "likes", "object": "tea"}]}
    answer = client.patch("/v1/profile", json=tea, headers=auth)
    assert_error(answer, 403, "facts.0")
    assert answer.json["error"]["code"] == "consent_required"
    agree(client, auth)
    assert facts_of(client.patch("/v1/profile", json=tea, headers=auth).json) == {"likes": "tea"}
    nuts = {"facts": [{"predicate": "allergy", "object": "nuts"}]}
    assert_error(client.patch("/v1/profile", json=nuts, headers=auth), 403, "facts.0")


@pytest.mark.parametrize(
    "body, status, field",
    [
        ({"facts": [{"object": "tea"}]}, 422, "facts.0"),
        ({"facts": [{"predicate": "likes"}]}, 422, "facts.0.object"),
        ({"facts": "tea"}, 422, "facts"),
        ({"tone": 5}, 422, "tone"),
        ({"user_id": "901", "tone": "formal"}, 403, "user_id"),
    ],
)
def test_changes_name_what_does_not_fit(client, auth, body, status, field):
    assert_error(client.patch("/v1/profile", json=body, headers=auth), status, field)


def test_a_fact_is_deleted(client, auth, known):
    pet = id_of(client, auth, "pet")
    answer = client.delete(f"/v1/profile/facts/{pet}", headers=auth)
    assert facts_of(answer.json) == {"allergy": "nuts"}
    assert_error(client.delete(f"/v1/profile/facts/{pet}", headers=auth), 404, "id")


def test_taking_consent_back_erases_what_was_kept_under_it(client, auth, known):
    answer = agree(client, auth, "health", False)
    assert not answer["consents"]["health"]
    assert facts_of(answer) == {"pet": "dog"}


@pytest.mark.parametrize(
    "body, field",
    [
        ({"granted": True}, "purpose"),
        ({"purpose": "advertising", "granted": True}, "purpose"),
        ({"purpose": "health"}, "granted"),
        ({"purpose": "health", "granted": "yes"}, "granted"),
        ({"purpose": "service", "granted": False}, "purpose"),
    ],
)
def test_consent_names_what_does_not_fit(client, auth, body, field):
    assert_error(client.put("/v1/consent", json=body, headers=auth), 422, field)


def test_the_export_is_json_ld_with_everything(client, auth, known):
    seen = {
        "event_id": "e1",
        "event_name": "purchase",
        "timestamp": NOW.isoformat(),
        "items": [{"item_id": "pizza", "price": 3.49}],
    }
    assert client.post("/v1/events", json={"events": [seen]}, headers=auth).json["accepted"] == 1
    answer = client.get("/v1/profile/export", headers=auth)
    assert answer.mimetype == "application/ld+json"
    document = answer.get_json(force=True)
    # Written out: a reader has to fetch nothing.
    assert document["@context"]["@vocab"] == "https://schema.org/"
    assert document["@type"] == "DataFeed"
    assert document["about"] == {"@type": "Person", "identifier": "900"}
    parts = document["dataFeedElement"]
    facts = {part["name"]: part["value"] for part in parts if part["@type"] == "PropertyValue"}
    assert facts == {"pet": "dog", "allergy": "nuts"}
    (bought,) = (part for part in parts if part["@type"] == "BuyAction")
    assert bought["object"]["name"] == "Frozen pizza, 30 oz"
    assert (bought["price"], bought["priceCurrency"]) == ("3.49", "USD")
    agreed = {part["purpose"] for part in parts if part["@type"] == "AuthorizeAction"}
    assert agreed == {"service", "personalise", "health"}


def test_erasing_gives_a_receipt_and_leaves_nothing(client, auth, known):
    receipt = client.delete("/v1/profile", headers=auth).json
    assert receipt["user_id"] == "900"
    assert receipt["erased"]["facts"] == 2
    assert datetime.fromisoformat(receipt["erased_at"]).tzinfo
    found = client.get("/v1/profile", headers=auth).json
    assert found["facts"] == [] and not found["consents"]["personalise"]


def test_what_behaviour_shows_is_apart_and_not_stored(client, services, auth):
    new = [
        Event(f"e{day}", "900", "cheese", "purchase", NOW - timedelta(days=7 * day))
        for day in range(6)
    ]
    with writing(services.database) as connection:
        event_store.write_events(connection, new)
    seen = client.get("/v1/profile", headers=auth).json
    by_kind = {one["kind"]: one for one in seen["inferred"]}
    assert by_kind["interest"]["words"].startswith("you often choose Cheese")
    assert by_kind["rhythm"]["about"] == "7" and seen["facts"] == []


def test_a_tendency_is_there_under_consent_for_moods_alone(client, services, auth):
    def say(keep):
        with writing(services.database) as connection:
            conversation = conversations.open_conversation(connection, None, "900")
            reply = Reply("Oh.", (), "friendly", Mood("sad", 0.9), "template")
            for _ in range(3):
                said = Turn("user", "what a week", (), datetime.now(UTC))
                conversations.write_exchange(connection, conversation, said, reply, None, keep)

    say(False)
    assert client.get("/v1/profile", headers=auth).json["tendency"] is None
    agree(client, auth, "mood")
    say(True)
    assert client.get("/v1/profile", headers=auth).json["tendency"]["label"] == "sad"
    agree(client, auth, "mood", False)
    assert client.get("/v1/profile", headers=auth).json["tendency"] is None


def test_the_export_has_moods_of_turns_and_what_was_inferred_marked_as_such(
    client, services, auth
):
    agree(client, auth, "mood")
    agree(client, auth)
    bought = [
        Event(f"e{day}", "900", "cheese", "purchase", NOW - timedelta(days=7 * day))
        for day in range(6)
    ]
    with writing(services.database) as connection:
        fact_store.write_facts(connection, "900", [Fact("shopper", "likes", "cheese")], NOW)
        event_store.write_events(connection, bought)
        opened = conversations.open_conversation(connection, None, "900")
        for keep in (False, True, True):
            said = Turn("user", "what a week", (), datetime.now(UTC))
            reply = Reply("Oh.", (), "friendly", Mood("sad", 0.9), "template")
            conversations.write_exchange(connection, opened, said, reply, None, keep)
    exported = client.get("/v1/profile/export", headers=auth).data
    parts = json.loads(exported)["dataFeedElement"]
    messages = [part for part in parts if part["@type"] == "Message"]
    assert [one.get("mood") for one in messages] == [None, None, None, "sad", None, "sad"]
    inferred = [part for part in parts if part["@type"] == "Observation"]
    assert {one["name"] for one in inferred} >= {"interest", "rhythm", "tendency"}
    assert all(one["inferred"] is True and one["observationDate"] for one in inferred)
    told = [part for part in parts if part["@type"] == "PropertyValue"]
    assert [one["value"] for one in told] == ["cheese"] and "inferred" not in told[0]
    as_told = exported.replace(b'"Observation"', b'"PropertyValue"')
    for body in (exported, as_told):  # not even where somebody changed the type
        done = client.post("/v1/profile/import", data=body, headers=auth).json
        assert done == {"imported": 0, "known": 1, "without_consent": 0}


def test_the_export_joins_facts_with_what_they_lead_to(client, services, auth):
    agree(client, auth)
    with writing(services.database) as connection:
        fact_store.write_facts(connection, "900", [Fact("shopper", "likes", "cheese")], NOW)
    parts = client.get("/v1/profile/export", headers=auth).json["dataFeedElement"]
    (fact,) = [part for part in parts if part["@type"] == "PropertyValue"]
    about = {(one["@type"], one.get("name") or one.get("productID")) for one in fact["about"]}
    assert about == {("CategoryCode", "Cheese"), ("Product", "cheese")}
