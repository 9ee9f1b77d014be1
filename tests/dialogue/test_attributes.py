import pytest

from dialogue.attributes import find_traits, fitting
from dialogue.traits import build_traits
from tests.dialogue.outfitter import PRODUCTS

TRAITS = build_traits(PRODUCTS.values())


def pairs(text: str, *categories: str) -> list[tuple[str, str] | None]:
    return [fitting(TRAITS, one, text, categories) for one in find_traits(TRAITS, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("waterproof", [("waterproof", "yes")]),
        ("in red", [("colour", "red")]),
        ("something hot", [("taste", "spicy")]),
        ("hot chocolate", []),
        ("unsweetened", [("sugar_free", "yes")]),
        ("not too sweet", [("taste", "sweet")]),
        ("decaf", [("caffeine", "no")]),
        ("feeling blue", []),
        ("辣的", [("taste", "spicy")]),
        ("辣椒", []),
        ("不含咖啡因", [("caffeine", "no")]),
        ("蓝色", [("colour", "blue")]),
    ],
)
def test_traits(text: str, found: list[tuple[str, str]]) -> None:
    assert pairs(text) == found


def test_a_quality_is_of_the_goods_that_have_it() -> None:
    assert pairs("dark coffee", "Coffee") == [("roast", "dark")]
    assert pairs("dark scarf", "Clothing") == [None]


def test_names_in_other_languages_are_no_attributes() -> None:
    assert not any(key.startswith("name_") for found in TRAITS.pairs.values() for key, _ in found)
