"""Scores taken apart: the closed form, its agreement with implicit, and what is listed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from implicit.cpu.als import AlternatingLeastSquares
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits

from recsys.cells import FLAG
from recsys.evidence import (
    Folded,
    contributions,
    fold_in,
    history_evidence,
    shares,
    strongest,
    strongest_kind,
)
from recsys.interactions import Weighting, history
from recsys.types import Evidence
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


def folded(model: AlternatingLeastSquares, events: list) -> tuple[Folded, csr_matrix]:
    places = {f"i{place}": place for place in range(ITEMS)}
    cells = history(events, places, Weighting(), NOW)
    wide = model.item_factors.astype(np.float64)
    row = csr_matrix(
        (cells.confidence.astype(np.float32), (cells.user, cells.item)), shape=(1, ITEMS)
    )
    return fold_in(model.item_factors, wide.T @ wide, cells, REGULARIZATION), row


def some_history() -> list:
    kinds = ["purchase", "view", "cart", "dislike", "purchase", "view", "wishlist"]
    return [event("u", f"i{3 * n}", kind, days_ago=n) for n, kind in enumerate(kinds)]


def test_folding_in_equals_recalculate_user(als: AlternatingLeastSquares) -> None:
    mine, row = folded(als, some_history())
    theirs = als.recalculate_user(0, row)
    np.testing.assert_allclose(mine.vector, theirs, rtol=1e-3, atol=1e-5)


@pytest.mark.parametrize("item", [1, 7, 29])
def test_contributions_equal_explain(als: AlternatingLeastSquares, item: int) -> None:
    mine, row = folded(als, some_history())
    total, parts, _ = als.explain(0, row, item, N=ITEMS)
    own = contributions(mine, als.item_factors[[item]])[0]
    assert own.sum() == pytest.approx(total, rel=1e-3, abs=1e-5)
    expected = {int(place): float(part) for place, part in parts}
    found = dict(zip(mine.cells.item.tolist(), own.tolist()))
    assert found.keys() == expected.keys()  # the disliked item is in neither
    assert found == pytest.approx(expected, rel=1e-3, abs=1e-5)


def test_contributions_sum_to_the_score(als: AlternatingLeastSquares) -> None:
    mine, _ = folded(als, some_history())
    scores = als.item_factors.astype(np.float64) @ mine.vector
    np.testing.assert_allclose(contributions(mine, als.item_factors).sum(axis=1), scores, rtol=1e-9)


def test_nobody_has_no_contributions(als: AlternatingLeastSquares) -> None:
    nobody, _ = folded(als, [])
    assert not nobody.vector.any()
    assert contributions(nobody, als.item_factors[:3]).shape == (3, 0)


def test_one_who_only_dislikes_has_no_reasons(als: AlternatingLeastSquares) -> None:
    hater, _ = folded(als, [event("u", "i1", "dislike")])
    assert not hater.vector.any() and hater.solver is None


@given(st.lists(st.floats(-5, 5), max_size=8))
def test_shares_are_parts_of_one(parts: list[float]) -> None:
    found = shares(np.array([parts]))[0]
    assert ((found >= 0) & (found <= 1)).all()
    assert found.sum() == pytest.approx(1 if any(part > 0 for part in parts) else 0)


def test_strongest_keeps_few_and_in_order() -> None:
    found = [Evidence("history", f"i{n}", share) for n, share in enumerate(np.arange(10) / 45)]
    kept = strongest(found)
    assert [evidence.about for evidence in kept] == ["i9", "i8", "i7", "i6", "i5"]
    small = [Evidence("history", about, 0.001) for about in "ba"]
    assert strongest(small) == (small[1],)
    assert strongest([]) == ()


def test_what_cannot_be_shown_keeps_its_share_unlisted(als: AlternatingLeastSquares) -> None:
    mine, _ = folded(als, [event("u", "i1"), event("u", "i20")])
    listed = history_evidence(mine.cells, np.array([0.4, 0.6]), [f"i{n}" for n in range(10)])
    assert [(evidence.about, evidence.share) for evidence in listed] == [("i1", 0.4)]


def test_what_has_a_part_in_everything_gives_way_to_what_is_particular(
    als: AlternatingLeastSquares,
) -> None:
    mine, _ = folded(als, [event("u", f"i{n}") for n in range(7)])
    share = np.array([0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1])
    usual = np.array([0.5, 0.3, 0.04, 0.04, 0.04, 0.04, 0.04])
    names = [f"i{n}" for n in range(30)]
    listed = history_evidence(mine.cells, share, names, usual)
    assert {one.about for one in listed} == {names[place] for place in mine.cells.item[2:]}
    assert {one.about for one in history_evidence(mine.cells, share, names)} >= {
        names[place] for place in mine.cells.item[:2]
    }


def test_the_strongest_deed_is_told() -> None:
    assert strongest_kind(FLAG["view"] | FLAG["purchase"]) == "purchase"
    assert strongest_kind(FLAG["view"] | FLAG["cart"]) == "cart"
    assert strongest_kind(FLAG["list_view"]) == "list_view"
