"""Places in a list of products, as words and as a choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recsys.types import Product

PLACES = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3,
    "fifth": 4, "5th": 4, "last": -1, "final": -1, "middle": 1, "former": 0, "latter": -1,
    "top": 0, "bottom": -1, "centre": 1, "other": 1,
}  # fmt: skip
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, **{str(n): n for n in range(1, 6)}}


@dataclass(frozen=True, slots=True)
class Hit:
    """Words from `start` to `end` that point at `products`. They say nothing else where they only
    describe them; `refused`: the same words refuse the products."""

    start: int
    end: int
    products: tuple[Product, ...]
    describes: bool = False
    refused: bool = False


def cheapest(shown: Sequence[Product]) -> Product | None:
    """The product of the lowest price, None where no price is known."""
    priced = [(one.price, place) for place, one in enumerate(shown) if one.price is not None]
    return shown[min(priced)[1]] if priced else None


def dearest(shown: Sequence[Product]) -> Product | None:
    """The product of the highest price, None where no price is known."""
    priced = [(one.price, -place) for place, one in enumerate(shown) if one.price is not None]
    return shown[-max(priced)[1]] if priced else None
