import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.statements import fact_key, in_words, read_facts, retracted, without_facts
from dialogue.types import Fact


def told(text: str) -> list[tuple[str, str, str]]:
    return [(fact.subject, fact.predicate, fact.object) for fact in read_facts(text)]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("My name is Ana.", ["your name is Ana"]),
        ("I love hazelnut coffee!", ["you like hazelnut coffee"]),
        ("I don't like olives", ["you do not like olives"]),
        ("I'm allergic to nuts", ["you are allergic to nuts"]),
        ("I’m vegan and I like soup", ["you are vegan", "you like soup"]),
        ("my son hates broccoli", ["your son does not like broccoli"]),
        (
            "my mother is allergic to peanuts, what can I bake?",
            ["your mother is allergic to peanuts"],
        ),
        (
            "I'm allergic to nuts, milk and eggs",
            ["you are allergic to nuts", "you are allergic to milk", "you are allergic to eggs"],
        ),
        ("I can't eat nuts any snacks?", ["you avoid nuts"]),
        (
            "snacks for my mother who is allergic to nuts",
            ["your mother is allergic to nuts"],
        ),
        ("my daughter is two", ["your daughter is 2"]),
        ("we have a dog", ["you have a dog"]),
    ],
)
def test_plain_statements_are_facts(text: str, clauses: list[str]) -> None:
    assert [in_words(fact) for fact in read_facts(text)] == clauses


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("my birthday is 14 feb", {("shopper", "birthday", "02-14")}),
        ("my 18 month old baby", {("baby", "age", "18 months")}),
        ("i work as a nurse in Leeds", {("shopper", "occupation", "nurse")}),
        ("we're a family of five", {("shopper", "household", "5 people")}),
        ("i've got two kids", {("shopper", "household", "two kids")}),
        ("we rent a studio", {("shopper", "home", "studio")}),
        ("got a 3 month old puppy", {("shopper", "pet", "dog"), ("dog", "age", "3 months")}),
        ("i'm expecting twins in march", {("shopper", "condition", "pregnant")}),
        ("i'm a trainee electrician now", {("shopper", "occupation", "trainee electrician")}),
        ("my name is spelled S-i-o-b-h-a-n", {("shopper", "name", "Siobhan")}),
        ("nuts could kill me, i'm badly allergic", {("shopper", "allergy", "nuts")}),
        ("this heat could kill me", set()),
        ("sesame makes my throat swell", {("shopper", "allergy", "sesame")}),
        ("i carry an epipen for peanuts", {("shopper", "allergy", "peanuts")}),
        ("no nuts please, my son is allergic", {("son", "allergy", "nuts")}),
        ("dairy gives me cramps", {("shopper", "diet", "no dairy")}),
        ("waiting makes me sick", set()),
        ("i have a milk protein intolerance", {("shopper", "allergy", "milk protein")}),
        ("i don't eat pork", {("shopper", "diet", "no pork")}),
        ("i take a size 42 in shoes", {("shopper", "size", "shoe 42")}),
        ("i own an air fryer", {("shopper", "owns", "air fryer")}),
        ("gardening is my big hobby", {("shopper", "hobby", "gardening")}),
        ("i usually buy gifts for my sister", {("shopper", "gift_recipient", "sister")}),
        ("i spend about 200 a month on food", {("shopper", "budget", "200")}),
        ("at home we speak polish", {("shopper", "language", "polish")}),
        ("animal welfare matters to me", {("shopper", "values", "animal welfare")}),
        ("i bake every weekend", {("shopper", "habit", "bake")}),
        ("i'm left-handed", {("shopper", "trait", "left-handed")}),
        ("i suffer from migraines", {("shopper", "condition", "migraines")}),
    ],
)
def test_each_predicate_has_its_form(text: str, facts: set[tuple[str, str, str]]) -> None:
    assert facts <= set(told(text))


def test_clauses_go_on_with_the_one_before() -> None:
    assert told("I'm Ann, 34, from Leeds and I've got two cats") == [
        ("shopper", "name", "Ann"), ("shopper", "age", "34"), ("shopper", "location", "leeds"),
        ("shopper", "pet", "cat"),
    ]  # fmt: skip
    assert told("my son is 7 and has asthma") == [
        ("son", "age", "7"), ("son", "condition", "asthma"),
    ]  # fmt: skip


