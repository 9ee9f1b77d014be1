"""What is had at a meal or a feast, in both languages."""

from __future__ import annotations

import pytest

from dialogue.lexicon import build_lexicon
from dialogue.meals import is_meal
from dialogue.understand import understand
from tests.dialogue.shop import product

LEXICON = build_lexicon(
    [
        product("flakes", "Corn flakes", "Breakfast cereal", "National", "3.00"),
        product("ham", "Smoked ham", "Pork", "National", "4.00"),
        product("torte", "Chocolate cake", "Cakes", "National", "9.00"),
        product("star", "Straw star", "Christmas", "National", "2.00"),
        product("soap", "Soap", "Soap", "National", "1.00"),
    ]
)


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("what's for breakfast?", ("Breakfast cereal",)),
        ("早餐吃什么好", ("Breakfast cereal",)),
        ("what should we have for dinner?", ("Pork",)),
        ("晚饭弄点什么", ("Pork",)),
        ("圣诞节有什么推荐", ("Christmas",)),
        ("something for christmas", ("Christmas",)),
        ("生日聚会要准备什么", ("Cakes",)),
        ("给妈妈的生日礼物", ()),
        ("a birthday present for my mum", ()),
        ("soap for breakfast", ("Soap",)),
        ("推荐一下", ()),
    ],
)
def test_what_belongs_to_it(text: str, categories: tuple[str, ...]) -> None:
    assert understand(text, LEXICON).constraints.categories == categories


def test_a_catalogue_in_chinese_has_its_own_words_for_it() -> None:
    shop = build_lexicon([product("loaf", "吐司", "面包", "National", "2.00"),
                          product("shirt", "衬衫", "服装", "National", "9.00")])  # fmt: skip
    assert understand("早餐吃什么好", shop).constraints.categories == ("面包",)


def test_a_meal_is_no_goods_but_a_dessert_may_be() -> None:
    assert is_meal("breakfast") and is_meal("christma") and is_meal("生日")
    assert not is_meal("dessert") and not is_meal("soap")
