"""The loss of our ALS said in the terms of MLlib, whose implicit ALS states it otherwise.

Both minimise the loss of Hu, Koren and Volinsky (2008), Σ c (p - x·y)² + λ (Σ|x|² + Σ|y|²).

Confidence. MLlib's is 1 + alpha·|rating|, never below that of an unknown item, 1. With alpha 1 the
rating is c - 1. A confidence below 1/2 is nearer to nothing known and is left out, one between
1/2 and 1 becomes 1. A dislike of confidence c is the rating 1 - c. This is all that differs.

λ. MLlib multiplies it by the number of ratings of each user and item, which is another loss. So
its own λ is 0, and pins do the work: made-up users u_k and items v_k, k = 1 to the number of
factors, in m copies, that know of each other alone. Heavy ratings hold u_k · v_l at λ/m where k = l
and at 0 elsewhere, so that all u are the rows of some matrix T, all v those of (λ/m) T⁻ᵀ. To a pin
every shopper and item is an unknown one, of preference 0 and confidence 1: that adds m |T y|² for
each item and λ²/m |T⁻ᵀx|² for each user. In the basis x' = (λ/m)½ T⁻ᵀx, y' = (m/λ)½ T y, in which
all x·y are the same, that is λ|x'|² and λ|y'|².

A preference is at most 1, so m is λ rounded up, and the pins cost (m · factors)² ratings. Where
these would be more than PINS and than the ratings of the shop, λ is divided by the mean number of
ratings instead, and the item factors are moved to the scale in which a usual user has the λ wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix, csr_matrix

PINS = 4_000_000
PIN_WEIGHT = 1e5
# MLlib takes an entry of 0 for a zero preference.
_LEAST_RATING = 1e-6


@dataclass(frozen=True, eq=False, slots=True)
class Ratings:
    """Aligned arrays of users, items and ratings, and the λ to give to MLlib with them.

    `size` is the number of true items; those from there on are `copies` of the pins. `scale` is
    what the item factors are multiplied by in the end.
    """

    user: npt.NDArray[np.int32]
    item: npt.NDArray[np.int32]
    rating: npt.NDArray[np.float32]
    regularization: float
    size: int
    copies: int
    scale: float

    def item_factors(
        self, items: npt.NDArray[np.int64], found: npt.NDArray[np.float32]
    ) -> npt.NDArray[np.float32]:
        """Our item factors from the rows that MLlib found for these items; zeros for the others."""
        factors = found.shape[1]
        rows = np.zeros((self.size + self.copies * factors, factors))
        rows[items] = found
        true, pins = rows[: self.size], rows[self.size :]
        if self.copies:
            true = true @ np.linalg.inv(pins.reshape(self.copies, factors, factors).mean(axis=0))
        return (self.scale * true).astype(np.float32)


def as_ratings(matrix: csr_matrix, factors: int, regularization: float) -> Ratings:
    """The ratings of a confidence matrix (users x items), negative ones being dislikes.

    Users and items without a positive rating have factors of zero: their dislikes are left out.
    """
    cells: coo_matrix = matrix.tocoo()
    liked = cells.data >= 0.5
    users = np.bincount(cells.row[liked], minlength=matrix.shape[0])
    items = np.bincount(cells.col[liked], minlength=matrix.shape[1])
    disliked = (cells.data < -1) & (users[cells.row] > 0) & (items[cells.col] > 0)
    rating = np.where(liked, np.maximum(cells.data - 1, _LEAST_RATING), cells.data + 1)
    kept = liked | disliked
    told = coo_matrix((rating[kept], (cells.row[kept], cells.col[kept])), shape=matrix.shape)
    copies = ceil(regularization)
    if (copies * factors) ** 2 <= max(PINS, told.nnz):
        pins = _pins(factors, copies, regularization / copies)
        scale = sqrt(regularization / copies)
        return _joined(told, pins, 0.0, copies, scale)
    by_user, by_item = _usual(users), _usual(items)
    scale = (by_item / by_user) ** 0.25
    none = coo_matrix((0, 0), dtype=np.float32)
    return _joined(told, none, regularization / sqrt(by_user * by_item), 0, scale)


def _pins(factors: int, copies: int, preference: float) -> coo_matrix:
    """The ratings of pins by pins: a liked and a disliked one together make the preference."""
    count = copies * factors
    user, item = np.divmod(np.arange(count * count), count)
    same = user % factors == item % factors
    more = max(preference * PIN_WEIGHT - 1, _LEAST_RATING)
    less = PIN_WEIGHT - 1 - more
    rating = np.r_[np.where(same, more, 1 - PIN_WEIGHT), np.full(same.sum(), -less)]
    user, item = np.r_[user, user[same]], np.r_[item, item[same]]
    told = rating != 0
    return coo_matrix((rating[told], (user[told], item[told])), shape=(count, count))


def _joined(
    told: coo_matrix, pins: coo_matrix, regularization: float, copies: int, scale: float
) -> Ratings:
    users, items = told.shape
    return Ratings(
        user=np.r_[told.row, users + pins.row].astype(np.int32),
        item=np.r_[told.col, items + pins.col].astype(np.int32),
        rating=np.r_[told.data, pins.data].astype(np.float32),
        regularization=regularization,
        size=items,
        copies=copies,
        scale=scale,
    )


def _usual(counts: npt.NDArray[np.int64]) -> float:
    """The mean, over ratings, of how many their user (or item) has; 1 without any."""
    return float(np.average(counts, weights=counts)) if counts.any() else 1.0
