"""What the model writes, and what the checker says to it: drafts, with their slots still open."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from dialogue.adapters import AdapterFolder, speaker
from dialogue.brief import Brief, brief_prompt
from dialogue.contexts import common
from dialogue.given import Given, Parts
from dialogue.grammar import free
from dialogue.ground import check_draft
from dialogue.jobs import Generation, Job, RuntimeUnavailable
from dialogue.phrases import is_path
from dialogue.tokenizer import Tokenizer
from dialogue.tone import Tone

ATTEMPTS = 2  # drafts of the free voice before the template answers
Manner = Literal["guided", "free"]
CERTAIN, LIVELY = 0.6, 0.9  # temperatures: of free words, and of a choice among good ones
log = logging.getLogger(__name__)


class Generates(Protocol):
    """What runs a generation: dialogue.runtime.Runtime, or a fake in tests."""

    def generate(self, job: Job, gone: Callable[[], bool] = bool) -> Generation: ...


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the runtime and its tokenizer, and whether the model writes freely.

    Without a runtime every reply is the template's, and so is one in a language that is not among
    `languages`: a model that does not know it could only stumble. `shopper` is who waits for it,
    and `gone` tells whether they have left. `opening` is what the artifact's prompts begin
    with, `given` what was said to all lately.
    """

    runtime: Generates | None
    tokenizer: Tokenizer | None
    manner: Manner = "guided"
    seconds: float = 20.0
    languages: tuple[str, ...] = ("en",)
    adapter: str = ""  # the name of the one that speaks, "" for the graph as it is
    adapters: AdapterFolder | None = None
    shopper: str = ""
    gone: Callable[[], bool] = bool
    opening: str = ""
    given: Given | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the model reads; `head` is what it begins with and other prompts do too."""

    text: str
    head: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with open slots, and why it must not be said; () where it may."""

    text: str
    faults: tuple[str, ...] = ()


def spoken_by(voice: Voice, default: str, user_id: str, consents: Collection[str]) -> Voice:
    """The voice with the adapter that speaks to a shopper, if one does (dialogue.adapters)."""
    if not voice.adapters:
        return voice
    name = speaker(voice.adapters, default, user_id, consents)
    if not name:
        return voice
    record = voice.adapters.record(name)
    manner = record.voice if voice.manner == "free" else voice.manner
    return replace(voice, adapter=name, manner=manner, languages=record.languages)


def guided_draft(
    voice: Voice, prompt: Prompt, parts: Sequence[Sequence[str]], seed: int, joint: str = " "
) -> Draft:
    """A way through what may be said, chosen by the model; `joint` stands between sentences."""
    draft = _generate(voice, prompt, Job((), temperature=LIVELY, seed=seed), parts, joint)
    if not draft.faults and not is_path(parts, draft.text, joint):
        return Draft(draft.text, ("off_path",))
    return draft


def rested(voice: Voice, language: str, parts: Parts) -> Parts:
    """What may be said, without what was said more often than the rest; the model has a choice."""
    asks = voice.runtime is not None and language in voice.languages
    return voice.given.rested(parts, 2 if asks else 1) if voice.given else parts


def free_drafts(
    voice: Voice,
    brief: Brief,
    required: frozenset[str],
    tone: Tone,
    message: str,
    goods: frozenset[str],
    seed: int,
) -> list[Draft]:
    """The model's own words around the brief's slots: the last draft is the first that holds.

    A draft that fails the check gets another chance, with another seed.
    """
    prompt, slots = Prompt(brief_prompt(brief, tone, message)), brief.slots or {}
    asked = Job((), free(slots), tone.max_tokens, CERTAIN)
    drafts: list[Draft] = []
    for attempt in range(ATTEMPTS):
        draft = _generate(voice, prompt, replace(asked, seed=seed + attempt))
        faults = draft.faults or check_draft(draft.text, slots, required, goods, brief.act)
        drafts.append(Draft(draft.text, faults))
        if not faults or draft.faults:
            break
    return drafts


def _generate(
    voice: Voice, prompt: Prompt, asked: Job, parts: Sequence[Sequence[str]] = (), joint: str = ""
) -> Draft:
    """What the model wrote or chose, or nothing and the reason why."""
    if voice.runtime is None or voice.tokenizer is None:
        return Draft("", ("no_model",))
    read = voice.tokenizer.encode(voice.opening + prompt.text)
    job = replace(
        asked,
        prompt=read,
        choices=choices(parts, joint, voice.tokenizer),
        shared=common(read, voice.tokenizer.encode(voice.opening + prompt.head)),
        seconds=voice.seconds,
        adapter=voice.adapter,
        shopper=voice.shopper,
    )
    try:
        generation = voice.runtime.generate(job, voice.gone)
    except (RuntimeUnavailable, TimeoutError) as error:
        log.warning("no reply from the model: %s", error)
        return Draft("", ("model_failed",))
    return Draft(voice.tokenizer.decode(generation.tokens).strip())


def choices(
    parts: Sequence[Sequence[str]], joint: str, tokenizer: Tokenizer
) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """The alternatives of each part as tokens, those after the first part with `joint` before."""
    return tuple(
        tuple(
            tuple(tokenizer.encode((joint if number else "") + text)) if text else ()
            for text in alternatives
        )
        for number, alternatives in enumerate(parts)
    )
