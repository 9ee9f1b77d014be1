"""What is said by way of what is not is read as what it says, and ends what it denies."""

from __future__ import annotations

import pytest

from dialogue.contrast import plainly
from dialogue.doubts import taken_back
from dialogue.statements import fact_key, passed_on, read_facts, retracted, without_facts
from dialogue.types import Fact


def told(text: str) -> set[tuple[str, str, str]]:
    return set(map(fact_key, read_facts(text)))


def ended(text: str) -> set[tuple[str, str, str]]:
    return set(map(fact_key, retracted(text)))


@pytest.mark.parametrize(
    ("text", "who", "yes", "no"),
    [
        ("I'm not allergic to walnuts, only to almonds", "shopper", "almonds", "walnuts"),
        ("I am not actually allergic to shrimp, just to squid", "shopper", "squid", "shrimp"),
        ("it's sesame I'm allergic to, not nuts", "shopper", "sesame", "nuts"),
        ("It is lupin that I'm allergic to and not soy.", "shopper", "lupin", "soy"),
        ("My son isn't allergic to eggs but to milk.", "son", "milk", "eggs"),
        ("hi! i'm not allergic to fish, it's only mussels", "shopper", "mussels", "fish"),
        ("我不是对核桃过敏，是对杏仁过敏", "shopper", "杏仁", "核桃"),
        ("我对牛奶不过敏，只对鸡蛋过敏", "shopper", "鸡蛋", "牛奶"),
        ("其实我只对虾过敏，不是对鱼", "shopper", "虾", "鱼"),
        ("我妈不是对芒果过敏，而是对菠萝过敏", "mother", "菠萝", "芒果"),
    ],
)
def test_of_two_allergens_the_one_that_is_meant_holds(
    text: str, who: str, yes: str, no: str
) -> None:
    assert told(text) == {(who, "allergy", yes)}
    assert (who, "allergy", no) in ended(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("no wait, it's my sister who is vegetarian, not me", ("sister", "diet", "vegetarian")),
        ("No, my mum is allergic to peanuts, not me", ("mother", "allergy", "peanuts")),
        ("it's actually my dad who hates olives, not me", ("father", "dislikes", "olives")),
        ("不对,是我妈对花生过敏,不是我", ("mother", "allergy", "花生")),
        ("其实是我老公不吃猪肉，不是我", ("husband", "diet", "no 猪肉")),
    ],
)
def test_what_is_anothers_is_not_the_shoppers(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in told(text) and not any(one[0] == "shopper" for one in told(text))
    assert ("shopper", *fact[1:]) in ended(text)


@pytest.mark.parametrize(
    ("text", "likes", "not_liked"),
    [
        ("I meant I like red wine, not white wine", "red wine", "white wine"),
        ("i like red wine, not white", "red wine", "white wine"),
        ("it's tea I love, not coffee", "tea", "coffee"),
    ],
)
def test_a_taste_put_right(text: str, likes: str, not_liked: str) -> None:
    assert told(text) == {("shopper", "likes", likes)}
    assert ("shopper", "likes", not_liked) in ended(text)


@pytest.mark.parametrize(
    "text",
    ["no, it's my mother who is allergic, not me", "是我妈过敏，不是我", "my mum is allergic, not me"],
)
def test_an_allergy_without_its_name_is_passed_on(text: str) -> None:
    known = [Fact("shopper", "allergy", "nuts"), Fact("shopper", "likes", "tea")]
    assert [fact_key(fact) for fact in passed_on(known, text)] == [("mother", "allergy", "nuts")]
    assert ("shopper", "allergy", "") in ended(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm not allergic to dogs but I love cats", "Is my son allergic to nuts, not me?",
        "I'm allergic to nuts", "我对花生过敏", "don't give it to my mum, give it to me",
        "not me", "我不是对你生气，是对快递", "it's not that I dislike it, it's only the price",
    ],
)  # fmt: skip
def test_nothing_else_is_put_otherwise(text: str) -> None:
    assert plainly(text).text == text
    assert passed_on([Fact("shopper", "allergy", "nuts")], text) == ()


def test_places_stay_what_they_were() -> None:
    text = "Hello, I'm not allergic to nuts, only to soy, and I live in Leeds"
    assert len(plainly(text).text) == len(text)
    assert ("shopper", "location", "leeds") in told(text)


@pytest.mark.parametrize(
    ("text", "no", "yes"),
    [
        ("wait did i say eggs?? i meant nuts. eggs are fine", "eggs", "nuts"),
        ("I meant red wine, not white wine", "white wine", "red wine"),
        ("sorry, not soy, it's sesame", "soy", "sesame"),
        ("说错了，不是虾，是螃蟹", "虾", "螃蟹"), ("不对，应该不是牛奶，而是豆奶", "牛奶", "豆奶"),
    ],
)  # fmt: skip
def test_a_value_put_right_takes_the_place_of_the_wrong_one(text: str, no: str, yes: str) -> None:
    known = [Fact("shopper", "allergy", no), Fact("son", "likes", "tea")]
    assert [fact_key(one) for one in passed_on(known, text)] == [("shopper", "allergy", yes)]
    assert taken_back(known, text) == (known[0],)
    assert not without_facts(text).replace("eggs are fine", "").strip(" .?！，waitsorryno不对")


@pytest.mark.parametrize(
    "text", ["I'm the vegan, not my daughter", "sorry, I'm vegan, not my daughter", "是我吃素，不是我女儿"]
)
def test_what_was_told_of_another_is_the_shoppers(text: str) -> None:
    diet = next(fact.object for fact in read_facts(text) if fact.predicate == "diet")
    assert ("daughter", "diet", diet) in ended(text)


@pytest.mark.parametrize(
    "text",
    [
        "no, not now, maybe later", "sorry, not interested, thanks", "I mean it, not a joke",
        "不对，不是这样的", "I said tea please",
    ],
)  # fmt: skip
def test_no_value_is_put_right_where_none_was_told(text: str) -> None:
    known = [Fact("shopper", "likes", "tea"), Fact("shopper", "allergy", "nuts")]
    assert passed_on(known, text) == () and taken_back(known, text) == ()
