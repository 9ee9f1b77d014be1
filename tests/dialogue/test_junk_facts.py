"""What is supposed, asked, quoted, joked or denied says nothing of the shopper.

Each sentence below states a fact, which is checked first; then it is put into a frame that takes
the meaning from it, and nothing may be left of it.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.predicates import PREDICATES
from dialogue.statements import read_facts, retracted

# By predicate, statements in the first person, without a final mark.
SAID: dict[str, tuple[str, ...]] = {
    "name": ("my name is Ana", "I go by Rob"),
    "birthday": ("my birthday is on 3 May", "I was born on the 3rd of May"),
    "age": ("I'm 34", "I am 52 years old"),
    "location": ("I live in Leeds", "I'm from Berlin"),
    "occupation": ("I'm a nurse", "I work as a teacher"),
    "household": ("I live alone", "there are 4 of us"),
    "home": ("I live in a studio", "I live in a small flat"),
    "pet": ("I have a dog", "I have a corgi"),
    "pet_name": ("my dog's name is Rex",),
    "allergy": ("I'm allergic to nuts", "I have a peanut allergy"),
    "condition": ("I'm diabetic", "I have asthma"),
    "diet": ("I'm vegan", "I don't eat pork"),
    "size": ("I wear size 42", "my shoe size is 9"),
    "likes": ("I love green tea", "I like dark chocolate"),
    "dislikes": ("I hate olives", "I can't stand mushrooms"),
    "hobby": ("my hobby is fishing", "my hobby's knitting"),
    "owns": ("I have an espresso machine", "I own a tent"),
    "gift_recipient": ("I usually buy gifts for my mum",),
    "budget": ("my weekly budget is 80 dollars", "I spend 50 dollars a week"),
    "language": ("my native language is Polish", "I speak Spanish"),
    "values": ("I care about fair trade", "I only buy organic"),
    "habit": ("I run every morning", "I drink coffee every day"),
    "trait": ("I'm left-handed", "I have curly hair"),
}
SAID_ZH: dict[str, tuple[str, ...]] = {
    "name": ("我叫小明",),
    "age": ("我今年34岁",),
    "location": ("我住在上海",),
    "occupation": ("我是护士",),
    "household": ("我一个人住",),
    "pet": ("我养了一只猫",),
    "allergy": ("我对花生过敏",),
    "condition": ("我有糖尿病",),
    "diet": ("我不吃猪肉", "我吃素"),
    "size": ("我穿42码的鞋",),
    "likes": ("我喜欢绿茶",),
    "dislikes": ("我讨厌香菜",),
    "hobby": ("我的爱好是钓鱼",),
    "owns": ("我有空气炸锅",),
    "values": ("我很看重环保",),
    "habit": ("我每天跑步",),
    "trait": ("我是左撇子",),
}
FRAMES = (
    "if {}, what would you suggest?",
    "what if {}?",
    "suppose {}.",
    "imagine {}.",
    "let's say {}.",
    "pretend {} for a moment.",
    "hypothetically, {}.",
    "I wish {}.",
    "unless {}, that is fine.",
    "who told you that {}?",
    "do you think {}?",
    "why do you say {}?",
    "did I ever say {}?",
    "is it true that {}?",
    "you think {}.",
    "people always think {}.",
    "my brother says {}.",
    "he said: {}.",
    'the song goes "{}" all day.',
    'she wrote "{}" on the card.',
    "“{}” is a line from a film.",
    "{}, just kidding!",
    "{} lol, only joking.",
    "haha {} /s",
    "I never said {}.",
    "I didn't say {}.",
    "it is not true that {}.",
    "forget that {}.",
)
FRAMES_ZH = (
    "如果{}，你推荐什么？",
    "要是{}呢？",
    "假如{}。",
    "假设{}。",
    "就当{}吧。",
    "你怎么知道{}？",
    "你以为{}。",
    "别人都说{}。",
    "歌里唱“{}”。",
    "{}，开玩笑的。",
    "{}，骗你的。",
    "我没说过{}。",
    "从来没说{}。",
    "忘掉{}。",
)
STATEMENTS = [(kind, said) for kind, all_said in SAID.items() for said in all_said]
STATEMENTS_ZH = [(kind, said) for kind, all_said in SAID_ZH.items() for said in all_said]
FILLERS = ("", "hi, ", "hm, ", "ok so ", "by the way, ", "honestly, ")


def kinds(text: str) -> set[str]:
    return {fact.predicate for fact in read_facts(text)}


@pytest.mark.parametrize(("kind", "said"), STATEMENTS + STATEMENTS_ZH)
def test_each_statement_by_itself_is_a_fact(kind: str, said: str) -> None:
    assert kind in kinds(said)


def test_there_is_a_statement_for_every_predicate_that_is_read_from_words() -> None:
    assert SAID.keys() == set(PREDICATES) - {"tone"}  # a tone is asked for, dialogue.tone


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("kind", "said"), STATEMENTS)
def test_nothing_is_told_in_a_frame_that_takes_the_meaning_from_it(
    kind: str, said: str, frame: str
) -> None:
    assert kinds(frame.format(said)) == set()


@pytest.mark.parametrize("frame", FRAMES_ZH)
@pytest.mark.parametrize(("kind", "said"), STATEMENTS_ZH)
def test_nothing_is_told_in_a_chinese_frame_of_the_kind(kind: str, said: str, frame: str) -> None:
    assert kinds(frame.format(said)) == set()


def test_a_denial_takes_back_and_a_correction_after_one_is_a_fact() -> None:
    denied = retracted("it's not true that I'm vegan")
    assert [fact.object for fact in denied] == ["vegan"]
    assert kinds("that's not true, I'm vegan") == {"diet"}


@given(
    st.sampled_from(STATEMENTS),
    st.sampled_from(FRAMES),
    st.sampled_from(FILLERS),
    st.sampled_from((str, str.upper, str.lower)),
)
def test_nor_behind_a_filler_nor_in_other_letters(  # type: ignore[no-untyped-def]
    stated: tuple[str, str], frame: str, filler: str, spelled
) -> None:
    assert kinds(spelled(filler + frame.format(stated[1]))) == set()


@given(st.lists(st.sampled_from(STATEMENTS), min_size=1, max_size=3), st.sampled_from(FRAMES[:9]))
def test_a_supposition_covers_all_that_is_in_its_sentence(
    stated: list[tuple[str, str]], frame: str
) -> None:
    assert kinds(frame.format(" and ".join(said for _, said in stated))) == set()


@pytest.mark.parametrize(
    "text",
    [
        "I'm allergic to bills lol", "allergic to your prices", "I'm allergic to bad service",
        "im so allergic to early mornings", "I'm allergic to exercise haha",
        "we're allergic to meetings in this house", "my son is allergic to homework",
        "我对上班过敏哈哈", "我对男人过敏", "对早起过敏", "我家孩子对作业过敏", "我对加班过敏，笑死",
    ],
)  # fmt: skip
def test_an_allergy_in_jest_is_none(text: str) -> None:
    assert not [fact for fact in read_facts(text) if fact.predicate == "allergy"]


@pytest.mark.parametrize(
    ("text", "allergen"),
    [
        ("I'm allergic to strawberries lol", "strawberries"), ("我对草莓过敏哈哈", "草莓"),
        ("haha no, I'm actually allergic to lupin", "lupin"), ("I'm allergic to bees", "bees"),
        ("笑死，我居然对酒精过敏", "酒精"), ("I'm allergic to house dust 😂", "house dust"),
    ],
)
def test_who_laughs_may_have_an_allergy_all_the_same(text: str, allergen: str) -> None:
    assert ("shopper", "allergy", allergen) in {
        (fact.subject, fact.predicate, fact.object) for fact in read_facts(text)
    }


@pytest.mark.parametrize(
    "text",
    [
        "花生过敏的人能吃这个吗?", "坚果过敏者可以买吗", "牛奶过敏的宝宝能喝吗",
        "is this ok for people who are allergic to nuts?", "can someone with a nut allergy eat it?",
        "do you have anything for people with allergies",
    ],
)  # fmt: skip
def test_who_asks_for_whoever_has_an_allergy_tells_of_none(text: str) -> None:
    assert not [fact for fact in read_facts(text) if fact.subject == "shopper"]


@pytest.mark.parametrize(
    "text",
    [
        "I don't drink coffee after 5pm", "I can't eat dairy at night",
        "we don't eat meat on fridays",
        "I'm not supposed to drink wine today", "I always order on fridays", "I'm basically 80",
        "asking for a friend: I'm gluten free",
    ],
)  # fmt: skip
def test_what_holds_at_some_hours_or_for_another_is_no_fact(text: str) -> None:
    assert read_facts(text) == ()
