"""The loss of a training as a picture: what was learned, what was held out, and the base's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib

from engine.report_pictures import COLOURS, INK, STYLE, sheet


def loss_picture(
    curve: Sequence[Mapping[str, Any]], losses: Mapping[str, float], path: Path
) -> Path:
    """The path of the SVG written: loss in nats a token over the steps of a training.

    `curve` and `losses` are those of export.tuning.TuningRecord.
    """
    steps = [point["step"] for point in curve]
    with matplotlib.rc_context(STYLE):
        figure, axes = sheet(7.2, 3.8)
        axes.plot(steps, [point["loss"] for point in curve], color=COLOURS["rival"], lw=1.6,
                  label="learned")  # fmt: skip
        axes.plot(steps, [point["held_out"] for point in curve], color=COLOURS["ours"], lw=2.2,
                  marker="o", ms=3, label="held out")  # fmt: skip
        axes.axhline(losses["held_out_base"], color=INK, lw=1, ls=":")
        axes.text(steps[0], losses["held_out_base"], " base, held out", va="bottom", fontsize=10)
        axes.set_xlabel("step")
        axes.set_ylabel("loss, nats a token")
        axes.set_ylim(bottom=0)
        axes.legend(frameon=False)
        figure.savefig(path, format="svg", metadata={"Date": None})
    return path
