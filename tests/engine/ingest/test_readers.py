"""Files are read whatever they are wrapped in, or refused with a reason."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.ingest.errors import IngestError
from engine.ingest.names import EVENT_COLUMNS
from engine.ingest.readers import FORMATS, Format, as_object, open_source

Write = Callable[[str, str | bytes], Path]
PLAIN = "user_id,item_id\r\nann,tea\r\nbob,cup\r\n"
ROWS = [(2, ["ann", "tea"]), (3, ["bob", "cup"])]


def read(path: Path, format: Format = "auto") -> list[tuple[int, Any]]:
    with open_source(path, format, EVENT_COLUMNS) as source:
        return [(row.line, row.record) for row in source.rows]


def zipped(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, PLAIN)
    return packed.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.replace("\r\n", "\n").encode(),
        PLAIN.replace("\r\n", "\r").encode(),
        PLAIN.rstrip().encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace(",", "|").encode(),
        gzip.compress(PLAIN.encode()),
        zipped("events.csv"),
        zipped("events.csv", "__MACOSX/._events.csv"),
    ],
)
def test_the_same_rows_in_every_wrapping(write: Write, content: bytes) -> None:
    assert read(write("events", content)) == ROWS


@pytest.mark.parametrize(("encoding", "text"), [("cp1252", "Café – 5 €"), ("latin-1", "é\x81")])
def test_old_encodings_are_read_and_noted(write: Write, encoding: str, text: str) -> None:
    path = write("old.csv", f"user_id,item_id\nann,{text}\n".encode(encoding))
    with open_source(path) as source:
        assert [row.record for row in source.rows] == [["ann", text]]
        assert source.notes == (f"read as {encoding}, it is not UTF-8",)


def test_lines_are_those_an_editor_shows(write: Write) -> None:
    text = '\n\nuser_id,item_id\n\nann,"tea\nand cake"\nbob,cup\n'
    assert read(write("a.csv", text)) == [(5, ["ann", "tea\nand cake"]), (7, ["bob", "cup"])]


def test_rows_of_another_width_are_kept_as_problems(write: Write) -> None:
    path = write("a.csv", "user_id,item_id\nann\nbob,cup,7\n")
    with open_source(path) as source:
        rows = list(source.rows)
        assert [row.problem for row in rows] == [
            "the row has 1 fields, the header 2",
            "the row has 3 fields, the header 2",
        ]
        assert as_object(rows[0], source.columns) == {"user_id": "ann"}
        assert as_object(rows[1], source.columns) == {
            "user_id": "bob", "item_id": "cup", "": ["7"],
        }  # fmt: skip


def test_json_lines(write: Write) -> None:
    path = write("a.jsonl", '{"a": 1}\n\n{"a": NaN}\n[1]\n{"a": \n')
    with open_source(path) as source:
        rows = list(source.rows)
    assert [row.line for row in rows] == [1, 3, 4, 5]
    assert [row.record for row in rows[:2]] == [{"a": 1}, {"a": "NaN"}]
    assert [row.problem for row in rows] == ["", "", "is not a JSON object", "is not JSON"]


@pytest.mark.parametrize("wrap", [bytes, gzip.compress])
def test_parquet(tmp_path: Path, wrap: Callable[[bytes], bytes]) -> None:
    at = datetime(2026, 5, 4, tzinfo=UTC)
    frame = pd.DataFrame({"user_id": ["ann", "bob"], "n": [1.5, None], "at": [at, None]})
    path = tmp_path / "a"
    path.write_bytes(wrap(frame.to_parquet()))
    micros = int(at.timestamp()) * 1_000_000
    assert read(path) == [(1, ("ann", 1.5, micros)), (2, ("bob", None, None))]


def test_parquet_with_a_list_of_items_is_read_as_objects(tmp_path: Path) -> None:
    pq.write_table(pa.table({"user_id": ["ann"], "items": [[{"item_id": "tea"}]]}), tmp_path / "a")
    with open_source(tmp_path / "a") as source:
        assert source.columns is None
        assert [row.record for row in source.rows] == [
            {"user_id": "ann", "items": [{"item_id": "tea"}]}
        ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "a: is empty"),
        (b"\xef\xbb\xbf\r\n \n", "a: is empty"),
        ("\n \n".encode("utf-16"), "a: is empty"),
        (bytes(range(256)) * 9, "a: is neither text nor Parquet"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "a: is neither text nor Parquet"),
        (b"PAR1" + b"junk" * 9, "a: is no readable Parquet file"),
        (gzip.compress(PLAIN.encode() * 999)[:90], "a: is damaged"),
        (b"\x1f\x8b" + b"junk" * 9, "a: is damaged"),
        (b"PK\x03\x04" + b"junk" * 9, "a: cannot be read"),
        (zipped("a.csv", "b.csv"), "the archive must hold one file, it holds: a.csv, b.csv"),
        (zipped(), "the archive must hold one file, it holds: none"),
        (b"\xff\xfea\0b", "a: is damaged UTF-16 text"),
        (b"[{}]", "line 1: is not a JSON object; write one object per line"),
        (b"\n{broken\n", "line 2: is not JSON"),
        (b"user_id,user_id\n", "the column 'user_id' is there twice"),
        (b'user_id,item_id\nann,"' + b"x" * 140_000, "line 2: .* .is a quote missing"),
    ],
)
def test_what_cannot_be_read(write: Write, content: bytes, message: str) -> None:
    with pytest.raises(IngestError, match=message):
        read(write("a", content))


def test_paths_that_are_no_file(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="nothing.csv: cannot be read: there is no such file"):
        read(tmp_path / "nothing.csv")
    with pytest.raises(IngestError, match="cannot be read: it is a folder"):
        read(tmp_path)


def test_a_format_that_is_not_the_files(write: Write) -> None:
    with pytest.raises(IngestError, match="is not a Parquet file"):
        read(write("a.csv", PLAIN), "parquet")
    with pytest.raises(IngestError, match="is a Parquet file"):
        read(write("b.csv", pd.DataFrame({"a": [1]}).to_parquet()), "csv")
    with pytest.raises(IngestError, match="line 1: is not JSON"):
        read(write("c.csv", PLAIN), "jsonl")
    with pytest.raises(IngestError, match="'xml' is none of auto, ga4, csv"):
        read(write("d.csv", PLAIN), "xml")  # type: ignore[arg-type]


BYTES = st.one_of(
    st.binary(), st.text().map(str.encode), st.text().map(lambda text: text.encode("utf-16"))
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(BYTES, st.sampled_from(FORMATS))
def test_any_bytes_give_rows_or_a_reason(write: Write, content: bytes, format: Format) -> None:
    try:
        for line, record in read(write("any", content), format):
            assert line >= 1 and record is not None
    except IngestError as error:
        assert str(error).startswith("any")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
                         min_size=2, max_size=2), min_size=1))  # fmt: skip
def test_csv_comes_back_as_it_was_written(write: Write, rows: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([["user_id", "item_id"], *rows])
    found = read(write("a.csv", text.getvalue()), "csv")
    assert [record for _, record in found] == rows


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda v: st.lists(v, max_size=3)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(st.text(), JSON), min_size=1))
def test_json_comes_back_as_it_was_written(write: Write, objects: list[dict[str, Any]]) -> None:
    text = "\n".join(map(json.dumps, objects))
    assert [record for _, record in read(write("a.jsonl", text))] == objects
