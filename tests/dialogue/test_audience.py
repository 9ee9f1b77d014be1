"""For whom a list is, as a conversation goes on."""

from __future__ import annotations

import pytest

from dialogue.audience import whose
from dialogue.memory import left_out, steer
from dialogue.people import names_self, read_recipient
from dialogue.types import Audience, Fact, Profile, Turn
from dialogue.understand import understand_turns
from tests.dialogue.shop import LEXICON, PRODUCTS

MUM = Fact("mother", "allergy", "ham", purpose="health")


def audience_of(*said: str) -> Audience:
    *before, message = said
    turns = [Turn("user", text) for text in before]
    return understand_turns(turns, message, LEXICON, PRODUCTS).audience


def people_of(*said: str) -> frozenset[str]:
    return whose(audience_of(*said), ())


@pytest.mark.parametrize(
    "told, asked",
    [
        ("My mum is allergic to ham.", "some soup please"),
        ("my boss hates soup", "what would you suggest?"),
        ("my husband is vegan", "ham please"),
        ("my son hates soup. anyway", "soup for me"),
        ("我妈妈对火腿过敏", "推荐点汤"),
        ("我老公吃素", "推荐点好吃的"),
    ],
)
def test_who_is_only_spoken_of_stops_nothing_for_the_shopper(told: str, asked: str) -> None:
    assert people_of(told, asked) == frozenset()


@pytest.mark.parametrize(
    "said, whom",
    [
        (("My mum is allergic to ham.", "soup for my mum"), "mother"),
        (("soup for my mum, she's allergic to ham", "something cheaper"), "mother"),
        (("soup for my mum, she's allergic to ham", "what about ham?"), "mother"),
        (("a gift for my mum, she's allergic to ham", "soup", "bread please"), "mother"),
        (("it's my mum's birthday, she's allergic to ham", "soup please"), "mother"),
        (("My mum is allergic to ham.", "what could she eat?"), "mother"),
        (("My mum is allergic to ham.", "I need a gift"), "mother"),
        (("My mum is allergic to ham, any soup?",), "mother"),
        (("any soup?", "oh, my mum is allergic to ham", "show me cheaper ones"), "mother"),
        (("我妈妈对火腿过敏", "给妈妈推荐点汤"), "mother"),
        (("我妈妈对火腿过敏", "她能吃什么？推荐一下"), "mother"),
        (("给妈妈推荐点汤，她对火腿过敏", "便宜点的"), "mother"),
    ],
)
def test_who_is_shopped_for_counts_until_another_request(said: tuple[str, ...], whom: str) -> None:
    assert whom in people_of(*said)


@pytest.mark.parametrize(
    "said",
    [
        ("soup for my brother, he's allergic to ham", "and what soup for myself?"),
        ("soup for my brother, he's allergic to ham", "not for my brother, for me"),
        ("soup for my brother, he's allergic to ham", "bread please"),
        ("My mum is allergic to ham. what soup do you have for me?",),
        ("给弟弟买点汤，他对火腿过敏", "给我自己推荐点汤"),
        ("给弟弟买点汤，他对火腿过敏", "不是给弟弟，是我自己吃"),
        ("我妈妈对火腿过敏，给我自己推荐点汤",),
    ],
)
def test_the_shopper_alone_counts_once_they_ask_for_themselves(said: tuple[str, ...]) -> None:
    assert people_of(*said) == frozenset()


@pytest.mark.parametrize("asked", ["soup for us", "soup for the whole family", "适合全家的汤"])
def test_for_a_household_all_of_whom_something_is_known_count(asked: str) -> None:
    assert "mother" in whose(audience_of(asked), (MUM,))
    assert "mother" not in whose(audience_of("soup please"), (MUM,))


def test_a_person_counts_by_whatever_they_are_called() -> None:
    assert {"son", "daughter"} <= people_of("soup for the kids")
    assert "daughter" not in people_of("soup for my son")
    assert "partner" in people_of("soup for my wife")


@pytest.mark.parametrize(
    "text",
    ["something for me", "I'd like to treat myself", "what about me?", "me, not him", "给我自己买",
     "我自己吃的", "犒劳自己", "那我呢？", "自用的", "是给我的", "是我要吃的"],
)  # fmt: skip
def test_the_shopper_names_themselves(text: str) -> None:
    assert names_self(text) and read_recipient(text) == ""


@pytest.mark.parametrize(
    "text", ["suggest me a gift", "for me and my mum", "给我推荐点茶", "for me to give away"]
)
def test_to_be_told_is_not_to_be_the_one_it_is_for(text: str) -> None:
    assert not names_self(text)


def test_what_the_shopper_cannot_stand_is_no_matter_for_others() -> None:
    facts = (Fact("shopper", "dislikes", "ham"), Fact("mother", "dislikes", "tomato soup"))
    profile = Profile("900", facts)
    asked = understand_turns((), "something for my mum", LEXICON, PRODUCTS).constraints
    hers = steer(asked, left_out(profile, LEXICON, {"mother"}, "mother")).excluded_items
    assert "soup" in hers and "ham" not in hers
    own = steer(asked, left_out(profile, LEXICON)).excluded_items
    assert "ham" in own and "soup" not in own
