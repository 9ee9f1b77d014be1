"""Utterances with what they mean, labelled by hand: read from a file, and held against a reader.

A line is {id, split, locale, text, context?, intent, mood, constraints, references?, recipient?,
occasion?, tone?, facts, forget?}; constraints are those of `Constraints.as_json`, prices numbers.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dialogue.lexicon import build_lexicon
from dialogue.types import INTENTS, MOODS, Act, Turn
from dialogue.understand import Scene, understand
from recsys.types import Product

Pair = tuple[str, str]
Triple = tuple[str, str, str]
# Lines and scripts that come with the package, and the shop whose products they speak of.
SAMPLE = Path(__file__).parent / "evaluation"
_ARTICLES = re.compile(r"\b(?:an?|the|my|our|some)\b")


class LabelError(ValueError):
    """A line of a labelled file that cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One utterance, the turns before it, and what it means.

    `slots` are pairs such as ("max_price", "20"), ("excluded_brands", "Nestlé") or
    ("recipient", "mother"); `facts` are triples in normal form.
    """

    name: str
    split: str
    locale: str
    text: str
    context: tuple[Turn, ...]
    intent: str
    mood: str
    slots: frozenset[Pair] = frozenset()
    facts: frozenset[Triple] = frozenset()


@dataclass(frozen=True, slots=True)
class Count:
    """What was found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The part of what was found that is right; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The part of what there is that was found; 1 where there is nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True, slots=True)
class Scores:
    """How well a reader did: per label of each kind, and who was taken for whom.

    `junk` is the part of the facts found in which shopper, predicate and value are not what was
    said: no line states them. `confused` counts (meant, read) intents.
    """

    intents: Mapping[str, Count]
    moods: Mapping[str, Count]
    slots: Mapping[str, Count]
    facts: Mapping[str, Count]
    confused: Mapping[Pair, int]
    confused_moods: Mapping[Pair, int]
    misread: Sequence[tuple[str, str]] = field(default=())

    @property
    def junk(self) -> float:
        """The part of the facts found that nobody stated."""
        return 1.0 - total(self.facts).precision


def macro(counts: Mapping[str, Count]) -> float:
    """The mean F1 over labels; 1 without any."""
    return sum(count.f1 for count in counts.values()) / len(counts) if counts else 1.0


def total(counts: Mapping[str, Count]) -> Count:
    """All labels counted together."""
    return Count(
        sum(count.right for count in counts.values()),
        sum(count.wrong for count in counts.values()),
        sum(count.missed for count in counts.values()),
    )


def read_labelled(path: Path) -> list[Labelled]:
    """The utterances of a JSON Lines file; raises LabelError naming the line."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            found.append(_labelled(json.loads(line)))
        except (KeyError, TypeError, ValueError) as error:
            raise LabelError(f"{path}: line {number}: {error!r}") from error
    return found


def _labelled(told: Mapping[str, Any]) -> Labelled:
    if told["intent"] not in INTENTS or told["mood"] not in MOODS:
        raise ValueError(f"intent {told['intent']!r} or mood {told['mood']!r} is unknown")
    slots = set(_slots(told["constraints"]))
    slots |= {("references", item) for item in told.get("references", ())}
    slots |= {(name, told[name]) for name in ("recipient", "occasion", "tone") if told.get(name)}
    context = tuple(
        Turn(turn["role"], turn["text"], tuple(turn.get("items", ())))
        for turn in told.get("context", ())
    )
    return Labelled(
        told["id"], told["split"], told["locale"], told["text"], context, told["intent"],
        told["mood"], frozenset(slots), frozenset(normal_fact(**fact) for fact in told["facts"]),
    )  # fmt: skip


def slots_of(act: Act) -> frozenset[Pair]:
    """The slots of an act, as they are labelled."""
    told = {
        name: value
        for name, value in act.constraints.as_json().items()
        if name not in ("about", "items")
    }
    found = set(_slots(told)) | {("references", item) for item in act.references}
    singles = (("recipient", act.recipient), ("occasion", act.occasion), ("tone", act.tone))
    return frozenset(found | {(name, value) for name, value in singles if value})


def facts_of(act: Act) -> frozenset[Triple]:
    """The facts of an act in normal form."""
    return frozenset(normal_fact(fact.subject, fact.predicate, fact.object) for fact in act.facts)


def _slots(constraints: Mapping[str, Any]) -> Iterable[Pair]:
    for name, value in constraints.items():
        if isinstance(value, Mapping):
            yield from ((name, f"{key}={one}".casefold()) for key, one in value.items())
        elif isinstance(value, list):
            yield from ((name, str(one)) for one in value)
        else:
            yield name, f"{float(value):.2f}"


def normal_fact(subject: str, predicate: str, object: str) -> Triple:
    """The fact as facts are compared: articles and case of its value do not count."""
    plain = " ".join(_ARTICLES.sub(" ", str(object).casefold()).split())
    return subject.casefold(), predicate, plain


def reader(products: Mapping[str, Product]) -> Callable[[Labelled], Act]:
    """The reader of the assistant in a shop of these products: it sees what was last shown."""
    lexicon = build_lexicon(products.values())

    def read(line: Labelled) -> Act:
        shown = next((turn.items for turn in reversed(line.context) if turn.items), ())
        scene = Scene(tuple(products[item] for item in shown if item in products))
        return understand(line.text, lexicon, scene)

    return read


def score(lines: Sequence[Labelled], read: Callable[[Labelled], Act]) -> Scores:
    """The scores of a reader on these lines."""
    tables: dict[str, dict[str, Counter[str]]] = {kind: {} for kind in ("i", "m", "s", "f")}
    confused: Counter[Pair] = Counter()
    moods: Counter[Pair] = Counter()
    misread = []
    for line in lines:
        act = read(line)
        confused[line.intent, act.intent] += 1
        moods[line.mood, act.mood.label] += 1
        _mark(tables["i"], {(line.intent,)}, {(act.intent,)})
        _mark(tables["m"], {(line.mood,)}, {(act.mood.label,)})
        slots, facts = slots_of(act), facts_of(act)
        _mark(tables["s"], line.slots, slots)
        _mark(tables["f"], line.facts, facts, by=1)
        wrong = _difference(line, act, slots, facts)
        if wrong:
            misread.append((line.name, f"{line.text} | {wrong}"))
    intents, by_mood, by_slot, by_fact = (
        {name: Count(one["right"], one["wrong"], one["missed"]) for name, one in table.items()}
        for table in tables.values()
    )
    return Scores(intents, by_mood, by_slot, by_fact, confused, moods, misread)


def _mark(
    table: dict[str, Counter[str]],
    meant: Iterable[tuple[str, ...]],
    found: Iterable[tuple[str, ...]],
    by: int = 0,
) -> None:
    meant, found = set(meant), set(found)
    for one in meant | found:
        verdict = "right" if one in meant & found else "missed" if one in meant else "wrong"
        table.setdefault(one[by], Counter())[verdict] += 1


def _difference(
    line: Labelled, act: Act, slots: frozenset[Pair], facts: frozenset[Triple]
) -> str:
    told = [] if line.intent == act.intent else [f"intent {line.intent} read as {act.intent}"]
    if line.mood != act.mood.label:
        told.append(f"mood {line.mood} read as {act.mood.label}")
    for name, meant, found in (("slots", line.slots, slots), ("facts", line.facts, facts)):
        if meant != found:
            told.append(f"{name} missed {sorted(meant - found)} wrong {sorted(found - meant)}")
    return "; ".join(told)
