"""The house voice: the conversations it is trained on, made anew from exemplars and catalogues."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from dialogue.replies import Exemplar, load
from export.corpus import Example, compose
from export.dialogues import Pair, Sample, reply_samples, write_dialogues
from export.shelf import HELD_OUT, TRAINED_ON, read_catalog

KEPT_APART = 0.08  # share of the exemplars that is never trained on
# Of each exemplar, each with other products. With four, at twice the rate, they were learned by
# heart: what is held out was lowest before half of them were seen.
VARIANTS = 2
# What the default weights can carry. Of Chinese they know next to nothing (docs/tuning.md), so it
# is answered by templates; the exemplars are there for weights that do.
LANGUAGES = ("en",)


def exemplars_apart(
    seed: int = 0, languages: Sequence[str] = LANGUAGES
) -> tuple[list[Exemplar], list[Exemplar]]:
    """The exemplars to learn from and those kept apart, the same ones for the same seed."""
    learned: list[Exemplar] = []
    apart: list[Exemplar] = []
    for one in (one for one in load() if one.lang in languages):
        kept = random.Random(f"{seed}:{one.act}:{one.message}:{one.reply}").random() < KEPT_APART
        (apart if kept else learned).append(one)
    return learned, apart


def training_examples(
    variants: int = VARIANTS, seed: int = 0, languages: Sequence[str] = LANGUAGES
) -> list[Example]:
    """What the house voice learns from."""
    shops = {name: read_catalog(name) for name in TRAINED_ON}
    return list(compose(exemplars_apart(seed, languages)[0], shops, variants, seed))


def unseen_examples(
    variants: int = 1, seed: int = 0, languages: Sequence[str] = LANGUAGES
) -> list[Example]:
    """Exemplars it never saw, with the products of a shop it never saw."""
    shops = {name: read_catalog(name) for name in HELD_OUT}
    return list(compose(exemplars_apart(seed, languages)[1], shops, variants, seed))


def write_corpus(
    folder: Path, variants: int = VARIANTS, seed: int = 0, languages: Sequence[str] = LANGUAGES
) -> tuple[Path, Path]:
    """The paths of the training and the held-out dialogues, written as JSON Lines."""
    folder.mkdir(parents=True, exist_ok=True)
    learned, apart = folder / "house.jsonl", folder / "house.held_out.jsonl"
    write_dialogues(_messages(training_examples(variants, seed, languages)), learned)
    write_dialogues(_messages(unseen_examples(1, seed, languages)), apart)
    return learned, apart


def reply_samples_apart(base: Path, most: int = 60) -> list[Sample]:
    """Some of what it never saw as token ids of the model in a folder."""
    fast = Tokenizer.from_file(str(base / "tokenizer.json"))
    pairs = [Pair(one.prompt, one.reply) for one in unseen_examples()]
    chosen = pairs[:: max(1, len(pairs) // most)]
    return reply_samples(chosen, lambda text: fast.encode(text, add_special_tokens=False).ids, 512)


def _messages(examples: Sequence[Example]) -> Iterator[dict[str, Any]]:
    for one in examples:
        system = one.prompt.split("<|im_start|>system\n")[1].split("<|im_end|>")[0]
        yield {
            "messages": [
                {"role": "system", "content": system},
                {"role": "user", "content": one.message},
                {"role": "assistant", "content": one.reply},
            ]
        }
