"""A question for consent stands alone in its reply."""

from __future__ import annotations

import pytest

from dialogue.asking import QUIET, TAKE_BACK
from dialogue.chips import chips, in_language
from dialogue.consent import ASKED_BY, read_consent, yes_or_no
from dialogue.phrases import BOOKS, load
from dialogue.situation import Plan
from dialogue.types import Profile, Turn
from dialogue.withdrawal import UNDER_CONSENT, withdrawn

ASKS = ("?", "？")


@pytest.mark.parametrize("language", BOOKS)
@pytest.mark.parametrize("act", sorted({*QUIET, "learning"}))
def test_what_stands_before_a_question_for_consent_asks_nothing(act: str, language: str) -> None:
    for tone, parts in load(language).acts[act].items():
        assert not [text for part in parts for text in part if text.endswith(ASKS)], tone


@pytest.mark.parametrize("language", BOOKS)
@pytest.mark.parametrize("act", sorted(ASKED_BY))
def test_a_question_for_consent_asks_once_whatever_words_are_chosen(
    act: str, language: str
) -> None:
    for tone, parts in load(language).acts[act].items():
        least = sum(min(sum(map(text.count, ASKS)) for text in part) for part in parts)
        most = sum(max(sum(map(text.count, ASKS)) for text in part) for part in parts)
        assert least == most == 1, tone


@pytest.mark.parametrize("language", BOOKS)
def test_every_chip_about_consent_is_understood(language: str) -> None:
    everything = frozenset({*UNDER_CONSENT, "service"})
    for purpose, chip in ((None, "Stop remembering"), *TAKE_BACK.items()):
        [typed] = in_language([chip], language)
        gone = withdrawn(typed, everything)
        assert gone == ({purpose} if purpose else frozenset(UNDER_CONSENT)), typed
    for act in ASKED_BY:
        yes, no = in_language(chips(Plan(act)), language)
        assert (yes_or_no(yes), yes_or_no(no)) == ("yes", "no"), act
    keep = in_language(chips(Plan("noted_here")), language)[0]
    told = [Turn("user", "I like tea")]
    assert read_consent(Profile("900"), told, keep).purpose == "personalise"
