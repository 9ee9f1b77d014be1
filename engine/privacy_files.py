"""Shoppers taken out of files: lists written for them, and lines that speak of them."""

from __future__ import annotations

import csv
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

# Whether a user id is that of somebody who is erased.
Gone = Callable[[str], bool]

USER = "user_id"
STALE_SECONDS = 3600  # without a change, after which a half-written file has no writer any more
_PARTIAL = ".partial"
_PIECES = re.compile(r"[\s,;|\"'{}\[\]()<>=]+|:(?!\d)")
# Digits alone are an id only where the line says so; shorter ones are counts and hours elsewhere.
TELLING_DIGITS = 8
_OF_WHOM = (
    r"(?i)(?<![^\W_])(?:(?:user|shopper|customer|client|member|visitor|account|household)s?"
    r"(?:[ _-]?(?:id|no|number|key))?|uid|sub)[\"']?(?:\s*[=:/#]\s*|%3D|\s)[\"']?"
)
_STARTS, _ENDS = r"(?<![\w.@-])", r"(?![\w@-]|\.\w)"  # of a token, a field or a part of a path


def find_lists(home: Path, leave: frozenset[Path]) -> Iterator[Path]:
    """The files under `home` that may hold lists of shoppers, finished or not; `leave` is left."""
    for folder, names, files in os.walk(home):
        here = Path(folder)
        names[:] = [name for name in names if here / name not in leave]
        for name in files:
            inner = Path(name.removesuffix(_PARTIAL))
            if inner.suffix in _ERASERS and here / name not in leave:
                yield here / name


def erase_rows(path: Path, gone: Gone) -> int:
    """The number of rows with such a `user_id` taken out of a Parquet, CSV or JSON Lines file.

    A file without that column is left as it is. What a killed job left half-written goes as a
    whole; one that is still being written raises BlockingIOError. OSError or ValueError where
    the file cannot be read or written.
    """
    if path.suffix == _PARTIAL:
        if time.time() - path.stat().st_mtime < STALE_SECONDS:
            raise BlockingIOError("is being written")
        path.unlink()
        return 0
    partial = path.with_name(f".{path.name}.erased{_PARTIAL}")
    try:
        erased = _ERASERS[path.suffix](path, partial, gone)
        if erased:
            partial.chmod(path.stat().st_mode)
            os.replace(partial, path)
    except csv.Error as error:
        raise ValueError(str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    return erased


def erase_lines(path: Path, user_id: str) -> int:
    """The number of lines of a log that name the shopper, taken out in place.

    In place, because whoever writes the log goes on writing to the same file.
    """
    named = _naming(user_id)
    with path.open("r+b") as file:
        lines = file.readlines()
        kept = [line for line in lines if not named.search(line)]
        if len(kept) < len(lines):
            file.seek(0)
            file.writelines(kept)
            file.truncate()
    return len(lines) - len(kept)


def _naming(user_id: str) -> re.Pattern[bytes]:
    """What finds the id in a line: as a token of its own, and a short number only in a field or a
    part of a path that says whose it is: `user_id=7`, `"shopper": "7"`, `/customers/7`."""
    own = re.escape(user_id) + _ENDS
    if user_id.isdecimal() and len(user_id) < TELLING_DIGITS:
        return re.compile((_OF_WHOM + own).encode())
    return re.compile((_STARTS + own).encode())


def names_in(value: Any) -> Iterator[str]:
    """Every text and figure of a JSON value, and the words of its texts: one may be a user id."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from names_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names_in(inner)
    else:
        yield str(value)
        if isinstance(value, str):
            yield from _PIECES.split(value)


def _erase_parquet(path: Path, partial: Path, gone: Gone) -> int:
    with pq.ParquetFile(path) as file:
        if USER not in file.schema_arrow.names:
            return 0
        groups = range(file.num_row_groups)
        theirs: set[Any] = set()
        for group in groups:
            theirs |= _gone_users(file.read_row_group(group, [USER])[USER], gone)
        if not theirs:
            return 0
        erased = 0
        with pq.ParquetWriter(partial, file.schema_arrow) as writer:
            for group in groups:
                table = file.read_row_group(group)
                stays = [user not in theirs for user in table[USER].to_pylist()]
                kept = table.filter(pa.array(stays, pa.bool_()))
                erased += len(table) - len(kept)
                writer.write_table(kept)
        return erased


def _gone_users(column: pa.ChunkedArray, gone: Gone) -> set[Any]:
    return {user for user in pc.unique(column).to_pylist() if user is not None and gone(str(user))}


def _erase_csv(path: Path, partial: Path, gone: Gone) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows, [])
        if USER not in header:
            return 0
        place, erased = header.index(USER), 0
        with partial.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(header)
            for row in rows:
                if place < len(row) and gone(row[place]):
                    erased += 1
                else:
                    writer.writerow(row)
    return erased


def _erase_jsonl(path: Path, partial: Path, gone: Gone) -> int:
    erased = 0
    with path.open(encoding="utf-8") as file, partial.open("w", encoding="utf-8") as out:
        for line in file:
            if _is_of(line, gone):
                erased += 1
            else:
                out.write(line)
    return erased


def _is_of(line: str, gone: Gone) -> bool:
    try:
        found = json.loads(line)
    except ValueError:
        return False
    return isinstance(found, dict) and USER in found and gone(str(found[USER]))


_ERASERS = {".parquet": _erase_parquet, ".csv": _erase_csv, ".jsonl": _erase_jsonl}
