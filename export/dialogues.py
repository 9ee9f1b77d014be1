"""Conversations to learn from: what `shoptalk tune` reads, and the token batches it learns by.

A file of dialogues is JSON Lines, one conversation a line:
`{"messages": [{"role": "system" | "user" | "assistant", "content": "..."}, ...]}`,
the last one by the assistant. The last turn is what is learned; what stands before it is read.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from export.errors import ExportError

ROLES = ("system", "user", "assistant")
END = "<|im_end|>"
_TURN = "<|im_start|>{role}\n{content}<|im_end|>\n"
_OPENING = "<|im_start|>assistant\n"


@dataclass(frozen=True, slots=True)
class Sample:
    """Token ids, of which those from `learned` on are predicted: the reply, or all of a text."""

    ids: tuple[int, ...]
    learned: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A prompt in ChatML up to the assistant's turn, and the reply."""

    prompt: str
    reply: str


def read_dialogues(path: Path) -> list[Pair]:
    """The conversations of a file; raises ExportError naming the line and field at fault."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            messages = json.loads(line)["messages"]
        except (ValueError, KeyError, TypeError):
            raise ExportError(f"{path}:{number}: expected an object with 'messages'") from None
        found.append(_pair(messages, f"{path}:{number}"))
    if not found:
        raise ExportError(f"{path}: no dialogue in it")
    return found


def _pair(messages: Any, where: str) -> Pair:
    if not isinstance(messages, list) or len(messages) < 2:
        raise ExportError(f"{where}: messages: expected a question and its answer at least")
    for place, message in enumerate(messages):
        if not isinstance(message, dict) or message.get("role") not in ROLES:
            raise ExportError(f"{where}: messages[{place}].role: one of {', '.join(ROLES)}")
        if not isinstance(message.get("content"), str) or not message["content"].strip():
            raise ExportError(f"{where}: messages[{place}].content: expected a text")
    if messages[-1]["role"] != "assistant":
        raise ExportError(f"{where}: messages: the last one must be the assistant's")
    prompt = "".join(_TURN.format(**message) for message in messages[:-1])
    return Pair(prompt + _OPENING, messages[-1]["content"].strip())


def reply_samples(
    pairs: Sequence[Pair], encode: Callable[[str], Sequence[int]], longest: int
) -> list[Sample]:
    """One sample a pair, the reply learned; those of more than `longest` tokens are left out."""
    found = []
    for pair in pairs:
        prompt, reply = list(encode(pair.prompt)), list(encode(pair.reply + END))
        if len(prompt) + len(reply) <= longest:
            found.append(Sample((*prompt, *reply), len(prompt)))
    return found


def text_samples(
    text: str, encode: Callable[[str], Sequence[int]], length: int
) -> list[Sample]:
    """Runs of at most `length` tokens of a text, all learned; paragraphs are not torn apart."""
    found: list[Sample] = []
    run: list[int] = []
    for paragraph in text.split("\n\n"):
        ids = list(encode(paragraph.strip() + "\n\n")) if paragraph.strip() else []
        while ids:
            room = length - len(run)
            if len(ids) > room and len(run) > 1:
                found.append(Sample(tuple(run), 1))
                run = []
                continue
            run, ids = run + ids[:room], ids[room:]
    return found + [Sample(tuple(run), 1)] * (len(run) > 1)


def batches(samples: Sequence[Sample], tokens: int, seed: int) -> list[list[int]]:
    """Places of samples in batches of about `tokens` tokens, alike in length, in random order."""
    rng = random.Random(seed)
    order = sorted(range(len(samples)), key=lambda at: (len(samples[at].ids), rng.random()))
    made: list[list[int]] = [[]]
    for at in order:
        if made[-1] and (len(made[-1]) + 1) * len(samples[at].ids) > tokens:
            made.append([])
        made[-1].append(at)
    rng.shuffle(made)
    return made


def split(pairs: Sequence[Any], share: float, seed: int) -> tuple[list[Any], list[Any]]:
    """What is learned from and what is held out: a random `share`, one of each at least."""
    if len(pairs) < 2:
        raise ExportError("one example alone cannot be learned from and held out")
    order = list(range(len(pairs)))
    random.Random(seed).shuffle(order)
    held = max(1, round(share * len(pairs)))
    return [pairs[at] for at in order[held:]], [pairs[at] for at in order[:held]]


def write_dialogues(pairs: Iterator[Mapping[str, Any]], path: Path) -> int:
    """The number of conversations written to `path`, one object a line."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for one in pairs:
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
            count += 1
    return count
