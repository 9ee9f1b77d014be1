"""The page about the dialogue, put together from sections: a title, figures, and how they look."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from engine.report import page, write

LANGUAGES = {"en": "English", "zh": "Simplified Chinese"}


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page: `figures` stand in the JSON under `name`, `html` below the title."""

    name: str
    title: str
    figures: Mapping[str, Any]
    html: str


def write_dialogue_report(folder: Path, sections: Sequence[Section], made: datetime) -> Path:
    """The page: `index.html` in the folder, with `dialogue.json` beside it."""
    told = {"made": made.isoformat(), **{one.name: one.figures for one in sections}}
    text = page("dialogue_report.html", sections=sections, made=made)
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "dialogue.json", json.dumps(told, indent=2, ensure_ascii=False))
    return write(folder / "index.html", text)
