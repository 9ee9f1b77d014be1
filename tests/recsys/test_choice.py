"""The best of many scores: found from few, they are those found from all."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from recsys.choice import FEW, Closed, Reach, choose, foremost
from recsys.kernel import Tied
from recsys.score import reach_of_candidates

PRODUCTS = 80
slow_at_first = settings(deadline=None)  # the first call compiles


def some_shop(draw: np.random.Generator, alike: bool) -> np.ndarray:
    """Candidates with a long tail of short ones; `alike`: many of them equal to the last bit."""
    length = 1.0 / np.arange(1, PRODUCTS + 1) ** 2
    candidates = draw.normal(size=(PRODUCTS, 5)) * length[:, None]
    candidates[:, -1] = draw.integers(-2, 3, PRODUCTS)
    if alike:
        candidates[PRODUCTS // 4 :] = candidates[-1]
    return candidates[draw.permutation(PRODUCTS)].astype(np.float32)


def some_ties(draw: np.random.Generator, shoppers: int) -> tuple[Tied, np.ndarray]:
    """Ties of 0 to 30 products to each shopper, equal ones among them, also as a whole table."""
    table = np.zeros((shoppers, PRODUCTS), dtype=np.float32)
    places, start = [], [0]
    for user in range(shoppers):
        own = draw.permutation(PRODUCTS)[: draw.integers(0, 31)]
        table[user, own] = draw.choice([-1.0, 0.25, 2.0, 3.0, 5.0], len(own))
        places += own.tolist()
        start.append(len(places))
    place = np.array(places, dtype=np.int32)
    user = np.repeat(np.arange(shoppers), np.diff(start))
    return Tied(np.array(start), place, table[user, place]), table


@given(
    st.integers(0, 10_000), st.integers(0, 4), st.integers(1, 20), st.booleans(),
    st.sampled_from([0.0, 0.3, 1.0]), st.sampled_from([0.0, 0.1]),
)  # fmt: skip
@slow_at_first
def test_what_few_scores_find_is_what_all_find(
    seed: int, shoppers: int, n: int, alike: bool, shut: float, weight: float
) -> None:
    draw = np.random.default_rng(seed)
    candidates, (tied, table) = some_shop(draw, alike), some_ties(draw, shoppers)
    query = np.column_stack([draw.normal(size=(shoppers, 4)), np.full(shoppers, weight)])
    is_open = draw.random(PRODUCTS) >= shut
    seen = [draw.permutation(PRODUCTS)[: draw.integers(0, 10)] for _ in range(shoppers)]
    bound = np.cumsum([0, *map(len, seen)])
    closed = Closed(is_open, bound, np.concatenate([*seen, np.zeros(0, np.int64)]).astype(np.int64))
    found = foremost(query, candidates, reach_of_candidates(candidates), tied, closed, n)
    whole = query @ candidates.T.astype(np.float64) + table
    for user in range(shoppers):
        may = is_open.copy()
        may[seen[user]] = False
        if not found.sure[user]:
            assert (found.place[user] == -1).all()
            continue
        assert (found.place[user] >= 0).all() and may[found.place[user]].all()
        assert len(set(found.place[user].tolist())) == n
        best = np.sort(whole[user, may])[::-1][:n]
        np.testing.assert_allclose(found.score[user], best, rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(whole[user, found.place[user]], best, rtol=1e-9, atol=1e-12)
        order = np.lexsort((found.place[user], -found.score[user]))
        assert order.tolist() == list(range(n))
        left = np.setdiff1d(np.flatnonzero(may), found.place[user])
        for place in found.place[user]:  # of equal products the first places come
            equal = (candidates[left] == candidates[place]).all(axis=1)
            equal &= table[user, left] == table[user, place]
            assert (left[equal] > place).all()


def far_apart() -> tuple[np.ndarray, np.ndarray, Reach]:
    """Factors that hardly matter and no popularity."""
    candidates = np.full((PRODUCTS, 3), 1e-3, dtype=np.float32)
    candidates[:, -1] = 0.0
    return np.array([[1.0, 1.0, 0.1]]), candidates, reach_of_candidates(candidates)


def test_ties_that_stand_out_spare_all_other_scores() -> None:
    query, candidates, reach = far_apart()
    tied = Tied(np.array([0, 3]), np.array([70, 3, 9], np.int32), np.array([1, 1, 2], np.float32))
    nothing = Closed(np.ones(PRODUCTS, bool), np.zeros(2, np.int64), np.zeros(0, np.int64))
    found = foremost(query, candidates, reach, tied, nothing, 3)
    assert found.sure.tolist() == [True] and found.place.tolist() == [[9, 3, 70]]
    fewer = Closed(nothing.open, np.array([0, 1]), np.array([9]))
    assert not foremost(query, candidates, reach, tied, fewer, 3).sure[0]
    assert foremost(query, candidates, reach, tied, fewer, 2).place.tolist() == [[3, 70]]


def test_what_is_closed_to_one_is_open_to_the_next() -> None:
    query, candidates, reach = far_apart()
    tied = Tied(np.array([0, 2, 4]), np.array([5, 6, 5, 6], np.int32), np.ones(4, np.float32))
    closed = Closed(np.ones(PRODUCTS, bool), np.array([0, 1, 1]), np.array([5]))
    found = foremost(np.vstack([query, query]), candidates, reach, tied, closed, 1)
    assert found.place.tolist() == [[6], [5]]


def test_where_nothing_stands_out_all_scores_are_asked_for() -> None:
    query, candidates, reach = far_apart()
    close = Tied(np.array([0, 2]), np.array([5, 6], np.int32), np.full(2, 1e-5, np.float32))
    nothing = Closed(np.ones(PRODUCTS, bool), np.zeros(2, np.int64), np.zeros(0, np.int64))
    assert not foremost(query, candidates, reach, close, nothing, 2).sure[0] and FEW > 1


def test_choose_leaves_out_what_is_under_the_least() -> None:
    scores = np.array([[1.0, 0.2, 3.0, 0.1]], dtype=np.float32)
    assert choose(scores, 3, np.float32(0.5)).tolist() == [[2, 0, -1]]
