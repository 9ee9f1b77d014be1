"""A bulk job in chunks that travel: the same answers as `recommend_batch`, without Spark."""

from __future__ import annotations

import pickle
from datetime import timedelta

import pandas as pd
import pyarrow as pa
import pytest

from recsys.batch import recommend_batch, task_for
from recsys.catalog import Catalog
from recsys.errand import Errand, cut
from recsys.interactions import InteractionError
from recsys.model import Model
from recsys.shelf import align
from recsys.types import Event
from tests.recsys import shop
from tests.recsys.shop import NOW, frame

Untidy = tuple[Model, Catalog, list[Event]]


def errand(model: Model, catalog: Catalog) -> Errand:
    task = task_for(catalog, 5, "purchased", "discover", True)
    return pickle.loads(pickle.dumps(Errand(align(model, catalog), task, NOW)))


def answered(errand: Errand, rows: pa.Table, size: int) -> pd.DataFrame:
    """The answers to the rows, which arrive in frames of `size` rows."""
    ordered = rows.to_pandas().sort_values(["chunk", "line"], ignore_index=True)
    frames = [ordered[start : start + size] for start in range(0, len(ordered), size)]
    numbers, lists = zip(*errand.answers(frames))
    assert list(numbers) == sorted(set(numbers))
    return pd.concat(lists)


def expected(model: Model, catalog: Catalog, events: pd.DataFrame, **how: object) -> pd.DataFrame:
    tables = recommend_batch(model, catalog, events, 5, **how)  # type: ignore[arg-type]
    return pd.concat(tables).drop(columns="evidence")


@pytest.mark.parametrize("size", [7, 10_000])
def test_the_answers_are_those_of_the_batch_however_rows_arrive(untidy: Untidy, size: int) -> None:
    model, catalog, events = untidy
    rows, chunks = cut(frame(events), NOW, size=16)
    assert chunks == 4
    found = answered(errand(model, catalog), rows, size)
    pd.testing.assert_frame_equal(
        found, expected(model, catalog, frame(events), chunk=16), check_exact=True
    )


def test_users_without_events_are_answered_in_the_order_asked(untidy: Untidy) -> None:
    model, catalog, events = untidy
    users = ["u3", "stranger", "u1", "u3"]
    rows, chunks = cut(frame(events), NOW, users, size=2)
    found = answered(errand(model, catalog), rows, 50)
    assert chunks == 2 and found.user_id.unique().tolist() == ["u3", "stranger", "u1"]
    pd.testing.assert_frame_equal(
        found, expected(model, catalog, frame(events), users=users[:3], chunk=2), check_exact=True
    )


def test_ids_may_be_categories(untidy: Untidy) -> None:
    model, catalog, events = untidy
    plain = frame(events)
    some = plain.astype({"user_id": "category", "item_id": "category", "kind": "category"})
    assert cut(some, NOW)[0].equals(cut(plain, NOW)[0])


def test_the_time_of_reading_travels(untidy: Untidy) -> None:
    model, catalog, events = untidy
    later = NOW + timedelta(days=400)
    task = task_for(catalog, 5, "purchased", "again", True)
    sent = pickle.loads(pickle.dumps(Errand(align(model, catalog), task, later)))
    found = answered(sent, cut(frame(events), later)[0], 1000)
    told = expected(model, catalog, frame(events), mode="again", now=later)
    pd.testing.assert_frame_equal(found, told, check_exact=True)


def test_nobody_makes_no_chunk() -> None:
    assert cut(frame([]), NOW)[1] == 0


def test_bad_events_are_refused_before_anything_travels() -> None:
    events = frame([shop.event("u", "i0"), shop.event("u", "i1", "purr")])
    with pytest.raises(InteractionError, match="events.kind, row 1: 'purr'"):
        cut(events, NOW)
