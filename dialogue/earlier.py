"""What the turns before a message still say beside the act: what was told, in which tone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dialogue.statements import read_facts
from dialogue.tone import asked_tone
from dialogue.types import Turn


def told_health_since_offer(turns: Sequence[Turn], message: str) -> bool:
    """Whether an allergy, a diet or a condition was told after the last products were offered."""
    offers = [place for place, turn in enumerate(turns) if turn.items]
    since = turns[offers[-1] + 1 :] if offers else turns
    facts = (fact for text in (*_said(since), message) for fact in read_facts(text))
    return any(fact.purpose == "health" for fact in facts)


def tone_asked_before(turns: Sequence[Turn]) -> str | None:
    """The tone last asked for in the conversation, which holds until it ends."""
    asked = (asked_tone(text) for text in reversed([*_said(turns)]))
    return next(filter(None, asked), None)


def _said(turns: Sequence[Turn]) -> Iterator[str]:
    return (turn.text for turn in turns if turn.role == "user")
