"""rejects.jsonl: every row that was not taken, with its line and the reason."""

from __future__ import annotations

import json
import math
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any


@contextmanager
def open_rejects(path: Path) -> Iterator[IO[str]]:
    """A file that takes the place of `path` when the block ends, whole or not at all.

    It does so too when the block raises: rows rejected until then stay on record.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
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


def _plain(value: Any) -> Any:
    """`value` as JSON can say it: NaN and Infinity, which it cannot, as text."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value
