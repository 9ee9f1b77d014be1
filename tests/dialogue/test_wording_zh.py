"""The fillings of a Chinese reply."""

from datetime import datetime, timezone
from decimal import Decimal

import pytest

from dialogue.types import Fact, Wish
from dialogue.wording import (
    claims_in_words,
    facts_in_words,
    habit_in_words,
    money,
    source_in_words,
    wish_in_words,
)
from recsys.types import Constraints, Habit
from tests.dialogue.shop import product

MAY = datetime(2026, 5, 3, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("habit", "said"),
    [
        (Habit("interest", "咖啡", 0.6, 0.3), "您常选咖啡，最近比以前多"),
        (Habit("interest", "咖啡", 0.6, -0.3), "您常选咖啡，最近比以前少"),
        (Habit("interest", "咖啡", 0.6, 0.01), "您常选咖啡"),
        (Habit("price_level", "low", 0.6), "您选的东西，价格在同类里大多偏低"),
        (Habit("rhythm", "7", 0.9), "您大约每7天来买一次"),
        (Habit("rhythm", "1", 0.9), "您几乎每天都来买东西"),
        (Habit("time_of_day", "evening", 0.9), "您多半在晚上来"),
    ],
)
def test_habits(habit: Habit, said: str) -> None:
    assert habit_in_words(habit, "zh") == said


@pytest.mark.parametrize(
    ("low", "high", "words", "said"),
    [
        (None, None, "雨衣", "雨衣"),
        (None, "80", "雨衣", "¥80.00以内的雨衣"),
        ("20", None, "", "¥20.00以上的商品"),
        ("20", "80", "雨衣", "¥20.00到¥80.00之间的雨衣"),
        (None, None, "", ""),
    ],
)
def test_wishes(low: str | None, high: str | None, words: str, said: str) -> None:
    lowest, highest = (None if price is None else Decimal(price) for price in (low, high))
    wish = Wish(Constraints(min_price=lowest, max_price=highest), words)
    assert wish_in_words(wish, "CNY", "zh") == said


def test_the_brand_of_a_wish_stands_before_what_is_wished_for() -> None:
    wish = Wish(Constraints(max_price=Decimal(80), brands=("Private",)), "咖啡")
    assert wish_in_words(wish, "CNY", "zh") == "¥80.00以内的自有品牌的咖啡"


def test_claims() -> None:
    assert claims_in_words(["gluten free", "vegan", "vegan"], "zh") == "无麸质、纯素"
    assert claims_in_words(["gluten free", "vegan", "vegan"]) == "gluten free and vegan"


def test_what_has_no_price_says_so() -> None:
    assert money(None, "CNY", "zh") == "暂无标价"
    assert money(Decimal("3.5"), "CNY", "zh") == "¥3.50"


def test_facts_of_a_product() -> None:
    pot = product("pot", "手冲咖啡壶", "咖啡器具", "Private", "128", size="600 ml", material="玻璃")
    assert facts_in_words(pot, "zh") == "自有品牌，600 ml，咖啡器具，材质：玻璃"
    assert facts_in_words(product("x", "x", "", "", "1"), "zh") == "除名称和价格外没有别的资料"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("conversation 1", "您在2026年5月3日告诉我的"),
        ("conversation 7", "您在这次聊天里告诉我的"),
        ("", "您在这次聊天里告诉我的"),
        ("profile", "您在个人资料里填写的"),
        ("survey", "您回答店里的提问时说的"),
    ],
)
def test_where_a_fact_comes_from(source: str, said: str) -> None:
    fact = Fact("shopper", "likes", "茶", source=source, valid_from=MAY)
    assert source_in_words(fact, "conversation 7", "zh") == said
