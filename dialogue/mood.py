"""How the shopper feels, as a small model reads it from the words and a few phrases bear it out.

Mood changes the wording of a reply, never what is offered or at what price.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dialogue.intent_rules import asks_person
from dialogue.mood_model import shipped
from dialogue.mood_pieces import plain
from dialogue.mood_signs import signs
from dialogue.types import Mood, MoodLabel
from dialogue.words import HAN

# How many times likelier a sign makes its mood. A model that is all but sure of another mood is
# still believed; one that takes the words for plain shopping talk is not.
SIGN_FACTOR = 12.0
# Characters: "something for my mum"; a Chinese one says more.
BRIEF, BRIEF_CHINESE = 20, 14
SURE = 0.75
_LEAST = 1e-6


def read_mood(text: str) -> Mood:
    """The likeliest mood of `text`, English or Chinese; confidence is its chance of being right."""
    shown = signs(plain(text))
    found = weigh(shipped().read(text).moods, shown)
    unsure = found.confidence < SURE and _is_brief(text)
    unsure = not shown and (unsure or asks_person(text))  # who wants a person need not be cross
    return Mood("neutral", found.confidence) if unsure else found


def _is_brief(text: str) -> bool:
    """Whether the words are so few that they say little of a mood."""
    longest = BRIEF_CHINESE if HAN.search(text) else BRIEF
    return len(text) <= longest and not {"!", "！"} & set(text)


def weigh(chances: Mapping[MoodLabel, float], shown: Collection[MoodLabel]) -> Mood:
    """The likeliest mood by the model's chances once the moods that the signs show count more."""
    weights = {
        mood: max(chance, _LEAST) * (SIGN_FACTOR if mood in shown else 1.0)
        for mood, chance in chances.items()
    }
    label = max(weights, key=lambda mood: weights[mood])
    return Mood(label, weights[label] / sum(weights.values()))
