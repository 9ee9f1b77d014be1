"""What can be wrong with a file, a row or a value."""

from __future__ import annotations


class IngestError(ValueError):
    """A file that cannot be read at all; the message names it, and the line where there is one."""


class EventError(ValueError):
    """An event that cannot be used: `field` names what is wrong with it."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field} {reason}")
        self.field = field


class Refusal(ValueError):
    """Why a value cannot be used; reads on from the field's name, such as "is blank"."""