def test_a_pronoun_is_who_was_spoken_of() -> None:
    assert told("something for my daughter. She's vegan") == [("daughter", "diet", "vegan")]
    assert told("she's vegan") == []
    assert ("shopper", "dislikes", "lavender") in told("my gran loves lavender, I can't bear it")


def test_pets_are_subjects_too() -> None:
    assert set(told("our cat is called Miso and she hates fish")) == {
        ("shopper", "pet", "cat"), ("shopper", "pet_name", "Miso"), ("cat", "dislikes", "fish"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("我叫小林，今年28岁，住在杭州，是个设计师",
         [("shopper", "name", "小林"), ("shopper", "age", "28"), ("shopper", "location", "杭州"),
          ("shopper", "occupation", "设计师")]),
        ("吃虾会起疹子", [("shopper", "allergy", "虾")]),
        ("我一喝牛奶就拉肚子", [("shopper", "diet", "no 牛奶")]),
        ("花生碰都不能碰", [("shopper", "diet", "no 花生")]),
        ("我男朋友不吃香菜", [("boyfriend", "diet", "no 香菜")]),
        ("在成都做会计", [("shopper", "location", "成都"), ("shopper", "occupation", "会计")]),
        ("我对花生、牛奶和鸡蛋过敏",
         [("shopper", "allergy", "花生"), ("shopper", "allergy", "牛奶"),
          ("shopper", "allergy", "鸡蛋")]),
        ("我妈对海鲜过敏，想买点零食", [("mother", "allergy", "海鲜")]),
        ("我不吃猪肉", [("shopper", "diet", "no 猪肉")]),
        ("我吃素三年了", [("shopper", "diet", "vegetarian")]),
        ("一个人住，租房", [("shopper", "household", "alone"), ("shopper", "home", "租房")]),
        ("给我爸买鞋，他穿42码，有痛风",
         [("father", "size", "shoe 42"), ("father", "condition", "痛风")]),
        ("榴莲我真的受不了", [("shopper", "dislikes", "榴莲")]),
        ("我花生过敏能吃这个吗", [("shopper", "allergy", "花生")]),
        ("宝宝八个月了", [("baby", "age", "8 months")]),
        ("我养了条狗，叫旺财", [("shopper", "pet", "dog"), ("shopper", "pet_name", "旺财")]),
        ("我每天早上跑步", [("shopper", "habit", "跑步")]),
        ("我的母语是英语", [("shopper", "language", "english")]),
    ],
)  # fmt: skip
def test_chinese_statements(text: str, facts: list[tuple[str, str, str]]) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "Do I like coffee?", "what if I were vegan?", "today I'm vegan lol", "I don't like it",
        "I like that", "I would like some pizza", 'he wrote "I love cheese"', "I used to like soup",
        "please call me back later", "I really like the second one", "forget that I like soup", "",
        "my friend says 'I hate olives'", "I'm not vegan", "I don't have a dog", "im so bored",
        "translate 'I am allergic to cheese' into french", "he thinks i'm diabetic",
        "i hate waiting",
        "i'm 5 minutes away", "I might get a puppy", "I never said I'm vegan", "do you like tea",
        "her husband is vegan", "my neighbour's son is allergic to eggs", "my pin is 4432",
        "my card number is 4242 4242 4242 4242", "I'm allergic to mondays", "I love your shop",
        "i have a question", "I'm looking for a gift for my dad", "pretend i'm a pirate",
        "我对芒果过敏吗？", "要是我吃素的话有啥推荐", "我不是素食者", "我没有养狗", "我想养只猫",
        "我朋友说“我讨厌香菜”", "今天我吃素，开玩笑的", "我喜欢这个", "这个我不喜欢", "孕妇能喝吗",
        "我的密码是123456", "我在等快递", "我想当医生", "糖尿病能吃吗", "三个月没发货", "别记我的年龄",
    ],
)  # fmt: skip
def test_what_is_not_meant_of_oneself_is_no_fact(text: str) -> None:
    assert read_facts(text) == ()


def test_a_request_not_to_forget_is_a_statement() -> None:
    assert told("don't forget I'm allergic to nuts") == [("shopper", "allergy", "nuts")]


