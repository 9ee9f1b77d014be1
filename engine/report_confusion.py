"""Pictures of what was taken for what: a square of counts, rows what was meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib
import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from engine.report_pictures import INK, STYLE, inlined, sheet

# From white to the colour of our own bars.
_SHADES = LinearSegmentedColormap.from_list("ours", ["#ffffff", "#0f766e"])


def confusion(counts: Mapping[tuple[str, str], int], labels: Sequence[str]) -> str:
    """The counts of (meant, read) as a data URI; each row is shaded by its parts."""
    table = np.array([[counts.get((meant, found), 0) for found in labels] for meant in labels])
    part = table / np.maximum(table.sum(axis=1, keepdims=True), 1)
    with matplotlib.rc_context(STYLE):
        side = 1.8 + 0.42 * len(labels)
        figure, axes = sheet(side + 0.6, side)
        axes.imshow(part, cmap=_SHADES, vmin=0, vmax=1)
        for row, column in zip(*np.nonzero(table)):
            shade = "white" if part[row, column] > 0.55 else INK
            axes.text(column, row, table[row, column], ha="center", va="center", fontsize=9,
                      color=shade)  # fmt: skip
        axes.set_xticks(range(len(labels)), labels, rotation=60, ha="right", rotation_mode="anchor")
        axes.set_yticks(range(len(labels)), labels)
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        axes.set_xlabel("read as")
        axes.set_ylabel("meant")
        return inlined(figure)
