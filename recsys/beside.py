"""What is turned to in one go: ties between items that one shopper touched right after another.

Two items that a shopper views, carts or buys within WINDOW and at most STEPS of each other are tied
by 1/k · 1/(1 + t/60 s) for k steps and t seconds, in both directions, and the sum over all
shoppers by the root of the source's total. Lists that were shown do not count: their order is the
shop's. Nor does what happened at one moment, as the lines of a basket do: that has no order.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, diags_array

from recsys.cells import CODE, Log

STEPS = 5
WINDOW = 1200.0
FADE = 60.0
SECONDS_PER_DAY = 86_400.0
_TURNED = [CODE[kind] for kind in ("view", "cart", "wishlist", "purchase")]


def beside(log: Log, items: int, keep: int) -> csr_matrix:
    """The ties (items x items, float32), the `keep` strongest of each item."""
    chosen = np.flatnonzero(np.isin(log.kind, _TURNED))
    order = chosen[np.lexsort((log.item[chosen], -log.age[chosen], log.user[chosen]))]
    user, item, second = log.user[order], log.item[order], -log.age[order] * SECONDS_PER_DAY
    pairs = [_pairs(user, item, second, step) for step in range(1, STEPS + 1)]
    source, target, weight = (np.concatenate(column) for column in zip(*pairs))
    shape = (items, items)
    one_way = csr_matrix((weight, (source, target)), shape=shape)
    ties = csr_matrix(one_way + one_way.T)
    total = np.asarray(ties.sum(axis=1)).ravel()
    root = np.sqrt(np.where(total > 0, total, 1.0))
    return strongest(csr_matrix(diags_array(1.0 / root) @ ties), keep).astype(np.float32)


def _pairs(
    user: npt.NDArray[np.int64],
    item: npt.NDArray[np.int64],
    second: npt.NDArray[np.float64],
    step: int,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    gap = second[step:] - second[:-step]
    near = (user[step:] == user[:-step]) & (item[step:] != item[:-step])
    near &= (gap > 0) & (gap <= WINDOW)
    weight = 1.0 / step / (1.0 + gap[near] / FADE)
    return item[:-step][near], item[step:][near], weight


def strongest(ties: csr_matrix, keep: int) -> csr_matrix:
    """The ties with only the `keep` largest of each row."""
    for row in np.flatnonzero(np.diff(ties.indptr) > keep):
        values = ties.data[ties.indptr[row] : ties.indptr[row + 1]]
        values[np.argpartition(values, len(values) - keep)[: len(values) - keep]] = 0.0
    ties.eliminate_zeros()
    return ties
