"""The five tones: how the model is told, how long it speaks, and how a shopper asks for each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogue.types import Mood, Profile

DEFAULT_TONE = "friendly"


@dataclass(frozen=True, slots=True)
class Tone:
    """One manner of speaking; `instruction` goes into the prompt, `max_tokens` bounds a reply."""

    name: str
    instruction: str
    max_tokens: int
    asked_by: str


TONES: dict[str, Tone] = {
    tone.name: tone
    for tone in (
        Tone(
            "friendly",
            "You are a warm and friendly shop assistant.",
            120,
            r"friendl\w*|warm\w*|nice\w*|casual\w*",
        ),
        Tone(
            "concise",
            "You are a shop assistant of few words. Be brief.",
            60,
            r"concise\w*|brief\w*|short\w*|to the point|fewer words|less talk",
        ),
        Tone(
            "expert",
            "You are an expert adviser of this shop. Explain from the evidence.",
            140,
            r"expert|technical\w*|in detail|more detail\w*|professional\w*",
        ),
        Tone(
            "playful",
            "You are a playful, light-hearted shop assistant.",
            120,
            r"playful\w*|fun|funny|funnier|jok\w*|silly|cheeky",
        ),
        Tone(
            "formal",
            "You are a courteous shop assistant who speaks formally.",
            140,
            r"formal\w*|polite\w*|courteous\w*",
        ),
    )
}

_ASKED = {
    name: re.compile(rf"\b(?:{tone.asked_by})\b", re.IGNORECASE) for name, tone in TONES.items()
}
_LESS = re.compile(r"\b(?:less|not so|not that|too)\s+(?!talk|words)", re.IGNORECASE)
_MANNER = re.compile(
    r"\b(?:be|speak|talk|sound|write|answer|reply|keep (?:it|your \w+)|make it|more|less|tone)\b",
    re.IGNORECASE,
)


def choose_tone(asked: str | None, profile: Profile, mood: Mood) -> Tone:
    """The tone to answer in: the one asked for now, else the shopper's own, else friendly.

    Nobody who is sad is answered playfully.
    """
    name = next((name for name in (asked, profile.tone) if name in TONES), DEFAULT_TONE)
    return TONES[DEFAULT_TONE if name == "playful" and mood.label == "sad" else name]


def asked_tone(text: str) -> str | None:
    """The tone that a sentence such as "please be more formal" asks for, or None."""
    if not _MANNER.search(text) or len(text.split()) > 12:
        return None
    found = next((name for name, pattern in _ASKED.items() if pattern.search(text)), None)
    return DEFAULT_TONE if found and _LESS.search(text) else found
