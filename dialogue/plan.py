"""What the reply is to say, before any words are chosen: an act, its slots and their fillings.

The model and the template speak from the same plan, so neither can say more than it holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from dialogue import recall, sources
from dialogue.asking import about_consent, asked_by, with_mood_question
from dialogue.attribute_words import asked_attribute, attribute_in_words, category_in_words
from dialogue.barred import barred_in_words
from dialogue.chips import chips, in_language
from dialogue.intent_rules import asks_person
from dialogue.situation import Plan, Situation
from dialogue.subjects import subject
from dialogue.types import Act, MoodLabel
from dialogue.wording import (
    facts_in_words,
    fitting,
    money,
    reason_in_words,
    vague_reason,
    wish_in_words,
)
from recsys.types import Product

_OPENERS: dict[MoodLabel, str] = {
    "frustrated": "comfort_frustrated",
    "sad": "comfort_sad",
    "uncertain": "comfort_uncertain",
    "happy": "cheer_happy",
}
# Questions about a product that any catalogue answers.
_ASKS_KNOWN = re.compile(
    r"\b(?:price|cost|much|size|big|large|brand|tell me|categor\w+|department|kind|"
    r"basket|cart|bag)\b|"
    r"多少钱|价格|几块|多大|品牌|牌子|介绍|详情|什么样",
    re.IGNORECASE,
)
# Intents answered with products, and what the same answer is called on a second try.
OFFERING = frozenset({"ask_recommendation", "refine", "feedback_negative"})
_NO_OPENER = frozenset(
    {"goodbye", "tone_set", "memory", "remembered", "not_remembered", "contradiction",
     "agreed", "declined", "withdrawn", "erase_all", "learning", "learning_agreed",
     "fact_source",
     *_OPENERS.values()}
)
_CHIPS = 2  # beside a reply to somebody who is upset or unsure
_ATTRIBUTES = 4  # of a product that one reply may name
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
    made = with_mood_question(
        _paced(_plan(situation), situation), situation, _opener(situation)
    )
    opener = "" if made.act in _NO_OPENER else _opener(situation)
    closer, slots = _closer(situation, made)
    made = replace(
        made, opener=opener, closer=closer, slots={**made.slots, **slots},
        language=situation.language,
    )  # fmt: skip
    own = () if asked_by(made) else made.suggestions
    suggestions = in_language(own or chips(made), made.language)
    return replace(made, suggestions=suggestions[:_CHIPS] if made.brief else suggestions)


def _paced(made: Plan, situation: Situation) -> Plan:
    """The plan at the pace of the shopper's mood: to who is upset or unsure one product is named,
    in few words. What is offered, in which order and at which price is no matter of mood."""
    if _opener(situation) in {"", "cheer_happy"}:
        return made
    slots = made.slots
    if made.act.startswith("recommend"):
        slots = {name: said for name, said in slots.items() if not name.startswith("P2")}
    return replace(made, slots=slots, brief=True)


def _closer(situation: Situation, made: Plan) -> tuple[str, Mapping[str, str]]:
    """The act put after the plan's own, with its slots: a question for consent before all else."""
    if made.act in recall.ASKING or made.act == recall.DOUBTING:
        return "", {}
    if made.candidates and situation.detail_gone:
        return "health_gone", {}
    if asking := recall.asking(situation):
        return asking, {"noted": recall.noted_words(situation)}
    if made.closer:
        return made.closer, {}
    caution, slots = recall.caution_of(situation, made)
    if not caution and made.candidates and situation.barred:
        return "barred", {"barring": barred_in_words(situation.barred, situation.language)}
    upset = _opener(situation) == "comfort_frustrated"
    if not caution and situation.contact and upset and made.act != "human":
        return "human", {"contact": situation.contact}
    if not caution and made.candidates and _opener(situation) == "comfort_uncertain":
        return ("narrow" if made.act.startswith(("recommend", "alternative")) else ""), {}
    return caution, slots  # safety first


def _opener(situation: Situation) -> str:
    """The act that answers the shopper's mood; "" where it is neutral or hardly shows."""
    mood = situation.act.mood
    return _OPENERS.get(mood.label, "") if mood.confidence >= 0.5 else ""


def _plan(situation: Situation) -> Plan:
    act, intent = situation.act, situation.act.intent
    if consent := about_consent(situation):
        return consent
    if intent == "ask_memory":
        return sources.source_asked(situation) or recall.memory(situation)
    if intent == "forget":
        return recall.forgot(situation)
    if not wants_products(act) and (change := recall.changed(situation)):
        return change
    about = subject(situation.message, intent)
    if about:
        return Plan(about, _reached(situation))
    if intent in {"state_fact", "state_preference"}:
        return recall.noted(situation)
    if intent == "greet":
        name = recall.name_of(situation)
        return Plan("greet_named", {"name": name}) if name else Plan("greet")
    if intent == "ask_why":
        return sources.belief(situation) or _why(situation)
    if intent == "compare":
        return _compare(situation)
    if intent == "ask_product":
        return _product(situation)
    if not act.understood:
        # To someone who only says how they feel, that is what is answered.
        return Plan(_opener(situation) or "ask_back")
    if intent == "order_help" and situation.contact and asks_person(situation.message):
        return Plan("human", {"contact": situation.contact})
    if intent in _PLAIN and not wants_products(act):
        return Plan(_PLAIN[intent], _reached(situation) if intent == "order_help" else {})
    if intent in OFFERING or situation.candidates:
        return _offer(situation)
    return Plan("ask_back")


