"""Products as text."""

from __future__ import annotations

import numpy as np
import pytest

from recsys.content import ContentIndex
from recsys.types import Product

NAMES = ["Frozen pizza, 12 oz", "Frozen peas", "Pizza cutter", "Night light", "Dry pasta"]
PRODUCTS = [Product(str(place), name) for place, name in enumerate(NAMES)]


@pytest.fixture(scope="module")
def index() -> ContentIndex:
    return ContentIndex.build(PRODUCTS)


def best(index: ContentIndex, text: str) -> str:
    return NAMES[int(np.argmax(index.like_text(text)))]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("frozen pizza", "Frozen pizza, 12 oz"),
        ("FROZEN PIZZAS please", "Frozen pizza, 12 oz"),
        ("some pea", "Frozen peas"),
        ("something for pasta night", "Dry pasta"),
        ("night", "Night light"),
    ],
)
def test_the_best_match_is_what_was_meant(index: ContentIndex, said: str, meant: str) -> None:
    assert best(index, said) == meant


def test_cosines_are_between_zero_and_one(index: ContentIndex) -> None:
    scores = index.like_text("frozen pizza")
    assert (scores >= 0).all() and (scores <= 1 + 1e-6).all()


@pytest.mark.parametrize("said", ["", "   ", "???", "quetzalcoatl", "the of and"])
def test_words_nobody_sells_match_nothing(index: ContentIndex, said: str) -> None:
    assert not index.like_text(said).any()


def test_a_product_is_most_like_itself(index: ContentIndex) -> None:
    for place in range(len(NAMES)):
        likeness = index.like_products(np.array([place]), np.array([1.0]))
        assert int(np.argmax(likeness)) == place
        assert likeness[place] == pytest.approx(1, abs=1e-5)


def test_likeness_to_several_products_is_their_weighted_sum(index: ContentIndex) -> None:
    pizza, cutter = (index.like_products(np.array([place]), np.array([1.0])) for place in (0, 2))
    both = index.like_products(np.array([0, 2]), np.array([3.0, -1.0]))
    np.testing.assert_allclose(both, 3 * pizza - cutter, atol=1e-6)
    assert pizza[2] == pytest.approx(cutter[0]) and 0 < pizza[2] < 1 and not pizza[4]


@pytest.mark.parametrize("products", [[], [Product("a", "")], [Product("a", "Tea")]])
def test_small_shops_have_an_index(products: list[Product]) -> None:
    found = ContentIndex.build(products).like_text("tea")
    assert len(found) == len(products)
    assert bool(found.any()) == any(product.name for product in products)
