"""What is avoided is left out, what the catalogue vouches for stays, and nothing else goes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.pantry import build_pantry
from dialogue.safety import Caution, avoids, cautions, concern
from dialogue.statements import read_facts
from dialogue.types import Fact
from recsys.types import Product
from tests.dialogue.labelled_shop import products

PANTRY = build_pantry(products().values())


def caution(predicate: str, value: str) -> Caution:
    (found,) = cautions([Fact("shopper", predicate, value, purpose="health")], PANTRY)
    return found


def named(*names: str) -> list[str]:
    """Which of products with these names a nut allergy leaves out."""
    pantry = build_pantry(Product(name, name) for name in names)
    found = cautions([Fact("shopper", "allergy", "nuts")], pantry)
    return sorted(found[0].items)


@pytest.mark.parametrize(
    ("predicate", "value", "out"),
    [
        ("allergy", "nuts", {"almond-butter", "choc-hazel", "nuts-mix", "peanut-butter"}),
        ("allergy", "花生", {"peanut-butter"}),
        ("diet", "halal", {"beer-lager", "beer-zero", "wine-red", "wine-white"}),
        ("diet", "no pork", set()),
    ],
)
def test_what_is_left_out(predicate: str, value: str, out: set[str]) -> None:
    assert caution(predicate, value).items == out


def test_vegan_is_no_matter_of_hand_cream_and_peanut_butter_is_no_butter() -> None:
    out = caution("diet", "vegan").items
    assert {"milk-whole", "cheese-ched", "cereal-kids", "soup-chicken"} <= out
    assert not out & {"cream-hand", "cat-wet", "peanut-butter", "milk-oat", "choc-dark"}


def test_what_the_catalogue_vouches_for_stays_and_is_said() -> None:
    found = caution("condition", "coeliac")
    assert "bread-gf" in found.vouched and found.claim == "gluten free"
    assert "bread-gf" not in found.items and "bread-rye" in found.items
    assert found.avoided == "gluten"


def test_compounds_are_found_and_lookalikes_are_not() -> None:
    assert named("Walnut cake", "Hazelnuts", "Peanuts") == ["Hazelnuts", "Peanuts", "Walnut cake"]
    assert named("Donut", "Nutmeg", "Butternut squash", "Minute rice", "Nut-free bar") == []


def test_ingredients_count_as_much_as_names() -> None:
    cake = Product("cake", "Carrot cake", attributes={"ingredients": "carrots, walnuts"})
    found = cautions([Fact("shopper", "allergy", "nuts")], build_pantry([cake]))
    assert found[0].items == {"cake"}


def test_others_count_when_it_is_for_them() -> None:
    facts = [Fact("mother", "allergy", "nuts")]
    assert cautions(facts, PANTRY) == ()
    assert cautions(facts, PANTRY, ["mother"])[0].items


@pytest.mark.parametrize("predicate", ["likes", "name", "condition"])
def test_what_rules_nothing_out_is_no_caution(predicate: str) -> None:
    assert cautions([Fact("shopper", predicate, "insomnia")], PANTRY) == ()


@given(st.text(max_size=30), st.sampled_from(["allergy", "diet", "condition"]))
def test_any_word_can_be_avoided(word: str, predicate: str) -> None:
    found = cautions([Fact("shopper", predicate, word)], PANTRY)
    assert all(not one.items & one.vouched for one in found)
    fact = Fact("shopper", predicate, word)
    assert bool(found) <= bool(avoids(fact) or concern(fact))


@pytest.mark.parametrize(
    "said",
    ["I'm lactose intolerant", "I'm lactose-intolerant", "I have gluten intolerance", "我麸质不耐受"],
)
def test_a_condition_holds_however_it_is_written(said: str) -> None:
    assert cautions(read_facts(said), PANTRY)[0].items


@pytest.mark.parametrize(
    ("allergy", "out", "stays"),
    [
        ("sesame", ("Tahini", "Hummus dip", "Halva bar", "芝麻酱"), ("Peas", "Sea salt")),
        ("sesame seeds", ("Sesame oil", "Tahini"), ("Sunflower seeds",)),
        ("celery", ("Celery sticks", "Vegetable bouillon", "西芹"), ("Carrots", "Celebration mug")),
        ("mustard", ("Dijon mustard", "Wasabi peas", "Vinaigrette", "黄芥末酱"), ("Ketchup",)),
        ("lupin", ("Lupin flour", "Lupini beans", "羽扇豆粉"), ("Lump crab",)),
        ("molluscs", ("Squid rings", "Clam chowder", "Oyster sauce", "蚝油"), ("Shrimp", "宝贝湿巾")),
        ("oysters", ("Scallops",), ("Shrimp",)),
        ("crustaceans", ("Shrimp", "Crayfish"), ("Squid", "Mussels")),
        ("shellfish", ("Shrimp", "Squid", "Abalone"), ("Tuna",)),
        ("sulphites", ("Riesling", "Dried apricots", "Raisins", "葡萄干"), ("Apricots", "Twine")),
        ("sulfites", ("Red wine",), ("Water",)),
        ("亚硫酸盐", ("Wine", "话梅"), ("苹果",)),
        ("芝麻", ("Tahini", "黑芝麻糊"), ("大米",)),
        ("芹菜", ("Celery soup", "芹菜饺子"), ("白菜",)),
        ("芥末", ("Mustard", "芥末花生"), ("番茄酱",)),
        ("ginger", ("Ginger tea", "Gingersnaps", "姜茶"), ("Gin", "Gingham", "Ginger-free tea")),
        ("姜", ("Ginger tea", "红糖姜茶"), ("Green tea",)),
        ("fresh ginger", ("Ginger tea",), ("Green tea",)),
        ("strawberries", ("Strawberries", "Strawberry jam", "草莓酱"), ("Straw hat", "Raspberry jam")),
        ("草莓", ("Strawberries", "草莓酸奶"), ("蓝莓酸奶",)),
        ("apples", ("Apple pie", "Apples"), ("Pineapple juice", "Spearmint")),
        ("pineapple", ("Pineapple juice",), ("Apple pie",)),
        ("rice", ("Rice cakes", "大米"), ("Licorice", "Half-price mug")),
        ("citrus", ("Orange juice", "柠檬茶"), ("Apple pie",)),
        ("quinoa", ("Quinoa salad",), ("Salad",)),
        ("桂圆", ("桂圆红枣茶",), ("红枣",)),
    ],
)
def test_the_other_allergens_of_the_list_are_known_by_the_foods_they_stand_in(
    allergy: str, out: tuple[str, ...], stays: tuple[str, ...]
) -> None:
    pantry = build_pantry(Product(name, name) for name in (*out, *stays))
    (found,) = cautions([Fact("shopper", "allergy", allergy)], pantry)
    assert found.items == set(out)


@pytest.mark.parametrize(
    ("said", "out"),
    [
        ({"description": "A fizzy drink with real ginger root."}, True),
        ({"attributes": {"flavour": "lemon, ginger"}}, True),
        ({"attributes": {"with_ginger": "yes"}}, True),
        ({"description": "含有姜汁"}, True),
        ({"description": "Brewed without ginger or sugar."}, False),
        ({"description": "无姜配方"}, False),
        ({"description": "零食姜糖"}, True),
        ({"attributes": {"with_ginger": "no"}}, False),
        ({"attributes": {"colour": "ginger"}}, False),
        ({"description": "No sugar. With ginger."}, True),
    ],
)
def test_an_ingredient_counts_wherever_the_catalogue_speaks_of_it(
    said: dict[str, Any], out: bool
) -> None:
    pantry = build_pantry([Product("1", "Soda", **said)])
    (found,) = cautions([Fact("shopper", "allergy", "ginger")], pantry)
    assert found.items == ({"1"} if out else set())


def test_a_description_is_no_matter_for_a_diet_by_name() -> None:
    pantry = build_pantry([Product("1", "Crackers", description="Lovely with ham and cheese.")])
    assert not cautions([Fact("shopper", "diet", "vegan")], pantry)[0].items
    assert cautions([Fact("shopper", "diet", "no ham")], pantry)[0].items == {"1"}


def test_what_is_marked_as_free_of_it_stays() -> None:
    pantry = build_pantry([Product("1", "Sesame-free hummus"), Product("2", "Hummus")])
    (found,) = cautions([Fact("shopper", "allergy", "sesame")], pantry)
    assert (found.items, found.vouched, found.claim) == ({"2"}, {"1"}, "sesame free")


@pytest.mark.parametrize(
    ("said", "words", "sugary"),
    [
        ("I'm diabetic", "diabetes", True),
        ("I have type 2 diabetes", "diabetes", True),
        ("我有糖尿病", "diabetes", True),
        ("I'm on keto", "a ketogenic diet", True),
        ("我吃生酮", "a ketogenic diet", True),
        ("I'm on a low-sodium diet", "a low-sodium diet", False),
        ("我低盐饮食", "a low-sodium diet", False),
        ("我在控糖", "a low-sugar diet", True),
        ("I follow a low FODMAP diet", "a low-FODMAP diet", False),
        ("I'm pregnant", "pregnancy", False),
        ("我怀孕了", "pregnancy", False),
        ("I have high blood pressure", "high blood pressure", False),
        ("我有痛风", "gout", False),
        ("I eat paleo", "a paleo diet", False),
    ],
)
def test_what_no_catalogue_can_judge_is_a_caution_that_says_so(
    said: str, words: str, sugary: bool
) -> None:
    (found,) = cautions(read_facts(said), PANTRY)
    assert found.concern is not None and found.concern.english == words
    assert bool(found.items) == bool(found.avoided) == sugary


@pytest.mark.parametrize("condition", ["asthma", "left knee pain", "hay fever", "insomnia"])
def test_what_is_no_matter_of_food_is_no_caution(condition: str) -> None:
    assert cautions([Fact("shopper", "condition", condition)], PANTRY) == ()


SWEET = ("Cane sugar", "Cola", "Fruit candy", "Honey, jar", "Maple syrup", "Donuts", "白砂糖", "蜂蜜")
NOT_SWEET = (
    "Sugar snap peas", "Cola zero", "Diet soda", "Sugar-free candy", "Honey mustard", "Eggs",
    "Baking soda", "Crab cakes", "Rice cakes", "Sugar scrub for the body", "无糖可乐", "Bread",
)  # fmt: skip


def test_for_diabetes_what_is_surely_sweet_goes_and_what_is_made_without_sugar_stays() -> None:
    bread = Product("Rye bread", "Rye bread", attributes={"ingredients": "rye, sugar"})
    marked = Product("Jam", "Jam", attributes={"sugar_free": "yes"})
    pantry = build_pantry([*(Product(name, name) for name in SWEET + NOT_SWEET), bread, marked])
    (found,) = cautions([Fact("shopper", "condition", "diabetes")], pantry)
    assert found.items == set(SWEET) and found.vouched == frozenset()


def test_a_diet_is_not_looked_for_in_names_as_if_it_were_food() -> None:
    pantry = build_pantry([Product("1", "Keto bread"), Product("2", "Paleo bar")])
    for diet in ("keto", "paleo"):
        (found,) = cautions([Fact("shopper", "diet", diet)], pantry)
        assert found.items == frozenset()
