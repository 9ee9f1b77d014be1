"""Turns of phrase state nothing, and pieces of sentences are no values."""

from __future__ import annotations

import pytest

from dialogue.statements import read_facts


@pytest.mark.parametrize(
    "text",
    [
        "I'm allergic to bad service lol",
        "I'm vegan-curious",
        "i'm a little short on cash",
        "I'm pregnant with anticipation",
        "call me stupid but how does it work",
        "they call me Big Mike",
        "I run out of coffee all the time",
        "I don't drink and drive",
    ],
)
def test_an_idiom_states_nothing(text: str) -> None:
    assert read_facts(text) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I'm allergic to nuts", {("allergy", "nuts")}),
        ("call me Al", {("name", "Al")}),
        ("I'm pregnant", {("condition", "pregnant")}),
        ("i'm a plumber by trade", {("occupation", "plumber")}),
        ("i speak german and a little french", {("language", "german"), ("language", "french")}),
    ],
)
def test_what_is_said_plainly_is_still_stated(text: str, told: set[tuple[str, str]]) -> None:
    assert {(fact.predicate, fact.object) for fact in read_facts(text)} == told
