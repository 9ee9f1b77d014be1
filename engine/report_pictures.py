"""The plots of the reports, as SVG in a data URI, so that a page is one file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from io import BytesIO
from itertools import product
from typing import Any

import matplotlib
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from engine.report_rows import Row
from engine.report_words import MEASURES, written

Floats = npt.NDArray[np.float64]
Box = tuple[float, float, float, float]  # left, bottom, right and top, as parts of the axes

LETTER = 0.0155  # the width of a letter of a label
INK, FAINT = "#1f2933", "#8a96a3"
COLOURS = {
    "rival": "#b4bec9", "rule": "#d9a441", "stage": "#8cc0bd", "ours": "#0f766e",
    "varied": "#5aa7a1",
}  # fmt: skip
STYLE: dict[Any, Any] = {
    "font.family": "sans-serif", "font.sans-serif": ["DejaVu Sans"], "font.size": 11,
    "text.color": INK, "axes.labelcolor": INK, "xtick.color": INK, "ytick.color": INK,
    "axes.edgecolor": FAINT, "axes.spines.top": False, "axes.spines.right": False,
    "svg.hashsalt": "report", "text.parse_math": False,
}  # fmt: skip


def bars(rows: Sequence[Row], measure: str, ranked: bool = True) -> str:
    """A bar for each contender with its interval, from the top; `ranked`: the best first."""
    with matplotlib.rc_context(STYLE):
        figure, axes = sheet(6.4, 0.9 + 0.46 * len(rows))
        ordered = list(reversed(rows))
        if ranked:
            ordered.sort(key=lambda row: row.figures[measure].value)
        found = [row.figures[measure] for row in ordered]
        place = [float(at) for at in range(len(ordered))]
        axes.barh(
            np.array(place), [one.value for one in found], height=0.66,
            color=[COLOURS[row.role] for row in ordered],
            xerr=np.array([one.errors for one in found]).T,
            error_kw={"ecolor": INK, "elinewidth": 1.1, "capsize": 3},
        )  # fmt: skip
        longest = max((one.value + one.errors[1] for one in found), default=0.0) or 1.0
        for at, one in zip(place, found):
            axes.text(
                one.value + one.errors[1] + 0.02 * longest, at, written(measure, one.value),
                va="center", fontsize=10,
            )  # fmt: skip
        axes.set_xlim(0, 1.2 * longest)
        _label_rows(axes, ordered)
        axes.set_title(MEASURES[measure].name, loc="left", fontsize=12, fontweight="bold")
        return inlined(figure)


def trade(rows: Sequence[Row], across: str, measure: str = "ndcg") -> str:
    """A point for each contender: accuracy upwards, breadth or boldness across."""
    with matplotlib.rc_context(STYLE):
        figure, axes = sheet(6.4, 4.4)
        x = np.array([row.figures[across].value for row in rows])
        y = np.array([row.figures[measure].value for row in rows])
        for row, left, up in zip(rows, x, y):
            size = 110 if row.role == "ours" else 70
            axes.scatter(left, up, s=size, color=COLOURS[row.role], edgecolor=INK, linewidth=0.6,
                         zorder=3)  # fmt: skip
        widest = max(float(x.max()), 1.0) if across == "popularity_bias" else float(x.max())
        axes.set_xlim(0, 1.08 * (widest or 1.0))
        axes.set_ylim(0, 1.15 * (float(y.max()) or 1.0))
        if across == "popularity_bias":
            axes.axvline(1.0, color=FAINT, linewidth=1, linestyle="--", zorder=1)
        else:
            axes.xaxis.set_major_formatter(lambda value, _: f"{100 * value:.0f} %")
        _label_points(axes, rows, x, y)
        axes.set_xlabel(MEASURES[across].name)
        axes.set_ylabel(MEASURES[measure].name)
        axes.grid(color="#eceff2", zorder=0)
        return inlined(figure)


def curve(
    scores: Sequence[float], bounds: Sequence[tuple[float, float]], ended: str = ""
) -> str:
    """The score of each attempt of a search with its interval, and the best so far.

    `ended` is written at the end of the search.
    """
    with matplotlib.rc_context(STYLE):
        figure, axes = sheet(8.0, 4.2)
        number, score = np.arange(1, len(scores) + 1), np.asarray(scores, dtype=float)
        so_far = np.maximum.accumulate(score)
        low, high = np.asarray(bounds, dtype=float).T
        axes.vlines(number, low, high, color="#dde3e8", linewidth=3, zorder=1,
                    label="95 % interval")  # fmt: skip
        axes.plot(number, score, "o", color=COLOURS["rival"], markeredgecolor=FAINT, markersize=5,
                  zorder=2, label="attempt")  # fmt: skip
        axes.step(number, so_far, where="post", color=COLOURS["ours"], linewidth=2, zorder=3,
                  label="best so far")  # fmt: skip
        best = int(score.argmax())
        axes.plot(number[best], score[best], "o", color=COLOURS["ours"], markersize=9, zorder=4)
        side = -1 if best > 0.7 * len(score) else 1
        axes.annotate(
            f"attempt {number[best]}: {score[best]:.4f}", (number[best], score[best]),
            textcoords="offset points", xytext=(8 * side, 9), fontsize=10,
            ha="left" if side > 0 else "right",
        )  # fmt: skip
        if ended:
            axes.axvline(number[-1], color=COLOURS["rule"], linestyle="--", linewidth=1.4)
            axes.text(number[-1], 0.03, f"{ended} ", transform=axes.get_xaxis_transform(),
                      ha="right", fontsize=10)  # fmt: skip
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set_xlim(0.5, len(score) + 0.5)
        axes.margins(y=0.15)
        axes.set_xlabel("attempt")
        axes.set_ylabel("NDCG on the validation weeks")
        figure.legend(loc="outside upper left", ncols=3, frameon=False, fontsize=10)
        return inlined(figure)


def sheet(width: float, height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.add_subplot()


def _label_rows(axes: Axes, rows: Sequence[Row]) -> None:
    axes.set_yticks(np.arange(len(rows)), [row.name for row in rows])
    axes.tick_params(axis="y", length=0)
    axes.xaxis.set_visible(False)  # each bar tells its value
    axes.spines["bottom"].set_visible(False)
    for label, row in zip(axes.get_yticklabels(), rows):
        label.set_fontweight("bold" if row.role == "ours" else "normal")


def _label_points(axes: Axes, rows: Sequence[Row], x: Floats, y: Floats) -> None:
    """Names beside the points, each where it covers no point and no other name."""
    across, up = x / axes.get_xlim()[1], y / axes.get_ylim()[1]
    taken = [(a - 0.015, b - 0.02, a + 0.015, b + 0.02) for a, b in zip(across, up)]
    for row, a, b in zip(rows, across, up):
        length = LETTER * len(row.name)
        for step, side in product((0, 1, -1, 2, -2, 3, -3), (1, -1)):
            left = a + 0.025 if side > 0 else a - 0.025 - length
            middle = b + 0.05 * step
            box = (left, middle - 0.022, left + length, middle + 0.022)
            if left > 0 and left + length < 1 and not any(_meet(box, other) for other in taken):
                break
        taken.append(box)
        axes.annotate(
            row.name, (a, b), (a + 0.025 * side, middle), xycoords="axes fraction",
            va="center", ha="left" if side > 0 else "right", fontsize=9.5,
            fontweight="bold" if row.role == "ours" else "normal",
            arrowprops={"arrowstyle": "-", "color": "#c9d1d8", "linewidth": 0.8} if step else None,
        )  # fmt: skip


def _meet(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    )


def inlined(figure: Figure) -> str:
    with matplotlib.rc_context(STYLE):
        file = BytesIO()
        figure.savefig(file, format="svg", metadata={"Date": None})
    return f"data:image/svg+xml;base64,{b64encode(file.getvalue()).decode('ascii')}"
