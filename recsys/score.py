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

from recsys.shelf import BLOCKS, Shelf
from recsys.shopper import Crowd

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class Entries:
    """Every tie of every cell of a crowd, one row each: the cell, where it adds to the scores
    (shopper · products + product), how much, and whether it is one of likeness."""

    cell: Ints
    target: Ints
    value: Singles
    alike: npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False, slots=True)
class Sight:
    """How a crowd sees the products.

    `query` (shoppers x factors + 1) times the candidates, plus `tied` (shoppers x products), are
    the scores. `by_factors` and `by_ties` are what each shopper's parts were scaled with.
    """

    query: Floats
    tied: Singles
    entries: Entries
    by_factors: Floats
    by_ties: Floats
    by_popularity: float


def look(shelf: Shelf, crowd: Crowd) -> Sight:
    """The products as this crowd sees them."""
    blend = shelf.model.settings.blend
    spread = np.sqrt(np.einsum("uf,fg,ug->u", crowd.vectors, shelf.moment, crowd.vectors))
    by_factors = blend.factors * _inverse(spread)
    entries, products = _entries(shelf, crowd), len(shelf.catalog)
    tied = np.zeros((crowd.size, products), dtype=np.float32)
    np.add.at(tied.reshape(-1), entries.target, entries.value)
    square = np.einsum("up,up->u", tied, tied).astype(np.float64)
    by_ties = blend.ties * _inverse(np.sqrt(square / max(1, products)))
    tied *= by_ties[:, None].astype(np.float32)
    popular = np.full((crowd.size, 1), blend.popular)
    query = np.hstack([crowd.vectors * by_factors[:, None], popular])
    return Sight(query, tied, entries, by_factors, by_ties, blend.popular)


def rough_scores(shelf: Shelf, sight: Sight) -> Singles:
    """The scores of all products (shoppers x products) in single precision, to choose from."""
    scores = sight.query.astype(np.float32) @ shelf.candidates.T
    scores += sight.tied
    return scores


def exact_scores(shelf: Shelf, sight: Sight, places: Ints) -> Floats:
    """The scores of some products (shoppers x k places, -1 for none) in double precision.

    Summed in the same order for one shopper as for many: equal products tie exactly, and the batch
    agrees with the single answer. -inf for no place.
    """
    candidates = shelf.candidates[places].astype(np.float64)
    exact = (candidates * sight.query[:, None, :]).sum(axis=2)
    if places.size:
        exact += np.take_along_axis(sight.tied, np.maximum(places, 0), axis=1)
    return np.where(places >= 0, exact, -np.inf)


def _entries(shelf: Shelf, crowd: Crowd) -> Entries:
    said, block = np.nonzero(crowd.strength)
    row = block * shelf.size + crowd.cells.item[said]
    start = shelf.ties.indptr[row].astype(np.int64)
    length = shelf.ties.indptr[row + 1] - start
    owner = np.repeat(np.arange(len(said)), length)
    at = np.arange(len(owner)) + np.repeat(start - np.cumsum(length) + length, length)
    cell = said[owner]
    value = shelf.ties.data[at] * crowd.strength[said, block].astype(np.float32)[owner]
    target = crowd.cells.user[cell] * len(shelf.catalog) + shelf.ties.indices[at]
    return Entries(cell, target, value, (block == BLOCKS.index("kindred"))[owner])


def _inverse(spread: Floats) -> Floats:
    return np.divide(1.0, spread, out=np.zeros_like(spread), where=spread > 1e-12)
