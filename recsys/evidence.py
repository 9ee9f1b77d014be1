"""Why a candidate was ranked: the score taken apart into the shopper's own interactions.

Hu, Koren and Volinsky, "Collaborative Filtering for Implicit Feedback Datasets" (2008), section 5:
with A = YᵀCᵘY + λI the predicted score of candidate j is the sum over the user's items i of
c_i · y_jᵀ A⁻¹ y_i. The user's vector is that sum without y_j, so folding a user in and explaining
a score are one computation, and score and evidence cannot disagree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.linalg import cho_factor, cho_solve

from recsys.cells import FLAG, Cells
from recsys.types import EventKind, Evidence

MOST = 5
LEAST_SHARE = 0.01
LEAST_USUAL = 1e-6
_BY_STRENGTH: tuple[EventKind, ...] = ("purchase", "cart", "wishlist", "view", "list_view")

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Folded:
    """A user folded in: `cells` are the positive ones the model knows, `liked` their c_i · y_i.

    `solver` is the Cholesky factor of A, None without a positive cell; `vector`, the user's
    factors, is A⁻¹ times the sum of `liked`.
    """

    cells: Cells
    liked: Floats
    solver: tuple[Floats, bool] | None
    vector: Floats


def fold_in(
    factors: npt.NDArray[np.float32],
    gram: Floats,
    cells: Cells,
    regularization: float,
) -> Folded:
    """The user whose cells these are, in the space of the item factors (`cells.item` is the row).

    Equal to `recalculate_user` of implicit within rounding: a negative confidence -c is a zero
    preference held with confidence c. `gram` is YᵀY over the items of the model.
    """
    told = cells.take(cells.confidence != 0)
    rows = factors[told.item].astype(np.float64)
    positive = told.confidence > 0
    liked = rows[positive] * told.confidence[positive, None]
    if not len(liked):
        return Folded(told.take(positive), liked, None, np.zeros(len(gram)))
    system = gram + regularization * np.eye(len(gram))
    system += rows.T @ (rows * (np.abs(told.confidence) - 1.0)[:, None])
    solver = cho_factor(system, overwrite_a=True, check_finite=False)
    return Folded(told.take(positive), liked, solver, _solve(solver, liked.sum(axis=0)))


def contributions(folded: Folded, rows: npt.NDArray[np.float32]) -> Floats:
    """The part of each of the user's items in each candidate's score (candidates x items).

    Each row sums to the candidate's score, its factors times the user's.
    """
    if folded.solver is None:
        return np.zeros((len(rows), 0))
    return (folded.liked @ _solve(folded.solver, rows.T.astype(np.float64))).T


def shares(parts: Floats) -> Floats:
    """The positive parts of each row as shares that sum to 1; zeros where no part is positive."""
    positive = np.maximum(parts, 0.0)
    total = positive.sum(axis=-1, keepdims=True)
    return np.divide(positive, total, out=np.zeros_like(positive), where=total > 0)


def strongest(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The few reasons that matter, the largest share first; equal shares in order of `about`.

    Of shares that are all small, as those of a shopper with a thousand items are, the first stays.
    """
    ranked = sorted(found, key=lambda evidence: (-evidence.share, evidence.about))
    return tuple(
        evidence
        for place, evidence in enumerate(ranked[:MOST])
        if place == 0 or evidence.share >= LEAST_SHARE
    )


def history_evidence(
    cells: Cells, share: Floats, names: Sequence[str], usual: Floats | None = None
) -> list[Evidence]:
    """The user's own items as reasons for one candidate: those that speak for it in particular.

    `usual` are the shares the items have in the average product. What a shopper buys most has a
    part in every score and explains none, so items are chosen by share · ln(share / usual), their
    part in the Kullback-Leibler divergence of the two; without `usual`, or where fewer differ, by
    share. `names` are the item ids that can be shown; an item beyond them (no longer in the
    catalogue), or one the user came to dislike, keeps its share but is not listed. What was touched
    in the running session says `session`.
    """
    nameable = np.flatnonzero((share > 0) & (cells.item < len(names)) & ~cells.disliked)
    telling = share[nameable]
    if usual is not None:
        lift = np.log(telling / np.maximum(usual[nameable], LEAST_USUAL))
        particular = (lift > 0) & (telling >= LEAST_SHARE)
        telling = np.where(particular, 1.0 + telling * lift, telling)
    best = nameable[np.argsort(-telling, kind="stable")[:MOST]]
    return [
        Evidence(
            "session" if cells.fresh[place] else "history",
            names[cells.item[place]],
            float(share[place]),
            strongest_kind(int(cells.flags[place])),
        )
        for place in best
    ]


def strongest_kind(flags: int) -> EventKind:
    """The behaviour that says most among those flagged, a purchase above all."""
    return next((kind for kind in _BY_STRENGTH if flags & FLAG[kind]), "list_view")


def _solve(solver: tuple[Floats, bool], right: Floats) -> Floats:
    return cho_solve(solver, right, check_finite=False)
