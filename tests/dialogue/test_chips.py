"""Suggestions are understood as they are meant, in either language."""

from __future__ import annotations

import pytest

from dialogue.chips import _CHINESE, chips, in_language
from dialogue.consent import yes_or_no
from dialogue.phrases import ACTS
from dialogue.situation import Plan
from dialogue.understand import Scene, understand
from dialogue.withdrawal import withdrawn
from tests.dialogue.shop import LEXICON, PRODUCTS

SCENE = Scene((PRODUCTS["pizza"], PRODUCTS["ham"]))
INTENTS = {
    "Why this one?": "ask_why", "Something cheaper": "refine", "Something else": "refine",
    "Surprise me": "ask_recommendation", "What do you know about me?": "ask_memory",
}  # fmt: skip
ANSWERS = {
    "Yes, that's fine": "yes", "No, keep it as it was": "no", "Yes, remember it": "yes",
    "Yes, you may": "yes", "No, thanks": "no",
}  # fmt: skip
STOPS = {
    "Stop keeping my health details": {"health"}, "Stop noting my moods": {"mood"},
    "Stop learning from my messages": {"training"},
}  # fmt: skip
LANGUAGES = ("en", "zh")


def said(chip: str, language: str) -> str:
    return in_language([chip], language)[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chip", INTENTS)
def test_a_wish_or_question_is_understood(chip: str, language: str) -> None:
    act = understand(said(chip, language), LEXICON, SCENE)
    assert (act.intent, act.wish.words, act.understood) == (INTENTS[chip], "", True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_cheaper_is_cheaper_than_what_was_shown(language: str) -> None:
    act = understand(said("Something cheaper", language), LEXICON, SCENE)
    price, highest = PRODUCTS["pizza"].price, act.constraints.max_price
    assert price and highest and highest < price


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_is_asked_of_what_was_shown_first(language: str) -> None:
    assert understand(said("Why this one?", language), LEXICON, SCENE).references == ("pizza",)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chip", ANSWERS)
def test_an_answer_is_read_as_yes_or_no(chip: str, language: str) -> None:
    assert yes_or_no(said(chip, language)) == ANSWERS[chip]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chip", STOPS)
def test_a_consent_is_taken_back_for_what_is_named(chip: str, language: str) -> None:
    assert withdrawn(said(chip, language), {"personalise", "health"}) == STOPS[chip]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_it_is_taken_back(language: str) -> None:
    gone = withdrawn(said("Stop remembering", language), {"personalise", "health", "mood"})
    assert {"personalise", "health", "mood"} <= gone


def test_every_chip_has_chinese_words_that_are_no_other_chip() -> None:
    known = {*INTENTS, *ANSWERS, *STOPS, "Stop remembering", "Remember it for next time"}
    assert set(_CHINESE) == known and len(set(_CHINESE.values())) == len(known)
    for act in ACTS:
        assert set(chips(Plan(act))) <= known


def test_a_question_for_consent_comes_with_its_answers() -> None:
    assert chips(Plan("recommend", closer="noted_ask")) == ("Yes, remember it", "No, thanks")
    assert chips(Plan("comfort_sad", closer="mood_ask")) == ("Yes, you may", "No, thanks")
    assert chips(Plan("contradiction")) == ("Yes, that's fine", "No, keep it as it was")
    assert chips(Plan("goodbye")) == ()
