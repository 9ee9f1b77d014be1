import pytest

from dialogue.attribute_words import asked_attribute, attribute_in_words, category_in_words
from recsys.types import Product

TENT = {"waterproof": "yes", "weight": "2.4 kg", "material": "nylon", "doors": "2"}


@pytest.mark.parametrize(
    ("key", "value", "english", "chinese"),
    [
        ("waterproof", "no", "it is not waterproof", "它不防水"),
        ("machine washable", "no", "it is not machine washable", "它不可机洗"),
        ("hood", "yes", "it is listed with hood", "它有帽子"),
        ("batteries included", "no", "it comes without batteries", "它不含电池"),
        ("assembly required", "yes", "assembly is required", "它需要组装"),
        ("material", "wool", "its material is wool", "它的材质是wool"),
        ("pages", "312", "it has 312 pages", "它的页数是312"),
        ("drawers", "1", "it has 1 drawer", "它的drawers是1"),
        ("players", "2 to 4", "2 to 4 can play it", "它的玩家人数是2 to 4"),
        ("USB port", "yes", "it is listed with USB port", "商品资料里USB port一项写的是有"),
    ],
)
def test_an_attribute_is_a_clause_about_it(key, value, english, chinese) -> None:
    assert attribute_in_words(key, value) == english
    assert attribute_in_words(key, value, "zh") == chinese


@pytest.mark.parametrize(
    ("message", "key"),
    [
        ("is it waterproof?", "waterproof"),
        ("防水吗", "waterproof"),
        ("how heavy is it", "weight"),
        ("多重？", "weight"),
        ("what's it made of", "material"),
        ("how many doors has it got", "doors"),
        ("does it smell?", ""),
        ("will my nephew like it", ""),
    ],
)
def test_a_question_finds_the_attribute_it_asks_for(message, key) -> None:
    assert asked_attribute(message, TENT) == key


def test_a_product_without_attributes_has_its_kind() -> None:
    product = Product("t1", "Tent", "Tents")
    assert category_in_words(product) == "its kind is Tents"
    assert category_in_words(product, "zh") == "它属于Tents"
