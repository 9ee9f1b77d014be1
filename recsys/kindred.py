"""Look-alikes for what nobody has touched yet: ties by text where there are none by behaviour."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix, csr_matrix, vstack

from recsys.beside import strongest
from recsys.catalog import Catalog

# Products that read less alike than this are not called similar.
LEAST_COSINE = 0.2
KEEP = 20
BLOCK = 1024


def kindred(
    catalog: Catalog, known: npt.NDArray[np.bool_], size: int
) -> csr_matrix:
    """Ties (`size` x products) between products that read alike, one of them new at least.

    New is what the model does not know (`known`, a flag per place). Each product keeps its KEEP
    closest; the strength is the cosine of their texts.
    """
    new = np.flatnonzero(~known[: len(catalog)])
    if not len(new):
        return csr_matrix((size, len(catalog)), dtype=np.float32)
    old = np.flatnonzero(known[: len(catalog)])
    everything = np.arange(len(catalog))
    parts = [_closest(catalog, new, everything), _closest(catalog, old, new)]
    row, column, cosine = (np.concatenate(column) for column in zip(*parts))
    cells = (cosine, (row, column))
    return csr_matrix(cells, shape=(size, len(catalog)), dtype=np.float32)


def _closest(
    catalog: Catalog, rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """The products at `rows`, those closest to them of `columns`, and their cosines."""
    texts = catalog.content.rows
    right = texts[columns].T.tocsr()
    blocks = [
        _kept(texts[rows[start : start + BLOCK]] @ right, columns, rows[start : start + BLOCK])
        for start in range(0, len(rows), BLOCK)
    ]
    found = vstack(blocks).tocoo() if blocks else coo_matrix((0, len(columns)))
    return rows[found.row], columns[found.col], found.data.astype(np.float64)


def _kept(
    block: csr_matrix, columns: npt.NDArray[np.int64], own: npt.NDArray[np.int64]
) -> csr_matrix:
    block = block.tocsr()
    rows = np.repeat(np.arange(block.shape[0]), np.diff(block.indptr))
    block.data[(block.data < LEAST_COSINE) | (columns[block.indices] == own[rows])] = 0.0
    block.eliminate_zeros()
    return strongest(block, KEEP)
