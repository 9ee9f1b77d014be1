"""Which intent an utterance has: what settles it by itself, then what the intent model thinks.

The model sees the words and whether products were shown. What else was read from the utterance
(a wish, facts, a tone, products pointed at) then rules out what cannot be meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dialogue.intent_features import concepts, vector
from dialogue.intent_model import load_intent_model
from dialogue.intent_rules import ruled
from dialogue.types import Intent, Wish

# Concepts that most intents have in common, and those that requests are made of.
_SAY_LITTLE = frozenset({"SELF", "THEY", "ASKS", "NOT", "SOMETHING", "THIS"})
_ASKING = frozenset({"SEEK", "ADVISE", "AVAIL"})
_FOR_GOODS = _ASKING | {"GOODS", "TRAIT", "MEAL", "GIFT", "CHEAP", "SOMETHING", "FEEL"}
_NOT_OF_PRICES = frozenset({"WHY", "ORDER", "BASKET", "BLAME", "WORLD", "ERASE", "KNOW"})
_SOLD = re.compile(
    r"\b(?:do|does|have) (?:you|u|ya|the (?:shop|store)) (?:\w+ )?(?:sell|stock|carry|have|got)\b",
    re.IGNORECASE,
)
_CHEAPER = re.compile(
    r"(?:能|可以|可不可以|能不能|有没有|还能|再).{0,3}(?:便宜|优惠|少)(?:一?[点些]|几块)|"
    r"\b(?:any|anything|something|can (?:you|i|we)|could (?:you|i|we)) (?:\w+ ){0,3}cheaper\b",
    re.IGNORECASE,
)
_TASTES = frozenset({"likes", "dislikes", "values", "trait"})
_FACT_INTENTS: tuple[Intent, Intent] = ("state_fact", "state_preference")
_NO_FACTS: tuple[Intent, ...] = ("chitchat", "goodbye", "greet")
_UNLIKELY = 0.2  # what a chance is worth still where something speaks against it
_TONE_NAMED = 5.0
_BARGAIN = 8.0  # "能便宜点吗": cheaper than what was shown, as no price is ours to change
_SIZE_NAMED = 5.0
_SURE = 0.6  # so likely that the model is believed without any known word


@dataclass(frozen=True, slots=True)
class Read:
    """What is known of an utterance before its intent.

    `predicates`: those of its facts. `shown`: products were put forward before it.
    """

    wish: Wish = Wish()
    predicates: frozenset[str] = frozenset()
    tone: str | None = None
    shown: bool = False


def read_intent(text: str, read: Read = Read()) -> Intent | None:
    """The intent of `text`, given what else was read from it; None where nothing tells."""
    if settled := ruled(text):
        return settled
    found = concepts(text)
    if _only_a_range(read, found):
        return "refine"
    chances = load_intent_model().chances(vector(text, read.shown, _names_goods(read.wish)))
    for intent in _hardly(read, found):
        chances[intent] *= _UNLIKELY
    for intent, factor in (*_by_facts(read.predicates), *_by_wish(read.wish, text)):
        chances[intent] *= factor
    if read.tone:
        chances["set_tone"] *= _TONE_NAMED
    likely = max(chances, key=lambda intent: chances[intent])
    told = found - _SAY_LITTLE or read.predicates or read.wish != Wish()
    return likely if told or chances[likely] >= _SURE else None


def _only_a_range(read: Read, found: Collection[str]) -> bool:
    """Whether of what was shown a range of prices is asked for: "between ten and twenty"."""
    asked = read.wish.constraints
    ranged = asked.min_price is not None and asked.max_price is not None
    only = not (read.predicates or read.wish.words) and _NOT_OF_PRICES.isdisjoint(found)
    return read.shown and ranged and only


def _hardly(read: Read, found: Collection[str]) -> set[Intent]:
    """The intents that hardly go with what was read."""
    out: set[Intent] = set() if "ERASE" in found else {"forget"}
    if _names_goods(read.wish):
        out |= {"greet", "goodbye"}
        if not _ASKING.isdisjoint(found):  # with a request, all else is said by the way
            out |= {"state_fact", "feedback_negative", "forget"}
    elif _FOR_GOODS.isdisjoint(found) and read.wish == Wish():
        out.add("ask_recommendation")
    return out


def _by_wish(wish: Wish, text: str) -> Iterator[tuple[Intent, float]]:
    """What the wish is worth for some intents: of goods that are not known nothing is shown."""
    if wish.size:
        yield "refine", _SIZE_NAMED
    elif not wish.words and _CHEAPER.search(text):
        yield "refine", _BARGAIN
    elif wish.words and not wish.carried and _SOLD.search(text):
        yield "ask_product", _UNLIKELY


def _by_facts(predicates: Collection[str]) -> Iterable[tuple[Intent, float]]:
    """What the facts read are worth for each intent that states some, or hardly does."""
    if not predicates:
        return (("state_fact", 0.7), ("state_preference", 0.8))
    tastes = _TASTES.issuperset(predicates)
    less, more = _FACT_INTENTS if tastes else reversed(_FACT_INTENTS)
    return (*((intent, 0.3) for intent in _NO_FACTS), (less, 0.3), (more, 1.2))


def _names_goods(wish: Wish) -> bool:
    return bool(wish.words) and wish.carried and not wish.size
