"""The versioned folders of recommender models, and which of them serves.

`current` is a small file with the name of a folder beside it, replaced in one step: a reader finds
the old model or the new one, and going back is writing the old name.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

POINTER = "current"
MANIFEST = "manifest.json"


def current_name(models: Path) -> str | None:
    """The name of the serving version, or None before the first training."""
    try:
        return (models / POINTER).read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None


def current(models: Path) -> Path | None:
    """The folder of the serving version, or None before the first training."""
    name = current_name(models)
    return models / name if name else None


def new_folder(models: Path, now: datetime) -> Path:
    """A folder path that no version has yet, named by the time of training."""
    stem = now.strftime("%Y%m%dT%H%M%SZ")
    names = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
    return next(models / name for name in names if not (models / name).exists())


def serve(models: Path, name: str) -> None:
    """Makes the version `name` the serving one; raises FileNotFoundError when it is not there."""
    if not (models / name).is_dir():
        raise FileNotFoundError(f"{models / name}: no such model version")
    partial = models / f".{POINTER}.partial"
    partial.write_text(name + "\n", encoding="utf-8")
    os.replace(partial, models / POINTER)


def versions(models: Path) -> list[str]:
    """The names of all versions, oldest first."""
    if not models.is_dir():
        return []
    return sorted(folder.name for folder in models.iterdir() if (folder / MANIFEST).is_file())


def figures(folder: Path) -> Mapping[str, float]:
    """What was measured when the version in `folder` was trained; empty where that is not told."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8")).get("figures", {})
    except (OSError, ValueError, AttributeError):
        return {}
    return found if isinstance(found, dict) else {}
