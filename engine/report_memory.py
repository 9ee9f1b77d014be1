"""The section about memory: which scripted conversations went as written, and which did not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

import matplotlib
from matplotlib.ticker import MaxNLocator

from engine.memory_evaluation import Held, Remembered, Remembering
from engine.report import page
from engine.report_dialogue import LANGUAGES, Section
from engine.report_pictures import COLOURS, STYLE, inlined, sheet


def memory_section(found: Remembering) -> Section:
    """The section of the page about what is remembered."""
    languages = {LANGUAGES.get(one, one): part for one, part in found.locales.items()}
    figures = {
        **found.all.figures,
        "languages": {one: part.figures for one, part in found.locales.items()},
        "kinds": {one: part.figures for one, part in found.kinds.items()},
        "failed": [_failed(one) for one in found.failed],
    }
    html = page(
        "dialogue_memory.html", all=found.all, kinds=found.kinds, languages=languages,
        failed=found.failed, plot=went(found.kinds),
    )  # fmt: skip
    return Section("memory", "Memory", figures, html)


def went(kinds: Mapping[str, Remembered]) -> str:
    """A bar for each kind, from the top: the scripts that passed, and after them those that did
    not, as a data URI."""
    names = list(kinds)[::-1]
    passed = [kinds[name].passed for name in names]
    failed = [len(kinds[name].held) - right for name, right in zip(names, passed)]
    with matplotlib.rc_context(STYLE):
        figure, axes = sheet(6.4, 1.2 + 0.34 * len(names))
        axes.barh(names, passed, height=0.66, color=COLOURS["ours"], label="passed")
        axes.barh(names, failed, left=passed, height=0.66, color=COLOURS["rule"], label="failed")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.tick_params(axis="y", length=0)
        axes.set_xlabel("scripts")
        axes.legend(frameon=False, loc="lower left", bbox_to_anchor=(0, 1), ncols=2, fontsize=10)
        return inlined(figure)


def _failed(one: Held) -> dict[str, object]:
    steps = list(map(asdict, one.slips))
    return {"script": one.script.name, "kind": one.script.kind, "steps": steps}
