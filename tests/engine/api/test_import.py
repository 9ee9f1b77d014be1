"""A profile taken elsewhere and back: the same facts, with the times they had."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue.pii import redact
from dialogue.predicates import purpose_of
from dialogue.types import PURPOSES, Fact, Profile
from engine.api.jsonld import DataFeed
from engine.privacy_document import ImportFault, read_document
from engine.privacy_import import import_profile
from engine.store import facts as fact_store
from engine.store.consent import give_consent
from engine.store.database import connect, reading, writing
from engine.store.facts import StoredFact, fact_history
from engine.store.restore import restore_facts

from .conftest import assert_error

NOW = datetime(2026, 11, 1, 10, tzinfo=UTC)
MOMENTS = st.datetimes(
    datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)
)
WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40
).filter(lambda text: redact(text) == (text, ()))


@st.composite
def stored_facts(draw: st.DrawFn) -> StoredFact:
    predicate = draw(WORDS | st.sampled_from(["likes", "allergy", "diet", "condition"]))
    purpose = purpose_of(predicate)
    fact = Fact(
        draw(st.just("shopper") | WORDS), predicate, draw(WORDS), draw(st.floats(0, 1)),
        draw(st.just("") | WORDS), purpose, draw(st.none() | MOMENTS), draw(st.none() | MOMENTS),
    )  # fmt: skip
    recorded = draw(MOMENTS)
    ended = draw(st.none() | st.timedeltas(timedelta(), timedelta(9999)).map(recorded.__add__))
    return StoredFact(draw(st.uuids()).hex, fact, recorded, ended, draw(st.integers(0, 99)))


CARD_LIKE = "26131489071956223f31fe2efc06336b"  # a drawn id in which a card number seems to stand


def test_an_id_that_looks_like_a_card_number_stays_itself() -> None:
    fact = Fact("shopper", "likes", "tea", 1.0, f"conversation {CARD_LIKE}")
    stored = StoredFact(CARD_LIKE, fact, NOW, None)
    assert read_document(document([stored]))[1] == [stored]


def document(facts: list[StoredFact], user: str = "ann") -> str:
    feed = DataFeed(Profile(user), NOW)
    feed.add_facts(facts)
    return json.dumps(feed.document())


def in_order(facts: list[StoredFact]) -> list[StoredFact]:
    return sorted(facts, key=lambda one: (one.recorded_at, one.place, one.id))


@given(st.lists(stored_facts(), max_size=4, unique_by=lambda one: one.id))
@settings(deadline=None)
def test_what_is_written_is_read_back(facts: list[StoredFact]) -> None:
    user, found = read_document(document(facts))
    assert user == "ann"
    assert in_order(found) == in_order(facts)


def test_the_round_trip_through_two_stores() -> None:
    """Both stores live through the examples: migrating one for each would take minutes."""
    here, there = connect("sqlite://"), connect("sqlite://")
    number = iter(range(10_000))

    @given(st.lists(stored_facts(), max_size=4, unique_by=lambda one: one.id))
    @settings(deadline=None)
    def check(facts: list[StoredFact]) -> None:
        user = f"user {next(number)}"
        with writing(here) as connection:
            restore_facts(connection, user, facts)
            before = fact_history(connection, user)
        with writing(there) as connection:
            for purpose in PURPOSES:
                give_consent(connection, user, purpose, True, NOW, "profile")
        told = read_document(document(before, user))[1]
        done = import_profile(there, user, told)
        assert (done.imported, done.known, done.without_consent) == (len(before), 0, 0)
        again = import_profile(there, user, told)
        assert (again.imported, again.known) == (0, len(before))
        with reading(there) as connection:
            after = fact_history(connection, user)
        assert [(one.fact, one.recorded_at, one.superseded_at) for one in in_order(after)] == [
            (one.fact, one.recorded_at, one.superseded_at) for one in in_order(before)
        ]

    check()


@pytest.fixture
def told(services: SimpleNamespace, client: Any, auth: dict[str, str]) -> bytes:
    """What household 900 exports: a corrected fact, the one that holds, and one on health."""
    for purpose in ("personalise", "health"):
        client.put("/v1/consent", json={"purpose": purpose, "granted": True}, headers=auth)
    with writing(services.database) as connection:
        dog = Fact("shopper", "pet", "dog", 1 / 3, "conversation c1", "personalise", NOW)
        nuts = Fact("shopper", "allergy", "nuts", 0.9, "conversation c1", "health")
        first, _ = fact_store.write_facts(connection, "900", [dog, nuts], NOW)
        later = NOW + timedelta(days=2, microseconds=1)
        cat = Fact("mother", "pet", "cat", valid_from=later, valid_to=later + timedelta(9999))
        fact_store.supersede(connection, "900", first, later, cat)
    return bytes(client.get("/v1/profile/export", headers=auth).data)


def history(services: SimpleNamespace, user: str) -> list[StoredFact]:
    with reading(services.database) as connection:
        return fact_history(connection, user)


def send(client: Any, headers: dict[str, str], body: bytes | str) -> Any:
    kind = "application/ld+json"
    return client.post("/v1/profile/import", data=body, headers=headers, content_type=kind)


def test_erased_and_imported_it_is_the_same_again(services, client, auth, told) -> None:
    before = history(services, "900")
    assert len(before) == 3
    client.delete("/v1/profile", headers=auth)
    none = {"imported": 0, "known": 0, "without_consent": 3}
    assert send(client, auth, told).json == none
    client.put("/v1/consent", json={"purpose": "personalise", "granted": True}, headers=auth)
    assert send(client, auth, told).json == {"imported": 2, "known": 0, "without_consent": 1}
    client.put("/v1/consent", json={"purpose": "health", "granted": True}, headers=auth)
    assert send(client, auth, told).json == {"imported": 1, "known": 2, "without_consent": 0}
    assert history(services, "900") == before


def test_another_shopper_gets_facts_of_their_own(services, client, login, told) -> None:
    theirs = login("901")
    client.put("/v1/consent", json={"purpose": "personalise", "granted": True}, headers=theirs)
    assert send(client, theirs, told).json["imported"] == 2
    ids = {one.id for one in history(services, "900")}
    assert not ids & {one.id for one in history(services, "901")}
    assert len(ids) == 3


def test_a_corrected_fact_does_not_come_back(services, client, auth, told) -> None:
    [(pet, _)] = [
        (one.id, one) for one in history(services, "900")
        if one.fact.object == "cat" and one.superseded_at is None
    ]  # fmt: skip
    fish = {"facts": [{"id": pet, "object": "fish"}]}
    assert client.patch("/v1/profile", json=fish, headers=auth).status_code == 200
    assert send(client, auth, told).json == {"imported": 0, "known": 3, "without_consent": 0}


def changed(told: bytes, **values: Any) -> str:
    """The export with one fact changed: None takes a value away."""
    tree = json.loads(told)
    node = next(one for one in tree["dataFeedElement"] if one.get("value") == "dog")
    for name, value in values.items():
        node[name] = value
    return json.dumps(tree)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"confidence": 1.5}, "confidence is not from 0 to 1"),
        ({"confidence": "NaN"}, "confidence is not from 0 to 1"),
        ({"confidence": "much"}, "confidence could not convert"),
        ({"purpose": "advertising"}, "purpose is none of"),
        ({"purpose": None}, "purpose is missing"),
        ({"value": ["dog", "cat"]}, "value must be one plain value"),
        ({"value": {"@id": "urn:x"}}, "value must be one plain value"),
        ({"value": "x" * 501}, "value must be 1 to 500"),
        ({"name": "a\u0000b"}, "name must be 1 to 100"),
        ({"name": "allergy"}, "purpose of 'allergy' can only be 'health'"),
        ({"dateCreated": "yesterday"}, "dateCreated is no time"),
        ({"dateCreated": "2026-01-01T00:00:00"}, "dateCreated has no time zone"),
        ({"superseded": "2020-01-01T00:00:00+00:00"}, "superseded is before"),
        ({"position": -1}, "position is no place"),
    ],
)
def test_a_fault_names_its_node(client, auth, told, values, says) -> None:
    node = next(one for one in json.loads(told)["dataFeedElement"] if one.get("value") == "dog")
    answer = send(client, auth, changed(told, **values))
    assert_error(answer, 422, node["identifier"])
    assert says in answer.json["error"]["message"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ("", "document"),
        ("not json", "document"),
        ("[1, 2]", "document"),
        ("{}", "document"),
        ('{"@context": "http://localhost:1/steal", "@type": "DataFeed"}', "@context"),
        ('{"@context": [{"@vocab": "https://schema.org/"}, "https://schema.org"]}', "@context"),
        ('{"@context": {"a": {"@id": "urn:a", "@context": "http://localhost:1/"}}}', "@context"),
        ('{"@context": {"@import": "http://localhost:1/"}}', "@import"),
        ('{"@graph": [{"a": {"@context": "file:///etc/passwd"}}]}', "@context"),
        ("[" * 5000, "document"),
    ],
)
def test_what_is_no_profile_is_refused_and_nothing_fetched(client, auth, body, field) -> None:
    assert_error(send(client, auth, body), 422, field)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["@id", "@type", "@value", "@list", "@graph", "@reverse", "name", "value"])
        | st.text(max_size=9),
        inner,
        max_size=4,
    ),
    max_leaves=12,
)


@given(JSON)
@settings(deadline=None)
def test_any_json_is_read_or_refused(tree: Any) -> None:
    wrapped = {"@context": {"@vocab": "https://schema.org/"}, "@type": "DataFeed", "x": tree}
    for body in (tree, wrapped, {**wrapped, "@type": ["DataFeed", "PropertyValue"]}):
        try:
            read_document(json.dumps(body))
        except ImportFault as fault:
            assert fault.node


def test_a_secret_is_not_taken_over(services, client, auth, told) -> None:
    client.delete("/v1/profile", headers=auth)
    client.put("/v1/consent", json={"purpose": "personalise", "granted": True}, headers=auth)
    send(client, auth, changed(told, value="4111 1111 1111 1111"))
    assert "[card number left out]" in {one.fact.object for one in history(services, "900")}
