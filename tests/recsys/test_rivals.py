"""What the rivals stand on: neighbours and bare ALS as `implicit` computes them."""

from __future__ import annotations

import warnings
from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from recsys.factors import Kinship, item_factors, neighbour_similarity, user_factors
from recsys.interactions import build
from recsys.rivals import moved
from recsys.shelf import align
from recsys.shopper import meet
from tests.recsys import shop
from tests.recsys.shop import NOW, SMALL, event, frame, plain

TWO_KINDS = csr_matrix(np.kron(np.eye(2), np.ones((4, 3))).astype(np.float32))


@pytest.mark.parametrize("kind", ["cosine", "bm25"])
def test_neighbours_are_those_with_the_same_users(kind: Kinship) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        alike = neighbour_similarity(TWO_KINDS, kind, k=5).toarray()
    same = np.kron(np.eye(2), np.ones((3, 3))) > 0
    assert (alike[same] > 0).all() and not alike[~same].any()


def test_cosine_is_the_cosine() -> None:
    matrix = csr_matrix(np.array([[1.0, 2.0, 0.0], [3.0, 0.0, 1.0]]))
    columns = matrix.toarray() / np.linalg.norm(matrix.toarray(), axis=0)
    np.testing.assert_allclose(
        neighbour_similarity(matrix, "cosine").toarray(), columns.T @ columns, atol=1e-12
    )


def test_few_neighbours_are_kept() -> None:
    alike = neighbour_similarity(csr_matrix(np.ones((4, 30), dtype=np.float32)), "cosine", k=7)
    assert np.diff(alike.indptr).max() == 7


def test_nothing_known_has_no_neighbours_and_no_factors() -> None:
    none = csr_matrix((2, 3), dtype=np.float32)
    assert neighbour_similarity(none, "bm25").shape == (3, 3)
    assert not user_factors(np.ones((3, 4), dtype=np.float32), 1.0, none).any()


def test_bare_als_agrees_with_the_fold_that_serves() -> None:
    catalog = shop.catalog()
    model = shop.trained(shop.checkerboard(), catalog)
    known = build(frame(shop.checkerboard()), SMALL.weighting, NOW)
    shelf = align(model, catalog)
    users = user_factors(model.factors, model.regularization, known.matrix)
    scores = users @ model.factors.T
    cells = known.cells
    places = np.array([shelf.places[item] for item in known.items])
    order = np.lexsort((places[cells.item], cells.user))
    there = replace(cells.take(order), item=places[cells.item][order])
    crowd = meet(shelf, there, len(known.users))
    np.testing.assert_allclose(scores, crowd.vectors @ shelf.factors[places].T, atol=1e-3)


def test_als_of_a_user_without_events_says_nothing() -> None:
    items = item_factors(TWO_KINDS, 4, 0.5, 5, seed=1)
    known = csr_matrix(np.array([[1, 0, 0, 0, 0, 0], [0] * 6], dtype=np.float32))
    users = user_factors(items, 0.5, known)
    assert users[0].any() and not users[1].any()
    scores = users[0] @ items.T
    assert scores[:3].min() > scores[3:].max()


def test_confidences_move_to_places_and_to_the_users_asked_for() -> None:
    events = [event("a", "x"), event("a", "gone"), event("b", "y"), event("b", "y", "cart")]
    known = build(frame(events), plain(), NOW)
    matrix = moved(known, {"y": 0, "x": 1, "new": 2}, ["b", "stranger", "a"]).toarray()
    assert (matrix > 0).tolist() == [[True, False, False], [False] * 3, [False, True, False]]
    assert matrix[0, 0] > matrix[2, 1]
    assert moved(known, {"y": 0, "x": 1}).shape == (2, 2)
