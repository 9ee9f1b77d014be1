"""What shoppers said, as part of a score: each fact lifts the products it speaks for.

A lift is added like a boost of the shop's rules, in standard deviations of the scores, so that its
share in a score is known as exactly as that of any item of the history. Where there is no history,
what was said is all that is known of the shopper, and it comes before what is popular.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recsys.catalog import Catalog
from recsys.types import Evidence, Hint

Floats = npt.NDArray[np.float64]

MOST_LIFT = 1.5  # of all hints together: what was said steers, it does not drown what was done


def lifts(catalog: Catalog, hints: Sequence[Hint]) -> Floats | None:
    """What the hints add to the score of each product, None where they add nothing."""
    added = np.zeros(len(catalog))
    for hint in hints:
        places = [catalog.places[item] for item in hint.items if item in catalog.places]
        added[places] += hint.lift
    return np.minimum(added, MOST_LIFT) if added.any() else None


def foremost(lift: Floats, popularity: Floats, spread: float) -> Floats:
    """`lift`, in units of `spread`, made larger than the most popular product's whole score, so
    that what it speaks for passes all else that a stranger is shown; more lift stays more."""
    most = popularity.max() or 1.0
    return np.where(lift > 0, most * (1.0 + lift) / spread, 0.0)


def with_hints(
    evidence: Sequence[Evidence], item: str, hints: Sequence[Hint], lift: float, base: float
) -> tuple[Evidence, ...]:
    """The evidence with what was said as reasons beside it, the strongest first.

    `lift` is what the hints added to the score and `base` the score without it (what is below zero
    counts as nothing); the shares of the rest become parts of what the lift leaves.
    """
    speaking = [hint for hint in hints if item in hint.items]
    if not speaking or lift <= 0:
        return tuple(evidence)
    share = lift / (lift + max(base, 0.0))
    whole = sum(hint.lift for hint in speaking)
    told = [Evidence("fact", hint.about, share * hint.lift / whole) for hint in speaking]
    rest = [Evidence(one.kind, one.about, (1 - share) * one.share, one.by) for one in evidence]
    return tuple(sorted((*told, *rest), key=lambda one: -one.share))
