"""How the shopper feels, as a small model reads it from the words and a few phrases bear it out.

Mood changes the wording of a reply, never what is offered or at what price.
"""

from __future__ import annotations

from math import exp, log

from dialogue.mood_model import shipped
from dialogue.mood_pieces import plain
from dialogue.mood_signs import signs
from dialogue.types import Mood

# How much surer a sign makes of its mood: a factor of twelve. A model that is sure of another mood
# is still believed, one that took the words for plain shopping talk is not.
SIGN_WEIGHT = 2.5
_LEAST = 1e-6


def read_mood(text: str) -> Mood:
    """The likeliest mood of `text`, English or Chinese; confidence is its chance of being right."""
    chances = shipped().read(text).moods
    shown = signs(plain(text))
    scores = {
        mood: log(max(chance, _LEAST)) + SIGN_WEIGHT * (mood in shown)
        for mood, chance in chances.items()
    }
    label = max(scores, key=lambda mood: scores[mood])
    return Mood(label, 1 / sum(exp(score - scores[label]) for score in scores.values()))
