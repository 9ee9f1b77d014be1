"""Stand-ins that behave like the real thing in the little that a test needs."""

from __future__ import annotations

from collections.abc import Callable

from dialogue.jobs import Generation, Job


class ScriptedModel:
    """A runtime that writes what the script says, by the same tokenizer as the reader's.

    `jobs` are those it was given; a script that raises is a model that fails.
    """

    def __init__(self, script: Callable[[Job], str]) -> None:
        self.script = script
        self.jobs: list[Job] = []

    def generate(self, job: Job, gone: Callable[[], bool] = bool) -> Generation:
        """The script's text as tokens (one per character)."""
        self.jobs.append(job)
        return Generation(tuple(map(ord, self.script(job))), True, 0.0, 0.0)


class CharacterTokenizer:
    """A tokenizer whose tokens are code points."""

    def encode(self, text: str) -> list[int]:
        """One id a character."""
        return [ord(sign) for sign in text]

    def decode(self, ids: tuple[int, ...]) -> str:
        """The characters of the ids."""
        return "".join(map(chr, ids))

    def count(self, text: str) -> int:
        """The number of characters."""
        return len(text)
