"""Shoppers taken out of files, and everybody else left as they were."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pandas as pd
import pytest

from engine.privacy_files import erase_lines, erase_rows, find_lists, names_in

TABLE = pd.DataFrame(
    {"user_id": ["ann", "bob", "ann", "eve, \"x\""], "why": ["a\nb", "tea, \"hot\"", "", "é"]}
)


def is_ann(user: str) -> bool:
    return user == "ann"


@pytest.mark.parametrize("ending", [".parquet", ".csv", ".jsonl"])
def test_the_rows_of_one_shopper_go(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"list{ending}"
    write = {
        ".parquet": lambda: TABLE.to_parquet(path, row_group_size=2),
        ".csv": lambda: TABLE.to_csv(path, index=False),
        ".jsonl": lambda: TABLE.to_json(path, orient="records", lines=True),
    }
    read = {
        ".parquet": lambda: pd.read_parquet(path),
        ".csv": lambda: pd.read_csv(path),
        ".jsonl": lambda: pd.read_json(path, lines=True),
    }
    write[ending]()
    path.chmod(0o640)
    assert erase_rows(path, is_ann) == 2
    left = TABLE[TABLE["user_id"] != "ann"].reset_index(drop=True)
    pd.testing.assert_frame_equal(read[ending](), left, check_dtype=False)
    assert path.stat().st_mode & 0o777 == 0o640
    before = path.read_bytes()
    assert erase_rows(path, is_ann) == 0
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("column", [pd.array([7, 8, 7]), pd.Categorical(["7", "8", "7"])])
def test_ids_of_any_type_are_found(tmp_path: Path, column: object) -> None:
    path = tmp_path / "list.parquet"
    pd.DataFrame({"user_id": column}).to_parquet(path)
    assert erase_rows(path, lambda user: user == "7") == 2
    assert pd.read_parquet(path)["user_id"].astype(str).tolist() == ["8"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("catalog.csv", "item_id,name\nann,Tea\n"),
        ("empty.csv", ""),
        ("lines.jsonl", 'no json\n["ann"]\n{"item_id": "ann"}\n'),
    ],
)
def test_a_file_without_users_is_left(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content)
    assert erase_rows(path, is_ann) == 0
    assert path.read_text() == content


def test_what_cannot_be_read_says_so_and_stays(tmp_path: Path) -> None:
    for name in ("a.parquet", "a.csv", "a.jsonl"):
        path = tmp_path / name
        path.write_bytes(b"user_id\n\xff\xfe\n")
        with pytest.raises(ValueError):
            erase_rows(path, is_ann)
        assert path.read_bytes() == b"user_id\n\xff\xfe\n"
    assert len(os.listdir(tmp_path)) == 3


def test_a_half_written_file_is_left_to_its_writer_for_an_hour(tmp_path: Path) -> None:
    path = tmp_path / ".list.csv.partial"
    path.write_text("user_id\nann\n")
    with pytest.raises(BlockingIOError):
        erase_rows(path, is_ann)
    os.utime(path, (time.time() - 3700,) * 2)
    erase_rows(path, is_ann)
    assert not path.exists()


def test_lists_are_found_in_every_folder_but_those_left_out(tmp_path: Path) -> None:
    for name in ("a.csv", "b/c/d.parquet", "models/items.parquet", "b/.e.jsonl.partial", "x.db"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = find_lists(tmp_path, frozenset({tmp_path / "models"}))
    names = {str(path.relative_to(tmp_path)) for path in found}
    assert names == {"a.csv", "b/c/d.parquet", "b/.e.jsonl.partial"}


def test_lines_of_a_log_go_in_place(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_bytes(b"ann in\nhannah in\nann-2 in\n\xff user=ann\n")
    with path.open("ab") as writer:
        assert erase_lines(path, "ann") == 2
        writer.write(b"more\n")
    assert path.read_bytes() == b"hannah in\nann-2 in\nmore\n"


ABOUT_SEVEN = [
    b"GET /shoppers/7 200\n",
    b"GET /x?user_id=7&n=3 200\n",
    b'{"at": "10:00", "user_id": "7"}\n',
    b'{"User": 7, "ms": 3}\n',
    b"level=info user=7 took=3\n",
    b"household 7 asked\n",
]
OF_OTHERS = [
    b"2026-07-07T07:07:07 GET /x 200 7\n",
    b"took=7 user=17\n",
    b"7 rows of 70 users written\n",
    b'{"user_id": "7.5", "count": 7}\n',
    b"user=8 items=7\n",
    b"GET /products/7 200\n",
    b"user=7-b in\n",
]


def test_a_short_number_is_an_id_only_where_the_line_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_bytes(b"".join(sorted(ABOUT_SEVEN + OF_OTHERS)))
    assert erase_lines(path, "7") == len(ABOUT_SEVEN)
    assert path.read_bytes().splitlines(keepends=True) == sorted(OF_OTHERS)


def test_an_id_is_found_as_a_whole_token_and_no_part_of_one(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_bytes(b"ann,in\n\"ann\" in\n/ann/x\nann.b in\nx.ann in\nann@b in\nin ann.\n")
    assert erase_lines(path, "ann") == 4
    assert path.read_bytes() == b"ann.b in\nx.ann in\nann@b in\n"


def test_names_are_found_wherever_a_row_has_them() -> None:
    row = {"a": [{"b": 7}], "c": 'broken {"user_id": "ann", "at": 10:30', "d": None}
    found = set(names_in(row))
    assert {"7", "ann", "10:30"} <= found and "30" not in found
