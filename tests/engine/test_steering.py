"""What shoppers tell steers what they are offered, for the right person, in a tiny shop."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from engine.chat import Answer, ChatRequest, answer
from engine.memory_shop import shop_of
from engine.services import Services
from recsys.types import Product

SHELF = (
    ("nuts", "Salted nuts", "Snacks", "咸坚果", "零食"),
    ("walnut", "Walnut bar", "Snacks", "核桃棒", "零食"),
    ("crisps", "Potato crisps", "Snacks", "薯片", "零食"),
    ("peanut", "Peanut butter", "Spreads", "花生酱", "抹酱"),
    ("almond", "Almond butter", "Spreads", "杏仁酱", "抹酱"),
    ("ginger", "Ginger tea", "Tea", "姜茶", "茶"),
    ("jasmine", "Jasmine tea", "Tea", "茉莉花茶", "茶"),
    ("green", "Green tea", "Tea", "绿茶", "茶"),
    ("cat", "Wet cat food", "Pets", "猫罐头", "宠物食品"),
    ("litter", "Cat litter", "Pets", "猫砂", "宠物食品"),
    ("soup", "Broccoli soup", "Soup", "西兰花汤", "汤"),
    ("tomato", "Tomato soup", "Soup", "番茄汤", "汤"),
    *((f"mug-{n}", f"Mug no. {n}", "Kitchen", f"{n}号马克杯", "厨房用品") for n in range(8)),
)


@pytest.fixture(scope="module")
def shop() -> Iterator[Services]:
    products = {
        item: Product(item, name, category, "House", Decimal(2 + place), attributes={
            "name_zh": chinese, "category_zh": kind})
        for place, (item, name, category, chinese, kind) in enumerate(SHELF)
    }  # fmt: skip
    with shop_of(products) as services:
        yield services


def told(shop: Services, *said: str, locale: str = "en") -> Answer:
    """The answer to the last of what a stranger says in one chat."""
    chat, user = None, f"stranger-{'-'.join(said)}"
    for message in said:
        last = answer(shop, ChatRequest(message, user, chat, locale=locale))
        chat = last.conversation_id
    return last


def offered(said: Answer) -> list[str]:
    return [one.product.item_id for one in said.reply.candidates]


@pytest.mark.parametrize(
    ("said", "there"),
    [
        (("my son hates broccoli", "some soup for me"), True),
        (("my son hates broccoli", "some soup please"), True),
        (("my son hates broccoli", "some soup for my son"), False),
        (("soup for my son, he hates broccoli", "what else do you have?"), False),
        (("I hate broccoli", "some soup for my son"), True),
        (("I hate broccoli", "some soup please"), False),
    ],
)
def test_a_dislike_is_a_matter_of_whom_it_is_for(
    shop: Services, said: tuple[str, ...], there: bool
) -> None:
    assert ("soup" in offered(told(shop, *said))) == there


@pytest.mark.parametrize(
    ("said", "there"),
    [
        (("My mum is allergic to nuts.", "snacks for me please"), True),
        (("My mum is allergic to nuts.", "snacks please"), True),
        (("My mum is allergic to nuts.", "snacks for my mum"), False),
        (("We can't have nuts at home.", "snacks please"), False),
        (("My mum is allergic to nuts.", "snacks for the whole family"), False),
        (("我妈妈对坚果过敏", "给我自己推荐点零食"), True),
        (("我妈妈对坚果过敏", "推荐点零食"), True),
        (("我妈妈对坚果过敏", "给妈妈推荐点零食"), False),
        (("我们家不能有坚果", "推荐点零食"), False),
        (("我妈妈对坚果过敏", "推荐点适合全家的零食"), False),
    ],
)
def test_an_allergy_holds_for_whom_it_is_and_for_a_household(
    shop: Services, said: tuple[str, ...], there: bool
) -> None:
    found = offered(told(shop, *said))
    assert "crisps" in found and ("nuts" in found) == there


@pytest.mark.parametrize(
    ("said", "first", "reason"),
    [
        (("I like jasmine tea", "recommend me some tea"), "jasmine", "you like jasmine tea"),
        (("I like jasmine tea", "what would you suggest?"), "jasmine", "you like jasmine tea"),
        (("I have a cat", "what would you suggest?"), "cat", "you have a cat"),
        (("我喜欢茉莉花茶", "推荐点茶"), "jasmine", "您喜欢茉莉花茶"),
        (("我养了一只猫", "有什么推荐的？"), "cat", "您养了"),
    ],
)
def test_what_a_stranger_told_comes_first_and_is_the_reason(
    shop: Services, said: tuple[str, ...], first: str, reason: str
) -> None:
    answered = told(shop, *said, locale="zh" if not reason.isascii() else "en")
    best = answered.reply.candidates[0]
    assert best.product.item_id in {first, *(["litter"] if first == "cat" else [])}
    (fact,) = [one for one in best.evidence if one.kind == "fact"]
    assert reason in fact.about and 0.5 < fact.share <= 1
    assert reason in answered.reply.text


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (("I'm allergic to nuts", "spreads please"), "you are allergic to nuts"),
        (("My mum is allergic to nuts", "spreads for my mum"), "your mother is allergic to nuts"),
        (("I hate tea", "some tea please"), "you do not like tea"),
        (("tea please, but nothing from House",), "you wanted no House"),
        (("我对坚果过敏", "推荐点抹酱"), "您对坚果过敏"),
        (("我讨厌茶", "推荐点茶"), "您不喜欢茶"),
        (("我妈妈对坚果过敏", "给妈妈推荐点抹酱"), "您妈妈对坚果过敏"),
    ],
)
def test_a_list_that_is_emptied_says_why(
    shop: Services, said: tuple[str, ...], why: str
) -> None:
    answered = told(shop, *said, locale="zh" if not why.isascii() else "en")
    assert offered(answered) == [] and why in answered.reply.text


def test_a_list_that_is_nearly_emptied_says_why(shop: Services) -> None:
    first = told(shop, "I'm allergic to tea, nuts and broccoli", "some soup please")
    assert offered(first) == ["tomato"] and "label" in first.reply.text
    user, chat = "tea-hater", None
    for message in ("I can't stand tea and mugs", "what would you suggest?"):
        last = answer(shop, ChatRequest(message, user, chat))
        chat = last.conversation_id
    assert "do not like" not in last.reply.text and len(offered(last)) > 1
    few = answer(shop, ChatRequest("something over $12.50 please", user, chat))
    assert offered(few) == ["tomato"] and "you do not like mugs" in few.reply.text


@pytest.mark.parametrize("said", ["I'm allergic to ginger", "我对姜过敏"])
def test_any_food_is_left_out_by_its_name(shop: Services, said: str) -> None:
    found = offered(told(shop, said, "some tea" if said.isascii() else "推荐点茶"))
    assert set(found) == {"jasmine", "green"}
