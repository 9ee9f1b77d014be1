from dialogue.brief import Brief
from dialogue.draft import ATTEMPTS, Voice, free_drafts
from dialogue.respond import respond
from dialogue.situation import Plan
from dialogue.tone import TONES
from dialogue.types import Mood
from tests.dialogue.shop import LEXICON
from tests.dialogue.test_respond import BOOK
from tests.fakes import CharacterTokenizer, ScriptedModel

BRIEF = Brief("recommend_popular", slots={"P1": "Tea", "P1.price": "$2.00"})
NEEDED = frozenset({"P1", "P1.price"})
GOOD = "How about {P1}, at {P1.price}?"


def drafts(script, act: str = "recommend_popular") -> list:
    voice = Voice(ScriptedModel(script), CharacterTokenizer(), "free")
    brief = Brief(act, slots=BRIEF.slots)
    return free_drafts(voice, brief, NEEDED, TONES["friendly"], "tea?", frozenset(), 3)


def test_a_first_draft_that_holds_is_the_only_one() -> None:
    (draft,) = drafts(lambda job: GOOD)
    assert draft.text == GOOD and draft.faults == ()


def test_a_draft_that_fails_gets_another_chance_with_another_seed() -> None:
    seeds = []

    def second_time(job) -> str:
        seeds.append(job.seed)
        return GOOD if len(seeds) > 1 else "It is free!"

    first, second = drafts(second_time)
    assert {"claim", "missing_slot"} <= set(first.faults) and second.faults == ()
    assert len(set(seeds)) == 2


def test_after_its_attempts_the_model_is_silent() -> None:
    found = drafts(lambda job: "Buy {P1}, {P1}!")
    assert len(found) == ATTEMPTS and all("repeated_slot" in one.faults for one in found)


def test_many_shoppers_are_named_only_where_that_is_the_reason() -> None:
    said = "Many shoppers here buy {P1}, at {P1.price}."
    assert drafts(lambda job: said)[-1].faults == ()
    assert drafts(lambda job: said, "alternative_wish")[-1].faults == ("popularity",)


def test_a_question_for_consent_is_never_left_to_the_model() -> None:
    plan = Plan("recommend_popular", {**BRIEF.slots, "noted": "you like tea"}, closer="noted_ask")
    voice = Voice(ScriptedModel(lambda job: GOOD), CharacterTokenizer(), "free")
    spoken = respond(plan, TONES["friendly"], Mood(), [], "tea?", voice, BOOK, LEXICON)
    assert spoken.reply.source == "model"
    assert spoken.reply.text.startswith("How about Tea, at $2.00? ")
    assert "you like tea" in spoken.reply.text


def test_a_language_the_model_was_not_taught_is_the_templates() -> None:
    voice = Voice(ScriptedModel(lambda job: GOOD), CharacterTokenizer(), "free")
    plan = Plan("recommend_popular", BRIEF.slots or {}, language="zh")
    spoken = respond(plan, TONES["friendly"], Mood(), [], "茶?", voice, BOOK, LEXICON)
    assert spoken.reply.source == "template" and spoken.refused == ("language",)
