"""The section about the voice: figures of one artifact or of two, and replies to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from engine.report import page
from engine.report_dialogue import LANGUAGES, Section

if TYPE_CHECKING:
    from export.voice_report import VoiceReport

# Figure, words for it, goal, and whether less is better.
_GOALS: tuple[tuple[str, str, float | None, bool], ...] = (
    ("served", "Replies served by the model, not by the template", 0.95, False),
    ("claims_before", "First drafts with an unsupported claim or name", 0.02, True),
    ("figures_before", "First drafts with a figure or a slot that is not there", None, True),
    ("reason_own", "Reasons that are the candidate's own evidence", 1.0, False),
    ("tone_recognised", "Tone recognised", 0.90, False),
    ("distinct_2", "Distinct-2", 0.5, False),
    ("shared_runs", "Replies that share eight words in a row with another", 0.10, True),
    ("words", "Words of a reply, mean", None, False),
)
_AGREEMENT = 0.95


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: a value for each artifact, and whether the last one meets the goal."""

    words: str
    values: Sequence[str]
    goal: str
    met: bool | None


def voice_section(reports: Sequence[VoiceReport]) -> Section:
    """The section of the page about how the assistant speaks.

    Of one language the reports stand side by side in their order, the one that is served last.
    """
    languages = list(dict.fromkeys(one.language for one in reports))
    parts = [
        _part(language, [one for one in reports if one.language == language])
        for language in languages
    ]
    figures = {
        "voices": [
            {"name": one.name, "language": one.language, "parity": dict(one.parity),
             **asdict(one.figures)}
            for one in reports
        ],
    }  # fmt: skip
    html = page("dialogue_voice.html", parts=parts)
    return Section("voice", "How it speaks", figures, html)


def _part(language: str, reports: Sequence[VoiceReport]) -> dict[str, Any]:
    last = reports[-1]
    reasons = sorted({reason for one in reports for reason in one.figures.refused})
    return {
        "language": LANGUAGES.get(language, language),
        "prompts": last.figures.replies,
        "voices": [one.name for one in reports],
        "reader": last.tone_reader,
        "measures": [_row(reports, *goal) for goal in _GOALS] + list(_parity(reports)),
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


def _parity(reports: Sequence[VoiceReport]) -> Iterator[Row]:
    """How true the deployed graphs are to their weights, where that was measured on replies."""
    measured = [one.parity.get("reply_top1_agreement") for one in reports]
    if measured[-1] is not None:
        told = ["" if one is None else f"{100 * one:.1f} %" for one in measured]
        words = "Graph and fp32 weights agree on the next token of a reply"
        yield Row(words, told, f"at least {100 * _AGREEMENT:.1f} %", measured[-1] >= _AGREEMENT)
