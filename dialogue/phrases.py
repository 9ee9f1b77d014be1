"""The phrase book: what the assistant can say, by act and tone, as parts with alternatives."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

Parts = tuple[tuple[str, ...], ...]

FALLBACK_TONE, FALLBACK_LANGUAGE = "friendly", "en"
BOOKS: Mapping[str, str] = {"en": "phrases.json", "zh": "phrases.zh.json"}
_SLOT = re.compile(r"\{([A-Za-z][A-Za-z0-9.]*)\}")


@dataclass(frozen=True, slots=True)
class ActSlots:
    """The slots of an act: `required` stand once on every path, `optional` at most once."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


def _slots(required: str = "", optional: str = "") -> ActSlots:
    return ActSlots(tuple(required.split()), tuple(optional.split()))


ACTS: Mapping[str, ActSlots] = {
    "greet": _slots(),
    "greet_named": _slots("name"),
    "recommend": _slots("P1 P1.price P1.why", "P2 P2.price"),
    "recommend_popular": _slots("P1 P1.price"),
    "recommend_wish": _slots("wish P1 P1.price P1.why"),
    "recommend_wish_popular": _slots("wish P1 P1.price"),
    "alternative": _slots("P1 P1.price P1.why"),
    "alternative_popular": _slots("P1 P1.price"),
    "alternative_wish": _slots("wish P1 P1.price"),
    "nothing_fits": _slots("wish"),
    "nothing_left": _slots(),
    "nothing_barred": _slots("barring"),
    "barred": _slots("barring"),
    "why": _slots("P1 P1.why", "P1.more"),
    "why_popular": _slots("P1"),
    "why_nothing": _slots(),
    "product": _slots("P1 P1.price P1.facts"),
    "product_fact": _slots("P1 answer", "P1.price"),
    "product_unknown": _slots("P1 P1.facts"),
    "product_which": _slots(),
    "compare": _slots("P1 P1.price P2 P2.price difference"),
    "compare_same": _slots("P1 P2 P1.price"),
    "compare_which": _slots(),
    "noted": _slots("noted"),
    "noted_ask": _slots("noted"),
    "noted_here": _slots("noted"),
    "noted_health": _slots("noted"),
    "remembered": _slots(),
    "not_remembered": _slots(),
    "agreed": _slots(),
    "declined": _slots(),
    "withdrawn": _slots("stopped"),
    "erase_all": _slots(),
    "mood_ask": _slots(),
    "learning": _slots(),
    "learning_agreed": _slots(),
    "training_ask": _slots(),
    "health_gone": _slots(),
    "memory": _slots("facts"),
    "memory_empty": _slots(),
    "forgot": _slots("noted"),
    "forgot_nothing": _slots(),
    "tone_set": _slots(),
    "thanks": _slots(),
    "sorry": _slots(),
    "disagree": _slots(),
    "comfort_frustrated": _slots(),
    "comfort_sad": _slots(),
    "comfort_uncertain": _slots(),
    "cheer_happy": _slots(),
    "narrow": _slots(),
    "order_help": _slots("", "contact"),
    "policy": _slots("", "contact"),
    "refusal": _slots(),
    "chitchat": _slots(),
    "out_of_scope": _slots(),
    "goodbye": _slots(),
    "ask_back": _slots(),
    "cautious": _slots("avoided"),
    "cautious_vouched": _slots("P1 claim"),
    "cautious_unknown": _slots("concern"),
    "cautious_partly": _slots("avoided concern"),
    "fact_source": _slots("fact source"),
    "fact_source_unknown": _slots(),
    "contradiction": _slots("before noted"),
    "contradiction_new": _slots("noted"),
    "contradiction_old": _slots("before"),
    "corrected": _slots("noted gone"),
    "ended": _slots("gone"),
    "human": _slots("contact"),
    "memory_inferred": _slots("habits"),
    "memory_habits_only": _slots("habits"),
}
# Short sentences that stand before the reply of another act.
OPENERS = frozenset({"comfort_frustrated", "comfort_sad", "comfort_uncertain", "cheer_happy"})


class PhraseBookError(ValueError):
    """A phrase book that is not of the form {act: {tone: [[alternative, ...], ...]}}."""


@dataclass(frozen=True, eq=False, slots=True)
class PhraseBook:
    """The parts of every act in every tone; one alternative of each, joined, is a reply.

    An empty alternative leaves its part out. Sentences are joined as `language` joins them. A book
    with `whole` prefers whole replies (dialogue.replies) where some fit.
    """

    acts: Mapping[str, Mapping[str, Parts]]
    language: str = FALLBACK_LANGUAGE
    whole: bool = False

    @property
    def joint(self) -> str:
        """What stands between two sentences: a blank, nothing in Chinese."""
        return "" if self.language == "zh" else " "

    def parts(self, act: str, tone: str) -> Parts:
        """The parts of `act` in `tone`; an unknown tone is answered in the friendly one.

        Raises KeyError naming an act that the book does not have.
        """
        if act not in self.acts:
            raise KeyError(f"the phrase book has no act {act!r}")
        tones = self.acts[act]
        return tones[tone] if tone in tones else tones[FALLBACK_TONE]


def load(language: str = FALLBACK_LANGUAGE) -> PhraseBook:
    """The phrase book of the package in `language`; the English one where there is none in it."""
    return _load(language if language in BOOKS else FALLBACK_LANGUAGE)


@cache
def _load(language: str) -> PhraseBook:
    text = files("dialogue").joinpath(BOOKS[language]).read_text("utf-8")
    return replace(read_book(json.loads(text), language), whole=True)


def read_book(data: Any, language: str = FALLBACK_LANGUAGE) -> PhraseBook:
    """The phrase book in parsed JSON; raises PhraseBookError naming the act and tone at fault."""
    if not isinstance(data, dict):
        raise PhraseBookError("a phrase book is an object of acts")
    acts: dict[str, dict[str, Parts]] = {}
    for act, tones in data.items():
        if not isinstance(tones, dict) or FALLBACK_TONE not in tones:
            raise PhraseBookError(f"{act}: expected an object of tones, {FALLBACK_TONE!r} included")
        acts[act] = {tone: _read_parts(f"{act}.{tone}", parts) for tone, parts in tones.items()}
    read = MappingProxyType({act: MappingProxyType(acts[act]) for act in acts})
    return PhraseBook(read, language)


def parts(act: str, tone: str, language: str = FALLBACK_LANGUAGE) -> Parts:
    """The parts of `act` in `tone` in the package's own book; see PhraseBook.parts."""
    return load(language).parts(act, tone)


def slots_of(text: str) -> tuple[str, ...]:
    """The names of the slots in `text`, in order, each as often as it stands there."""
    return tuple(_SLOT.findall(text))


def is_path(parts: Sequence[Sequence[str]], draft: str, joint: str = " ") -> bool:
    """Whether `draft` is one alternative of each of the parts, with `joint` between them."""
    begun = {""}
    for part in parts:
        longer = {joint.join(filter(None, (head, text))) for head in begun for text in part}
        begun = {head for head in longer if draft.startswith(head)}
    return draft in begun


def _read_parts(where: str, parts: Any) -> Parts:
    if not isinstance(parts, list) or not parts:
        raise PhraseBookError(f"{where}: expected a list of parts")
    for part in parts:
        texts = part if isinstance(part, list) else []
        if not texts or not all(isinstance(text, str) for text in texts):
            raise PhraseBookError(f"{where}: each part is a list of one or more texts")
    return tuple(tuple(part) for part in parts)
