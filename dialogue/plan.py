"""What the reply is to say, before any words are chosen: an act, its slots and their fillings.

The model and the template speak from the same plan, so neither can say more than it holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from dialogue import recall
from dialogue.situation import Plan, Situation
from dialogue.types import Act, MoodLabel
from dialogue.wording import facts_in_words, money, vague_reason, why_in_words, wish_in_words
from recsys.types import Candidate, Product

_OPENERS: dict[MoodLabel, str] = {
    "frustrated": "comfort_frustrated",
    "sad": "comfort_sad",
    "uncertain": "comfort_uncertain",
    "happy": "cheer_happy",
}
# Questions about a product that any catalogue answers.
_ASKS_KNOWN = re.compile(
    r"\b(?:price|cost|much|size|big|large|brand|tell me|categor\w+|department|kind|"
    r"basket|cart|bag)\b",
    re.IGNORECASE,
)
# Intents answered with products, and what the same answer is called on a second try.
OFFERING = frozenset({"ask_recommendation", "refine", "feedback_negative"})
_NO_OPENER = frozenset(
    {"goodbye", "tone_set", "memory", "remembered", "not_remembered", "contradiction",
     "fact_source",
     *_OPENERS.values()}
)
_PLAIN = {
    "greet": "greet",
    "feedback_positive": "thanks",
    "set_tone": "tone_set",
    "order_help": "order_help",
    "chitchat": "chitchat",
    "out_of_scope": "out_of_scope",
    "goodbye": "goodbye",
}


def wants_products(act: Act) -> bool:
    """Whether the act is answered with products: it asks for some, or names what it wants."""
    talk = act.intent in {"chitchat", "feedback_positive"}
    return act.wish.carried and (act.intent in OFFERING or (talk and bool(act.wish.words)))


def plan(situation: Situation) -> Plan:
    """The plan that answers the situation."""
    made = _plan(situation)
    opener = "" if made.act in _NO_OPENER else _opener(situation)
    closer, slots = _closer(situation, made)
    made = replace(made, opener=opener, closer=closer, slots={**made.slots, **slots})
    return replace(made, suggestions=_suggestions(made))


def _closer(situation: Situation, made: Plan) -> tuple[str, Mapping[str, str]]:
    """The act put after the plan's own, with its slots: a question for consent before all else."""
    if made.act in recall.ASKING or made.act == recall.DOUBTING:
        return "", {}
    if asking := recall.asking(situation):
        return asking, {"noted": recall.noted_words(situation)}
    if made.closer:
        return made.closer, {}
    caution, slots = recall.caution_of(situation, made)
    if not caution and situation.contact and _opener(situation) == "comfort_frustrated":
        return "human", {"contact": situation.contact}
    return caution, slots  # safety first


def _opener(situation: Situation) -> str:
    """The act that answers the shopper's mood; "" where it is neutral or hardly shows."""
    mood = situation.act.mood
    return _OPENERS.get(mood.label, "") if mood.confidence >= 0.5 else ""


def _plan(situation: Situation) -> Plan:
    act, intent = situation.act, situation.act.intent
    if situation.consent == "yes":
        return Plan("remembered")
    if situation.consent == "no" and not act.wish.words:
        return Plan("not_remembered")
    if intent == "ask_memory":
        return recall.memory(situation)
    if intent == "forget":
        return recall.forgot(situation)
    if not wants_products(act) and (change := recall.changed(situation)):
        return change
    if intent in {"state_fact", "state_preference"}:
        return recall.noted(situation)
    if intent == "greet":
        name = recall.name_of(situation)
        return Plan("greet_named", {"name": name}) if name else Plan("greet")
    if intent == "ask_why":
        return recall.belief(situation) or _why(situation)
    if intent == "compare":
        return _compare(situation)
    if intent == "ask_product":
        return _product(situation)
    if not act.understood:
        # To someone who only says how they feel, that is what is answered.
        return Plan(_opener(situation) or "ask_back")
    if intent in _PLAIN and not wants_products(act):
        return Plan(_PLAIN[intent])
    if intent in OFFERING or situation.candidates:
        return _offer(act, situation.candidates, situation.products)
    return Plan("ask_back")


