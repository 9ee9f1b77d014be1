"""Scripted conversations about memory: what is said, and what is to be kept, shown and said back.

A line is {id, locale, kind, consents?, turns: [{say, new_conversation?, expect?}], kept, also?}.
`consents` are given before the first word; `kept` are all facts stored when the last reply was
given, `also` those that may be. `expect` holds any of facts, not_facts, excluded_words, offers,
because, reply_says, reply_not, asked_consent and tone. A fact is [subject, predicate, object];
within it, as in all words, "|" parts alternatives, and "*" stands for anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from dialogue.labelled import LabelError, Triple, normal_fact
from dialogue.types import PURPOSES, Purpose

ANY = "any"  # where it does not matter whether consent was asked for


@dataclass(frozen=True, slots=True)
class Expected:
    """What is to be seen once one turn is answered.

    `facts` are stored then, `not_facts` are not. No product offered has one of `excluded_words`,
    and something is offered; for each of `offers` some product has it. `because` is in the facts
    that are the evidence of what is offered. `asked_consent` is the purpose asked for, None for
    no question.
    """

    facts: tuple[Triple, ...] = ()
    not_facts: tuple[Triple, ...] = ()
    excluded_words: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    reply_says: tuple[str, ...] = ()
    reply_not: tuple[str, ...] = ()
    asked_consent: str | None = ANY
    tone: str = ANY


@dataclass(frozen=True, slots=True)
class Step:
    """One thing said, whether it opens a new conversation, and what is expected of its answer."""

    say: str
    new_conversation: bool = False
    expected: Expected = field(default_factory=Expected)


@dataclass(frozen=True, slots=True)
class Script:
    """The conversations of one shopper, and the facts that are stored at their end."""

    name: str
    locale: str
    kind: str
    consents: tuple[Purpose, ...]
    steps: tuple[Step, ...]
    kept: tuple[Triple, ...]
    also: tuple[Triple, ...] = ()


def read_scripts(path: Path) -> list[Script]:
    """The scripts of a JSON Lines file; raises LabelError naming the line."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            found.append(_script(json.loads(line)))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise LabelError(f"{path}: line {number}: {error!r}") from error
    return found


def _script(told: Mapping[str, Any]) -> Script:
    consents = tuple(told.get("consents", ()))
    if unknown := set(consents) - set(PURPOSES):
        raise ValueError(f"consents: {sorted(unknown)} are no purposes")
    steps = tuple(
        Step(turn["say"], turn.get("new_conversation", False), _expected(turn.get("expect", {})))
        for turn in told["turns"]
    )
    if not steps:
        raise ValueError("turns: there are none")
    return Script(
        told["id"], told["locale"], told["kind"], consents, steps, _triples(told["kept"]),
        _triples(told.get("also", ())),
    )  # fmt: skip


def _expected(told: Mapping[str, Any]) -> Expected:
    known = {one.name for one in fields(Expected)}
    if unknown := told.keys() - known:
        raise ValueError(f"expect: {sorted(unknown)} are unknown")
    read: dict[str, Any] = {}
    for name, value in told.items():
        if name in ("asked_consent", "tone"):
            read[name] = value
        elif isinstance(value, list):
            read[name] = _triples(value) if name.endswith("facts") else tuple(map(str, value))
        else:
            raise TypeError(f"expect.{name}: is no list")
    return Expected(**read)


def _triples(told: Iterable[list[str]]) -> tuple[Triple, ...]:
    return tuple(normal_fact(*fact) for fact in told)
