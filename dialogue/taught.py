"""Who taught an adapter, kept beside its weights: erasing a shopper reaches what they taught."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection
from pathlib import Path

from dialogue.adapters import SUFFIX, pupil, read_record, shoppers_own
from dialogue.manifest import ArtifactError

TAUGHT_BY = "taught_by.json"


def write_taught_by(folder: Path, user_ids: Collection[str]) -> None:
    """Writes beside the weights of a tuned folder whose own words they learned from."""
    text = json.dumps(sorted(map(pupil, user_ids)))
    (folder / TAUGHT_BY).write_text(text + "\n", encoding="utf-8")


def read_taught_by(folder: Path) -> tuple[str, ...]:
    """Whose own words a tuned folder learned from; () for those of nobody."""
    path = folder / TAUGHT_BY
    return tuple(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else ()


def forget_adapters(folder: Path, user_id: str) -> int:
    """The number of adapters deleted because the shopper's own words were among what they learned.

    Files and tuned folders count one each, what an interrupted tuning left of them too. A running
    server unloads a file that is gone when it next speaks through an adapter.
    """
    own, theirs = shoppers_own(user_id), pupil(user_id)
    gone = 0
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir():
            taught = path.name.partition(".")[0] == own or theirs in read_taught_by(path)
        elif path.suffix == SUFFIX:
            taught = path.stem == own or theirs in _taught(path)
        else:
            continue
        if taught:
            gone += 1
            _delete(path)
    return gone


def _taught(path: Path) -> tuple[str, ...]:
    try:
        return read_record(path).taught_by
    except ArtifactError:
        return ()  # never served, as nothing says what it is


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
        return
    path.unlink()
    path.with_suffix(".json").unlink(missing_ok=True)
