"""What `shoptalk evaluate dialogue` says of the voice: figures by language, and replies to read."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dialogue import phrases
from dialogue.draft import Voice
from dialogue.lexicon import normal
from dialogue.manifest import read_manifest
from dialogue.runtime import Runtime
from dialogue.tokenizer import Tokenizer
from dialogue.voice_figures import Voiced, VoiceFigures, voice_figures
from export.shelf import HELD_OUT, read_catalog
from export.tone_reader import tone_reader
from export.voice import prompts, spoken


@dataclass(frozen=True, slots=True)
class VoiceReport:
    """The figures of one artifact in one language, some replies, and the tone reader's own score.

    `tone_reader` is the accuracy of the reader on acts of the phrase book it was not trained on:
    no voice can be recognised better than that.
    """

    artifact: str
    language: str
    figures: VoiceFigures
    sample: tuple[Voiced, ...]
    tone_reader: float


def measure_voice(
    artifact: Path, language: str, count: int, shown: int = 30, seed: int = 1
) -> VoiceReport:
    """How the artifact speaks to `count` prompts about the shop that no voice was trained on."""
    book = phrases.load(language)
    reader = tone_reader(book)
    runtime = Runtime(artifact)
    try:
        voice = Voice(runtime, Tokenizer(artifact), "free", 60.0, (language,))
        replies = list(spoken(voice, prompts(language, count, seed), held_out_goods(book)))
    finally:
        runtime.close()
    sample = random.Random(seed).sample(replies, min(shown, len(replies)))
    return VoiceReport(
        read_manifest(artifact).name, language, voice_figures(replies, reader.read), tuple(sample),
        reader.accuracy,
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
    ours: Sequence[str] = normal(" ".join(texts)).split()
    kinds = {one.category for name in HELD_OUT for one in read_catalog(name)}
    return frozenset(normal(" ".join(kinds)).split()) - frozenset(ours)
