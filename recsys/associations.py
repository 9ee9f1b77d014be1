"""What leads to what: items tied to the items that shoppers went on to want, across behaviours.

Three groups of behaviour are read apart, because they say different things: an item was shown in a
list, turned to (viewed, put in the basket, wished for), or bought; `recsys.beside` adds what is
touched in one go. Each group has a matrix A with a
row per item of the history and a column per candidate; a shopper's score for candidate j is the sum
of h_i · A_ij over their items, h_i = log(1 + events), so each item's part in it is plain.

In a small shop A is the ridge regression (XᵀX + λI)⁻¹XᵀT from histories X to what was wanted, T
(Steck 2019, "Embarrassingly Shallow Autoencoders", here with different behaviours on both sides).
In a large one, where that costs the cube of the items, it is the co-occurrence
Di^-b (Xᵀ Du^-a T) Dj^-c of Du, Di, Dj the degrees of user, source and target (the first step of
graph filters such as GF-CF, Shen et al. 2021).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse import csr_matrix, diags_array, vstack

from recsys.beside import beside, strongest
from recsys.cells import Cells, Log
from recsys.threads import cores

GROUPS = ("shown", "turned", "bought")
BESIDE = "beside"
USUAL = 0.2  # the strength of the median item's strongest tie, where it is not a probability
BLOCK = 2048  # rows of a co-occurrence held at once


@dataclass(frozen=True, slots=True)
class Tying:
    """How items are tied.

    `ridge_items`: up to this many items the ridge is solved; `ridge` is its λ. The exponents are
    those of the co-occurrence. `keep`: ties kept per item. `looked_at` is how much it counts, next
    to a basket or a purchase (1), that an item was merely looked at. Of a user with more than
    `most_of_user` items (a reseller, a robot) only the newest co-occur: the pairs grow with the
    square.
    """

    ridge_items: int = 4096
    ridge: float = 10.0
    user_power: float = 0.5
    source_power: float = 0.7
    target_power: float = 0.3
    keep: int = 100
    looked_at: float = 0.5
    most_of_user: int = 1000

    def __post_init__(self) -> None:
        if not self.ridge > 0:
            raise ValueError("tying.ridge: must be > 0")
        if self.keep < 1:
            raise ValueError("tying.keep: must be 1 or more")


def tie(log: Log, cells: Cells, shape: tuple[int, int], tying: Tying) -> dict[str, csr_matrix]:
    """The matrix A (items x items, float32) of each group that occurs, by its name.

    `shape` is users x items. An item that was bought is never tied to itself; one that was shown or
    turned to is, as far as that led on to a basket or a purchase.
    """
    liked, small = cells.take(~cells.disliked), shape[1] <= tying.ridge_items
    if not small:
        liked = liked.take(_newest_first(liked) < tying.most_of_user)
    found = {}
    for group in GROUPS:
        counts = getattr(liked, group)
        if not counts.any():
            continue
        history = _matrix(liked, np.log1p(counts), shape)
        wanted = _matrix(liked, _wanted(liked, group, tying, small), shape)
        if small:
            ties = _ridge(history, wanted, tying, free=group != "bought")
        else:
            ties = usual(_co_occurrence(history, wanted, tying))
            ties = ties + diags_array(_led_on(liked, group, shape[1]))
        found[group] = csr_matrix(ties, dtype=np.float32)
        found[group].eliminate_zeros()
        found[group].sort_indices()
    near = beside(log, shape[1], tying.keep)
    if near.nnz:
        found[BESIDE] = usual(near)
    return found


def usual(ties: csr_matrix) -> csr_matrix:
    """The ties scaled so that the median item's strongest is USUAL, as by the ridge, whose ties are
    probabilities: so that what different groups say can be added."""
    best = ties.max(axis=1).toarray().ravel()
    if not (best > 0).any():
        return ties
    return csr_matrix(ties * np.float32(USUAL / np.median(best[best > 0])))


def _newest_first(cells: Cells) -> npt.NDArray[np.int64]:
    """The rank of each cell among those of its user, from 0, the newest first."""
    order = np.lexsort((cells.newest, cells.user))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order)) - np.searchsorted(cells.user, cells.user[order])
    return rank


def _wanted(
    cells: Cells, group: str, tying: Tying, small: bool
) -> npt.NDArray[np.float64]:
    """How much each cell was wanted, 0 to 1: the answers that a history is to foresee.

    They lie beyond the group. In a large shop purchases are too few to say what goes with what, so
    there what was turned to is wanted too.
    """
    deeds = cells.has("cart", "purchase", "wishlist").astype(np.float64)
    if group == "shown" and deeds.any():
        return deeds
    bought = cells.has("purchase")
    if group == "turned" and small and bought.any():
        return bought.astype(np.float64)
    return np.maximum(deeds, np.where(cells.has("view"), tying.looked_at, 0.0))


def _led_on(cells: Cells, group: str, items: int) -> npt.NDArray[np.float64]:
    """The part of those to whom an item was shown (who turned to it) that then bought it."""
    if group == "bought":
        return np.zeros(items)
    of_group = getattr(cells, group) > 0
    further = cells.has("purchase") | (cells.has("cart") if group == "shown" else False)
    count = np.bincount(cells.item[of_group], minlength=items)
    led = np.bincount(cells.item[of_group & further], minlength=items)
    return led / (count + 1.0)


def _matrix(
    cells: Cells, values: npt.NDArray[np.float64], shape: tuple[int, int]
) -> csr_matrix:
    told = values > 0
    return csr_matrix((values[told], (cells.user[told], cells.item[told])), shape=shape)


def _ridge(history: csr_matrix, wanted: csr_matrix, tying: Tying, free: bool) -> csr_matrix:
    """The ridge solution; unless `free`, with zeros on the diagonal as the constraint asks."""
    gram = (history.T @ history).toarray()
    gram[np.diag_indices_from(gram)] += tying.ridge
    factor = cho_factor(gram, lower=True, overwrite_a=True, check_finite=False)
    ties = cho_solve(factor, (history.T @ wanted).toarray(), check_finite=False)
    if not free:
        inverse = cho_solve(factor, np.eye(len(ties)), check_finite=False)
        ties -= inverse * (np.diagonal(ties) / np.diagonal(inverse))
        np.fill_diagonal(ties, 0.0)
    if len(ties) > tying.keep:
        size = np.abs(ties)
        least = np.partition(size, len(ties) - tying.keep, axis=1)[:, len(ties) - tying.keep]
        ties[size < least[:, None]] = 0.0
    return csr_matrix(ties)


def _co_occurrence(history: csr_matrix, wanted: csr_matrix, tying: Tying) -> csr_matrix:
    users, source = _degrees(history, axis=1), _degrees(history, axis=0)
    presence = history.sign()
    left = (diags_array(users**-tying.user_power) @ presence @ diags_array(
        source**-tying.source_power)).T.tocsr()  # fmt: skip
    right = (wanted @ diags_array(_degrees(wanted, axis=0) ** -tying.target_power)).tocsr()

    def block(start: int) -> csr_matrix:
        return _strongest(left[start : start + BLOCK] @ right, start, tying.keep)

    with ThreadPoolExecutor(cores()) as pool:  # products of sparse matrices hold no lock
        blocks = list(pool.map(block, range(0, left.shape[0], BLOCK)))
    return vstack(blocks, format="csr") if blocks else csr_matrix(left.shape)


def _degrees(matrix: csr_matrix, axis: int) -> npt.NDArray[np.float64]:
    """The entries per row (axis 1) or column (axis 0), 1 where there are none."""
    return np.maximum(matrix.count_nonzero(axis=axis), 1).astype(np.float64)


def _strongest(block: csr_matrix, first: int, keep: int) -> csr_matrix:
    """The `keep` largest entries of each row; row i is item `first` + i, not tied to itself."""
    block = block.tocsr()
    rows = np.repeat(np.arange(block.shape[0]), np.diff(block.indptr))
    block.data[block.indices == rows + first] = 0.0
    return strongest(block, keep).astype(np.float32)
