"""What the model has read already: contexts whose beginnings are used again.

Prompts of one tone and task begin alike, a second draft has the whole prompt of the first. A
context keeps the keys and values of what it read; going back to where a new prompt departs from it
costs nothing, and the rest alone is read.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray


class Reader(Protocol):
    """What reads tokens: a generator of onnxruntime_genai, or a fake in tests."""

    def append_tokens(self, tokens: list[int]) -> None: ...

    def rewind_to(self, new_length: int) -> None: ...

    def get_logits(self) -> NDArray[np.float32]: ...


R = TypeVar("R", bound=Reader)


@dataclass(slots=True)
class Context(Generic[R]):
    """A reader and the tokens it has read."""

    reader: R
    tokens: list[int] = field(default_factory=list)

    def go_back(self, length: int) -> None:
        """Forgets all but the first `length` tokens."""
        if length < len(self.tokens):
            self.reader.rewind_to(length)
            del self.tokens[length:]

    def read(self, tokens: Sequence[int]) -> NDArray[np.float32]:
        """The logits after `tokens`, (vocabulary,), which are read from then on."""
        if tokens:
            self.reader.append_tokens(list(tokens))
            self.tokens += tokens
        return self.reader.get_logits()[0, -1]


class Contexts(Generic[R]):
    """At most `most` contexts, the least recently used let go; for one thread.

    `make` gives a reader that has read nothing, for an adapter by name ("" for none).
    """

    def __init__(self, make: Callable[[str], R], most: int) -> None:
        self._make = make
        self._most = most
        self._held: OrderedDict[Hashable, Context[R]] = OrderedDict()  # the last used last

    def __len__(self) -> int:
        return len(self._held)

    def ready(self, adapter: str, prompt: Sequence[int], shared: int) -> tuple[Context[R], int]:
        """A context for `prompt`, back where the prompt departs from it, and how much that is.

        Contexts are told apart by their adapter and the first `shared` tokens. At least the last
        token of the prompt is to be read anew, as the logits after it are wanted.
        """
        key = (adapter, tuple(prompt[:shared]))
        context = self._held.pop(key, None) or self._fresh(adapter)
        kept = common(context.tokens, prompt[:-1])
        context.go_back(kept)
        self._held[key] = context
        return context, kept

    def drop(self) -> None:
        """Lets go of all of them, as after a failure nobody knows what they hold."""
        self._held.clear()

    def _fresh(self, adapter: str) -> Context[R]:
        while len(self._held) >= self._most:
            self._held.popitem(last=False)
        return Context(self._make(adapter))


def common(one: Sequence[int], other: Sequence[int]) -> int:
    """The number of tokens that both begin with."""
    pairs = enumerate(zip(one, other))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
