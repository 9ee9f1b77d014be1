"""Facts in Chinese, as a shop assistant would say them."""

import pytest

from dialogue.predicates import PREDICATES, in_words
from dialogue.statements import read_facts
from dialogue.types import Fact


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("我女儿两岁", "您女儿2岁"),
        ("我吃素", "您吃素"),
        ("我不吃猪肉", "您不吃猪肉"),
        ("我老公不吃辣", "您先生不吃辣"),
        ("我一个人住", "您一个人住"),
        ("我家有四口人", "您家有4口人"),
        ("我有两个孩子", "您家有2个孩子"),
        ("我怀孕了", "您怀孕了"),
        ("我有糖尿病", "您有糖尿病"),
        ("我穿L码", "您的尺码是L"),
        ("鞋码42", "您的鞋码是42"),
        ("我生日是5月3号", "您的生日是5月3日"),
        ("我养了一只猫", "您养了猫"),
        ("我每天早上跑步", "您有跑步的习惯"),
        ("我经常给妈妈买礼物", "您常给妈妈买礼物"),
        # What was told in English is known to a Chinese reply as well.
        ("my son is 18 months old", "您儿子18个月大"),
        ("I'm gluten free", "您不吃含麸质的食物"),
        ("I'm lactose intolerant", "您乳糖不耐受"),
        ("I have diabetes", "您有糖尿病"),
        ("I'm allergic to peanuts", "您对花生过敏"),
    ],
)
def test_a_fact_is_said_back_in_chinese(told: str, said: str) -> None:
    assert said in [in_words(fact, "zh") for fact in read_facts(told)]


@pytest.mark.parametrize("predicate", PREDICATES)
def test_every_predicate_has_a_chinese_form(predicate: str) -> None:
    said = in_words(Fact("mother", predicate, "某物"), "zh")
    assert said.startswith("您妈妈") and "某物" in said and "：" not in said


def test_a_person_or_value_without_a_word_stays_as_it_is() -> None:
    assert in_words(Fact("best man", "likes", "Earl Grey"), "zh") == "您的best man喜欢Earl Grey"