def test_what_is_asked_beside_a_fact_is_left() -> None:
    assert without_facts("I want cookies but I'm allergic to nuts").split()[:3] == [
        "I", "want", "cookies",
    ]  # fmt: skip
    assert "diapers" in without_facts("my son is two and needs diapers")
    assert "nuts" not in without_facts("snacks for my mother who is allergic to nuts")
    assert "零食" in without_facts("我妈对海鲜过敏，想买点零食")


def test_health_has_its_own_purpose() -> None:
    found = read_facts("I'm vegan. I like soup. I have asthma.")
    assert {fact.predicate: fact.purpose for fact in found} == {
        "diet": "health", "likes": "personalise", "condition": "health",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("I'm not vegan any more", ("shopper", "diet", "vegan")),
        ("actually it's my sister who's vegan", ("shopper", "diet", "vegan")),
        ("I don't like olives any more", ("shopper", "likes", "olives")),
        ("we don't have a dog any more", ("shopper", "pet", "dog")),
        ("I no longer live in Leeds", ("shopper", "location", "leeds")),
        ("i have no allergies", ("shopper", "allergy", "")),
        ("i quit my job", ("shopper", "occupation", "")),
        ("我现在不吃素了", ("shopper", "diet", "vegetarian")),
        ("不是我对花生过敏，是我姐", ("shopper", "allergy", "花生")),
        ("我不养狗了", ("shopper", "pet", "dog")),
        ("我对芒果不过敏了", ("shopper", "allergy", "芒果")),
    ],
)
def test_what_is_taken_back_has_ended(text: str, ended: tuple[str, str, str]) -> None:
    assert [(fact.subject, fact.predicate, fact.object) for fact in retracted(text)] == [ended]


def test_a_plain_statement_ends_nothing() -> None:
    assert retracted("I like tea") == () == retracted("我喜欢喝茶")


def test_facts_in_the_words_of_either_language() -> None:
    assert in_words(Fact("shopper", "allergy", "芒果"), "zh") == "您对芒果过敏"
    assert in_words(Fact("mother", "diet", "no 猪肉"), "zh") == "您妈妈不吃猪肉"
    assert in_words(Fact("shopper", "household", "4 people"), "zh") == "您家有4口人"


@given(st.text(max_size=200))
def test_any_text_is_read_into_short_facts(text: str) -> None:
    for fact in (*read_facts(text), *retracted(text)):
        assert len(fact.object) <= 40


@pytest.mark.parametrize("text", ["i " * 1000, "my son loves tea and " * 60, "我喜欢喝茶和" * 200])
def test_no_text_takes_long(text: str) -> None:
    before = time.perf_counter()
    read_facts(text)
    assert time.perf_counter() - before < 2


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("I live alone in a studio", {("household", "alone"), ("home", "studio")}),
        ("i live in a studio on my own", {("household", "alone"), ("home", "studio")}),
        ("I live alone in a flat in Leeds",
         {("household", "alone"), ("home", "flat"), ("location", "leeds")}),
        ("I live in Leeds by myself", {("household", "alone"), ("location", "leeds")}),
        ("I moved to Leeds last month", {("location", "leeds")}),
        ("我上个月搬到杭州了", {("location", "杭州")}), ("我们去年搬来上海", {("location", "上海")}),
        ("我下个月搬到广州", set()), ("I'm moving to Paris next month", set()),
    ],
)  # fmt: skip
def test_how_and_where_one_lives(text: str, facts: set[tuple[str, str]]) -> None:
    assert {(fact.predicate, fact.object) for fact in read_facts(text)} == facts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("my daughter Mia is 4", ("daughter", "name", "Mia")),
        ("My wife Anna hates coriander", ("wife", "name", "Anna")),
        ("our dog Rex loves carrots", ("shopper", "pet_name", "Rex")),
    ],
)
def test_a_name_in_passing(text: str, name: tuple[str, str, str]) -> None:
    assert name in {fact_key(fact) for fact in read_facts(text)}


@pytest.mark.parametrize("text", ["my daughter is 4", "is my daughter Mia 4?", "my boss is nice"])
def test_no_name_where_none_is_told(text: str) -> None:
    assert not {fact for fact in read_facts(text) if "name" in fact.predicate}
