"""The model's items laid beside the catalogue's products, so that both share one set of places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, diags_array, vstack

from recsys.associations import BESIDE, GROUPS
from recsys.catalog import Catalog
from recsys.fold import whiten
from recsys.kindred import kindred
from recsys.model import Model

# The groups of behaviour that have a block of rows in `Shelf.ties`, and the one of look-alikes.
BLOCKS = (*GROUPS, BESIDE, "kindred")


@dataclass(frozen=True, eq=False, slots=True)
class Shelf:
    """Places 0 to len(catalog) - 1 are the products, those after them the items only the model has.

    The latter can be history, never candidates. `factors` are whitened (`fold.whiten`), a row per
    place; `candidates` are those of the products, scaled by the trend, and one more column with the
    popularity in standard deviations. `moment` (factors x factors) is the mean of ccᵀ over the
    candidates' factors c; `directions` are these at unit length. `ties` has a row per block of
    BLOCKS and place (block · places + place) and a column per product. `usual` and `usual_ties` are
    the average product sold, as a candidate. An item the model does not know has factors of zero,
    no popularity and no rhythm (NaN in `gaps`).
    """

    model: Model
    catalog: Catalog
    places: Mapping[str, int]
    factors: npt.NDArray[np.float32]
    candidates: npt.NDArray[np.float32]
    moment: npt.NDArray[np.float64]
    directions: npt.NDArray[np.float32]
    ties: csr_matrix
    usual: npt.NDArray[np.float64]
    usual_ties: npt.NDArray[np.float64]
    known: npt.NDArray[np.bool_]
    popularity: npt.NDArray[np.float64]
    gaps: npt.NDArray[np.float64]

    @property
    def size(self) -> int:
        """The number of places."""
        return len(self.places)


@lru_cache(maxsize=2)
def align(model: Model, catalog: Catalog) -> Shelf:
    """The shelf of this model and this catalogue; kept for the two last asked for."""
    places = dict(catalog.places)
    for item in model.items:
        places.setdefault(item, len(places))
    target = np.array([places[item] for item in model.items], dtype=np.int64)
    size, sold = len(places), len(catalog)
    factors = np.zeros((size, model.factors.shape[1]), dtype=np.float32)
    known = np.zeros(size, dtype=bool)
    popularity, trend, gaps = np.zeros(size), np.ones(size), np.full(size, np.nan)
    factors[target], known[target] = whiten(model.factors, model.regularization), True
    popularity[target], gaps[target] = model.popularity, model.gaps
    trend[target] = model.trend**model.settings.blend.trend
    scaled = factors[:sold] * trend[:sold, None].astype(np.float32)
    ties = _ties(model, catalog, target, size, known) @ diags_array(trend[:sold])
    part = _parts(popularity[:sold])
    return Shelf(
        model=model,
        catalog=catalog,
        places=places,
        factors=factors,
        candidates=np.column_stack([scaled, standard(popularity[:sold])]).astype(np.float32),
        moment=(scaled.T.astype(np.float64) @ scaled) / max(1, sold),
        directions=_directions(scaled),
        ties=csr_matrix(ties, dtype=np.float32),
        usual=part @ scaled,
        usual_ties=np.asarray(ties @ part).ravel(),
        known=known,
        popularity=popularity[:sold],
        gaps=gaps,
    )


def standard(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The values less their mean, in standard deviations; zeros where they do not differ."""
    deviation = values.std() if len(values) else 0.0
    return (values - values.mean()) / deviation if deviation > 0 else np.zeros_like(values)


def _directions(factors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    length = np.linalg.norm(factors, axis=1, keepdims=True)
    return np.divide(factors, length, out=np.zeros_like(factors), where=length > 0)


def _ties(
    model: Model,
    catalog: Catalog,
    target: npt.NDArray[np.int64],
    size: int,
    known: npt.NDArray[np.bool_],
) -> csr_matrix:
    """The matrices of the model, moved to places and weighted, above those of look-alikes."""
    blocks = []
    for group in (*GROUPS, BESIDE):
        ties = model.ties.get(group)
        weight = model.settings.blend.weight(group)
        if ties is None or not ties.nnz or not weight:
            blocks.append(csr_matrix((size, len(catalog)), dtype=np.float32))
            continue
        entries = ties.tocoo()
        row, column = target[entries.row], target[entries.col]
        sold = column < len(catalog)
        cells = (weight * entries.data[sold], (row[sold], column[sold]))
        blocks.append(csr_matrix(cells, shape=(size, len(catalog)), dtype=np.float32))
    blocks.append(kindred(catalog, known, size))
    stacked = vstack(blocks, format="csr")
    stacked.sort_indices()
    return stacked


def _parts(popularity: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    total = popularity.sum()
    return popularity / total if total > 0 else np.zeros_like(popularity)
