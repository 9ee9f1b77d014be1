"""Shoppers folded into the factors: each of their items as the pull it has on every candidate.

Hu, Koren and Volinsky, "Collaborative Filtering for Implicit Feedback Datasets" (2008), section 5:
with A = YᵀCᵘY + λI the predicted score of candidate j is the sum over the user's items i of
c_i · y_jᵀ A⁻¹ y_i. The user's vector is that sum without y_j, so folding a user in and explaining
a score are one computation, and score and evidence cannot disagree.

The factors here are whitened: with YᵀY + λI = LLᵀ and w = L⁻¹y, A becomes I + WᵀDW, D the
confidences less one. The pull of item i is c_i (I + WᵀDW)⁻¹ w_i, or for a short history, by the
push-through identity, row i of c ∘ (I + DWWᵀ)⁻ᵀ W, whose inverse is as small as the history.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.linalg import solve_triangular

from recsys.cells import Cells
from recsys.kernel import compiled, dot

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


def whiten(factors: npt.NDArray[np.float32], regularization: float) -> npt.NDArray[np.float32]:
    """The item factors (items x factors) in the space where YᵀY + λI is the identity."""
    wide = factors.astype(np.float64)
    system = wide.T @ wide + regularization * np.eye(wide.shape[1])
    lower = np.linalg.cholesky(system)
    return solve_triangular(lower, wide.T, lower=True, check_finite=False).T.astype(np.float32)


def pulls(factors: npt.NDArray[np.float32], cells: Cells, users: int) -> Floats:
    """The pull of each cell (cells x factors): its row times w_j is its part in the score of j.

    `factors` are whitened; `cells` are sorted by user, `cells.user` from 0 to `users` - 1. Only a
    positive confidence pulls; a negative one -c is a zero preference held with confidence c, as
    `implicit` reads it, so that the sum of a user's pulls equals its `recalculate_user` within
    rounding.
    """
    result = np.zeros((len(cells.item), factors.shape[1]))
    bounds = np.searchsorted(cells.user, np.arange(users + 1))
    _short(factors, cells.item, cells.confidence, bounds, result)
    for user in np.flatnonzero(np.diff(bounds) > factors.shape[1]):
        own = slice(bounds[user], bounds[user + 1])
        rows = factors[cells.item[own]].astype(np.float64)
        result[own] = _long(rows, cells.confidence[own])
    return result


@compiled
def _short(factors: Singles, item: Ints, confidence: Floats, bounds: Ints, result: Floats) -> None:
    """Fills in the pulls of users with no more items than factors, by the inverse over items."""
    system = np.empty((factors.shape[1], factors.shape[1]), np.float64)
    for user in range(len(bounds) - 1):
        own = slice(bounds[user], bounds[user + 1])
        rows, sure = result[own], confidence[own]
        if len(rows) > len(system):
            continue
        for one in range(len(rows)):
            for factor in range(factors.shape[1]):
                rows[one, factor] = factors[item[bounds[user] + one], factor]
            for other in range(one + 1):
                system[one, other] = system[other, one] = dot(rows[one], rows[other])
        for one in range(len(rows)):
            doubt = abs(sure[one]) - 1.0 if sure[one] != 0 else 0.0
            for other in range(len(rows)):
                system[other, one] *= doubt
            system[one, one] += 1.0
        _solve(system, rows)
        for one in range(len(rows)):
            for factor in range(factors.shape[1]):
                rows[one, factor] *= max(sure[one], 0.0)


@compiled
def _solve(system: Floats, right: Floats) -> None:
    """Replaces `right` by the solution of the system in the corner, by Gaussian elimination."""
    size = len(right)
    for step in range(size):
        pivot = step
        for row in range(step + 1, size):
            if abs(system[row, step]) > abs(system[pivot, step]):
                pivot = row
        top, high = system[step, step:size], right[step]
        if pivot != step:
            other, low = system[pivot, step:size], right[pivot]
            for column in range(len(top)):
                top[column], other[column] = other[column], top[column]
            for column in range(len(high)):
                high[column], low[column] = low[column], high[column]
        for row in range(step + 1, size):
            other, low = system[row, step:size], right[row]
            part = other[0] / top[0]
            for column in range(len(top)):
                other[column] -= part * top[column]
            for column in range(len(high)):
                low[column] -= part * high[column]
    for step in range(size - 1, -1, -1):
        high = right[step]
        for row in range(step + 1, size):
            low, part = right[row], system[step, row]
            for column in range(len(high)):
                high[column] -= part * low[column]
        for column in range(len(high)):
            high[column] /= system[step, step]


def _long(rows: Floats, confidence: Floats) -> Floats:
    """The pulls of one user (items x factors), by the inverse over the factors."""
    doubt = np.where(confidence != 0, np.abs(confidence) - 1.0, 0.0)
    system = np.eye(rows.shape[1]) + rows.T @ (rows * doubt[:, None])
    return np.maximum(confidence, 0.0)[:, None] * np.linalg.solve(system, rows.T).T
