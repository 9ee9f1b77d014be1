"""Sentences on health are left out whole, and nothing else is."""

from __future__ import annotations

import pytest

from dialogue.confided import (
    NOT_KEPT,
    on_health,
    readable,
    without_health,
    without_mention,
    without_said_back,
)
from dialogue.statements import read_facts
from dialogue.types import Fact


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("I'm allergic to mint.", NOT_KEPT),
        ("Hi! I'm allergic to mint. What tea is there?", f"Hi! {NOT_KEPT} What tea is there?"),
        ("I'm vegan. My son is allergic to nuts. Any soup?", f"{NOT_KEPT} Any soup?"),
        ("I like tea. It costs 1.50, right?", "I like tea. It costs 1.50, right?"),
        ("I'm allergic to mint, any tea under 3.50?", NOT_KEPT),
        ("我对花生过敏。有什么茶？", f"{NOT_KEPT}有什么茶？"),
        ("I'm not vegan any more", NOT_KEPT),
        ("any tea?", "any tea?"),
        ("", ""),
    ],
)
def test_what_tells_of_health_is_left_out(text: str, kept: str) -> None:
    assert without_health(text) == kept
    assert without_health(kept) == kept  # a second time changes nothing


def test_the_mark_says_nothing_when_it_is_read_again() -> None:
    assert readable(f"Hi! {NOT_KEPT} Any tea?") == "Hi!  Any tea?" and readable(NOT_KEPT) == ""
    assert read_facts(NOT_KEPT) == ()


def test_a_reply_is_kept_without_what_it_says_back() -> None:
    told = on_health(read_facts("I'm allergic to mint. My name is Ann."))
    assert [fact.object for fact in told] == ["mint"]
    slots = {"noted": "you are allergic to mint", "P1": "Mint tea", "P1.why": "you are vegan"}
    text = "Noted: you are allergic to mint. How about Mint tea? You are vegan."
    kept = without_said_back(text, slots, told)
    assert kept == f"Noted: {NOT_KEPT}. How about Mint tea? You are vegan."
    assert without_said_back(text, slots, ()) == text
    vegan = on_health(read_facts("I'm vegan"))
    assert without_said_back(text, slots, vegan).endswith(f"{NOT_KEPT}.")


def test_what_is_named_is_left_out_with_its_sentence() -> None:
    nuts = Fact("shopper", "allergy", "nuts", purpose="health")
    peanut = Fact("shopper", "allergy", "花生", purpose="health")
    no_pork = Fact("shopper", "diet", "no pork", purpose="health")
    text = "Donuts? I left out Nuts. And pork, too."
    assert without_mention(text, [nuts]) == f"Donuts? {NOT_KEPT} And pork, too."
    assert without_mention(text, [nuts, no_pork]) == f"Donuts? {NOT_KEPT}"
    assert without_mention("有花生吗？有茶吗？", [peanut]) == f"{NOT_KEPT}有茶吗？"
    assert without_mention(text, []) == text
