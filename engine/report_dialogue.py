"""The page about understanding and memory: figures against their goals, and who is confused."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dialogue.labelled import Count
from dialogue.types import INTENTS, MOODS
from engine.dialogue_evaluation import Understanding
from engine.report import page, write
from engine.report_confusion import confusion

# Per language; of the last two less is better.
GOALS: dict[str, tuple[str, dict[str, float]]] = {
    "intent_f1": ("Intent, mean F1 over the intents", {"en": 0.85, "zh": 0.85}),
    "mood_f1": ("Mood, mean F1 over the moods", {"en": 0.75, "zh": 0.70}),
    "slot_f1": ("Constraints, F1 of all slots", {"en": 0.85, "zh": 0.85}),
    "fact_f1": ("Facts, F1", {"en": 0.80, "zh": 0.80}),
    "junk_facts": ("Facts kept that nobody stated", {"en": 0.02, "zh": 0.02}),
    "milliseconds": ("Milliseconds to read a line, median", {"en": 10.0, "zh": 10.0}),
}
LANGUAGES = {"en": "English", "zh": "Simplified Chinese"}


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure beside its goal; `met` None where no goal is set for the language."""

    words: str
    value: str
    goal: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class Section:
    """One language of the page."""

    name: str
    lines: int
    measures: Sequence[Measure]
    plots: Mapping[str, str]
    tables: Mapping[str, Mapping[str, Count]]


def write_dialogue_report(
    folder: Path, found: Sequence[Understanding], split: str, made: datetime
) -> Path:
    """The page: `index.html` in the folder, with `dialogue.json` beside it."""
    sections = [_section(one) for one in found]
    text = page("dialogue_report.html", sections=sections, split=split, made=made)
    told = {
        "made": made.isoformat(),
        "split": split,
        "languages": {one.locale: {"lines": one.lines, **one.figures} for one in found},
    }
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "dialogue.json", json.dumps(told, indent=2))
    return write(folder / "index.html", text)


def _section(one: Understanding) -> Section:
    scores = one.scores
    return Section(
        LANGUAGES.get(one.locale, one.locale),
        one.lines,
        [_measure(name, value, one.locale) for name, value in one.figures.items()],
        {
            "intents": confusion(scores.confused, INTENTS),
            "moods": confusion(scores.confused_moods, MOODS),
        },
        {
            "Intents": scores.intents,
            "Moods": scores.moods,
            "Constraints": scores.slots,
            "Facts, by predicate": scores.facts,
        },
    )


def _measure(name: str, value: float, locale: str) -> Measure:
    words, goals = GOALS[name]
    less, goal = name in ("junk_facts", "milliseconds"), goals.get(locale)
    written = f"{value:.1%}" if name == "junk_facts" else f"{value:.{1 if less else 3}f}"
    if goal is None:
        return Measure(words, written, "", None)
    sign, shown = ("≤" if less else "≥"), (f"{goal:.0%}" if name == "junk_facts" else f"{goal:g}")
    return Measure(words, written, f"{sign} {shown}", value <= goal if less else value >= goal)
