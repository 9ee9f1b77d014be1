"""How the shopper feels, read from a few plain signs in the words.

The signs are whole phrases that shoppers use of themselves or of the service; text without any of
them is neutral. Mood changes the wording of a reply, never what is offered or at what price.
"""

from __future__ import annotations

import re

from dialogue.types import Mood, MoodLabel

_SIGNS: tuple[tuple[MoodLabel, str], ...] = (
    (
        "frustrated",
        r"annoy\w*|frustrat\w*|angry|furious|ridiculous|terrible|awful|useless|rubbish|fed up|"
        r"sick of|waste of time|worst|not again|yet again|late again|(?:is|was|came|it's) broken|"
        r"still (?:waiting|not|no|hasn't|haven't)|for the (?:third|second|last) time|"
        r"never works|doesn't work|not listening|already told you|what the h\w+|wtf",
    ),
    (
        "sad",
        r"(?:i'm|i am|feel(?:ing)?|been|so|bit|really) (?:sad|down|low|blue|lonely|heartbroken|"
        r"depressed|miserable|exhausted)|rough (?:day|week|time)|bad (?:day|week)|hard (?:day|"
        r"week)|passed away|died|funeral|miss (?:him|her|them)|broke up|crying",
    ),
    (
        "uncertain",
        r"not (?:really |so |quite )?sure|unsure|no idea|don't know|dont know|can't decide|"
        r"cannot decide|torn between|hard to choose|confus\w+|overwhelm\w+|i guess|hmm+",
    ),
    (
        "happy",
        r"love (?:it|that|this|them)|awesome|amazing|wonderful|fantastic|brilliant|yay|hooray|"
        r"so happy|excited|great news|perfect|can't wait|delighted",
    ),
)
_PATTERNS = tuple(
    (label, re.compile(rf"(?<!not )\b(?:{signs})\b", re.IGNORECASE)) for label, signs in _SIGNS
)


def read_mood(text: str) -> Mood:
    """The mood of `text`; confidence grows with the number of signs, .6 for one and .9 at most."""
    found = {label: len(pattern.findall(text.replace("’", "'"))) for label, pattern in _PATTERNS}
    label = max(found, key=lambda name: found[name])
    if not found[label]:
        return Mood("neutral", 0.6)
    return Mood(label, min(0.9, 0.45 + 0.15 * found[label]))
