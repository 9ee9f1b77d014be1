"""What is avoided is left out, what the catalogue vouches for stays, and nothing else goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.pantry import build_pantry
from dialogue.safety import Caution, avoids, cautions
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
    assert bool(found) <= bool(avoids(Fact("shopper", predicate, word)))


@pytest.mark.parametrize(
    "said",
    ["I'm lactose intolerant", "I'm lactose-intolerant", "I have gluten intolerance", "我麸质不耐受"],
)
def test_a_condition_holds_however_it_is_written(said: str) -> None:
    assert cautions(read_facts(said), PANTRY)[0].items
