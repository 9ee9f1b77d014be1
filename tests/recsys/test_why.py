"""Evidence in words."""

from __future__ import annotations

from recsys.types import Evidence, Product
from recsys.why import why

PRODUCTS = {
    "c": Product("c", "Shredded cheese, 8 oz"),
    "t": Product("t", "Tortillas"),
    "s": Product("s", "Salsa"),
}


def test_own_items_are_named_with_their_shares() -> None:
    evidence = [
        Evidence("history", "c", 0.41, "purchase"),
        Evidence("session", "t", 0.2, "view"),
        Evidence("history", "s", 0.1, "cart"),
    ]
    assert why(evidence, PRODUCTS) == (
        "because you bought Shredded cheese, 8 oz (41 %) and you looked at Tortillas (20 %)"
    )


def test_other_kinds() -> None:
    assert why([Evidence("popular", "", 1.0)], PRODUCTS) == "because many shoppers buy it"
    assert why([Evidence("similar", "s", 0.7)], PRODUCTS) == "because it is like Salsa (70 %)"
    assert why([Evidence("similar", "dip", 0.7)], PRODUCTS) == 'because it fits "dip" (70 %)'
    assert why([Evidence("fact", "likes dips", 1)], PRODUCTS) == "because you told us: likes dips"


def test_nothing_is_said_without_evidence() -> None:
    assert why([], PRODUCTS) == ""
