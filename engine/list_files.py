"""Lists of recommendations as files: Parquet, CSV or JSON Lines, complete or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from recsys.batch import COLUMNS

FORMATS = (".parquet", ".csv", ".jsonl")


class FileNameError(ValueError):
    """A file name whose ending tells no format; the message names it."""


def check_ending(out: Path) -> None:
    """Raises FileNameError for a file name whose ending tells no format."""
    if out.suffix not in FORMATS:
        raise FileNameError(f"--out {out}: the name must end in one of {', '.join(FORMATS)}")


def write_frames(frames: Iterable[pd.DataFrame], out: Path) -> tuple[int, int]:
    """The numbers of users and rows of the frames, written to `out` once they are all there."""
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_name(f".{out.name}.partial")
    counted = _Counted(frame[COLUMNS] for frame in frames)
    try:
        _WRITERS[out.suffix](counted, partial)
        os.replace(partial, out)
    finally:
        partial.unlink(missing_ok=True)
    return counted.users, counted.rows


class _Counted:
    """Frames on their way to a file, with users and rows counted as they pass."""

    def __init__(self, frames: Iterable[pd.DataFrame]) -> None:
        self._frames = frames
        self.users = self.rows = 0

    def __iter__(self) -> Iterator[pd.DataFrame]:
        for frame in self._frames:
            self.users += frame["user_id"].nunique()
            self.rows += len(frame)
            yield frame


def _write_parquet(frames: Iterable[pd.DataFrame], path: Path) -> None:
    schema = pa.schema(
        [
            ("user_id", pa.string()),
            ("rank", pa.int32()),
            ("item_id", pa.string()),
            ("score", pa.float64()),
            ("why", pa.string()),
        ]
    )
    with pq.ParquetWriter(path, schema) as writer:
        for frame in frames:
            writer.write_table(pa.Table.from_pandas(frame, schema, preserve_index=False))


def _write_csv(frames: Iterable[pd.DataFrame], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        pd.DataFrame(columns=COLUMNS).to_csv(file, index=False)
        for frame in frames:
            frame.to_csv(file, index=False, header=False)


def _write_jsonl(frames: Iterable[pd.DataFrame], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for frame in frames:
            for row in frame.to_dict("records"):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


_WRITERS = {".parquet": _write_parquet, ".csv": _write_csv, ".jsonl": _write_jsonl}
