"""A choice among known texts by a model that is asked only where they part.

Of replies that are written beforehand most tokens follow from those before. The model is asked for
the next token only where alternatives go different ways; what is settled is given to it in one
piece, and what comes after the last choice is not given to it at all. A way is as likely as it is
when it is decoded token by token under a grammar of the same alternatives.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Tokens = Sequence[int]
Logits = NDArray[np.float32]  # (vocabulary,)
Ask = Callable[[Tokens], Logits]  # the logits after these tokens, which are kept from then on
_DONE = -1  # the option of an alternative that ends where others go on


@dataclass(frozen=True, slots=True)
class Choice:
    """The place of the chosen alternative in each part, its tokens, and how often was asked."""

    places: tuple[int, ...]
    tokens: tuple[int, ...]
    asked: int


def choose(
    parts: Sequence[Sequence[Tokens]], ask: Ask, end: int, temperature: float, seed: int
) -> Choice:
    """One alternative of each part, drawn by the model; the most likely one at temperature 0.

    `end` is the token that ends a turn: it stands for going no further.
    """
    draw = random.Random(seed)
    places: list[int] = []
    said: list[int] = []
    given = asked = 0
    for number, alternatives in enumerate(parts):
        left, depth = list(range(len(alternatives))), 0
        while len({tuple(alternatives[place]) for place in left}) > 1:
            options = _options(alternatives, left, depth)
            token = next(iter(options))
            if len(options) > 1:
                logits = ask(said[given:])
                given, asked = len(said), asked + 1
                token = _drawn(options, logits, _openings(parts[number + 1 :], end),
                               temperature, draw)  # fmt: skip
            left = options[token]
            if token == _DONE:
                break
            said.append(token)
            depth += 1
        places.append(left[0])
        said += alternatives[left[0]][depth:]
    return Choice(tuple(places), tuple(said), asked)


def _options(
    alternatives: Sequence[Tokens], left: Sequence[int], depth: int
) -> dict[int, list[int]]:
    """The alternatives that are left, by the token that each goes on with."""
    options: dict[int, list[int]] = defaultdict(list)
    for place in left:
        tokens = alternatives[place]
        options[tokens[depth] if depth < len(tokens) else _DONE].append(place)
    return options


def _openings(after: Sequence[Sequence[Tokens]], end: int) -> set[int]:
    """The tokens with which a reply may go on when a part is done; `end` where it may be over."""
    found: set[int] = set()
    for alternatives in after:
        found |= {tokens[0] for tokens in alternatives if tokens}
        if all(alternatives):
            return found
    return found | {end}


def _drawn(
    options: Mapping[int, object], logits: Logits, openings: set[int], temperature: float,
    draw: random.Random,
) -> int:  # fmt: skip
    """One of the options, by what the model gives its tokens; being done has the openings'."""
    tokens = sorted(options)
    scores = np.array(
        [_score(logits, openings if token == _DONE else {token}) for token in tokens]
    )
    if temperature <= 0:
        return tokens[int(scores.argmax())]
    chances = np.exp((scores - scores.max()) / temperature)
    return draw.choices(tokens, weights=chances.tolist())[0]


def _score(logits: Logits, tokens: set[int]) -> float:
    return float(np.logaddexp.reduce([np.float64(logits[token]) for token in sorted(tokens)]))
