"""The loss of our ALS said in the terms of MLlib, whose implicit ALS states it otherwise.

Both minimise the loss of Hu, Koren and Volinsky (2008). In MLlib
- a confidence is 1 + alpha·|rating|, never below that of an unknown item, 1. With alpha 1 a rating
  is c - 1. A confidence below 1/2 is nearer to nothing known and is left out, one between 1/2 and 1
  becomes 1. A dislike of confidence c is the rating 1 - c.
- λ is multiplied by the number n of positive ratings of each user and item. It is divided here by
  the mean of n over all ratings (√ of users' times items'), and the item factors are moved to
  the scale in which the usual λ of a user is the one asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix, csr_matrix

# MLlib takes an entry of 0 for a zero preference.
_LEAST_RATING = 1e-6


@dataclass(frozen=True, eq=False, slots=True)
class Ratings:
    """Aligned arrays of users, items and ratings, and how many a usual user and item have."""

    user: npt.NDArray[np.int32]
    item: npt.NDArray[np.int32]
    rating: npt.NDArray[np.float32]
    by_user: float
    by_item: float

    def regularization(self, wanted: float) -> float:
        """The regParam that comes to `wanted` for a usual user and item."""
        return wanted / float(np.sqrt(self.by_user * self.by_item))

    @property
    def scale(self) -> float:
        """What to multiply MLlib's item factors by, so that a usual user has the λ wanted."""
        return float((self.by_item / self.by_user) ** 0.25)


def as_ratings(matrix: csr_matrix) -> Ratings:
    """The ratings of a confidence matrix (users x items), negative ones being dislikes.

    A user or an item without a positive rating has factors of zero, and MLlib would solve it
    without any λ: their dislikes are left out.
    """
    cells: coo_matrix = matrix.tocoo()
    liked = cells.data >= 0.5
    users = np.bincount(cells.row[liked], minlength=matrix.shape[0])
    items = np.bincount(cells.col[liked], minlength=matrix.shape[1])
    disliked = (cells.data < -1) & (users[cells.row] > 0) & (items[cells.col] > 0)
    rating = np.where(liked, np.maximum(cells.data - 1, _LEAST_RATING), cells.data + 1)
    kept = liked | disliked
    return Ratings(
        user=cells.row[kept].astype(np.int32),
        item=cells.col[kept].astype(np.int32),
        rating=rating[kept].astype(np.float32),
        by_user=_usual(users),
        by_item=_usual(items),
    )


def _usual(counts: npt.NDArray[np.int64]) -> float:
    """The mean, over ratings, of how many their user (or item) has; 1 without any."""
    return float(np.average(counts, weights=counts)) if counts.any() else 1.0
