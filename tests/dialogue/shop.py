"""A corner shop of six products, small enough to see every right answer."""

from __future__ import annotations

from decimal import Decimal

from dialogue.lexicon import build_lexicon
from recsys.types import Candidate, Evidence, Product


def product(item_id: str, name: str, category: str, brand: str, price: str, **more: str) -> Product:
    """A product with attributes `more`."""
    return Product(item_id, name, category, brand, Decimal(price), attributes=more)


PRODUCTS = {
    one.item_id: one
    for one in (
        product("pizza", "Frozen pizza, 30 oz", "Frozen pizza", "Private", "3.49", size="30 oz"),
        product("cheese", "Shredded cheese, 8 oz", "Cheese", "National", "2.99", size="8 oz"),
        product("bread", "White bread, 20 oz", "Bread", "National", "1.29", size="20 oz"),
        product("peanut", "Peanut butter, 18 oz", "Nut butter", "National", "2.49", size="18 oz"),
        product("ham", "Smoked ham, 1 lb", "Lunch meat", "National", "4.99", size="1 lb"),
        product("soup", "Tomato soup, 10 oz", "Soup", "Private", "0.99", size="10 oz"),
    )
}
LEXICON = build_lexicon(PRODUCTS.values())


def candidate(item_id: str, *evidence: Evidence) -> Candidate:
    """The product put forward for these reasons."""
    return Candidate(PRODUCTS[item_id], 1.0, evidence)
