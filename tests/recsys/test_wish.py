"""What was said and the page in view, as a score per product."""

from __future__ import annotations

import numpy as np
import pytest

from recsys.catalog import Catalog
from recsys.types import Product
from recsys.wish import wish

NAMES = ["Chocolate milk", "Canned milk", "Message paper", "Milk chocolate bar", "Woven top"]
SHOP = Catalog.from_products(Product(str(place), name) for place, name in enumerate(NAMES))
ALL = np.ones(len(NAMES), dtype=bool)


def fitting(text: str, page: str | None = None, mask: np.ndarray = ALL) -> set[str]:
    found = wish(SHOP, mask, text, page)
    return set() if found is None else {NAMES[n] for n in np.flatnonzero(found.score)}


def test_words_choose_what_they_name() -> None:
    assert fitting("milk please") == {"Chocolate milk", "Canned milk", "Milk chocolate bar"}
    assert fitting("chocolat bar") >= {"Milk chocolate bar"}


@pytest.mark.parametrize("text", ["", "laptop", "hello there", "thank you", "kayak"])
def test_words_that_name_nothing_are_no_wish(text: str) -> None:
    assert fitting(text) == set()


def test_a_page_wishes_for_what_is_like_it() -> None:
    others = ALL.copy()
    others[0] = False
    assert fitting("", "0", others) == {"Canned milk", "Milk chocolate bar"}
    assert fitting("", "nowhere") == set()


def test_words_and_page_share_the_score_and_words_are_strict() -> None:
    found = wish(SHOP, ALL, "milk", "1")
    assert found is not None and found.strict
    np.testing.assert_allclose(found.by_text + found.by_page, found.score)
    assert 0 < found.score.max() <= 1
    only_page = wish(SHOP, ALL, "", "1")
    assert only_page is not None and not only_page.strict


def test_what_is_masked_neither_fits_nor_sets_the_measure() -> None:
    assert fitting("milk", mask=np.array([False, True, True, True, True])) == {
        "Canned milk", "Milk chocolate bar",
    }  # fmt: skip
    assert fitting("milk", mask=~ALL) == set()
