"""The figures of a contest as a report shows them: each with its interval, each contender a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from recsys.contest import STAGES, VARIED, Gain, best_rival, champion, gain, is_ours
from recsys.evaluate import Result
from recsys.rivals import RULE

Role = Literal["rival", "rule", "stage", "ours", "varied"]


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure and the bounds of its 95 % interval; None for a figure of all lists together."""

    value: float
    low: float | None
    high: float | None

    @property
    def errors(self) -> tuple[float, float]:
        """How far the bounds are below and above; 0 where there are none."""
        if self.low is None or self.high is None:
            return 0.0, 0.0
        return max(0.0, self.value - self.low), max(0.0, self.high - self.value)


@dataclass(frozen=True, slots=True)
class Row:
    """A contender, the part it plays, and its figures by the name of the measure (no "@k")."""

    name: str
    role: Role
    figures: Mapping[str, Measured]


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of behaviour and what it gained over the stage before (None for the first)."""

    row: Row
    gain: Gain | None


@dataclass(frozen=True, slots=True)
class Table:
    """All that a page says of a contest.

    `rows` as they came; `gains` are ours over every rival, in NDCG and in recall; `strongest` is
    the rival with the highest NDCG, `steps` what each stage of behaviour brought.
    """

    k: int
    rows: tuple[Row, ...]
    ours: Row
    strongest: Row
    gains: tuple[Gain, ...]
    steps: tuple[Step, ...]

    def row(self, name: str) -> Row | None:
        """The row of that name, None when it did not take part."""
        return next((row for row in self.rows if row.name == name), None)

    def gain(self, over: str, measure: str) -> Gain:
        """Our gain over that rival; KeyError for one that was not in the contest."""
        for one in self.gains:
            if one.over == over and one.figure == f"{measure}@{self.k}":
                return one
        raise KeyError(f"{measure} over {over}")

    def as_json(self) -> dict[str, Any]:
        """Everything by name, for machines."""
        return {
            "k": self.k,
            "contenders": [
                {
                    "name": row.name,
                    "role": row.role,
                    "figures": {
                        measure: {"value": one.value, "low": one.low, "high": one.high}
                        for measure, one in row.figures.items()
                    },
                }
                for row in self.rows
            ],
            "gains": [_gain(one) for one in self.gains],
            "behaviour": [
                {"name": step.row.name, "gain": _gain(step.gain) if step.gain else None}
                for step in self.steps
            ],
        }


def tabulate(results: Sequence[Result]) -> Table:
    """The table of these results; raises ValueError when ours or every rival is missing."""
    ours = champion(results)
    ndcg = next(figure for figure in ours.figures if figure.startswith("ndcg@"))
    k = int(ndcg.partition("@")[2])
    rows = {result.name: _row(result, ours) for result in results}
    rivals = [result for result in results if not is_ours(result.name)]
    strongest = best_rival(results, ndcg)
    gains = [gain(ours, rival, figure) for rival in rivals for figure in (ndcg, f"recall@{k}")]
    staged = [result for result in results if result.name in STAGES]
    steps = [
        Step(rows[one.name], gain(one, before, ndcg) if before else None)
        for one, before in zip(staged, [None, *staged[:-1]])
    ]
    return Table(
        k, tuple(rows.values()), rows[ours.name], rows[strongest.name], tuple(gains), tuple(steps)
    )


def _row(result: Result, ours: Result) -> Row:
    figures = {}
    for figure, value in result.figures.items():
        bounds = result.interval(figure) if figure in result.users else (None, None)
        figures[figure.partition("@")[0]] = Measured(value, *bounds)
    return Row(result.name, _role(result.name, ours.name), figures)


def _role(name: str, ours: str) -> Role:
    if name == ours:
        return "ours"
    if name == VARIED:
        return "varied"
    if name in STAGES:
        return "stage"
    return "rule" if name == RULE else "rival"


def _gain(one: Gain) -> dict[str, Any]:
    return {
        "over": one.over, "figure": one.figure, "mean": one.mean, "low": one.low, "high": one.high
    }  # fmt: skip
