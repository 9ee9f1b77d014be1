"""Messages that were once misread, each with how it is to be read."""

from __future__ import annotations

import pytest

from dialogue.lexicon import build_lexicon
from dialogue.types import Act, Turn
from dialogue.understand import understand_turns
from tests.dialogue.labelled_shop import products

LEXICON = build_lexicon(products().values())
SHOWN = (Turn("user", "hi"), Turn("assistant", "Here.", tuple(list(products())[:3])))


def read(text: str, shown: bool = True) -> Act:
    return understand_turns(SHOWN if shown else (), text, LEXICON, products())


@pytest.mark.parametrize(
    "text",
    ["给我推荐点什么", "推荐点什么好呢", "给点建议", "随便推荐点东西吧", "能给我推荐一下吗", "帮我推荐几个"],
)
@pytest.mark.parametrize("shown", [True, False])
def test_advice_is_asked_for(text: str, shown: bool) -> None:
    assert read(text, shown).intent == "ask_recommendation"


@pytest.mark.parametrize("text", ["能便宜点吗", "可以便宜一点吗", "有没有便宜点的", "can you go cheaper?"])
def test_who_bargains_is_shown_what_costs_less(text: str) -> None:
    act = read(text)
    first = products()[SHOWN[1].items[0]]
    assert act.intent == "refine" and act.wish.constraints.max_price is not None
    assert first.price is not None and act.wish.constraints.max_price < first.price


@pytest.mark.parametrize("text", ["防水吗", "好吃吗?", "waterproof?", "那甜不甜", "耐用吗"])
def test_a_question_without_its_subject_is_about_the_first_shown(text: str) -> None:
    act = read(text)
    assert act.intent == "ask_product" and act.references == SHOWN[1].items[:1]
    assert read(text, shown=False).references == ()


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("I want to talk to a human", "neutral"), ("转人工", "neutral"), ("有真人吗", "neutral"),
        ("still not here. let me talk to a human!!", "frustrated"),
        ("说了三遍了还是没人理，转人工", "frustrated"),
    ],
)
def test_who_wants_a_person_need_not_be_cross(text: str, mood: str) -> None:
    act = read(text)
    assert act.intent == "order_help" and act.mood.label == mood
