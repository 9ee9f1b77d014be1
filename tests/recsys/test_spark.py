"""Spark as an engine: it answers as the batch does, and trains what `implicit` would."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_matrix

from recsys.batch import COLUMNS, recommend_batch
from recsys.catalog import Catalog
from recsys.evaluate import sit
from recsys.factors import item_factors
from recsys.interactions import build
from recsys.launch import PANDAS_WARNING
from recsys.model import Model, Settings, fit
from recsys.rules import Rule
from recsys.spark import (
    SparkUnavailable,
    recommend_spark,
    session,
    spark_item_factors,
)
from recsys.types import Constraints, Event
from tests.benchmarks.protocols import DATA, google
from tests.recsys import shop
from tests.recsys.shop import SMALL, frame

pytestmark = pytest.mark.filterwarnings(f"ignore:{PANDAS_WARNING}:FutureWarning")
Untidy = tuple[Model, Catalog, list[Event]]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A session on two cores; skips, and says why, where Spark cannot run."""
    try:
        with session("local[2]") as spark:
            yield spark
    except SparkUnavailable as missing:
        pytest.skip(str(missing))


@pytest.mark.slow
class TestRecommending:
    @pytest.mark.parametrize("mode", ["discover", "mixed"])
    def test_the_rows_are_those_of_the_batch(self, spark: Any, untidy: Untidy, mode: str) -> None:
        model, catalog, events = untidy
        users = [*(f"stranger {n}" for n in range(70)), *(f"u{n}" for n in range(60, 0, -1))]
        rules = (Rule("less tea", "bury", Constraints(categories=("Food",)), amount=0.5),)
        how: Any = {"n": 7, "mode": mode, "exclude": "seen", "users": users, "rules": rules}
        found = list(recommend_spark(spark, model, catalog, frame(events), **how))
        local = list(recommend_batch(model, catalog, frame(events), **how))
        assert len(found) == len(local) > 1
        assert list(found[0].columns) == COLUMNS
        for ours, theirs in zip(found, local):
            expected = theirs.drop(columns="evidence")
            pd.testing.assert_frame_equal(ours, expected, check_exact=True)

    def test_everyone_is_answered_when_nobody_is_named(self, spark: Any, untidy: Untidy) -> None:
        model, catalog, events = untidy
        found = pd.concat(recommend_spark(spark, model, catalog, frame(events), 3))
        local = pd.concat(recommend_batch(model, catalog, frame(events), 3))
        pd.testing.assert_frame_equal(found, local.drop(columns="evidence"), check_exact=True)

    def test_nobody_gives_nothing(self, spark: Any, untidy: Untidy) -> None:
        model, catalog, _ = untidy
        assert list(recommend_spark(spark, model, catalog, frame([]))) == []


@pytest.mark.slow
class TestTraining:
    def test_even_items_part_from_odd_ones(self, spark: Any) -> None:
        settings = replace(SMALL, seed=3)
        catalog, events = shop.catalog(), frame(shop.checkerboard())
        model = fit(events, catalog, settings, shop.NOW, factorise=spark_item_factors(spark))
        place = model.items.str[1:].astype(int)
        length = np.linalg.norm(model.factors, axis=1)
        cosine = model.factors @ model.factors.T / np.outer(length, length)
        same = np.equal.outer(place % 2, place % 2)
        assert cosine[same].min() > 0.9 and np.abs(cosine[~same]).max() < 0.2
        assert model.factors.dtype == np.float32

    def test_the_factors_are_those_of_implicit_up_to_a_rotation(self, spark: Any) -> None:
        same = np.equal.outer(np.arange(40) % 2, np.arange(10) % 2)
        strength = np.random.default_rng(1).uniform(1.2, 4, same.shape)
        matrix = csr_matrix((same * strength).astype(np.float32))
        ours = item_factors(matrix, 2, 2.5, 100, seed=1)
        theirs = spark_item_factors(spark)(matrix, 2, 2.5, 15, seed=1)
        np.testing.assert_allclose(theirs @ theirs.T, ours @ ours.T, atol=0.01)

    def test_the_same_seed_gives_the_same_factors(self, spark: Any) -> None:
        matrix = csr_matrix(np.eye(6, dtype=np.float32)[[0, 1, 2, 3, 4, 4]] * 3)
        first, second = (spark_item_factors(spark)(matrix, 2, 0.5, 3, seed=7) for _ in range(2))
        np.testing.assert_array_equal(first, second)
        assert not first[5].any() and first[4].any()

    def test_nothing_known_gives_zeros(self, spark: Any) -> None:
        none = csr_matrix((3, 4), dtype=np.float32)
        found = spark_item_factors(spark)(none, 2, 1.0, 3, seed=1)
        assert found.shape == (4, 2) and not found.any()

    @pytest.mark.skipif(
        not (DATA / "google_merch_store").exists(), reason=f"{DATA}: no google_merch_store"
    )
    def test_both_engines_foresee_as_well(self, spark: Any) -> None:
        protocol = google("2020-12-14", "2020-12-28")
        exam, settings = protocol.exam, Settings()
        known = build(protocol.known, settings.weighting, exam.cutoff)
        ndcg = {}
        for name, way in {"implicit": item_factors, "spark": spark_item_factors(spark)}.items():
            model = fit(protocol.train, exam.catalog, settings, exam.cutoff, factorise=way)
            ndcg[name] = sit(exam, model, known=known, again=False).figures["ndcg@10"]
        print({name: round(value, 4) for name, value in ndcg.items()})
        assert ndcg["spark"] == pytest.approx(ndcg["implicit"], abs=0.01)


def test_without_pyspark_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(SparkUnavailable, match=r"pip install 'shoptalk\[spark\]'"):
        with session():
            pass


def test_without_java_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", sys)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(SparkUnavailable, match="install Java 17"):
        with session():
            pass
