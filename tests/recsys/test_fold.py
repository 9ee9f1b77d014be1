"""Shoppers folded in: the closed form, long and short, and its agreement with implicit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from implicit.cpu.als import AlternatingLeastSquares
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits

from recsys.cells import Cells
from recsys.fold import pulls, whiten
from recsys.interactions import Weighting, history
from tests.recsys.shop import NOW, event

ITEMS = 30
REGULARIZATION = 0.7


@pytest.fixture(scope="module")
def als() -> AlternatingLeastSquares:
    draw = np.random.default_rng(3)
    dense = draw.integers(-2, 6, (50, ITEMS)) * (draw.random((50, ITEMS)) < 0.25)
    with threadpool_limits(1, "blas"):
        model = AlternatingLeastSquares(
            factors=8, regularization=REGULARIZATION, alpha=1.0, random_state=4
        )
        model.fit(csr_matrix(dense.astype(np.float32)), show_progress=False)
    return model


def cells_of(events: list) -> Cells:
    places = {f"i{place}": place for place in range(ITEMS)}
    return history(events, places, Weighting(), NOW)


def row(cells: Cells) -> csr_matrix:
    values = cells.confidence.astype(np.float32)
    return csr_matrix((values, (cells.user, cells.item)), shape=(1, ITEMS))


def some_history(length: int) -> list:
    kinds = ["purchase", "view", "cart", "dislike", "purchase", "view", "wishlist"]
    return [event("u", f"i{(7 * n) % ITEMS}", kinds[n % 7], days_ago=n) for n in range(length)]


@pytest.mark.parametrize("length", [1, 3, 7, 8, 9, 25])
def test_folding_in_equals_recalculate_user(als: AlternatingLeastSquares, length: int) -> None:
    cells, white = cells_of(some_history(length)), whiten(als.item_factors, REGULARIZATION)
    mine = white @ pulls(white, cells, 1).sum(axis=0)
    theirs = als.item_factors @ als.recalculate_user(0, row(cells))
    np.testing.assert_allclose(mine, theirs, rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize(("item", "length"), [(1, 7), (7, 7), (29, 7), (2, 20)])
def test_pulls_equal_explain(als: AlternatingLeastSquares, item: int, length: int) -> None:
    cells, white = cells_of(some_history(length)), whiten(als.item_factors, REGULARIZATION)
    total, parts, _ = als.explain(0, row(cells), item, N=ITEMS)
    own = pulls(white, cells, 1) @ white[item]
    assert own.sum() == pytest.approx(total, rel=1e-3, abs=1e-4)
    expected = {int(place): float(part) for place, part in parts}
    found = {
        place: part
        for place, part, liked in zip(cells.item.tolist(), own.tolist(), cells.confidence > 0)
        if liked
    }
    assert found == pytest.approx(expected, rel=1e-3, abs=1e-4)  # the disliked is in neither


@given(st.lists(st.integers(0, 20), min_size=1, max_size=6))
@settings(deadline=None)  # the first call compiles
def test_many_at_once_are_as_one_by_one(lengths: list[int]) -> None:
    draw = np.random.default_rng(sum(lengths))
    factors = draw.normal(size=(ITEMS, 8)).astype(np.float32)
    events = [some_history(length) for length in lengths]
    alone = [cells_of(own) for own in events]
    names = ("user", "item", "confidence", "flags", "fresh", "shown", "turned", "bought",
             "first", "last", "newest")  # fmt: skip
    columns = {name: np.concatenate([getattr(own, name) for own in alone]) for name in names}
    columns["user"] = np.repeat(np.arange(len(alone)), [len(own.user) for own in alone])
    together = pulls(factors, Cells(**columns), len(alone))
    apart = np.concatenate([pulls(factors, own, 1) for own in alone])
    np.testing.assert_allclose(together, apart, rtol=1e-9, atol=1e-12)


def test_only_what_is_liked_pulls(als: AlternatingLeastSquares) -> None:
    white = whiten(als.item_factors, REGULARIZATION)
    assert not pulls(white, cells_of([event("u", "i1", "dislike")]), 1).any()
    assert pulls(white, cells_of([]), 1).shape == (0, 8)
