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

from recsys.interactions import Cells
from recsys.types import Evidence, EvidenceKind

MOST = 5
LEAST_SHARE = 0.01

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Folded:
    """A user folded in: `cells` are the positive ones the model knows, `pull` has a column each.

    Column i is c_i · A⁻¹ y_i; `vector`, the user's factors, is the sum of the columns.
    """

    cells: Cells
    pull: Floats
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
    system = gram + regularization * np.eye(gram.shape[0])
    system += rows.T @ (rows * (np.abs(told.confidence) - 1.0)[:, None])
    liked = told.confidence > 0
    if not liked.any():
        return Folded(told.take(liked), np.zeros((len(gram), 0)), np.zeros(len(gram)))
    weighted = (rows[liked] * told.confidence[liked, None]).T
    pull = cho_solve(cho_factor(system, check_finite=False), weighted, check_finite=False)
    return Folded(told.take(liked), pull, pull.sum(axis=1))


def contributions(folded: Folded, rows: npt.NDArray[np.float32]) -> Floats:
    """The part of each of the user's items in each candidate's score (candidates x items)."""
    return rows.astype(np.float64) @ folded.pull


def shares(parts: Floats) -> Floats:
    """The positive parts of each row as shares that sum to 1; zeros where no part is positive."""
    positive = np.maximum(parts, 0.0)
    total = positive.sum(axis=-1, keepdims=True)
    return np.divide(positive, total, out=np.zeros_like(positive), where=total > 0)


def strongest(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The few reasons that matter, the largest share first; equal shares in order of `about`."""
    ranked = sorted(found, key=lambda evidence: (-evidence.share, evidence.about))
    return tuple(evidence for evidence in ranked[:MOST] if evidence.share >= LEAST_SHARE)


def history_evidence(
    folded: Folded, row: npt.NDArray[np.float32], names: Sequence[str], part: float = 1.0
) -> list[Evidence]:
    """The user's own items as reasons for one candidate, their shares summing to `part` or less.

    `names` are the item ids that can be shown; an item beyond them (no longer in the catalogue)
    keeps its share but is not listed. What was touched in the running session says `session`.
    """
    share = part * shares(contributions(folded, row[None, :]))[0]
    return [
        Evidence(_kind(bool(folded.cells.fresh[i])), names[folded.cells.item[i]], float(share[i]))
        for i in np.argsort(-share, kind="stable")
        if share[i] > 0 and folded.cells.item[i] < len(names)
    ][:MOST]


def _kind(fresh: bool) -> EvidenceKind:
    return "session" if fresh else "history"
