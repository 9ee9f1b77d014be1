"""What was said on health, left out of sentences that are kept without consent for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from dialogue.predicates import NOT_EATING, in_words
from dialogue.statements import fact_key, read_facts, retracted
from dialogue.types import Fact

NOT_KEPT = "[health detail not kept]"
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])(?=\s)|(?<=[。！？；;\n])")
# Slots of a reply that say back what was told, in whatever words.
_SAID_BACK = frozenset(
    {"noted", "before", "gone", "fact", "facts", "avoided", "claim", "concern"}
)


def without_health(text: str) -> str:
    """`text` with NOT_KEPT in place of every sentence that tells something of anybody's health.

    What is told only by several sentences together is left out with all of them.
    """
    told = _on_health(text)
    if not told:
        return text
    parts = _BETWEEN_SENTENCES.split(text)
    telling = [_on_health(part) for part in parts]
    if told - frozenset().union(*telling):
        return NOT_KEPT
    return _left_out(text, lambda part: bool(_on_health(part)))


def without_said_back(text: str, slots: Mapping[str, str], facts: Iterable[Fact]) -> str:
    """A reply with NOT_KEPT in place of what says back one of these facts on health."""
    clauses = [in_words(fact, locale).casefold() for fact in facts for locale in ("en", "zh")]
    if not clauses:
        return text
    said = {
        value
        for name, value in slots.items()
        if value and (name in _SAID_BACK or any(one in value.casefold() for one in clauses))
    }
    for value in sorted(said, key=len, reverse=True):
        text = re.sub(re.escape(value), NOT_KEPT, text, flags=re.IGNORECASE)
    return text


def without_mention(text: str, facts: Iterable[Fact]) -> str:
    """`text` with NOT_KEPT in place of every sentence that names a value of these facts."""
    values = [fact.object.removeprefix(NOT_EATING) for fact in facts]
    if not values:
        return text
    either = "|".join(map(re.escape, values))
    named = re.compile(rf"(?<![a-z])(?:{either})(?![a-z])", re.IGNORECASE)
    return _left_out(text, lambda part: bool(named.search(part)))


def on_health(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Those of the facts that are on somebody's health."""
    return tuple(fact for fact in facts if fact.purpose == "health")


def readable(text: str) -> str:
    """`text` without the marks, as it is read again."""
    return text.replace(NOT_KEPT, "").strip()


def _left_out(text: str, tells: Callable[[str], bool]) -> str:
    kept: list[str] = []
    for part in _BETWEEN_SENTENCES.split(text):
        space = part[: len(part) - len(part.lstrip())]
        if not tells(part):
            kept.append(part)
        elif not kept or kept[-1].lstrip() != NOT_KEPT:  # one mark for a row of them
            kept.append(space + NOT_KEPT)
    return "".join(kept)


def _on_health(text: str) -> frozenset[tuple[str, str, str]]:
    facts = (*read_facts(text), *retracted(text))
    return frozenset(fact_key(fact) for fact in facts if fact.purpose == "health")
