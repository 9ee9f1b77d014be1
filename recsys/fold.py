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

Floats = npt.NDArray[np.float64]
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
    rows = factors[cells.item].astype(np.float64)
    result = np.zeros_like(rows)
    bounds = np.searchsorted(cells.user, np.arange(users + 1))
    lengths = np.diff(bounds)
    long = lengths > factors.shape[1]
    for user in np.flatnonzero(long):
        own = slice(bounds[user], bounds[user + 1])
        result[own] = _long(rows[own], cells.confidence[own])
    width, done = 4, 0
    while done < factors.shape[1]:  # histories of about the same length are solved together
        group = np.flatnonzero((lengths > done) & (lengths <= width) & ~long)
        if len(group):
            places, real = _padded(bounds[group], lengths[group])
            confidence = np.where(real, cells.confidence[places], 0.0)
            result[places[real]] = _short(rows[places] * real[..., None], confidence)[real]
        width, done = 2 * width, width
    return result


def _padded(starts: Ints, lengths: Ints) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """The places of the cells of several users, a row per user, and which of them are real."""
    step = np.arange(int(lengths.max()))
    real = step < lengths[:, None]
    return np.where(real, starts[:, None] + step, starts[:, None]), real


def _short(rows: Floats, confidence: Floats) -> Floats:
    """The pulls of several users (users x items x factors), by the inverse over their items."""
    doubt = np.where(confidence != 0, np.abs(confidence) - 1.0, 0.0)
    system = np.eye(rows.shape[1]) + doubt[:, :, None] * (rows @ rows.transpose(0, 2, 1))
    return np.maximum(confidence, 0.0)[:, :, None] * np.linalg.solve(
        system.transpose(0, 2, 1), rows
    )


def _long(rows: Floats, confidence: Floats) -> Floats:
    """The pulls of one user (items x factors), by the inverse over the factors."""
    doubt = np.where(confidence != 0, np.abs(confidence) - 1.0, 0.0)
    system = np.eye(rows.shape[1]) + rows.T @ (rows * doubt[:, None])
    return np.maximum(confidence, 0.0)[:, None] * np.linalg.solve(system, rows.T).T
