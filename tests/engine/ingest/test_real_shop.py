"""The files of a real web shop, as they are; skipped where they are not at hand."""

from __future__ import annotations

import zipfile
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from engine.ingest.run import ingest
from engine.store import catalog, events
from engine.store.database import connect, reading
from recsys.types import Product

SHOP = Path(__file__).parents[4] / "shared" / "data" / "google_merch_store"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SHOP.is_dir(), reason="../shared/data/google_merch_store is not here"),
]


def test_the_cut_events_are_all_taken(tmp_path: Path) -> None:
    kinds, found = _take(tmp_path, SHOP / "catalog.csv", SHOP / "events_cut.csv.gz", 305_257)
    assert kinds == {"list_view": 272_590, "cart": 19_019, "purchase": 13_648}
    assert found["14"].name == 'Android Iconic 4" Decal'
    assert str(found["2"].price) == "2.5"


def test_the_raw_events_are_all_taken(tmp_path: Path) -> None:
    with zipfile.ZipFile(SHOP / "cleaned_events.csv.zip") as archive:
        with archive.open("cleaned_events.csv") as lines:
            start = b"".join(islice(lines, 60_001))
    raw = tmp_path / "raw.csv"
    raw.write_bytes(start)
    kinds, found = _take(tmp_path, SHOP / "items.csv", raw, 60_000)
    words = Counter(line.split(b",")[4].decode() for line in start.splitlines()[1:])
    assert kinds == {
        "cart": words["add_to_cart"] + words["begin_checkout"], "purchase": words["purchase"],
    }  # fmt: skip
    assert found["3"].attributes == {"variant": "LG"}


def _take(
    tmp_path: Path, catalog_file: Path, events_file: Path, rows: int
) -> tuple[dict[str, int], dict[str, Product]]:
    """Events by kind and products by id, after every row of both files was accepted."""
    database = connect(f"sqlite:///{tmp_path / 'shop.db'}")
    report = ingest(
        database, catalog_file, events_file, rejects_path=tmp_path / "rejects.jsonl"
    )
    products, taken = report.files
    assert (taken.rows, taken.accepted) == (rows, rows)
    assert products.rows == products.accepted
    with reading(database) as connection:
        found = {product.item_id: product for product in catalog.read_products(connection)}
        kinds = dict(Counter(map(str, events.read_log(connection)["kind"])))
    database.dispose()
    return kinds, found
