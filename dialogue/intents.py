"""Which intent an utterance has: what settles it by itself, then what the intent model thinks.

The model sees the words and whether products were shown. What else was read from the utterance
(a wish, facts, a tone, products pointed at) then rules out what cannot be meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from dialogue.intent_features import has_signs, vector
from dialogue.intent_model import load_intent_model
from dialogue.intent_rules import ruled
from dialogue.types import Intent, Wish


@dataclass(frozen=True, slots=True)
class Read:
    """What is known of an utterance before its intent.

    `shown`: products were put forward before it; `points`: it points at some of them.
    """

    wish: Wish = Wish()
    has_facts: bool = False
    tone: str | None = None
    points: bool = False
    shown: bool = False


def read_intent(text: str, read: Read = Read()) -> Intent | None:
    """The intent of `text`, given what else was read from it; None where nothing tells."""
    if settled := ruled(text):
        return settled
    if read.tone:
        return "set_tone"
    wish = read.wish
    goods = bool(wish.words) and wish.carried
    if not (goods or wish.constraints.as_json() or read.has_facts or has_signs(text)):
        return None
    chances = load_intent_model().chances(vector(text, read.shown, goods))
    for intent in _ruled_out(read):
        chances[intent] *= _UNLIKELY
    return max(chances, key=lambda intent: chances[intent])


_UNLIKELY = 0.2


def _ruled_out(read: Read) -> tuple[Intent, ...]:
    """The intents that hardly go with what was read."""
    out: tuple[Intent, ...] = ()
    if not read.has_facts and read.wish.words:
        out += ("state_fact",)
    if not read.shown:
        out += ("ask_why",) if read.wish.words else ()
    if read.wish.words and read.wish.carried:
        out += ("greet", "goodbye")
    return out
