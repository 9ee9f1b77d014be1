"""The demo's purchases, and a made-up shop of any size, as the ranking reads them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from engine.demo.build import build_demo
from recsys.catalog import Catalog
from recsys.types import Product


def demo() -> tuple[pd.DataFrame, Catalog]:
    """The events and the catalogue of the demo store."""
    with TemporaryDirectory() as folder:
        files = build_demo(Path(folder))
        rows = pd.read_csv(files.catalog, dtype=str, keep_default_na=False)
        events = pd.read_parquet(files.events)
    events = events.rename(columns={"event_name": "kind", "timestamp": "at"})
    events["at"] = pd.to_datetime(events["at"], utc=True)
    return events, Catalog.from_products(_product(row) for row in rows.to_dict("records"))


def made_up(users: int, items: int, events_each: int) -> tuple[pd.DataFrame, Catalog]:
    """A shop of that size: popular items are bought more, users keep to a tenth of the shop."""
    draw = np.random.default_rng(0)
    user = np.repeat(np.arange(users), events_each)
    rank = (items / 10 * draw.power(0.5, len(user))).astype(np.int64)
    item = (rank * 10 + user % 10) % items
    at = pd.Timestamp("2026-01-01", tz="UTC") - pd.to_timedelta(
        draw.integers(0, 365 * 24, len(user)), unit="h"
    )
    events = pd.DataFrame(
        {
            "user_id": np.char.add("u", user.astype(str)),
            "item_id": np.char.add("i", item.astype(str)),
            "kind": draw.choice(["purchase", "cart", "view"], len(user)),
            "quantity": 1.0,
            "at": at,
            "session_id": None,
        }
    )
    kinds = ["pizza", "pasta", "cheese", "tea", "soap", "salad", "bread", "juice"]
    return events, Catalog.from_products(
        Product(f"i{n}", f"{kinds[n % 8].title()} number {n}", f"Shelf {n % 200}", f"B{n % 50}")
        for n in range(items)
    )


def _product(row: dict[str, str]) -> Product:
    return Product(
        row["item_id"],
        row["name"],
        row["category"],
        row["brand"],
        Decimal(row["price"]),
        row["currency"],
        row["in_stock"] == "true",
        description=row["description"],
        attributes=json.loads(row["attributes"] or "{}"),
    )
