"""The loss of our ALS in the terms of MLlib, checked without Spark: its equations are few."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from scipy.sparse import csr_matrix

from recsys import mllib
from recsys.factors import item_factors
from recsys.mllib import Ratings, as_ratings

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]


def told(rows: list[list[float]]) -> dict[tuple[int, int], float]:
    """The ratings of a shop by user and item, without those of pins."""
    found = as_ratings(csr_matrix(np.array(rows, dtype=np.float32)), 2, 1.0)
    cells = zip(found.user.tolist(), found.item.tolist(), found.rating.tolist())
    return {(user, item): rating for user, item, rating in cells if item < found.size}


def als(ratings: Ratings, factors: int, passes: int) -> npt.NDArray[np.float32]:
    """Our item factors by way of the equations that MLlib solves, with alpha 1."""
    items = np.random.default_rng(1).normal(size=(ratings.item.max() + 1, factors))
    for _ in range(passes):
        users = solved(items, ratings.user, ratings.item, ratings)
        items = solved(users, ratings.item, ratings.user, ratings)
    known = np.flatnonzero(items.any(axis=1))
    return ratings.item_factors(known, items[known].astype(np.float32))


def solved(others: Floats, rows: Ints, columns: Ints, ratings: Ratings) -> Floats:
    """The factors of the rows; several ratings of one pair are added up, as MLlib does."""
    result, gram = np.zeros((rows.max() + 1, others.shape[1])), others.T @ others
    for row in np.unique(rows):
        own = rows == row
        near, rating = others[columns[own]], ratings.rating[own].astype(np.float64)
        liked = rating > 0
        system = gram + near.T @ (np.abs(rating)[:, None] * near)
        system += ratings.regularization * liked.sum() * np.eye(len(gram))
        result[row] = np.linalg.solve(system, near.T @ np.where(liked, 1 + rating, 0.0))
    return result


def untidy(users: int = 30, items: int = 12) -> csr_matrix:
    """Even users like even items, some more than others, and now and then something else."""
    draw = np.random.default_rng(3)
    same = np.equal.outer(np.arange(users) % 2, np.arange(items) % 2)
    liked = draw.random((users, items)) < np.where(same, 0.6, 0.05) * (1 + np.arange(items)) / 8
    return csr_matrix((liked * draw.uniform(1.2, 4, (users, items))).astype(np.float32))


@pytest.mark.parametrize("regularization", [0.4, 1.0, 2.5])
def test_the_loss_is_that_of_implicit(regularization: float) -> None:
    matrix = untidy()
    ours = item_factors(matrix, 2, regularization, 300, seed=1)
    theirs = als(as_ratings(matrix, 2, regularization), 2, 300)
    # Factors are known up to a rotation.
    np.testing.assert_allclose(theirs @ theirs.T, ours @ ours.T, atol=0.01)
    assert np.abs(ours @ ours.T).max() > 0.3


def test_without_pins_lambda_is_nearly_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mllib, "PINS", 0)
    matrix = untidy()
    found = as_ratings(matrix, 20, 2.5)
    assert found.copies == 0 and found.item.max() < matrix.shape[1]
    theirs, ours = als(found, 3, 50), item_factors(matrix, 3, 2.5, 50, seed=1)
    angle = np.corrcoef((theirs @ theirs.T).ravel(), (ours @ ours.T).ravel())[0, 1]
    assert angle > 0.9
    assert 0.5 < np.linalg.norm(theirs) / np.linalg.norm(ours) < 2


def test_a_rating_is_the_confidence_above_that_of_an_unknown_item() -> None:
    assert told([[3.0, 1.5]]) == {(0, 0): 2.0, (0, 1): 0.5}


def test_a_weak_confidence_is_the_nearest_that_mllib_can_say() -> None:
    found = told([[0.9, 0.5, 0.4, 2.0]])
    assert sorted(found) == [(0, 0), (0, 1), (0, 3)]
    assert 0 < found[0, 0] == found[0, 1] < 1e-5


def test_a_dislike_is_negative_unless_it_is_weaker_than_the_unknown() -> None:
    found = told([[-4.0, 2.0, -0.5], [2.0, 2.0, 2.0]])
    assert found[0, 0] == -3.0 and (0, 2) not in found


def test_users_and_items_with_dislikes_alone_are_left_out() -> None:
    assert told([[-4.0, -4.0], [-4.0, 2.0]]) == {(1, 1): 1.0}


def test_an_item_that_mllib_does_not_know_has_zeros() -> None:
    found = as_ratings(untidy(), 2, 1.0)
    pins = np.arange(found.size, found.size + 2)
    rows = np.array([[1, 1], [1, 0], [0, 2]], dtype=np.float32)
    result = found.item_factors(np.r_[4, pins], rows)
    assert result[4].tolist() == [1.0, 0.5] and not np.delete(result, 4, axis=0).any()
