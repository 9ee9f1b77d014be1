"""What is asked of the dialogue model and what it gives back; the ways in which it cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class Busy(RuntimeError):
    """The line is full; `retry_after` is in seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"the dialogue model is busy, try again in {retry_after} s")
        self.retry_after = retry_after

    def __reduce__(self) -> tuple[type[Busy], tuple[int]]:
        """What another process makes it of."""
        return Busy, (self.retry_after,)


class RuntimeUnavailable(RuntimeError):
    """The model cannot be loaded or run; the message says why."""


class Gone(RuntimeError):
    """Who asked is not there any more."""


@dataclass(frozen=True, slots=True)
class Job:
    """One generation: prompt ids, what may be written, and its limits.

    `choices` are the parts of a reply written beforehand, each with its alternatives as tokens; one
    way through them is chosen. Without them words are written under `grammar` (Lark, "" for none),
    at most `max_new_tokens`. `shared` counts the first tokens of the prompt that other prompts have
    too. `adapter` is the name of the one that speaks, "" for the graph as it is; `shopper` is who
    waits, "" for nobody in particular. `seconds` counts from the moment of asking, so time in the
    line is part of it.
    """

    prompt: Sequence[int]
    grammar: str = ""
    max_new_tokens: int = 120
    temperature: float = 0.8
    repetition_penalty: float = 1.0
    seed: int = 0
    seconds: float = 20.0
    adapter: str = ""
    choices: Sequence[Sequence[Sequence[int]]] = ()
    shared: int = 0
    shopper: str = ""


@dataclass(frozen=True, slots=True)
class Generation:
    """The new token ids, whether the model ended by itself, and where the time went (seconds).

    `read` is the number of prompt tokens that had to be read, the others were known already.
    """

    tokens: tuple[int, ...]
    finished: bool
    prefill_seconds: float
    decode_seconds: float
    read: int = 0
