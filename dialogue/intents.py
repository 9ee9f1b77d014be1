"""Which intent an utterance has: what settles it by itself, then what the intent model thinks.

The model sees the words and whether products were shown. What else was read from the utterance
(a wish, facts, a tone, products pointed at) then rules out what cannot be meant.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dialogue.intent_features import concepts, vector
from dialogue.intent_model import load_intent_model
from dialogue.intent_rules import ruled
from dialogue.types import Intent, Wish

# Concepts that most intents have in common, and those that requests are made of.
_SAY_LITTLE = frozenset({"SELF", "THEY", "ASKS", "NOT", "SOMETHING", "THIS"})
_ASKING = frozenset({"SEEK", "ADVISE", "AVAIL"})
_FOR_GOODS = _ASKING | {"GOODS", "TRAIT", "MEAL", "GIFT", "CHEAP", "SOMETHING", "FEEL"}
_UNLIKELY = 0.2  # what a chance is worth still where something speaks against it
_TONE_NAMED = 5.0
_SURE = 0.6  # so likely that the model is believed without any known word


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
    found = concepts(text)
    chances = load_intent_model().chances(vector(text, read.shown, _names_goods(read.wish)))
    for intent in _hardly(read, found):
        chances[intent] *= _UNLIKELY
    if read.tone:
        chances["set_tone"] *= _TONE_NAMED
    likely = max(chances, key=lambda intent: chances[intent])
    told = found - _SAY_LITTLE or read.has_facts or read.wish != Wish()
    return likely if told or chances[likely] >= _SURE else None


def _hardly(read: Read, found: Collection[str]) -> set[Intent]:
    """The intents that hardly go with what was read."""
    out: set[Intent] = set()
    if _names_goods(read.wish):
        out |= {"greet", "goodbye"}
        if not _ASKING.isdisjoint(found):  # with a request, facts are said by the way
            out |= {"state_fact", "feedback_negative"}
    elif _FOR_GOODS.isdisjoint(found) and read.wish == Wish():
        out.add("ask_recommendation")
    return out


def _names_goods(wish: Wish) -> bool:
    return bool(wish.words) and wish.carried
