"""What `shoptalk evaluate dialogue` says of a voice: figures by language, and replies to read."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dialogue import phrases
from dialogue.draft import Manner, Voice
from dialogue.given import Given
from dialogue.lexicon import normal
from dialogue.manifest import read_manifest
from dialogue.runtime import Runtime
from dialogue.tokenizer import Tokenizer
from dialogue.voice_figures import Voiced, VoiceFigures, voice_figures
from export.shelf import HELD_OUT, read_catalog
from export.tone_reader import tone_reader
from export.voice import prompts, spoken

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class VoiceReport:
    """The figures of one voice in one language, some replies, and the tone reader's own score.

    `tone_reader` is the accuracy of the reader on acts of the phrase book it was not trained on:
    no voice can be recognised better than that. `parity` is that of the artifact's manifest.
    """

    name: str
    language: str
    figures: VoiceFigures
    sample: tuple[Voiced, ...]
    tone_reader: float
    parity: Mapping[str, float] = field(default_factory=dict)


def measure_artifact(
    artifact: Path, count: int, manner: Manner = "guided", shown: int = 30, seed: int = 1
) -> list[VoiceReport]:
    """How the artifact speaks each language to `count` prompts about a shop it never saw."""
    manifest = read_manifest(artifact)
    runtime = Runtime(artifact)
    voice = Voice(runtime, Tokenizer(artifact), manner, 60.0, languages=manifest.languages,
                  opening=manifest.opening, given=Given())  # fmt: skip
    name = f"{manifest.name}, {manner}"
    try:
        return [
            measure_voice(voice, name, language, count, shown, seed, manifest.parity)
            for language in LANGUAGES
        ]
    finally:
        runtime.close()


def measure_voice(
    voice: Voice, name: str, language: str, count: int, shown: int = 30, seed: int = 1,
    parity: Mapping[str, float] | None = None,
) -> VoiceReport:  # fmt: skip
    """How the voice speaks one language to `count` prompts about a shop it never saw."""
    book = phrases.load(language)
    reader = tone_reader(book)
    replies = list(spoken(voice, prompts(language, count, seed), book, held_out_goods(book)))
    return VoiceReport(
        name, language, voice_figures(replies, reader.read),
        tuple(random.Random(seed).sample(replies, min(shown, len(replies)))),
        reader.accuracy, parity or {},
    )  # fmt: skip


def held_out_goods(book: phrases.PhraseBook) -> frozenset[str]:
    """The words that name what the held-out shop sells and that no phrase of ours uses."""
    texts = [
        text
        for tones in book.acts.values()
        for parts in tones.values()
        for part in parts
        for text in part
    ]
    kinds = {one.category for name in HELD_OUT for one in read_catalog(name)}
    ours = frozenset(normal(" ".join(texts)).split())
    return frozenset(normal(" ".join(kinds)).split()) - ours
