from decimal import Decimal

import pytest

from dialogue.limits import read_limits
from tests.dialogue.outfitter import PRODUCTS

RED = PRODUCTS["red"]  # costs 8.00


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("anything cheaper?", None, "7.99"),
        ("太贵了", None, "7.99"),
        ("a bit fancier", "8.01", None),
        ("贵一点的", "8.01", None),
        ("cheaper, under 5", None, "5"),
        ("which one is cheaper", None, None),
        ("哪个更便宜", None, None),
        ("最便宜的", None, None),
        ("in blue", None, None),
    ],
)
def test_limits_against_what_was_shown(text: str, low: str | None, high: str | None) -> None:
    found = read_limits(text, RED)[:2]
    assert found == (Decimal(low) if low else None, Decimal(high) if high else None)


def test_cheaper_than_nothing_is_no_limit() -> None:
    assert read_limits("cheaper", None)[:2] == (None, None)
