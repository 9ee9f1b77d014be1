"""Putting a finished folder in place of an old one, so that a reader finds one of them whole.

Everything is built in one hidden folder beside the target and renamed when it is done. A run that
was killed leaves nothing that counts: the next one clears the half-built folder away and, where the
kill fell between the two renames, puts the old artifact back.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dialogue.manifest import MANIFEST
from export.errors import ExportError


@contextmanager
def reserved(out: Path) -> Iterator[None]:
    """A stretch in which no other export writes to `out`; raises ExportError when one is at it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with _beside(out, "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ExportError(f"{out}: another export is writing there") from None
        _recover(out)
        yield


@contextmanager
def work_folder(out: Path) -> Iterator[Path]:
    """A new empty folder on the same disk as `out`, removed at the end whatever happened."""
    folder = _beside(out, "partial")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def refuse_foreign(out: Path) -> None:
    """Raises ExportError when something lies at `out` that is not an artifact."""
    if out.is_dir() and ((out / MANIFEST).is_file() or not any(out.iterdir())):
        return
    if out.exists() or out.is_symlink():
        raise ExportError(f"{out}: exists and is not an artifact folder; choose another --out")


def put(folder: Path, out: Path) -> None:
    """Moves `folder` to `out`; what was there goes when the new one stands."""
    for path in folder.rglob("*"):
        if path.is_file():
            _flush(path)
    old = _beside(out, "old")
    if out.exists():
        os.rename(out, old)
    os.rename(folder, out)
    _flush(out.parent)
    shutil.rmtree(old, ignore_errors=True)


def _recover(out: Path) -> None:
    old = _beside(out, "old")
    if old.is_dir() and not out.exists():
        os.rename(old, out)
    shutil.rmtree(old, ignore_errors=True)


def _beside(out: Path, what: str) -> Path:
    return out.with_name(f".{out.name}.{what}")


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
