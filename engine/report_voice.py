"""The page about the voice: figures of one artifact or of two, and replies to read."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.report import page, write
from engine.report_dialogue import LANGUAGES

if TYPE_CHECKING:
    from export.voice_report import VoiceReport

# Figure, words for it, goal, and whether less is better.
_GOALS: tuple[tuple[str, str, float | None, bool], ...] = (
    ("served", "Replies in the model's own words", 0.95, False),
    ("claims_before", "First drafts with an unsupported claim or name", 0.02, True),
    ("figures_before", "First drafts with a figure or a slot that is not there", None, True),
    ("reason_own", "Reasons that are the candidate's own evidence", 1.0, False),
    ("tone_recognised", "Tone recognised", 0.90, False),
    ("distinct_2", "Distinct-2", 0.5, False),
    ("shared_runs", "Replies that share eight words in a row with another", 0.10, True),
    ("words", "Words of a reply, mean", None, False),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: a value for each artifact, and whether the last one meets the goal."""

    words: str
    values: Sequence[str]
    goal: str
    met: bool | None


def write_voice_report(
    folder: Path, reports: Sequence[VoiceReport], made: datetime
) -> Path:
    """The page: `voice.html` in the folder, with `voice.json` beside it.

    Of one language the reports stand side by side in their order, the one that is served last.
    """
    languages = list(dict.fromkeys(one.language for one in reports))
    sections = [
        _section(language, [one for one in reports if one.language == language])
        for language in languages
    ]
    folder.mkdir(parents=True, exist_ok=True)
    told = {
        "made": made.isoformat(),
        "voices": [
            {"artifact": one.artifact, "language": one.language, **asdict(one.figures)}
            for one in reports
        ],
    }
    write(folder / "voice.json", json.dumps(told, indent=2, ensure_ascii=False))
    text = page(
        "voice_report.html", sections=sections, made=made, reader=reports[-1].tone_reader
    )
    return write(folder / "voice.html", text)


def _section(language: str, reports: Sequence[VoiceReport]) -> dict[str, Any]:
    last = reports[-1]
    reasons = sorted({reason for one in reports for reason in one.figures.refused})
    return {
        "language": LANGUAGES.get(language, language),
        "prompts": last.figures.replies,
        "voices": [one.artifact for one in reports],
        "measures": [_row(reports, *goal) for goal in _GOALS],
        "refused": [
            (reason, [one.figures.refused.get(reason, 0) for one in reports]) for reason in reasons
        ],
        "sample": [
            {
                "message": one.message, "text": one.text, "act": one.act.replace("_", " "),
                "tone": one.tone, "mood": one.mood, "why": ", ".join(one.drafts[-1].faults),
            }
            for one in last.sample
        ],
    }  # fmt: skip


def _row(
    reports: Sequence[VoiceReport], name: str, words: str, goal: float | None, less: bool
) -> Row:
    values = [float(getattr(one.figures, name)) for one in reports]
    write_value: Callable[[float], str] = (
        (lambda value: f"{value:.1f}") if name == "words"
        else (lambda value: f"{value:.2f}") if name == "distinct_2"
        else (lambda value: f"{100 * value:.1f} %")
    )  # fmt: skip
    met = None if goal is None else values[-1] <= goal if less else values[-1] >= goal
    told = "" if goal is None else f"{'at most' if less else 'at least'} {write_value(goal)}"
    return Row(words, [write_value(value) for value in values], told, met)
