"""rejects.jsonl: every row that was not taken, with its line and the reason."""

from __future__ import annotations

import fcntl
import json
import math
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from engine.privacy_files import names_in


@contextmanager
def open_rejects(path: Path) -> Iterator[IO[str]]:
    """A file that takes the place of `path` when the block ends, whole or not at all.

    It does so too when the block raises: rows rejected until then stay on record.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        # Tells a file that is being written from what a killed run left.
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield file
        finally:
            file.flush()
            os.fsync(file.fileno())
            os.replace(name, path)


def write_reject(
    rejects: IO[str], file: str, line: int, reason: str, row: Mapping[str, Any]
) -> None:
    """Writes one line: {"file", "line", "reason", "row"}."""
    entry = {"file": file, "line": line, "reason": reason, "row": _plain(row)}
    rejects.write(json.dumps(entry, default=str) + "\n")


def drop_rejects(path: Path, gone: Callable[[str], bool]) -> int:
    """The number of lines taken out because a value or word of their row is `gone`."""
    if not path.is_file():
        return 0
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not any(map(gone, names_in(json.loads(line).get("row"))))]
    if len(kept) < len(lines):
        partial = path.with_name(f".{path.name}.partial")
        partial.write_text("".join(kept), encoding="utf-8")
        partial.chmod(path.stat().st_mode)  # the rows of others stay as private as they were
        os.replace(partial, path)
    return len(lines) - len(kept)


def drop_leftovers(path: Path) -> None:
    """Removes what runs that were killed left of files that were to take the place of `path`."""
    for left in path.parent.glob(f".{path.name}.*"):
        with left.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:  # its run is still going
                continue
            left.unlink()


def _plain(value: Any) -> Any:
    """`value` as JSON can say it: NaN and Infinity, which it cannot, as text."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value