def _reached(situation: Situation) -> dict[str, str]:
    return {"contact": situation.contact} if situation.contact else {}


def _offer(situation: Situation) -> Plan:
    act, candidates, language = situation.act, situation.candidates, situation.language
    shown = candidates[0].product if candidates else next(iter(situation.products.values()), None)
    currency = shown.currency if shown else "USD"
    wish = wish_in_words(act.wish, currency, language)
    again = act.intent in {"refine", "feedback_negative"}
    if not candidates:
        if situation.barred:
            return Plan("nothing_barred", {"barring": barred_in_words(situation.barred, language)})
        if act.intent == "feedback_negative":
            return Plan("sorry")
        return Plan("nothing_fits", {"wish": wish}) if wish else Plan("nothing_left")
    first = candidates[0]
    slots = _priced("P1", first.product, language)
    by, reason = reason_in_words(first.evidence, situation.products, first.product, language)
    kind = "alternative" if again else "recommend"
    if wish and again:
        return Plan("alternative_wish", {**slots, "wish": wish}, tuple(candidates))
    if wish:
        kind, slots = "recommend_wish", {**slots, "wish": wish}
    if not reason and any(one.kind == "popular" for one in first.evidence):
        return Plan(f"{kind}_popular", slots, tuple(candidates), reason="popular")
    reason = reason or (fitting(language) if wish else vague_reason(first.evidence, language))
    slots["P1.why"] = reason
    if kind == "recommend" and len(candidates) > 1:
        slots |= _priced("P2", candidates[1].product, language)
    return Plan(kind, slots, tuple(candidates), reason=by)


def _why(situation: Situation) -> Plan:
    if not situation.spoken_of:
        return Plan("why_nothing")
    first = situation.spoken_of[0]
    name = {"P1": first.product.name}
    products, language = situation.products, situation.language
    found = [reason_in_words((one,), products, first.product, language) for one in first.evidence]
    reasons = list(dict.fromkeys(one for one in found if one[1]))
    if not reasons:
        popular = any(one.kind == "popular" for one in first.evidence)
        plain = Plan("why_popular", name, (first,), reason="popular")
        return plain if popular else _product(situation)
    by, why = reasons[0]
    more = {"P1.more": reasons[1][1]} if len(reasons) > 1 else {}
    return Plan("why", {**name, "P1.why": why, **more}, (first,), reason=by)


def _product(situation: Situation) -> Plan:
    if not situation.spoken_of:
        return Plan("product_which")
    one = situation.spoken_of[0]
    facts = facts_in_words(one.product, situation.language)
    slots = _priced("P1", one.product, situation.language) | {"P1.facts": facts}
    asked = asked_attribute(situation.message, one.product.attributes)
    if not asked and _ASKS_KNOWN.search(situation.message):
        return Plan("product", slots, (one,))
    slots |= _attribute_slots(one.product, asked, situation.language)
    if asked:
        return Plan("product_fact", slots, (one,))
    slots.pop("P1.price")
    return Plan("product_unknown", slots, (one,))


def _attribute_slots(product: Product, asked: str, language: str) -> dict[str, str]:
    """What the catalogue says of a product, a slot each, and which of them is the answer."""
    keys = [key for key in product.attributes if key not in {"department", asked}]
    keys = [*([asked] if asked else []), *keys][:_ATTRIBUTES]
    said = [attribute_in_words(key, product.attributes[key], language) for key in sorted(keys)]
    slots = {f"A{place}": clause for place, clause in enumerate(said, 1)}
    if not slots:
        slots["A1"] = category_in_words(product, language)
    if asked:
        slots["answer"] = attribute_in_words(asked, product.attributes[asked], language)
    return slots


def _compare(situation: Situation) -> Plan:
    pair = [one for one in situation.spoken_of if one.product.price is not None][:2]
    if len(pair) < 2:
        return Plan("compare_which")
    low, high = sorted(pair, key=lambda one: one.product.price or Decimal(0))
    language = situation.language
    slots = _priced("P1", low.product, language) | _priced("P2", high.product, language)
    difference = (high.product.price or Decimal(0)) - (low.product.price or Decimal(0))
    if not difference:
        slots.pop("P2.price")
        return Plan("compare_same", slots, (low, high))
    slots["difference"] = money(difference, low.product.currency)
    return Plan("compare", slots, (low, high))


def _priced(name: str, product: Product, language: str) -> dict[str, str]:
    price = money(product.price, product.currency, language)
    return {name: product.name, f"{name}.price": price}
