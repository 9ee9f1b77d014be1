"""The prompt of the free voice: what to do, in which tone, to a shopper of which mood, with what.

Shorter than a conversation: what came before is in the plan already, and a small model that sees
its last reply says it again. Only the slots the act uses are listed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dialogue.phrases import ACTS, ActSlots
from dialogue.prompt import TURN, plain
from dialogue.situation import Plan
from dialogue.tone import Tone

LANGUAGES = ("en", "zh")
_LANGUAGE = {"en": "", "zh": "Answer in Chinese."}
_MOODS = {
    "neutral": "",
    "happy": "The shopper is happy.",
    "frustrated": "The shopper is frustrated: comfort first.",
    "uncertain": "The shopper is unsure: guide gently.",
    "sad": "The shopper is sad: be kind first.",
}
# What each act that may be put into free words asks of the model.
TASKS: Mapping[str, str] = {
    "greet": "Say hello and ask what is wanted.",
    "greet_named": "Say hello by name and ask what is wanted.",
    "recommend": "Suggest P1 with its price and the reason.",
    "recommend_popular": "Suggest P1 with its price: many shoppers here buy it.",
    "recommend_wish": "For the wish, suggest P1 with its price and the reason.",
    "recommend_wish_popular": "For the wish, suggest P1 with its price: many shoppers here buy it.",
    "alternative": "Suggest P1 instead, with its price and the reason.",
    "alternative_popular": "Suggest P1 instead, with its price: many shoppers here buy it.",
    "alternative_wish": "Suggest P1 with its price instead, which meets the new wish.",
    "nothing_fits": "Say that nothing fits the wish and ask what may change.",
    "nothing_left": "Say that there are no more ideas and ask what may change.",
    "disagree": "Accept the objection and ask what to change.",
    "sorry": "Apologise for the suggestion and ask what to change.",
    "ask_back": "It was not clear: ask one question.",
    "why": "Explain why P1 was suggested.",
    "why_popular": "Explain that P1 was suggested as many shoppers here buy it.",
    "why_nothing": "Say that nothing was suggested yet.",
    "product": "Tell about P1: its price and facts.",
    "product_fact": "Answer the question about P1 from its facts.",
    "product_unknown": "Say that the shop's data does not tell this about P1.",
    "product_which": "Ask which product is meant.",
    "compare": "Compare P1 and P2: P1 costs less by the difference.",
    "compare_same": "Compare P1 and P2: they cost the same.",
    "compare_which": "Ask which products to compare.",
    "noted": "Say that it is noted.",
    "noted_here": "Say that it is noted for this chat only.",
    "memory": "List what is known of the shopper; it can be changed or deleted.",
    "memory_empty": "Say that nothing is known of the shopper yet.",
    "forgot": "Say that it is forgotten.",
    "forgot_nothing": "Say that there was no such note.",
    "tone_set": "Confirm that you will speak like this.",
    "thanks": "Answer the thanks.",
    "chitchat": "Answer the small talk as a digital shop assistant.",
    "out_of_scope": "Say that you only know this shop's products.",
    "goodbye": "Say goodbye.",
    "order_help": "Say that you cannot see orders; the shop's team can help.",
    "policy": "Say that you cannot tell the shop's terms; its team can.",
    "human": "Tell how a person of the shop is reached.",
    "refusal": "Decline kindly and offer help with products.",
    "comfort_frustrated": "Comfort the shopper.",
    "comfort_sad": "Comfort the shopper.",
    "comfort_uncertain": "Reassure the shopper.",
    "cheer_happy": "Be glad with the shopper.",
}


# What an act says in free words, where that differs from the phrase book: of a product's attributes
# (A1, A2, ...) the one that answers, and no list of all that is known where none does.
VOICED: Mapping[str, ActSlots] = {**ACTS, "product_unknown": ActSlots(("P1",), ("other",))}
_ANSWERS = frozenset({"answer", "other"})


@dataclass(frozen=True, slots=True)
class Brief:
    """What one reply in free words is asked for: an act of TASKS, a mood, a language, the slots."""

    act: str
    mood: str = "neutral"
    language: str = "en"
    slots: Mapping[str, str] | None = None


def brief_prompt(brief: Brief, tone: Tone, message: str) -> str:
    """The prompt in ChatML; KeyError for an act that is not among TASKS.

    What changes least comes first (`brief_head`), so that it is read once for many.
    """
    lines = [f"{{{name}}} = {plain(value)}" for name, value in (brief.slots or {}).items()]
    system = "\n".join([_system(brief, tone), *lines])
    return (
        TURN.format(role="system", text=system)
        + TURN.format(role="user", text=plain(message))
        + "<|im_start|>assistant\n"
    )


def brief_head(brief: Brief, tone: Tone) -> str:
    """What all prompts of this act, tone and mood begin with."""
    return TURN.partition("{text}")[0].format(role="system") + _system(brief, tone)


def _system(brief: Brief, tone: Tone) -> str:
    lines = (tone.instruction, _LANGUAGE[brief.language], TASKS[brief.act], _MOODS[brief.mood])
    return "\n".join(line for line in lines if line)


def brief_slots(plan: Plan) -> tuple[dict[str, str], frozenset[str]]:
    """The slots of the plan that its act uses in free words, and the names of those it must use."""
    act = VOICED[plan.act]
    attributes = {
        name: value for name, value in plan.slots.items() if re.fullmatch(r"A\d+", name)
    }
    named = [name for name in (*act.required, *act.optional) if name in plan.slots]
    slots = {name: plan.slots[name] for name in named if name not in _ANSWERS} | attributes
    answer = plan.slots.get("answer")
    chosen = {name for name, value in attributes.items() if value == answer}
    required = frozenset(act.required) - _ANSWERS
    return slots, required | frozenset(sorted(chosen)[:1])
