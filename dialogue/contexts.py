"""What the model has read already: contexts whose beginnings are used again.

Prompts of one tone and task begin alike, a second draft has the whole prompt of the first. A
context keeps the keys and values of what it read; going back to where a new prompt departs from it
costs nothing, and the rest alone is read. What was let go is read again, and nobody notices.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

# Tokens read at once. More are no faster, and nobody can stop it in between.
PIECE = 64


class Reader(Protocol):
    """What reads tokens: dialogue.oga.Generator, or a fake in tests."""

    def append_tokens(self, tokens: list[int]) -> None: ...

    def rewind_to(self, length: int) -> None: ...

    def get_logits(self) -> NDArray[np.float32]: ...


R = TypeVar("R", bound=Reader)


@dataclass(slots=True, eq=False)
class Context(Generic[R]):
    """A reader, of an adapter ("" for none), and the tokens it has read."""

    reader: R
    adapter: str = ""
    tokens: list[int] = field(default_factory=list)

    def go_back(self, length: int) -> None:
        """Forgets all but the first `length` tokens."""
        if length < len(self.tokens):
            self.reader.rewind_to(length)
            del self.tokens[length:]

    def read(self, tokens: Sequence[int], check: Callable[[], None]) -> NDArray[np.float32]:
        """The logits after `tokens`, (vocabulary,), which are read from then on.

        `check` is called before each piece of them and may raise.
        """
        for start in range(0, len(tokens), PIECE):
            check()
            piece = list(tokens[start : start + PIECE])
            self.reader.append_tokens(piece)
            self.tokens += piece
        return self.reader.get_logits()


class Contexts(Generic[R]):
    """At most `most` contexts, the least recently used let go; whoever calls keeps threads apart.

    A context is taken, used, and given back. `make` gives a reader that has read nothing, for an
    adapter by name.
    """

    def __init__(self, make: Callable[[str], R], most: int) -> None:
        self._make = make
        self._most = most
        self._idle: list[Context[R]] = []  # the last used last
        self._lent = 0

    def __len__(self) -> int:
        return len(self._idle) + self._lent

    def take(self, adapter: str, prompt: Sequence[int], shared: int) -> tuple[Context[R], int]:
        """A context for `prompt`, back where the prompt departs from it, and how much that is.

        It is one that has read the first `shared` tokens (0: the whole prompt), or has nothing else
        to remember. At least the last token is to be read anew, as the logits after it are wanted.
        """
        least = min(shared or len(prompt), len(prompt) - 1)
        fit = [one for one in self._idle if one.adapter == adapter]
        best = max(fit, key=lambda one: common(one.tokens, prompt), default=None)
        if best is None or common(best.tokens, prompt) < least:
            best = self._other(adapter, fit)
        else:
            self._idle.remove(best)
        kept = common(best.tokens, prompt[:-1])
        best.go_back(kept)
        self._lent += 1
        return best, kept

    def give(self, context: Context[R] | None) -> None:
        """Takes a context back; None for one that a failure has spoilt."""
        self._lent -= 1
        if context is not None:
            self._idle.append(context)

    def drop(self, adapter: str | None = None) -> None:
        """Lets go of all that are idle; of an adapter's, when one is named."""
        self._idle = [one for one in self._idle if adapter not in (None, one.adapter)]

    def _other(self, adapter: str, fit: Sequence[Context[R]]) -> Context[R]:
        """A fresh context while there is room; else the least recently used, or in its place."""
        if len(self) < self._most or not self._idle:
            return Context(self._make(adapter), adapter)
        if self._idle[0] in fit:
            return self._idle.pop(0)  # going back is cheaper than making another
        del self._idle[0]
        return Context(self._make(adapter), adapter)


def common(one: Sequence[int], other: Sequence[int]) -> int:
    """The number of tokens that both begin with."""
    pairs = enumerate(zip(one, other))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
