"""The loss of our ALS in the terms of MLlib, which needs no Spark to be checked."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from recsys.mllib import as_ratings


def ratings(rows: list[list[float]]) -> dict[tuple[int, int], float]:
    found = as_ratings(csr_matrix(np.array(rows, dtype=np.float32)))
    cells = zip(found.user.tolist(), found.item.tolist(), found.rating.tolist())
    return {(user, item): rating for user, item, rating in cells}


def test_a_rating_is_the_confidence_above_that_of_an_unknown_item() -> None:
    assert ratings([[3.0, 1.5]]) == {(0, 0): 2.0, (0, 1): 0.5}


def test_a_weak_confidence_is_the_nearest_that_mllib_can_say() -> None:
    found = ratings([[0.9, 0.5, 0.4, 2.0]])
    assert sorted(found) == [(0, 0), (0, 1), (0, 3)]
    assert 0 < found[0, 0] == found[0, 1] < 1e-5


def test_a_dislike_is_negative_unless_it_is_weaker_than_the_unknown() -> None:
    found = ratings([[-4.0, 2.0, -0.5], [2.0, 2.0, 2.0]])
    assert found[0, 0] == -3.0 and (0, 2) not in found


def test_users_and_items_with_dislikes_alone_are_left_out() -> None:
    assert ratings([[-4.0, -4.0], [-4.0, 2.0]]) == {(1, 1): 1.0}


def test_nothing_known_gives_no_ratings() -> None:
    found = as_ratings(csr_matrix((3, 4), dtype=np.float32))
    assert not len(found.rating) and found.scale == 1.0
    assert np.isfinite(found.regularization(10.0))


def test_lambda_is_divided_by_what_mllib_multiplies_it_with() -> None:
    # Every one of 4 users has 9 ratings, every one of 9 items has 4.
    found = as_ratings(csr_matrix(np.full((4, 9), 2.0, dtype=np.float32)))
    assert found.by_user == 9 and found.by_item == 4
    once = found.regularization(6.0)
    assert found.regularization(12.0) == pytest.approx(2 * once)
    twice = as_ratings(csr_matrix(np.full((8, 18), 2.0, dtype=np.float32)))
    assert twice.regularization(6.0) == pytest.approx(once / 2)
