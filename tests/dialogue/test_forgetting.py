from dataclasses import replace

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


MOTHER, FATHER = Fact("mother", "condition", "bad knees"), Fact("father", "likes", "red wine")
BOTH = (LIKES, MOTHER, FATHER)


@pytest.mark.parametrize(
    ("message", "gone"),
    [
        ("delete what you know about my mother", {MOTHER}),
        ("forget everything about my dad please", {FATHER}),
        ("wipe all that you have on my father and my mother", {MOTHER, FATHER}),
        ("forget everything about me and my mother", set(BOTH)),
        ("delete all my data, my mother's too", set(BOTH)),
        ("forget all about my sister", set()),
        ("把我妈的信息全部删掉", {MOTHER}),
        ("关于我爸的所有记录都清除", {FATHER}),
        ("忘了我妈妈的一切", {MOTHER}),
        ("删除我和我妈的全部资料", set(BOTH)),
    ],
)
def test_all_about_somebody_is_all_about_them_alone(message: str, gone: set[Fact]) -> None:
    assert set(forgotten(BOTH, message)) == gone


DOG, PEPPER = (Fact("shopper", *said, source="1") for said in (("pet", "dog"), ("pet_name", "P")))
CAT, MOCHI = (Fact("shopper", *said, source="2") for said in (("pet", "cat"), ("pet_name", "M")))


@pytest.mark.parametrize("message", ["forget about my dog", "delete my dog", "忘了我的狗吧"])
def test_a_pet_takes_its_name_with_it(message: str) -> None:
    assert set(forgotten((LIKES, DOG, PEPPER), message)) == {DOG, PEPPER}
    assert set(forgotten((DOG, PEPPER, CAT, MOCHI), message)) == {DOG, PEPPER}
    together = tuple(replace(fact, source="1") for fact in (DOG, PEPPER, CAT))
    assert set(forgotten(together, message)) == {together[0]}  # whose name it is was not told
