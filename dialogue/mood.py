"""How the shopper feels, as a small model reads it from the words and a few phrases bear it out.

Mood changes the wording of a reply, never what is offered or at what price.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dialogue.mood_model import shipped
from dialogue.mood_pieces import plain
from dialogue.mood_signs import signs
from dialogue.types import Mood, MoodLabel

# How many times likelier a sign makes its mood. A model that is all but sure of another mood is
# still believed; one that takes the words for plain shopping talk is not.
SIGN_FACTOR = 12.0
BRIEF = 14  # characters: "why this one", "another"
SURE = 0.8
_LEAST = 1e-6


def read_mood(text: str) -> Mood:
    """The likeliest mood of `text`, English or Chinese; confidence is its chance of being right."""
    shown = signs(plain(text))
    found = weigh(shipped().read(text).moods, shown)
    brief = len(text) <= BRIEF and "!" not in text and "！" not in text
    return Mood("neutral", found.confidence) if brief and not shown and _unsure(found) else found


def _unsure(mood: Mood) -> bool:
    """Whether so few words, with no sign of a mood among them, say too little for it."""
    return mood.label != "neutral" and mood.confidence < SURE


def weigh(chances: Mapping[MoodLabel, float], shown: Collection[MoodLabel]) -> Mood:
    """The likeliest mood by the model's chances once the moods that the signs show count more."""
    weights = {
        mood: max(chance, _LEAST) * (SIGN_FACTOR if mood in shown else 1.0)
        for mood, chance in chances.items()
    }
    label = max(weights, key=lambda mood: weights[mood])
    return Mood(label, weights[label] / sum(weights.values()))
