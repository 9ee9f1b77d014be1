from __future__ import annotations

import pytest

from dialogue.heads import named_first
from dialogue.types import Wish
from recsys.types import Candidate, Product

NAMES = (
    "Powdered coffee creamer, 15 oz", "Coffee filters, 100 ct", "Ground coffee, 36 oz", "Espresso",
    "Coffee pods", "Creamer for coffee",
)  # fmt: skip


def ordered(words: str) -> list[str]:
    candidates = [Candidate(Product(name, name), 1.0, ()) for name in NAMES]
    return [one.product.name for one in named_first(candidates, Wish(words=words))]


@pytest.mark.parametrize("words", ["coffee", "coffees", "咖啡"])
def test_coffee_comes_before_what_goes_with_it(words: str) -> None:
    assert ordered(words) == [*NAMES[2:], *NAMES[:2]]


@pytest.mark.parametrize("words", ["", "coffee creamer", "tea"])
def test_what_is_said_in_full_or_not_at_all_changes_nothing(words: str) -> None:
    assert ordered(words) == list(NAMES)
