"""The blended score of every product for every shopper of a crowd, and the exact one of a few.

A score is the sum of three parts: what the factors foresee, what the ties of the shopper's items
foresee, and how popular the product is. The first two are divided by their root mean square over
the products, so that neither drowns the other, whatever the length of the history; both are sums
over the shopper's items, before and after that.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from recsys.choice import Reach
from recsys.kernel import Entries, Rows, Tied, Ties, add_tied, exact_sums, gather, sum_ties
from recsys.shelf import BLOCKS, Shelf
from recsys.shopper import Crowd

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class Sight:
    """How a crowd sees the products.

    `query` (shoppers x factors + 1) times the candidates, plus `tied`, are the scores. `tied` sums
    up the `entries` of the `rows` of ties that speak to each shopper. `by_factors` and `by_ties`
    are what each shopper's parts were scaled with.
    """

    query: Floats
    tied: Tied
    rows: Rows
    entries: Entries
    by_factors: Floats
    by_ties: Floats
    by_popularity: float


def look(shelf: Shelf, crowd: Crowd) -> Sight:
    """The products as this crowd sees them."""
    blend = shelf.model.settings.blend
    spread = np.sqrt(np.einsum("uf,uf->u", crowd.vectors @ shelf.moment, crowd.vectors))
    by_factors = blend.factors * _inverse(spread)
    rows = _rows(shelf, crowd)
    entries = gather(Ties(shelf.ties.indptr, shelf.ties.indices, shelf.ties.data), rows)
    tied, by_ties = sum_ties(rows.bound, entries, len(shelf.catalog), float(blend.ties))
    popular = np.full((crowd.size, 1), blend.popular)
    query = np.hstack([crowd.vectors * by_factors[:, None], popular])
    return Sight(query, tied, rows, entries, by_factors, by_ties, blend.popular)


def rough_scores(shelf: Shelf, sight: Sight, users: Ints | None = None) -> Singles:
    """The scores of all products (users x products) in single precision, to choose from.

    `users` None means all shoppers.
    """
    users = np.arange(len(sight.query)) if users is None else users
    scores = sight.query[users].astype(np.float32) @ shelf.candidates.T
    add_tied(scores, sight.tied, users)
    return scores


def exact_scores(shelf: Shelf, sight: Sight, places: Ints, users: Ints) -> Floats:
    """The scores of some products (users x k places, -1 for none) in double precision.

    Summed in the same order for one shopper as for many: equal products tie exactly, and the batch
    agrees with the single answer. -inf for no place.
    """
    return exact_sums(sight.query, shelf.candidates, sight.tied, users, places)


@lru_cache(maxsize=2)
def reach_of(shelf: Shelf) -> Reach:
    """How far the products of the shelf reach; kept for the two last asked for."""
    return reach_of_candidates(shelf.candidates)


def reach_of_candidates(candidates: Singles) -> Reach:
    """How far the factors and the popularity of each candidate reach."""
    wide = candidates.astype(np.float64)
    length, popular = np.sqrt((wide[:, :-1] ** 2).sum(axis=1)), wide[:, -1].copy()
    order = np.argsort(-length, kind="stable")
    most_popular = np.maximum.accumulate(popular[order][::-1])[::-1].copy()
    return Reach(length, popular, order, most_popular)


def _rows(shelf: Shelf, crowd: Crowd) -> Rows:
    cell, block = np.nonzero(crowd.strength)
    return Rows(
        np.searchsorted(crowd.cells.user[cell], np.arange(crowd.size + 1)),
        np.ascontiguousarray(cell),
        block * shelf.size + crowd.cells.item[cell],
        crowd.strength[cell, block].astype(np.float32),
        block == BLOCKS.index("kindred"),
    )


def _inverse(spread: Floats) -> Floats:
    return np.divide(1.0, spread, out=np.zeros_like(spread), where=spread > 1e-12)
