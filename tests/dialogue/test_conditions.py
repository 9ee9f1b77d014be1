"""A condition is said as people say it, of the shopper and of others, in both languages."""

from __future__ import annotations

import pytest

from dialogue.statements import in_words, read_facts
from dialogue.types import Fact


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        ("lactose intolerant", "you are lactose intolerant", "您乳糖不耐受"),
        ("lactose-intolerant", "you are lactose-intolerant", "您乳糖不耐受"),
        ("gluten intolerance", "you have gluten intolerance", "您麸质不耐受"),
        ("diabetic", "you are diabetic", "您有糖尿病"),
        ("type 2 diabetes", "you have type 2 diabetes", "您有糖尿病"),
        ("pregnant", "you are pregnant", "您怀孕了"),
        ("breastfeeding", "you are breastfeeding", "您在哺乳期"),
        ("coeliac", "you are coeliac", "您有乳糜泻"),
        ("bad back", "you have a bad back", "您背不好"),
        ("upset stomach", "you have an upset stomach", "您有胃病"),
        ("heart condition", "you have a heart condition", "您有心脏病"),
        ("dry skin", "you have dry skin", "您皮肤偏干"),
        ("asthma", "you have asthma", "您有哮喘"),
        ("乳糖不耐受", "you are lactose intolerant", "您乳糖不耐受"),
        ("怀孕", "you are pregnant", "您怀孕了"),
        ("高血压", "you have high blood pressure", "您有高血压"),
        ("血压高", "you have high blood pressure", "您血压高"),
        ("敏感肌", "you have sensitive skin", "您是敏感肌"),
        ("胃不好", "you have a stomach condition", "您胃不好"),
        ("低盐饮食", "you are on a low-sodium diet", "您吃低盐饮食"),
    ],
)
def test_of_the_shopper(value: str, english: str, chinese: str) -> None:
    fact = Fact("shopper", "condition", value)
    assert (in_words(fact), in_words(fact, "zh")) == (english, chinese)


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        ("gout", "your father has gout", "您爸爸有痛风"),
        ("lactose intolerant", "your father is lactose intolerant", "您爸爸乳糖不耐受"),
        ("asthmatic", "your father is asthmatic", "您爸爸有哮喘"),
    ],
)
def test_of_somebody_else(value: str, english: str, chinese: str) -> None:
    fact = Fact("father", "condition", value)
    assert (in_words(fact), in_words(fact, "zh")) == (english, chinese)


@pytest.mark.parametrize(
    "said", ["I'm lactose intolerant", "I have asthma", "I'm diabetic", "我乳糖不耐受", "我有高血压"]
)
def test_what_is_said_back_is_read_as_the_same(said: str) -> None:
    (fact,) = read_facts(said)
    language = "en" if said.isascii() else "zh"
    back = in_words(fact, language).replace("you are", "I am").replace("you have", "I have")
    assert [one.object for one in read_facts(back.replace("您", "我"))] == [fact.object]
