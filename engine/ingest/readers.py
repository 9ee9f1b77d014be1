"""From a file to rows with their line numbers: CSV, JSON Lines and Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any, Literal, NamedTuple, get_args

import pyarrow as pa
import pyarrow.parquet as pq

from engine.ingest.errors import IngestError
from engine.ingest.names import normal_name
from engine.ingest.opener import open_bytes, open_text

Format = Literal["auto", "ga4", "csv", "jsonl", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)
DELIMITERS = ",;\t|"
BATCH = 65_536

Record = Sequence[Any] | Mapping[str, Any]


class Row(NamedTuple):
    """One row: the line it begins on (in Parquet the row's number), its values, what is wrong.

    `record` has the values in the order of the columns, or is an object of JSON Lines.
    """

    line: int
    record: Record
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """An open file: `columns` as they are called there, None where every row names its own."""

    name: str
    columns: tuple[str, ...] | None
    rows: Iterator[Row]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text from the first that is not blank, which is line `number`."""

    number: int
    first: str
    rest: Iterator[str]


@contextmanager
def open_source(
    path: Path, format: Format = "auto", known: Mapping[str, Sequence[str]] | None = None
) -> Iterator[Source]:
    """The rows of `path`; `known` names columns, which tells one delimiter of CSV from another.

    Raises IngestError, now or while the rows are read, for what cannot be read as `format`.
    """
    if format not in FORMATS:
        raise IngestError(f"format: {format!r} is none of {', '.join(FORMATS)}")
    with ExitStack() as stack:
        raw = stack.enter_context(open_bytes(path))
        columnar = raw.peek(4).startswith(b"PAR1")
        if columnar != (format == "parquet") and format not in ("auto", "ga4"):
            raise IngestError(f"{path.name}: is {'' if columnar else 'not '}a Parquet file")
        if columnar:
            yield _parquet(path, raw)
            return
        text, encoding = stack.enter_context(open_text(path))
        notes = () if encoding == "utf-8-sig" else (f"read as {encoding}, it is not UTF-8",)
        lines = _lines(path, text)
        json_like = lines.first.lstrip().startswith(("{", "["))
        if format == "csv" or (format == "auto" and not json_like):
            yield _csv(path, lines, known or {}, notes)
        else:
            yield Source(path.name, None, _json_lines(path, lines), notes)


def as_object(row: Row, columns: Sequence[str] | None) -> dict[str, Any]:
    """The row as it came, by the names of its columns."""
    if isinstance(row.record, Mapping):
        return dict(row.record)
    values = dict(zip(columns or (), row.record))
    extra = row.record[len(values) :]
    return {**values, "": list(extra)} if extra else values


def _lines(path: Path, text: Iterable[str]) -> Lines:
    rest = iter(text)
    for number, line in enumerate(rest, 1):
        if line.strip():
            return Lines(number, line, rest)
    raise IngestError(f"{path.name}: is empty")


def _csv(
    path: Path, lines: Lines, known: Mapping[str, Sequence[str]], notes: tuple[str, ...]
) -> Source:
    rows = _csv_rows(path, lines, _delimiter(lines.first, known))
    columns = tuple(str(name).strip() for name in next(rows).record)
    twice = sorted(name for name in columns if name and columns.count(name) > 1)
    if twice:
        raise IngestError(f"{path.name}: the column {twice[0]!r} is there twice")
    return Source(path.name, columns, _of_width(rows, len(columns)), notes)


def _delimiter(header: str, known: Mapping[str, Sequence[str]]) -> str:
    """The delimiter that makes most of the header's names known ones, then the most names."""
    names = {name for aliases in known.values() for name in aliases}

    def fit(delimiter: str) -> tuple[int, int]:
        try:
            found = next(csv.reader([header], delimiter=delimiter), [])
        except csv.Error:
            return 0, 0
        return sum(normal_name(name) in names for name in found), len(found)

    return max(DELIMITERS, key=fit)


def _csv_rows(path: Path, lines: Lines, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(chain([lines.first], lines.rest), delimiter=delimiter)
    line = lines.number
    try:
        for values in reader:
            if values:
                yield Row(line, values)
            line = lines.number + reader.line_num
    except csv.Error as error:
        hint = " (is a quote missing?)" if "limit" in str(error) else ""
        raise IngestError(f"{path.name}, line {line}: {error}{hint}") from error


def _of_width(rows: Iterator[Row], width: int) -> Iterator[Row]:
    for row in rows:
        if len(row.record) == width:
            yield row
        else:
            problem = f"the row has {len(row.record)} fields, the header {width}"
            yield Row(row.line, row.record, problem)


def _json_lines(path: Path, lines: Lines) -> Iterator[Row]:
    for line, written in enumerate(chain([lines.first], lines.rest), lines.number):
        if not written.strip():
            continue
        record, problem = _object(written)
        if problem and line == lines.number:
            raise IngestError(f"{path.name}, line {line}: {problem}; write one object per line")
        yield Row(line, record, problem)


def _object(written: str) -> tuple[dict[str, Any], str]:
    try:
        # NaN and Infinity are no JSON: as text, the rules refuse them.
        record = json.loads(written, parse_constant=str)
    except (ValueError, RecursionError):
        return {"": written.rstrip("\r\n")[:1000]}, "is not JSON"
    if not isinstance(record, dict):
        return {"": record}, "is not a JSON object"
    return record, ""


def _parquet(path: Path, stream: IO[bytes]) -> Source:
    try:
        # Parquet is read from its end: a packed file is unpacked into memory first.
        plain = path.open("rb").read(4) == b"PAR1"
        file = pq.ParquetFile(path if plain else pa.BufferReader(stream.read()))
        columns = tuple(file.schema_arrow.names)
    except (pa.ArrowException, OSError) as error:
        raise IngestError(f"{path.name}: is no readable Parquet file: {error}") from error
    rows = _parquet_rows(path, file, columns)
    # A column of items: every row is an object such as those of JSON Lines.
    if any(pa.types.is_nested(field.type) for field in file.schema_arrow):
        objects = (Row(row.line, dict(zip(columns, row.record))) for row in rows)
        return Source(path.name, None, objects)
    return Source(path.name, columns, rows)


def _parquet_rows(path: Path, file: pq.ParquetFile, columns: Sequence[str]) -> Iterator[Row]:
    line = 0
    try:
        for batch in file.iter_batches(BATCH):
            values = [_as_list(batch.column(place)) for place in range(len(columns))]
            for record in zip(*values):
                line += 1
                yield Row(line, record)
    except (pa.ArrowException, OSError) as error:
        raise IngestError(f"{path.name}, after row {line}: is damaged: {error}") from error


def _as_list(column: pa.Array) -> list[Any]:
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_timestamp(column.type):
        # As Unix time in microseconds, many times faster than a datetime for each.
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False).cast(pa.int64())
    values: list[Any] = column.to_pylist()
    return values
