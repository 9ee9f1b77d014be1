"""What the model writes, and what the checker says to it: drafts, with their slots still open."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from dialogue.adapters import AdapterFolder, speaker
from dialogue.brief import Brief, brief_prompt
from dialogue.grammar import free, guided
from dialogue.ground import check_draft
from dialogue.phrases import is_path
from dialogue.runtime import Generation, Job, RuntimeUnavailable
from dialogue.tokenizer import Tokenizer
from dialogue.tone import Tone

ATTEMPTS = 2  # drafts of the free voice before the template answers
CERTAIN, LIVELY = 0.6, 0.9  # temperatures: of free words, and of a choice among good ones
log = logging.getLogger(__name__)


class Generates(Protocol):
    """What runs a generation: dialogue.runtime.Runtime, or a fake in tests."""

    def generate(self, job: Job) -> Generation: ...


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the runtime and its tokenizer, and whether the model writes freely.

    Without a runtime every reply is the template's, and so is one in a language that is not among
    `languages`: a model that does not know it could only stumble.
    """

    runtime: Generates | None
    tokenizer: Tokenizer | None
    manner: Literal["guided", "free"] = "guided"
    seconds: float = 20.0
    languages: tuple[str, ...] = ("en",)
    adapter: str = ""  # the name of the one that speaks, "" for the graph as it is
    adapters: AdapterFolder | None = None


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
    return replace(voice, adapter=name, manner=record.voice, languages=record.languages)


def guided_draft(
    voice: Voice,
    prompt: str,
    parts: Sequence[Sequence[str]],
    longest: int,
    seed: int,
    joint: str = " ",
) -> Draft:
    """A way through the phrase book that the model chose; `joint` stands between its sentences."""
    draft = _generate(voice, prompt, guided(parts, joint), longest, LIVELY, seed)
    if not draft.faults and not is_path(parts, draft.text, joint):
        return Draft(draft.text, ("off_path",))
    return draft


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
    prompt, slots = brief_prompt(brief, tone, message), brief.slots or {}
    drafts: list[Draft] = []
    for attempt in range(ATTEMPTS):
        draft = _generate(voice, prompt, free(slots), tone.max_tokens, CERTAIN, seed + attempt)
        faults = draft.faults or check_draft(draft.text, slots, required, goods, brief.act)
        drafts.append(Draft(draft.text, faults))
        if not faults or draft.faults:
            break
    return drafts


def _generate(
    voice: Voice, prompt: str, grammar: str, longest: int, temperature: float, seed: int
) -> Draft:
    """What the model wrote, or nothing and the reason why."""
    if voice.runtime is None or voice.tokenizer is None:
        return Draft("", ("no_model",))
    job = Job(
        prompt=voice.tokenizer.encode(prompt),
        grammar=grammar,
        max_new_tokens=longest,
        temperature=temperature,
        seed=seed,
        seconds=voice.seconds,
        adapter=voice.adapter,
    )
    try:
        generation = voice.runtime.generate(job)
    except (RuntimeUnavailable, TimeoutError) as error:
        log.warning("no reply from the model: %s", error)
        return Draft("", ("model_failed",))
    return Draft(voice.tokenizer.decode(generation.tokens).strip())
