"""The one home of Spark: training and bulk recommendations on a cluster, for shops that have one.

`pyspark` is an optional extra and is imported inside the functions, so that this module loads
without it. Everything else of the ranking is the code that runs without Spark.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
from scipy.sparse import csr_matrix

from recsys.batch import task_for
from recsys.catalog import Catalog
from recsys.errand import Errand, cut, packed, unpacked
from recsys.factors import FactorError
from recsys.launch import PANDAS_WARNING, java_problem, options
from recsys.mllib import Ratings, as_ratings
from recsys.model import Factoriser, Model
from recsys.rules import Rule
from recsys.shelf import align
from recsys.shopper import Exclude, Mode

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

# MLlib begins at random every time, and needs the passes of a first training.
LEAST_PASSES = 15
# Factors depend on the number of blocks: on up to so many cores the same seed gives the same ones.
LEAST_BLOCKS = 10
CHUNKS_PER_PARTITION = 64


class SparkUnavailable(RuntimeError):
    """Spark cannot run here; the message says what to install."""


@contextmanager
def session(master: str | None = None) -> Iterator[SparkSession]:
    """A quiet Spark session, stopped at the end.

    `master` None: the one of Spark's own configuration, else all cores of this machine.
    The executors of a cluster need this package and the same Python. Raises SparkUnavailable
    where pyspark or Java is missing.
    """
    _check()
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("shoptalk")
    for name, value in options(master).items():
        builder = builder.config(name, value)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", PANDAS_WARNING, FutureWarning)
        spark = builder.getOrCreate()
        try:
            yield spark
        finally:
            spark.stop()


def _check() -> None:
    """Raises SparkUnavailable where Spark would not start."""
    try:
        import pyspark  # noqa: F401
    except ImportError as error:
        raise SparkUnavailable(
            "pyspark is missing: run `pip install 'shoptalk[spark]'`"
        ) from error
    problem = java_problem()
    if problem:
        raise SparkUnavailable(problem)


def spark_item_factors(spark: SparkSession) -> Factoriser:
    """A function that does what `factors.item_factors` does, by the ALS of MLlib.

    `recsys.mllib` says how the loss is translated and what differs. MLlib solves exactly where
    `implicit` takes a few steps of conjugate gradients. It cannot go on from `start`, and makes at
    least LEAST_PASSES then. It shows no progress. The same seed gives the same factors on up to
    LEAST_BLOCKS cores.
    """

    def factorise(
        matrix: csr_matrix,
        factors: int,
        regularization: float,
        iterations: int,
        seed: int,
        progress: bool = False,
        start: npt.NDArray[np.float32] | None = None,
    ) -> npt.NDArray[np.float32]:
        from pyspark.ml.recommendation import ALS

        if not (matrix.data >= 0.5).any():
            return np.zeros((matrix.shape[1], factors), dtype=np.float32)
        ratings = as_ratings(matrix, factors, regularization)
        blocks = max(LEAST_BLOCKS, spark.sparkContext.defaultParallelism)
        als = ALS(
            rank=factors,
            maxIter=iterations if start is None else max(iterations, LEAST_PASSES),
            regParam=ratings.regularization,
            implicitPrefs=True,
            alpha=1.0,
            seed=seed,
            numUserBlocks=blocks,
            numItemBlocks=blocks,
            userCol="user",
            itemCol="item",
            ratingCol="rating",
        )
        rows = als.fit(_table(spark, ratings)).itemFactors.toArrow()
        values = rows["features"].combine_chunks().flatten().to_numpy()
        found = ratings.item_factors(rows["id"].to_numpy(), values.reshape(-1, factors))
        if not np.isfinite(found).all():
            raise FactorError("the factors are not finite: a confidence is too large")
        return found

    return factorise


def _table(spark: SparkSession, ratings: Ratings) -> DataFrame:
    columns = {"user": ratings.user, "item": ratings.item, "rating": ratings.rating}
    return spark.createDataFrame(pa.table(columns))


def recommend_spark(
    spark: SparkSession,
    model: Model,
    catalog: Catalog,
    events: pd.DataFrame,
    n: int = 10,
    exclude: Exclude = "purchased",
    mode: Mode = "discover",
    users: Sequence[str] | None = None,
    now: datetime | None = None,
    diverse: bool = True,
    rules: Sequence[Rule] = (),
) -> Iterator[pd.DataFrame]:
    """The answers of `batch.recommend_batch` without `evidence`: the same rows in the same order.

    The shelf goes to every worker once, the events in chunks of whole users, so that no worker
    holds more than a chunk and what was answered waits on the workers' disks. Raises as
    `recommend_batch`.
    """
    task = task_for(catalog, n, exclude, mode, diverse, rules)
    errand = Errand(align(model, catalog), task, now or model.trained_at)
    rows, chunks = cut(events, errand.now, users)
    if chunks:
        yield from _sent(spark, errand, rows, chunks)


def _sent(
    spark: SparkSession, errand: Errand, rows: pa.Table, chunks: int
) -> Iterator[pd.DataFrame]:
    from pyspark import StorageLevel

    shop = spark.sparkContext.broadcast(errand)

    def work(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        for chunk, lists in shop.value.answers(frames):
            yield pd.DataFrame({"chunk": [chunk], "lists": [packed(lists)]})

    least = 2 * spark.sparkContext.defaultParallelism
    parts = min(chunks, max(least, chunks // CHUNKS_PER_PARTITION))
    table: DataFrame = spark.createDataFrame(rows)
    ordered = table.repartitionByRange(parts, "chunk").sortWithinPartitions("chunk", "line")
    answered = ordered.mapInPandas(work, "chunk int, lists binary").persist(StorageLevel.DISK_ONLY)
    try:
        answered.count()  # all workers at once; the iterator alone would ask one after the other
        for row in answered.toLocalIterator(prefetchPartitions=True):
            yield unpacked(row.lists)
    finally:
        answered.unpersist()
        shop.destroy()
