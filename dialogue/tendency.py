"""How a shopper tends to feel: a decaying summary of the moods of their turns.

It is computed from moods that are kept, and moods are kept only under a consent of their own; so
without it, or once it is withdrawn, there is nothing to sum up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from dialogue.types import Mood, MoodLabel

HALF_LIFE = timedelta(days=7)
LEAST_WEIGHT = 1.0  # about two moods within the last days


def tendency(moods: Iterable[tuple[datetime, Mood]], now: datetime) -> Mood | None:
    """The mood that prevails, its confidence being its part of all; None where too little is known.

    A mood counts by its confidence, half as much after each HALF_LIFE.
    """
    weight: dict[MoodLabel, float] = defaultdict(float)
    for at, mood in moods:
        weight[mood.label] += mood.confidence * 0.5 ** (max(now - at, timedelta()) / HALF_LIFE)
    total = sum(weight.values())
    if total < LEAST_WEIGHT:
        return None
    label = max(weight, key=lambda one: (weight[one], one))
    return Mood(label, weight[label] / total)