def _offer(act: Act, candidates: Sequence[Candidate], products: Mapping[str, Product]) -> Plan:
    wish = wish_in_words(act.wish, candidates[0].product.currency if candidates else "USD")
    again = act.intent in {"refine", "feedback_negative"}
    if not candidates:
        if act.intent == "feedback_negative":
            return Plan("sorry")
        return Plan("nothing_fits", {"wish": wish}) if wish else Plan("nothing_left")
    first = candidates[0]
    slots = _product_slots("P1", first.product)
    reason = why_in_words(first.evidence, products, first.product)
    kind = "alternative" if again else "recommend"
    if wish and again:
        return Plan("alternative_wish", {**slots, "wish": wish}, tuple(candidates))
    if wish:
        kind, slots = "recommend_wish", {**slots, "wish": wish}
    if not reason and any(one.kind == "popular" for one in first.evidence):
        return Plan(f"{kind}_popular", slots, tuple(candidates))
    reason = reason or ("it fits what you asked for" if wish else vague_reason(first.evidence))
    slots["P1.why"] = reason
    if kind == "recommend" and len(candidates) > 1:
        slots |= _product_slots("P2", candidates[1].product)
    return Plan(kind, slots, tuple(candidates))


def _why(situation: Situation) -> Plan:
    if not situation.spoken_of:
        return Plan("why_nothing")
    first = situation.spoken_of[0]
    name = {"P1": first.product.name}
    reasons = [why_in_words((one,), situation.products, first.product) for one in first.evidence]
    reasons = [reason for reason in dict.fromkeys(reasons) if reason]
    if not reasons:
        popular = any(one.kind == "popular" for one in first.evidence)
        return Plan("why_popular", name, (first,)) if popular else _product(situation)
    more = {"P1.more": reasons[1]} if len(reasons) > 1 else {}
    return Plan("why", {**name, "P1.why": reasons[0], **more}, (first,))


def _product(situation: Situation) -> Plan:
    if not situation.spoken_of:
        return Plan("product_which")
    one = situation.spoken_of[0]
    slots = _product_slots("P1", one.product) | {"P1.facts": facts_in_words(one.product)}
    known = "product" if _ASKS_KNOWN.search(situation.message) else "product_unknown"
    if known == "product_unknown":
        slots.pop("P1.price")
    return Plan(known, slots, (one,))


def _compare(situation: Situation) -> Plan:
    pair = [one for one in situation.spoken_of if one.product.price is not None][:2]
    if len(pair) < 2:
        return Plan("compare_which")
    low, high = sorted(pair, key=lambda one: one.product.price or Decimal(0))
    slots = _product_slots("P1", low.product) | _product_slots("P2", high.product)
    difference = (high.product.price or Decimal(0)) - (low.product.price or Decimal(0))
    if not difference:
        slots.pop("P2.price")
        return Plan("compare_same", slots, (low, high))
    slots["difference"] = money(difference, low.product.currency)
    return Plan("compare", slots, (low, high))


def _product_slots(name: str, product: Product) -> dict[str, str]:
    return {name: product.name, f"{name}.price": money(product.price, product.currency)}


def _suggestions(made: Plan) -> tuple[str, ...]:
    if made.act == recall.DOUBTING:
        return ("Yes, that is right now", "No, keep it as it was")
    if {made.act, made.closer} & recall.ASKING:
        return ("Yes, remember it", "No, thanks")
    if made.act.startswith(("recommend", "alternative")):
        return ("Why this one?", "Something cheaper", "Something else")
    if made.act in {"why", "why_popular", "product", "compare", "compare_same"}:
        return ("Something cheaper", "Something else")
    if made.act in {"goodbye", "order_help"}:
        return ()
    return ("Surprise me", "What do you know about me?")
