"""Claims are what the catalogue says in so many words."""

from __future__ import annotations

import pytest

from dialogue.pantry import build_pantry, named
from recsys.types import Product


@pytest.mark.parametrize(
    ("name", "attributes", "claim"),
    [
        ("Bread, gluten-free", {}, "gluten free"),
        ("Bread", {"gluten_free": "yes"}, "gluten free"),
        ("Bread", {"diet": "Vegan"}, "vegan"),
        ("Beer", {"alcohol": "no"}, "alcohol free"),
        ("豆奶", {"name_zh": "无糖豆奶"}, "无糖"),
    ],
)
def test_a_claim_is_found(name: str, attributes: dict[str, str], claim: str) -> None:
    pantry = build_pantry([Product("1", name, attributes=attributes)])
    assert pantry.claims[claim] == {"1"}


@pytest.mark.parametrize(
    ("name", "attributes"),
    [("Bread", {"gluten_free": "no"}), ("Bread", {"gluten": "yes"}), ("Veganism, a book", {})],
)
def test_what_is_no_claim(name: str, attributes: dict[str, str]) -> None:
    assert not build_pantry([Product("1", name, attributes=attributes)]).claims


def test_what_is_listed_is_known() -> None:
    pantry = build_pantry(
        [Product("1", "Cake", attributes={"contains": "Egg"}), Product("2", "Pie")]
    )
    assert pantry.listed == {"1"} and pantry.texts["1"] == "cake\negg"
    assert [named(text) for text in pantry.texts.values()] == ["cake", "pie"]
