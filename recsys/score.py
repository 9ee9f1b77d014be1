"""The blended score of every product for every shopper of a crowd, and the exact one of a few.

A score is the sum of three parts: what the factors foresee, what the ties of the shopper's items
foresee, and how popular the product is. The first two are divided by their root mean square over
the products, so that neither drowns the other, whatever the length of the history; both are sums
over the shopper's items, before and after that.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from recsys.shelf import Shelf
from recsys.shopper import Crowd, history_matrix

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class Sight:
    """How a crowd sees the products: `query` (shoppers x factors + 1) against the candidates plus
    `tied` (shoppers x products, sparse). `by_ties` is the factor each shopper's ties were scaled
    with; `query` holds theirs for the factors already, and the weight of popularity."""

    query: Floats
    tied: csr_matrix
    by_factors: Floats
    by_ties: Floats
    by_popularity: float


def look(shelf: Shelf, crowd: Crowd) -> Sight:
    """The products as this crowd sees them."""
    blend = shelf.model.settings.blend
    spread = np.sqrt(np.einsum("uf,fg,ug->u", crowd.vectors, shelf.moment, crowd.vectors))
    by_factors = blend.factors * _inverse(spread)
    tied = history_matrix(shelf, crowd) @ shelf.ties
    by_ties = blend.ties * _inverse(_root_mean_square(tied))
    tied.data *= np.repeat(by_ties, np.diff(tied.indptr))
    popular = np.full((crowd.size, 1), blend.popular)
    query = np.hstack([crowd.vectors * by_factors[:, None], popular])
    return Sight(query, tied, by_factors, by_ties, blend.popular)


def rough_scores(shelf: Shelf, sight: Sight) -> Singles:
    """The scores of all products (shoppers x products) in single precision, to choose from."""
    scores = sight.query.astype(np.float32) @ shelf.candidates.T
    scores += sight.tied.astype(np.float32).toarray()
    return scores


def exact_scores(shelf: Shelf, sight: Sight, places: Ints) -> Floats:
    """The scores of some products (shoppers x k places, -1 for none) in double precision.

    Summed in the same order for one shopper as for many: equal products tie exactly, and the batch
    agrees with the single answer. -inf for no place.
    """
    rows = np.broadcast_to(np.arange(len(places))[:, None], places.shape)
    candidates = shelf.candidates[places].astype(np.float64)
    exact = (candidates * sight.query[:, None, :]).sum(axis=2)
    if places.size:
        exact += sample(sight.tied, rows.ravel(), places.ravel()).reshape(places.shape)
    return np.where(places >= 0, exact, -np.inf)


def sample(matrix: csr_matrix, rows: Ints, columns: Ints) -> Floats:
    """The entries of a sparse matrix at these places, as a flat array; 0 where there is none."""
    if not len(rows):
        return np.zeros(0)
    return np.asarray(matrix[rows, columns], dtype=np.float64).ravel()


def _inverse(spread: Floats) -> Floats:
    return np.divide(1.0, spread, out=np.zeros_like(spread), where=spread > 1e-12)


def _root_mean_square(matrix: csr_matrix) -> Floats:
    """The root mean square over each row, the zeros counted."""
    square = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    return np.sqrt(square / max(1, matrix.shape[1]))
