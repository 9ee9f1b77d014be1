import pytest

from dialogue.statements import forget_words, forgotten
from dialogue.types import Fact

LIKES, NAME = Fact("shopper", "likes", "coffee"), Fact("shopper", "name", "Ana")
AGE, SONS_AGE = Fact("shopper", "age", "34"), Fact("son", "age", "7")
ALLERGY = Fact("shopper", "allergy", "芒果")


@pytest.mark.parametrize(
    ("message", "gone"),
    [
        ("forget that I like coffee", {LIKES}),
        ("forget my name", {NAME}),
        ("forget my son's age", {SONS_AGE}),
        ("delete anything about my son", {SONS_AGE}),
        ("forget everything", {LIKES, NAME, AGE, SONS_AGE, ALLERGY}),
        ("forget about the weather", set()),
        ("忘掉我的过敏", {ALLERGY}),
        ("忘了芒果吧", {ALLERGY}),
        ("别记我的名字", {NAME}),
        ("把我的资料都删了", {LIKES, NAME, AGE, SONS_AGE, ALLERGY}),
    ],
)
def test_forget_names_what_goes(message: str, gone: set[Fact]) -> None:
    assert set(forgotten((LIKES, NAME, AGE, SONS_AGE, ALLERGY), message)) == gone


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("forget my address", ("address",)),
        ("pls scratch my age and my job", ("age", "job")),
        ("forget that I like coffee", ("coffee",)),
        ("i'm not allergic to walnuts anymore, take that off", ("walnuts",)),
        ("delete everything you know about me", ("everything",)),
        ("I like coffee", ()),
        ("把我的生日从记录里删了吧", ("生日",)),
        ("男朋友和身高这两样麻烦抹掉", ("男朋友", "身高")),
        ("把我说过的全部清空", ("everything",)),
        ("我喜欢茶", ()),
    ],
)
def test_what_a_message_wants_forgotten(message: str, words: tuple[str, ...]) -> None:
    assert forget_words(message) == words
