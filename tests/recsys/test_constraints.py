"""Constraints as masks: what passes, what does not, and that nothing forbidden ever passes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recsys.catalog import Catalog
from recsys.constraints import allowed
from recsys.types import Constraints, Product

SHOP = Catalog.from_products(
    [
        Product("tea", "Tea", "Food > Drinks > Tea", "Leaf", Decimal("3.00"),
                attributes={"Color": "green, black", "allergens": "none"}),
        Product("bar", "Nut bar", "Food > Snacks", "Oak", Decimal("1.99"),
                attributes={"allergens": "milk, tree nuts"}),
        Product("ring", "Doughnut", "Food > Snacks", "Oak", Decimal("2.00"),
                attributes={"allergens": "wheat (doughnuts)"}),
        Product("bolt", "Bolt", "Tools", "Forge", None, attributes={"color": "Green"}),
        Product("gone", "Old tea", "Food > Drinks > Tea", "Leaf", Decimal("1.00"), in_stock=False),
    ]
)  # fmt: skip


def passing(**asked: object) -> set[str]:
    mask = allowed(SHOP, Constraints(**asked))  # type: ignore[arg-type]
    return {item for item, passes in zip(SHOP.ids, mask) if passes}


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({}, {"tea", "bar", "ring", "bolt"}),
        ({"in_stock_only": False}, {"tea", "bar", "ring", "bolt", "gone"}),
        ({"max_price": Decimal("1.99")}, {"bar"}),
        ({"min_price": Decimal("2.00")}, {"tea", "ring"}),
        ({"categories": ("food",)}, {"tea", "bar", "ring"}),
        ({"categories": ("drinks > TEA",)}, {"tea"}),
        ({"categories": ("ea",)}, set()),
        ({"categories": ("Tools", "Snacks")}, {"bolt", "bar", "ring"}),
        ({"brands": ("OAK ", "forge")}, {"bar", "ring", "bolt"}),
        ({"categories": ("Food",), "brands": ("Forge",)}, set()),
        ({"attributes": {"color": "green"}}, {"tea", "bolt"}),
        ({"attributes": {"color": "green", "allergens": "none"}}, {"tea"}),
        ({"attributes": {"shape": "round"}}, set()),
        ({"excluded_items": ("tea", "unknown")}, {"bar", "ring", "bolt"}),
        ({"excluded_brands": ("Leaf",)}, {"bar", "ring", "bolt"}),
        ({"excluded_categories": ("Snacks",)}, {"tea", "bolt"}),
        ({"excluded_attributes": {"Allergens": "nuts"}}, {"tea", "ring", "bolt"}),
        ({"about": "anything"}, {"tea", "bar", "ring", "bolt"}),
    ],
)
def test_what_passes(asked: dict, left: set[str]) -> None:
    assert passing(**asked) == left


prices = st.none() | st.decimals(0, 5, places=2)


@given(
    low=prices,
    high=prices,
    brands=st.sets(st.sampled_from(["Leaf", "Oak", "Forge"])),
    no_brands=st.sets(st.sampled_from(["Leaf", "Oak", "Forge"])),
    no_items=st.sets(st.sampled_from(SHOP.ids)),
)
def test_what_passes_obeys(low: object, high: object, brands: set, no_brands: set, no_items: set):
    left = passing(
        min_price=low,
        max_price=high,
        brands=tuple(brands),
        excluded_brands=tuple(no_brands),
        excluded_items=tuple(no_items),
    )
    expected = set()
    for product in SHOP.products.values():
        priced = product.price is not None or (low is None and high is None)
        if (
            product.in_stock
            and priced
            and (low is None or product.price >= low)
            and (high is None or product.price <= high)
            and (not brands or product.brand in brands)
            and product.brand not in no_brands
            and product.item_id not in no_items
        ):
            expected.add(product.item_id)
    assert left == expected


def test_an_empty_shop_has_an_empty_mask() -> None:
    empty = Catalog.from_products([])
    asked = Constraints(categories=("Food",), attributes={"color": "green"}, max_price=Decimal(1))
    assert len(allowed(empty, asked)) == 0
