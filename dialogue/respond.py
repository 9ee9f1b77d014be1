"""From a plan to a reply: the model drafts, the checker reads, the template helps out."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dialogue.brief import TASKS, Brief, brief_head, brief_prompt, brief_slots
from dialogue.draft import Draft, Prompt, Voice, free_drafts, guided_draft, rested
from dialogue.grammar import usable
from dialogue.ground import SLOT, check_text, fill
from dialogue.lexicon import Lexicon, normal
from dialogue.phrases import PhraseBook
from dialogue.prompt import build_prompt
from dialogue.replies import fitting
from dialogue.situation import Plan
from dialogue.template import template_draft
from dialogue.tokenizer import Tokenizer
from dialogue.tone import Tone
from dialogue.types import Mood, Reply, Source, Turn

__all__ = ["Spoken", "Voice", "phrase_parts", "reply_parts", "respond"]

SHOWING = 0.5  # the confidence from which a mood is answered
ENOUGH = 2  # whole replies that fit, below which the phrases of the book have more to offer
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reply and why the model's own draft was not used, () where it was."""

    reply: Reply
    refused: tuple[str, ...] = ()


def respond(
    plan: Plan,
    tone: Tone,
    mood: Mood,
    turns: Sequence[Turn],
    message: str,
    voice: Voice,
    book: PhraseBook,
    lexicon: Lexicon,
) -> Spoken:
    """The reply to `message`, from the model where its draft holds, else from the template.

    `book` is the phrase book of the plan's language.
    Raises dialogue.runtime.Busy when the model's queue is full.
    """
    seed = _seed(turns, message)
    shown = mood.label if mood.confidence >= SHOWING else "neutral"
    parts = rested(voice, plan.language, reply_parts(plan, tone, shown, turns, message, book))
    source: Source = "model"
    if voice.runtime is None or voice.tokenizer is None:
        draft = Draft("", ("no_model",))
    elif plan.language not in voice.languages:
        draft = Draft("", ("language",))
    elif voice.manner == "free" and plan.act in TASKS:
        draft = _free(plan, tone, shown, message, voice, book, lexicon, seed)
    else:
        prompt = _prompt(plan, tone, shown, turns, message, voice.tokenizer)
        draft = guided_draft(voice, prompt, parts, seed, book.joint)
    said = draft.text
    text = "" if draft.faults else fill(said, plan.slots)
    refused = draft.faults or check_text(text, plan.slots)
    if refused:
        said = template_draft(parts, seed, book.joint)
        text = fill(said, plan.slots)
        source = "template"
        log.info("template reply for %s: %s", plan.act, ", ".join(refused))
    if voice.given:
        voice.given.note(parts, said)
    return Spoken(Reply(text, plan.candidates, tone.name, mood, source, plan.suggestions), refused)


def reply_parts(
    plan: Plan, tone: Tone, mood: str, turns: Sequence[Turn], message: str, book: PhraseBook
) -> list[tuple[str, ...]]:
    """The alternatives of each part of the reply: whole turns where some fit, else phrases.

    Where none was written for the mood, a phrase answers it and a whole turn the rest.
    """
    closing = _closing(plan, tone, book)
    for felt in dict.fromkeys((mood, "neutral")) if book.whole else ():
        whole = fitting(plan, tone.name, felt, message, turns)
        if len(whole) >= ENOUGH:
            opener = [] if felt == mood or not plan.opener else book.parts(plan.opener, tone.name)
            asks = felt == "uncertain" and plan.closer == "narrow"  # it asks on its own
            return [*opener, whole, *([] if asks else closing)]
    return phrase_parts(plan, tone, book)


def phrase_parts(plan: Plan, tone: Tone, book: PhraseBook) -> list[tuple[str, ...]]:
    """The phrases of each part of the reply: opener, the plan's act, closer."""
    opener = book.parts(plan.opener, tone.name) if plan.opener else ()
    said = book.parts(plan.act, tone.name)
    if plan.brief:
        said = tuple(part for part in said if "" not in part)
    return usable((*opener, *said), plan.slots) + _closing(plan, tone, book)


def _closing(plan: Plan, tone: Tone, book: PhraseBook) -> list[tuple[str, ...]]:
    return usable(book.parts(plan.closer, tone.name), plan.slots) if plan.closer else []


def _prompt(
    plan: Plan, tone: Tone, mood: str, turns: Sequence[Turn], message: str, tokenizer: Tokenizer
) -> Prompt:
    """The brief, for an act that is among those put briefly; else the conversation."""
    if plan.act not in TASKS:
        return Prompt(build_prompt(plan, tone, turns, message, tokenizer.count))
    brief = Brief(plan.act, mood, plan.language, brief_slots(plan)[0])
    return Prompt(brief_prompt(brief, tone, message), brief_head(brief, tone))


def _free(
    plan: Plan,
    tone: Tone,
    mood: str,
    message: str,
    voice: Voice,
    book: PhraseBook,
    lexicon: Lexicon,
    seed: int,
) -> Draft:
    """The model's own words, and behind them the closer.

    What a closer says (a question for consent, a caution) must be said as it stands, so it is not
    left to the model.
    """
    slots, required = brief_slots(plan)
    brief = Brief(plan.act, mood, plan.language, slots)
    goods = _goods(lexicon, book)
    draft = free_drafts(voice, brief, required, tone, message, goods, seed)[-1]
    closing = template_draft(_closing(plan, tone, book), seed, book.joint)
    return Draft(book.joint.join(filter(None, (draft.text, closing))), draft.faults)


def _goods(lexicon: Lexicon, book: PhraseBook) -> frozenset[str]:
    """The words that name what the shop sells: those of its categories no phrase of ours uses."""
    return frozenset(lexicon.category_words) - _own_words(book)


@lru_cache(maxsize=4)
def _own_words(book: PhraseBook) -> frozenset[str]:
    ours = (
        text for tones in book.acts.values() for parts in tones.values() for text in _texts(parts)
    )
    return frozenset(normal(" ".join(ours)).split())


def _texts(parts: Sequence[Sequence[str]]) -> Iterator[str]:
    return (SLOT.sub(" ", text) for alternatives in parts for text in alternatives)


def _seed(turns: Sequence[Turn], message: str) -> int:
    """A number that is the same for the same conversation, and another for its next turn."""
    return sum(map(ord, message)) * 31 + len(turns)
