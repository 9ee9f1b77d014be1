"""The model's items laid beside the catalogue's products, so that both share one set of places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from recsys.catalog import Catalog
from recsys.model import Model


@dataclass(frozen=True, eq=False, slots=True)
class Shelf:
    """Places 0 to len(catalog) - 1 are the products, those after them the items only the model has.

    The latter can be history, never candidates. `candidates` are the factors of the products,
    scaled by their trend: what a shopper's factors are multiplied with; `usual` are those of the
    average product sold (1 x factors). An item the model does not know has factors of zero, no
    popularity and no rhythm (NaN in `gaps`).
    """

    model: Model
    catalog: Catalog
    places: Mapping[str, int]
    factors: npt.NDArray[np.float32]
    candidates: npt.NDArray[np.float32]
    usual: npt.NDArray[np.float32]
    known: npt.NDArray[np.bool_]
    popularity: npt.NDArray[np.float64]
    gaps: npt.NDArray[np.float64]


@lru_cache(maxsize=2)
def align(model: Model, catalog: Catalog) -> Shelf:
    """The shelf of this model and this catalogue; kept for the two last asked for."""
    places = dict(catalog.places)
    for item in model.items:
        places.setdefault(item, len(places))
    target = np.array([places[item] for item in model.items], dtype=np.int64)
    size = len(places)
    factors = np.zeros((size, model.factors.shape[1]), dtype=np.float32)
    known = np.zeros(size, dtype=bool)
    popularity, trend, gaps = np.zeros(size), np.ones(size), np.full(size, np.nan)
    factors[target], known[target] = model.factors, True
    popularity[target], trend[target], gaps[target] = model.popularity, model.trend, model.gaps
    sold = slice(len(catalog))
    candidates = factors[sold] * trend[sold, None].astype(np.float32)
    return Shelf(
        model=model,
        catalog=catalog,
        places=places,
        factors=factors,
        candidates=candidates,
        usual=_usual(candidates, popularity[sold]),
        known=known,
        popularity=popularity[sold],
        gaps=gaps,
    )


def _usual(
    candidates: npt.NDArray[np.float32], popularity: npt.NDArray[np.float64]
) -> npt.NDArray[np.float32]:
    total = popularity.sum()
    if not total > 0:
        return np.zeros((1, candidates.shape[1]), dtype=np.float32)
    return ((popularity / total) @ candidates).astype(np.float32)[None, :]
