"""Replies about what is known name it, its source, and what is doubted."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from dialogue.doubts import Doubt
from dialogue.ground import fill
from dialogue.memory import Learned
from dialogue.pantry import build_pantry
from dialogue.phrases import load
from dialogue.plan import plan
from dialogue.respond import phrase_parts
from dialogue.safety import cautions
from dialogue.situation import Situation
from dialogue.template import template_draft
from dialogue.tone import TONES
from dialogue.types import Act, Fact, Mood, Profile
from dialogue.wording import source_in_words
from recsys.types import Candidate, Evidence, Habit
from tests.dialogue.labelled_shop import products

MAY = datetime(2026, 5, 3, tzinfo=timezone.utc)
NUTS = Fact("shopper", "allergy", "nuts", source="conversation 1", purpose="health", valid_from=MAY)
TEA = Fact("shopper", "likes", "tea")
HATES_TEA = Fact("shopper", "dislikes", "tea")
VEGAN = Fact("shopper", "diet", "vegan", purpose="health")
HABITS = (Habit("interest", "Tea", 0.6, 0.3), Habit("rhythm", "7", 0.9))


def situation(  # type: ignore[no-untyped-def]
    intent: str, message: str = "", facts: tuple[Fact, ...] = (), **more
) -> Situation:
    learned = more.pop("learned", None) or Learned(Profile("1", facts))
    mood = more.pop("mood", Mood())
    act = Act(intent, mood=mood)  # type: ignore[arg-type]
    return Situation(act, learned, message=message, **more)


def offer(item: str) -> tuple[Candidate, ...]:
    return (Candidate(products()[item], 1.0, (Evidence("popular", "", 1.0),)),)


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (NUTS, "you told me on 3 May 2026"),
        (Fact("shopper", "likes", "tea", source="conversation 7"), "you told me so in this chat"),
        (TEA, "you told me so in this chat"),
        (Fact("shopper", "age", "34", source="profile"), "you entered it in your profile"),
        (Fact("shopper", "age", "34", source="survey"), "answered the shop's questions"),
    ],
)
def test_where_a_fact_comes_from(fact: Fact, said: str) -> None:
    assert said in source_in_words(fact, "conversation 7")


@pytest.mark.parametrize(
    "message",
    ["why do you think I'm allergic to nuts?", "why nuts?", "why do you say I'm allergic?"],
)
def test_why_about_a_belief_names_the_fact_and_its_source(message: str) -> None:
    made = plan(situation("ask_why", message, (TEA, NUTS), spoken_of=offer("tea-green")))
    assert made.act == "fact_source" and "nuts" in made.slots["fact"]
    assert made.slots["source"] == "you told me on 3 May 2026"


def test_why_after_a_recall_is_about_what_was_recalled() -> None:
    last = "Here's what I know about you: you like tea."
    made = plan(situation("ask_why", "why do you think that?", (NUTS, TEA), last=last))
    assert made.slots["fact"] == "you like tea"


def test_why_about_nothing_known_says_so() -> None:
    assert plan(situation("ask_why", "why do you think I'm rich?")).act == "fact_source_unknown"


def test_why_about_a_product_stays_about_the_product() -> None:
    made = plan(situation("ask_why", "why this one?", (TEA,), spoken_of=offer("tea-green")))
    assert made.act == "why_popular"


def test_memory_tells_what_was_told_apart_from_what_was_seen() -> None:
    both = plan(situation("ask_memory", facts=(TEA,), habits=HABITS))
    assert both.slots["facts"] == "you like tea" and both.closer == "memory_inferred"
    assert both.slots["habits"] == (
        "you often choose Tea, lately more; you usually shop every 7 days"
    )
    assert plan(situation("ask_memory", habits=HABITS)).act == "memory_habits_only"
    assert plan(situation("ask_memory")).act == "memory_empty"


def test_a_doubt_is_asked_about_and_its_answer_told() -> None:
    doubt = Doubt(TEA, HATES_TEA)
    asked = plan(situation("state_preference", learned=Learned(Profile("1"), doubt=doubt)))
    assert asked.act == "contradiction" and "like tea" in asked.slots["before"]
    for which, act in (("new", "contradiction_new"), ("old", "contradiction_old")):
        learned = Learned(Profile("1"), settled=(doubt, which))
        assert plan(situation("feedback_positive", learned=learned)).act == act


def test_what_was_corrected_and_what_has_ended() -> None:
    ended = Learned(Profile("1"), ended=(VEGAN,))
    assert plan(situation("state_fact", learned=ended)).act == "ended"
    moved = Learned(
        Profile("1"),
        new=(Fact("shopper", "location", "leeds"),),
        ended=(Fact("shopper", "location", "york"),),
    )
    made = plan(situation("state_fact", learned=moved))
    assert made.act == "corrected" and "york" in made.slots["gone"]


def test_a_list_says_what_it_leaves_out_once_and_what_is_vouched_for() -> None:
    found = cautions([NUTS, VEGAN], build_pantry(products().values()))
    told = {"candidates": offer("tea-green"), "cautions": found}
    first = plan(situation("ask_recommendation", **told))
    assert first.closer == "cautious" and "nuts" in first.slots["avoided"]
    assert plan(situation("ask_recommendation", **told, offered_before=True)).closer == ""
    vegan = plan(situation("ask_recommendation", candidates=offer("milk-oat"), cautions=found[1:]))
    assert (vegan.closer, vegan.slots["claim"]) == ("cautious_vouched", "vegan")
    # A vegan product may still hold nuts, and of those nothing vouches for it.
    both = plan(situation("ask_recommendation", candidates=offer("milk-oat"), cautions=found))
    assert both.closer == "cautious" and "nuts" in both.slots["avoided"]


DIABETES = Fact("shopper", "condition", "diabetes", purpose="health")
PREGNANT = Fact("shopper", "condition", "pregnant", purpose="health")


@pytest.mark.parametrize(
    ("facts", "act", "slots"),
    [
        ((PREGNANT,), "cautious_unknown", {"concern": "pregnancy"}),
        ((DIABETES,), "cautious_partly", {"avoided": "plenty of sugar", "concern": "diabetes"}),
        (
            (NUTS, DIABETES, PREGNANT),
            "cautious_partly",
            {"avoided": "nuts and plenty of sugar", "concern": "diabetes and pregnancy"},
        ),
        ((NUTS, PREGNANT), "cautious_partly", {"avoided": "nuts", "concern": "pregnancy"}),
    ],
)
def test_what_the_catalogue_cannot_judge_is_said_to_be_so(
    facts: tuple[Fact, ...], act: str, slots: dict[str, str]
) -> None:
    found = cautions(facts, build_pantry(products().values()))
    told = {"candidates": offer("tea-green"), "cautions": found}
    made = plan(situation("ask_recommendation", **told))
    assert made.closer == act and {name: made.slots[name] for name in slots} == slots
    said = phrase_parts(made, TONES["friendly"], load())
    reply = fill(template_draft(said, 1), made.slots)
    assert slots["concern"] in reply and "label" in reply


def test_it_is_said_in_chinese_words_in_a_chinese_reply() -> None:
    found = cautions([DIABETES], build_pantry(products().values()))
    told = {"candidates": offer("tea-green"), "cautions": found, "language": "zh"}
    slots = plan(situation("ask_recommendation", **told)).slots
    assert (slots["avoided"], slots["concern"]) == ("大量糖分", "糖尿病")


ZH = {"language": "zh"}


def test_all_that_is_recalled_is_chinese_in_a_chinese_reply() -> None:
    told = plan(situation("ask_memory", facts=(TEA, NUTS), habits=HABITS, **ZH)).slots
    assert "您喜欢茶" in told["facts"] and "您对坚果过敏" in told["facts"] and "；" in told["facts"]
    assert told["habits"] == "您常选Tea，最近比以前多；您大约每7天来买一次"
    learned = Learned(Profile("1"), new=(TEA,), ended=(HATES_TEA,))
    slots = plan(situation("state_preference", learned=learned, **ZH)).slots
    assert slots == {"noted": "您喜欢茶", "gone": "您不喜欢茶"}
    asked = Learned(Profile("1"), doubt=Doubt(TEA, HATES_TEA))
    slots = plan(situation("state_preference", learned=asked, **ZH)).slots
    assert slots == {"before": "您喜欢茶", "noted": "您不喜欢茶"}


@pytest.mark.parametrize("message", ["为什么觉得我对坚果过敏？", "你怎么知道我过敏？"])
def test_why_about_a_belief_is_answered_in_chinese(message: str) -> None:
    made = plan(situation("ask_why", message, (TEA, NUTS), **ZH))
    assert made.slots == {"fact": "您对坚果过敏", "source": "您在2026年5月3日告诉我的"}


def test_why_after_a_recall_in_chinese_is_about_what_was_recalled() -> None:
    made = plan(situation("ask_why", "为什么这么说？", (NUTS, TEA), last="您喜欢茶。", **ZH))
    assert made.slots["fact"] == "您喜欢茶"


def test_many_facts_forgotten_are_counted_in_chinese() -> None:
    many = tuple(Fact("shopper", "likes", what) for what in ("茶", "火腿", "果酱", "糖", "燕麦"))
    made = plan(situation("forget", learned=Learned(Profile("1"), forget=many), **ZH))
    assert made.slots["noted"] == "您喜欢茶，您喜欢火腿，您喜欢果酱，还有另外2条"


def test_what_is_vouched_for_is_named_in_chinese() -> None:
    found = cautions([VEGAN], build_pantry(products().values()))
    told = {"candidates": offer("milk-oat"), "cautions": found, **ZH}
    assert plan(situation("ask_recommendation", **told)).slots["claim"] == "纯素"


def test_a_frustrated_shopper_is_told_of_a_human_where_there_is_one() -> None:
    angry = Mood("frustrated", 0.9)
    assert plan(situation("order_help", mood=angry, contact="help@shop.example")).closer == "human"
    assert plan(situation("order_help", mood=angry)).closer == ""
    assert plan(situation("order_help", contact="help@shop.example")).closer == ""


def test_what_was_not_understood_is_not_noted_as_something_else() -> None:
    made = plan(situation("state_fact", "I'm a bit of a character", (TEA,)))
    assert made.act == "ask_back" and "noted" not in made.slots


def test_many_facts_forgotten_are_counted() -> None:
    many = tuple(Fact("shopper", "likes", what) for what in ("tea", "ham", "jam", "rum", "oats"))
    made = plan(situation("forget", learned=Learned(Profile("1"), forget=many)))
    assert made.slots["noted"].endswith(", and 2 more")


HOME = Fact("shopper", "location", "Aberdeen", source="conversation 1", valid_from=MAY)
REX = Fact("shopper", "pet_name", "Rex", source="conversation 1", valid_from=MAY)


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        ("how do you know where I live?", HOME), ("who told you where i live", HOME),
        ("how come you know my dog's name", REX),
        ("where did you get that my dog is called Rex", REX),
        ("你怎么知道我住哪", HOME), ("谁告诉你我的狗叫什么名字", REX), ("凭什么说我喜欢tea", TEA),
    ],
)  # fmt: skip
def test_who_asks_how_it_is_known_is_told_the_source(message: str, fact: Fact) -> None:
    made = plan(situation("ask_memory", message, (HOME, REX, TEA)))
    assert made.act == "fact_source" and fact.object in made.slots["fact"]


@pytest.mark.parametrize("message", ["what do you know about me?", "where do I live?", "我住在哪里"])
def test_who_asks_what_is_known_is_told_that(message: str) -> None:
    assert plan(situation("ask_memory", message, (HOME,))).act == "memory"
