"""A made-up shop of any size, seeded: long tails of users and of items, and tastes to be found."""

from __future__ import annotations

import numpy as np
import pandas as pd

from recsys.catalog import Catalog
from recsys.types import Product

TASTES = 50
KINDS = ("purchase", "cart", "view")
DAYS = 365


def shop(users: int, items: int, events: int, seed: int = 0) -> tuple[pd.DataFrame, Catalog]:
    """Events of about that size and their catalogue.

    Users are active by a Pareto law, items are sought by Zipf's, shifted so that the head is no
    single item. A user has one of TASTES tastes and keeps to it six times in ten. A fifth of the
    events are purchases, a tenth carts, the rest views, over a year. Ids are categories.
    """
    draw = np.random.default_rng(seed)
    active = np.cumsum(draw.pareto(1.6, users) + 0.3)
    sought = np.cumsum(1.0 / (np.arange(items) + 20.0) ** 0.8)
    user = np.searchsorted(active, draw.random(events) * active[-1]).astype(np.int32)
    any_item = np.searchsorted(sought, draw.random(events) * sought[-1]).astype(np.int32)
    tasteful = (any_item // TASTES * TASTES + user % TASTES) % items
    item = np.where(draw.random(events) < 0.6, tasteful, any_item)
    kind = draw.choice(len(KINDS), events, p=[0.2, 0.1, 0.7]).astype(np.int8)
    second = draw.integers(0, DAYS * 86_400, events)
    frame = pd.DataFrame(
        {
            "user_id": _names("u", user, users),
            "item_id": _names("i", item, items),
            "kind": pd.Categorical.from_codes(kind, list(KINDS)),
            "quantity": np.float32(1.0),
            "at": pd.Timestamp("2026-01-01", tz="UTC") - pd.to_timedelta(second, unit="s"),
        }
    )
    products = [Product(f"i{n}", f"Product {n}", f"Shelf {n % 200}") for n in range(items)]
    products.sort(key=lambda product: product.item_id)  # as the store gives them
    return frame, Catalog.from_products(products)


def _names(letter: str, codes: np.ndarray, count: int) -> pd.Categorical:
    return pd.Categorical.from_codes(codes, np.char.add(letter, np.arange(count).astype(str)))
