"""The section about understanding: figures against their goals, and who is taken for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dialogue.labelled import Count
from dialogue.types import INTENTS, MOODS
from engine.dialogue_evaluation import Understanding
from engine.report import page
from engine.report_confusion import confusion
from engine.report_dialogue import LANGUAGES, Section

# Per language; of the last two less is better.
GOALS: dict[str, tuple[str, dict[str, float]]] = {
    "intent_f1": ("Intent, mean F1 over the intents", {"en": 0.85, "zh": 0.85}),
    "mood_f1": ("Mood, mean F1 over the moods", {"en": 0.75, "zh": 0.70}),
    "slot_f1": ("Constraints, F1 of all slots", {"en": 0.85, "zh": 0.85}),
    "fact_f1": ("Facts, F1", {"en": 0.80, "zh": 0.80}),
    "junk_facts": ("Facts kept that nobody stated", {"en": 0.02, "zh": 0.02}),
    "milliseconds": ("Milliseconds to read a line, median", {"en": 10.0, "zh": 10.0}),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure beside its goal; `met` None where no goal is set for the language."""

    words: str
    value: str
    goal: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the section."""

    name: str
    lines: int
    measures: Sequence[Measure]
    plots: Mapping[str, str]
    tables: Mapping[str, Mapping[str, Count]]


def understanding_section(found: Sequence[Understanding], split: str) -> Section:
    """The section of the page about how utterances are understood."""
    languages = [_language(one) for one in found]
    return Section(
        "understanding",
        "Understanding",
        {
            "split": split,
            "languages": {one.locale: {"lines": one.lines, **one.figures} for one in found},
        },
        page("dialogue_understanding.html", languages=languages, split=split),
    )


def _language(one: Understanding) -> Language:
    scores = one.scores
    return Language(
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
