"""How a voice is put to the test, with models that say what they are told to."""

from __future__ import annotations

import pytest

from dialogue import phrases
from dialogue.draft import Voice
from dialogue.phrases import is_path
from dialogue.respond import reply_parts
from dialogue.situation import Plan
from dialogue.tone import TONES
from export.shelf import HELD_OUT, read_catalog
from export.voice import prompts, speak, spoken
from export.voice_report import held_out_goods, measure_voice
from tests.fakes import CharacterTokenizer, ScriptedModel

pytest.importorskip("torch")
BOOK = phrases.load("en")


def test_prompts_are_about_the_shop_that_was_held_out() -> None:
    names = {one.name for shop in HELD_OUT for one in read_catalog(shop)}
    made = prompts("en", 60)
    named = [one.slots["P1"] for one in made if "P1" in one.slots]
    assert len(made) == 60 and named and set(named) <= names
    assert prompts("en", 60) == made


def test_a_draft_that_the_checker_refuses_is_counted_and_not_served() -> None:
    one = next(one for one in prompts("en", 100) if one.exemplar.act == "recommend")
    voice = Voice(ScriptedModel(lambda job: "It is on sale!"), CharacterTokenizer(), "free")
    found = speak(voice, one, BOOK, frozenset(), 1)
    assert not found.given and found.text == "" and found.unsupported


def test_the_guided_voice_chooses_among_what_may_be_said() -> None:
    one = next(one for one in prompts("en", 300) if one.exemplar.act == "thanks")
    own = one.exemplar
    plan = Plan(own.act, dict(one.slots), language="en", reason=own.evidence)
    parts = reply_parts(plan, TONES[own.tone], own.mood, (), one.message, BOOK)
    way = " ".join(filter(None, (part[0] for part in parts)))
    voice = Voice(ScriptedModel(lambda job: way), CharacterTokenizer())
    assert speak(voice, one, BOOK, frozenset(), 1).drafts[0].text == way
    stray = Voice(ScriptedModel(lambda job: "Bye or so"), CharacterTokenizer())
    assert speak(stray, one, BOOK, frozenset(), 1).drafts[0].faults == ("off_path",)


def test_a_language_the_model_does_not_know_is_put_by_the_template() -> None:
    book = phrases.load("zh")
    silent = Voice(ScriptedModel(lambda job: pytest.fail("asked")), CharacterTokenizer())
    found = list(spoken(silent, prompts("zh", 40), book, held_out_goods(book)))
    assert all(one.text and "{" not in one.text for one in found)


def test_a_report_has_figures_and_replies_to_read() -> None:
    told = measure_voice(Voice(None, None), "templates", "en", 40, shown=5)
    assert told.figures.replies == 40 and len(told.sample) == 5
    assert 0.2 < told.tone_reader <= 1
    assert told.figures.figures_before == 0 and told.figures.served == 0  # nobody chose
    assert all(one.text for one in told.sample)


def test_a_path_is_one_alternative_of_each_part() -> None:
    assert is_path([("a", "b"), ("c",)], "b c") and not is_path([("a", "b"), ("c",)], "b")
