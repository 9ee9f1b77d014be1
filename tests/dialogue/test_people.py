import pytest

from dialogue.kin import CHINESE, ENGLISH
from dialogue.people import read_occasion, read_recipient
from dialogue.predicates import in_words
from dialogue.statements import fact_key, read_facts
from dialogue.types import Fact


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("tea for my mum", "mother"),
        ("what to get my dad", "father"),
        ("a toy for my 3 year old nephew", "nephew"),
        ("my best friend's wedding, any ideas?", "friend"),
        ("my wife likes reading, help?", "wife"),
        ("we got a puppy! what can I buy for him?", "dog"),
        ("dog food", ""),
        ("I lost my grandma, need tea", ""),
        ("my daughter is allergic to sesame, what's in it?", ""),
        ("something for myself", ""),
        ("给我妈买点零食", "mother"),
        ("送女朋友的礼物", "girlfriend"),
        ("我养了条狗 给它买点吃的", "dog"),
        ("爷爷80大寿送啥", "grandfather"),
        ("狗粮一袋多重", ""),
        ("给我推荐点吃的", ""),
        ("something for my aunt", "aunt"),
        ("a gift for my uncle", "uncle"),
        ("tea for uncle ben's rice", ""),
        ("what to get my cousin", "cousin"),
        ("a toy for my niece", "niece"),
        ("books for my grandson", "grandson"),
        ("a gift for my goddaughter", "godchild"),
        ("a ring for my fiancée", "partner"),
        ("wine for my in-laws", "parents"),
        ("chocolate for my mother-in-law", "mother"),
        ("something for my daughter-in-law", "daughter"),
        ("a treat for my corgi", "dog"),
        ("a gift for our maine coon", "cat"),
        ("给姑姑买点茶", "aunt"),
        ("送舅舅的礼物", "uncle"),
        ("给阿姨带点水果", "aunt"),
        ("给表弟买玩具", "cousin"),
        ("给侄女买书", "niece"),
        ("给外甥买玩具", "nephew"),
        ("给孙女买裙子", "granddaughter"),
        ("给公公买茶", "father"),
        ("给婆婆买围巾", "mother"),
        ("给岳父买酒", "father"),
        ("给岳母买点补品", "mother"),
        ("给岳父岳母买点茶", "parents"),
        ("给我家柯基买点吃的", "dog"),
        ("给我来点串串", ""),
    ],
)
def test_recipients(text: str, recipient: str) -> None:
    assert read_recipient(text) == recipient


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("a present for her birthday party", "birthday"),
        ("xmas shopping", "christmas"),
        ("snacks for a bbq", "barbecue"),
        ("what's for dinner", "dinner"),
        ("camping gear", ""),
        ("we go camping on friday", "camping"),
        ("过年给外婆带啥", "spring_festival"),
        ("晚饭吃什么", "dinner"),
        ("早点睡", ""),
        ("", ""),
    ],
)
def test_occasions(text: str, occasion: str) -> None:
    assert read_occasion(text) == occasion


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("my aunt is vegan", ("aunt", "diet", "vegan")),
        ("my uncle is allergic to nuts", ("uncle", "allergy", "nuts")),
        ("my cousin likes tea", ("cousin", "likes", "tea")),
        ("my mother-in-law is diabetic", ("mother", "condition", "diabetic")),
        ("my grandson hates olives", ("grandson", "dislikes", "olives")),
        ("my corgi is allergic to chicken", ("dog", "allergy", "chicken")),
        ("I have a maine coon", ("shopper", "pet", "cat")),
        ("I have a shih tzu", ("shopper", "pet", "dog")),
        ("I have two huskies", ("shopper", "pet", "dog")),
        ("我姑姑有糖尿病", ("aunt", "condition", "糖尿病")),
        ("我舅舅喜欢喝茶", ("uncle", "likes", "茶")),
        ("我侄女对花生过敏", ("niece", "allergy", "花生")),
        ("岳父喜欢喝酒", ("father", "likes", "酒")),
        ("我养了一只暹罗猫", ("shopper", "pet", "cat")),
        ("我养了一只雪纳瑞", ("shopper", "pet", "dog")),
    ],
)
def test_facts_of_every_relation_and_breed_are_read(said: str, fact: tuple[str, str, str]) -> None:
    told = {fact_key(one) for one in read_facts(said)}
    assert fact in told and told <= {fact, ("shopper", "pet", fact[0])}


@pytest.mark.parametrize("who", sorted({*ENGLISH.values()} - {"boss", "teacher"}))
def test_every_relation_has_a_word_in_both_languages(who: str) -> None:
    assert who in CHINESE.values()
    assert not in_words(Fact(who, "likes", "茶"), "zh").isascii()
    assert who not in in_words(Fact(who, "likes", "茶"), "zh")


def test_relations_in_both_languages() -> None:
    assert (ENGLISH["hubby"], CHINESE["闺女"]) == ("husband", "daughter")
