"""Whole replies written by hand: read from the package, and those that fit a plan chosen.

A reply was written for one message. It is used for another where nothing in it is peculiar to its
own (`cue` is empty), or where what is peculiar stands in that message too: "A party, how lovely!"
only to somebody who speaks of one.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, get_args

from dialogue.situation import Plan
from dialogue.types import Turn

EvidenceKind = Literal["", "any", "history", "fact", "similar", "popular"]
KINDS: tuple[EvidenceKind, ...] = get_args(EvidenceKind)
FOLDER = Path(str(files("dialogue") / "replies"))
_SLOT = re.compile(r"\{([^{}]*)\}")
_TELLING = 12  # characters of a reply's own words by which it is known again


class ReplyError(ValueError):
    """A line that is no reply; the message names file, line and field."""


@dataclass(frozen=True, slots=True)
class Exemplar:
    """One turn: `message` by the shopper, `reply` with slots; `where` is its file and line.

    `evidence` is the kind of reason the words around it fit, `cue` a regular expression that holds
    for the messages the reply fits, "" where it fits all of its act, tone and mood; None where
    nobody has judged that, so that it is there to learn from and not to be given.
    """

    act: str
    tone: str
    mood: str
    lang: Literal["en", "zh"]
    evidence: EvidenceKind
    message: str
    reply: str
    cue: str | None = None
    where: str = ""


@cache
def load() -> tuple[Exemplar, ...]:
    """All replies of the package, in the order of their files."""
    return tuple(one for path in sorted(FOLDER.glob("*.jsonl")) for one in read(path))


def read(path: Path) -> list[Exemplar]:
    """The replies of one file; raises ReplyError naming the first line that is none."""
    names = [field.name for field in fields(Exemplar)]
    needed, known = set(names[:-2]), set(names[:-1])
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        try:
            plain = json.loads(line)
        except ValueError as error:
            raise ReplyError(f"{where}: no JSON: {error}") from None
        if not isinstance(plain, dict) or not needed <= plain.keys() <= known:
            raise ReplyError(f"{where}: expected the fields {', '.join(names[:-1])}")
        if not all(isinstance(value, str) for value in plain.values()):
            raise ReplyError(f"{where}: every field is a string")
        found.append(Exemplar(**plain, where=where))
    return found


def slots_in(text: str) -> list[str]:
    """The names of the slots in `text`, in order, each as often as it stands there."""
    return _SLOT.findall(text)


def fitting(
    plan: Plan, tone: str, mood: str, message: str, turns: Sequence[Turn] = ()
) -> tuple[str, ...]:
    """The replies that may be given to `message`, none of them given in `turns` already.

    Those that speak of something in the message come alone where there are any.
    """
    written = _indexed().get((plan.language, plan.act, tone, mood), ())
    kinds = {"", "any", plan.reason}
    found = [one for one in written if one.evidence in kinds and _filled(one, plan)]
    apt = [one for one in found if one.cue and re.search(one.cue, message, re.IGNORECASE)]
    chosen = [_answering(one.reply, plan) for one in apt or found if one in apt or not one.cue]
    said = [turn.text for turn in turns if turn.role == "assistant"]
    unused = [text for text in chosen if not any(_known_again(text, turn) for turn in said)]
    return tuple(unused or chosen)


@cache
def _indexed() -> Mapping[tuple[str, str, str, str], tuple[Exemplar, ...]]:
    index: dict[tuple[str, str, str, str], list[Exemplar]] = defaultdict(list)
    for one in load():
        if one.cue is not None:
            index[one.lang, one.act, one.tone, one.mood].append(one)
    return {key: tuple(found) for key, found in index.items()}


def _filled(one: Exemplar, plan: Plan) -> bool:
    """Whether the plan has something for every slot of the reply."""
    return all(name in plan.slots or (name == "other" and "A1" in plan.slots)
               for name in slots_in(one.reply))  # fmt: skip


def _answering(reply: str, plan: Plan) -> str:
    """The reply with the attribute it names: the one that answers, or the first that is known."""
    answer = plan.slots.get("answer", "")
    named = next((name for name, said in plan.slots.items() if said == answer and name[0] == "A"),
                 "answer")  # fmt: skip
    return reply.replace("{answer}", f"{{{named}}}").replace("{other}", "{A1}")


def _known_again(reply: str, said: str) -> bool:
    own = max(_SLOT.split(reply)[::2], key=len).strip()
    return len(own) >= _TELLING and own in said
