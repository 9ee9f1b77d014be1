"""Scripted conversations held against what was seen: what went another way, and what was kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dialogue.labelled import Count, Triple
from dialogue.memory_scripts import ANY, Script, Step


@dataclass(frozen=True, slots=True)
class Seen:
    """What one answer showed: the facts then stored, products and their reasons in words."""

    facts: frozenset[Triple]
    asked_consent: str | None
    offered: tuple[str, ...]
    because: tuple[str, ...]
    reply: str
    tone: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A step that went another way: its number, what was said, expected and found instead."""

    step: int
    said: str
    expected: str
    found: str


def slips(step: Step, number: int, seen: Seen) -> list[Slip]:
    """What of the expectations of a step was not seen."""
    wanted, offered = step.expected, "; ".join(seen.offered) or "nothing offered"
    told = [(f"kept: {_said(one)}", _facts(seen)) for one in wanted.facts
            if not any(matches(one, fact) for fact in seen.facts)]  # fmt: skip
    told += [(f"not kept: {_said(one)}", _facts(seen)) for one in wanted.not_facts
             if any(matches(one, fact) for fact in seen.facts)]  # fmt: skip
    told += [(f"nothing offered with {one!r}", offered) for one in wanted.excluded_words
             if not seen.offered or any(_has(text, one) for text in seen.offered)]  # fmt: skip
    told += [(f"offered: {one!r}", offered) for one in wanted.offers
             if not any(_has(text, one) for text in seen.offered)]  # fmt: skip
    told += [(f"a reason told before: {one!r}", "; ".join(seen.because) or "no fact")
             for one in wanted.because
             if not any(_has(text, one) for text in seen.because)]  # fmt: skip
    told += [(f"the reply says {one!r}", seen.reply) for one in wanted.reply_says
             if not _has(seen.reply, one)]  # fmt: skip
    told += [(f"the reply does not say {one!r}", seen.reply) for one in wanted.reply_not
             if _has(seen.reply, one)]  # fmt: skip
    if wanted.asked_consent not in (ANY, seen.asked_consent):
        told.append((f"consent asked for: {wanted.asked_consent}", str(seen.asked_consent)))
    if wanted.tone not in (ANY, seen.tone):
        told.append((f"tone: {wanted.tone}", seen.tone))
    return [Slip(number, step.say, expected, found) for expected, found in told]


def count_kept(script: Script, facts: Iterable[Triple]) -> tuple[Count, int]:
    """How the facts at the end stand against those of the script, and how many are junk: no turn
    stated them. What was stated, but is over, is wrong and no junk."""
    left = [fact for fact in facts if not any(matches(one, fact) for one in script.also)]
    stated = [*script.kept, *(one for step in script.steps for one in step.expected.facts)]
    wrong = [fact for fact in left if not any(matches(one, fact) for one in script.kept)]
    junk = [fact for fact in wrong if not any(matches(one, fact) for one in stated)]
    missed = [one for one in script.kept if not any(matches(one, fact) for fact in left)]
    return Count(len(left) - len(wrong), len(wrong), len(missed)), len(junk)


def end_slips(script: Script, seen: Seen, count: Count) -> list[Slip]:
    """The slip that other facts are kept at the end than those of the script, if they are."""
    if not count.wrong and not count.missed:
        return []
    wanted = "; ".join(map(_said, script.kept)) or "nothing"
    last = len(script.steps)
    return [Slip(last, script.steps[-1].say, f"kept at the end: {wanted}", _facts(seen))]


def matches(wanted: Triple, fact: Triple) -> bool:
    """Whether the fact, in normal form, is one that is wanted."""
    return all(
        part == "*" or found in part.split("|") for part, found in zip(wanted, fact, strict=True)
    )


def _has(text: str, wanted: str) -> bool:
    plain = text.casefold()
    return any(one.casefold() in plain for one in wanted.split("|"))


def _facts(seen: Seen) -> str:
    return "; ".join(map(_said, sorted(seen.facts))) or "nothing kept"


def _said(fact: Triple) -> str:
    return " ".join(fact)
