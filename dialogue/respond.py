"""From a plan to a reply: the model drafts, the checker reads, the template helps out."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from dialogue.grammar import free, guided, usable
from dialogue.ground import SLOT, check_draft, check_text, fill
from dialogue.lexicon import Lexicon, normal
from dialogue.phrases import PhraseBook, is_path
from dialogue.prompt import build_prompt
from dialogue.runtime import Generation, Job, RuntimeUnavailable
from dialogue.situation import Plan
from dialogue.template import template_draft
from dialogue.tokenizer import Tokenizer
from dialogue.tone import Tone
from dialogue.types import Mood, Reply, Source, Turn

log = logging.getLogger(__name__)


class Generates(Protocol):
    """What runs a generation: dialogue.runtime.Runtime, or a fake in tests."""

    def generate(self, job: Job) -> Generation: ...


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the runtime and its tokenizer, and whether the model writes freely.

    Without a runtime every reply is the template's.
    """

    runtime: Generates | None
    tokenizer: Tokenizer | None
    manner: Literal["guided", "free"] = "guided"
    seconds: float = 20.0


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

    Raises dialogue.runtime.Busy when the model's queue is full.
    """
    seed = _seed(turns, message)
    parts = phrase_parts(plan, tone, book)
    draft, refused = _model_draft(plan, tone, turns, message, voice, parts, seed)
    if not refused and voice.manner == "guided":
        refused = () if is_path(parts, draft) else ("off_path",)
    elif not refused:
        refused = check_draft(draft, plan.slots, _required(parts), _goods(lexicon, book))
    source: Source = "model"
    text = "" if refused else fill(draft, plan.slots)
    refused = refused or check_text(text, plan.slots)
    if refused:
        text, source = fill(template_draft(parts, seed), plan.slots), "template"
        log.info("template reply for %s: %s", plan.act, ", ".join(refused))
    return Spoken(Reply(text, plan.candidates, tone.name, mood, source, plan.suggestions), refused)


def phrase_parts(plan: Plan, tone: Tone, book: PhraseBook) -> list[tuple[str, ...]]:
    """The alternatives of each part of the reply: opener, the plan's act, closer."""
    opener = book.parts(plan.opener, tone.name) if plan.opener else ()
    closer = book.parts(plan.closer, tone.name) if plan.closer else ()
    return usable((*opener, *book.parts(plan.act, tone.name), *closer), plan.slots)


def _model_draft(
    plan: Plan,
    tone: Tone,
    turns: Sequence[Turn],
    message: str,
    voice: Voice,
    parts: Sequence[Sequence[str]],
    seed: int,
) -> tuple[str, tuple[str, ...]]:
    """What the model wrote, or "" and the reason why it wrote nothing that could be used."""
    if voice.runtime is None or voice.tokenizer is None:
        return "", ("no_model",)
    prompt = build_prompt(plan, tone, turns, message, voice.tokenizer.count)
    job = Job(
        prompt=voice.tokenizer.encode(prompt),
        grammar=guided(parts) if voice.manner == "guided" else free(plan),
        max_new_tokens=tone.max_tokens,
        temperature=0.9 if voice.manner == "guided" else 0.7,
        repetition_penalty=1.0 if voice.manner == "guided" else 1.1,
        seed=seed,
        seconds=voice.seconds,
    )
    try:
        generation = voice.runtime.generate(job)
    except (RuntimeUnavailable, TimeoutError) as error:
        log.warning("no reply from the model: %s", error)
        return "", ("model_failed",)
    return voice.tokenizer.decode(generation.tokens).strip(), ()


def _goods(lexicon: Lexicon, book: PhraseBook) -> frozenset[str]:
    """The words that name what the shop sells: those of its categories no phrase of ours uses."""
    ours = (
        text for tones in book.acts.values() for parts in tones.values() for text in _texts(parts)
    )
    return frozenset(lexicon.category_words) - frozenset(normal(" ".join(ours)).split())


def _texts(parts: Sequence[Sequence[str]]) -> Iterator[str]:
    return (SLOT.sub(" ", text) for alternatives in parts for text in alternatives)


def _required(parts: Sequence[Sequence[str]]) -> frozenset[str]:
    """The slots that stand on every path through the parts."""
    always: set[str] = set()
    for alternatives in parts:
        always |= set.intersection(*(set(SLOT.findall(text)) for text in alternatives))
    return frozenset(always)


def _seed(turns: Sequence[Turn], message: str) -> int:
    """A number that is the same for the same conversation, and another for its next turn."""
    return sum(map(ord, message)) * 31 + len(turns)
