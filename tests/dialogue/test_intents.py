import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.intent_features import SIZE, concepts, features, vector
from dialogue.intent_rules import ruled
from dialogue.intents import Read, read_intent
from dialogue.types import INTENTS, Wish

SHOWN = Read(shown=True)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("forget everything", "forget"),
        ("could you please delete my data", "forget"),
        ("请忘记我的生日", "forget"),
        ("把我的地址删掉", "forget"),
        ("what do you know about me?", "ask_memory"),
        ("你还记得我什么", "ask_memory"),
        ("see you tomorrow", "goodbye"),
        ("好的,拜拜", "goodbye"),
        ("你好呀", "greet"),
    ],
)
def test_some_signs_settle_it(text: str, intent: str) -> None:
    assert ruled(text) == intent


@pytest.mark.parametrize(
    "text",
    [
        "forget the beer, show me wine instead",
        "bye the way, any soup?",
        "what do you know about tea?",
    ],
)
def test_what_only_looks_like_a_sign_settles_nothing(text: str) -> None:
    assert ruled(text) is None


@pytest.mark.parametrize(
    ("text", "read", "intent"),
    [
        ("any idea what I could give my uncle? he has everything", Read(), "ask_recommendation"),
        ("gotta buy smth for my uncles bday, help", Read(), "ask_recommendation"),
        ("I'm not a student any more", Read(), "state_fact"),
        ("cheaper pls", SHOWN, "refine"),
        ("could it go in the dishwasher?", SHOWN, "ask_product"),
        ("which of the two is lighter", SHOWN, "compare"),
        ("how come you picked this one", SHOWN, "ask_why"),
        ("the courier never turned up", Read(), "order_help"),
        ("who is the prime minister of italy", Read(), "out_of_scope"),
        ("they cracked in the parcel, I want my money back", Read(), "order_help"),
        ("有没有适合爷爷的东西", Read(), "ask_recommendation"),
        ("再便宜点的", SHOWN, "refine"),
        ("这两个哪个轻一点", SHOWN, "compare"),
        ("能放洗碗机吗", SHOWN, "ask_product"),
        ("包裹怎么还没到", Read(), "order_help"),
        ("意大利总理是谁", Read(), "out_of_scope"),
    ],
)
def test_what_no_rule_knows_is_read_by_the_model(text: str, read: Read, intent: str) -> None:
    assert ruled(text) is None
    assert read_intent(text, read) == intent


def test_what_else_was_read_counts() -> None:
    assert read_intent("zonk", Read(Wish(words="zonk"))) == "ask_recommendation"
    assert read_intent("qwfp zxcv") is None


def test_both_languages_and_slips_share_concepts() -> None:
    assert "ORDER" in concepts("my parcel") & concepts("快递") & concepts("where is my pacakge")
    assert "ORDER" not in concepts("a warm scarf")
    assert "HI" in concepts("heyyyy")


def test_shown_products_are_seen() -> None:
    assert features("cheaper", shown=True) != features("cheaper", shown=False)
    assert "c:GOODS" in features("zonk", shown=False, goods=True)


@given(st.text(max_size=300), st.booleans())
def test_any_text_has_features_and_an_intent(text: str, shown: bool) -> None:
    row = vector(text, shown)
    assert row.shape == (SIZE,) and abs(float((row**2).sum()) - 1) < 1e-4
    assert read_intent(text, Read(shown=shown)) in (*INTENTS, None)


def test_it_takes_no_time() -> None:
    text = "hello, I am looking for a birthday present for my sister who loves tea, under 30 euros"
    read_intent(text)
    start = time.perf_counter()
    for _ in range(50):
        read_intent(text)
    assert (time.perf_counter() - start) / 50 < 0.01
