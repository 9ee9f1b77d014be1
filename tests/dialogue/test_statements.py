import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.statements import forgotten, in_words, read_facts, without_facts
from dialogue.types import Fact


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("My name is Ana.", ["your name is Ana"]),
        ("I love hazelnut coffee!", ["you like hazelnut coffee"]),
        ("I don't like olives", ["you do not like olives"]),
        ("I'm allergic to nuts", ["you are allergic to nuts"]),
        ("I’m vegan and I like soup", ["you are vegan", "you like soup"]),
        ("my son hates broccoli", ["your son does not like broccoli"]),
        (
            "my mother is allergic to peanuts, what can I bake?",
            ["your mother is allergic to peanuts"],
        ),
        (
            "I'm allergic to nuts, milk and eggs",
            ["you are allergic to nuts", "you are allergic to milk", "you are allergic to eggs"],
        ),
        ("I can't eat nuts any snacks?", ["you are not eating nuts"]),
        (
            "snacks for my mother who is allergic to nuts",
            ["your mother is allergic to nuts"],
        ),
        ("my daughter is two", ["your daughter is two"]),
        ("we have a dog", ["you have a dog"]),
    ],
)
def test_plain_statements_are_facts(text: str, clauses: list[str]) -> None:
    assert [in_words(fact) for fact in read_facts(text)] == clauses


@pytest.mark.parametrize(
    "text",
    [
        "Do I like coffee?",
        "what if I were vegan?",
        "today I'm vegan lol",
        "I don't like it",
        "I like that",
        "I would like some pizza",
        'he wrote "I love cheese"',
        "I used to like soup",
        "please call me back later",
        "I really like the second one",
        "forget that I like soup",
        "",
    ],
)
def test_what_is_not_meant_of_oneself_is_no_fact(text: str) -> None:
    assert read_facts(text) == ()


def test_what_is_asked_beside_a_fact_is_left() -> None:
    assert without_facts("I want cookies but I'm allergic to nuts").split()[:3] == [
        "I", "want", "cookies",
    ]  # fmt: skip
    assert "diapers" in without_facts("my son is two and needs diapers")
    assert "nuts" not in without_facts("snacks for my mother who is allergic to nuts")


def test_health_has_its_own_purpose() -> None:
    purposes = {fact.predicate: fact.purpose for fact in read_facts("I'm vegan. I like soup.")}
    assert purposes == {"diet": "health", "likes": "personalise"}


@given(st.text(max_size=200))
def test_any_text_is_read_into_short_facts(text: str) -> None:
    for fact in read_facts(text):
        assert fact.object and len(fact.object) <= 40


def test_forget_names_what_goes() -> None:
    likes, name = Fact("shopper", "likes", "coffee"), Fact("shopper", "name", "Ana")
    assert forgotten((likes, name), "forget that I like coffee") == (likes,)
    assert forgotten((likes, name), "forget my name") == (name,)
    assert forgotten((likes, name), "forget everything") == (likes, name)
    assert forgotten((likes, name), "forget about the weather") == ()
