"""`shoptalk rules`: imported whole or not at all, listed so that it can be imported again."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from engine.config import Config
from engine.rules_commands import COMMANDS

LINES = (
    '{"name": "week", "action": "pin", "items": ["1"], "amount": 1}\n'
    '{"name": "adults", "action": "age_limit", "categories": ["Wine"], "amount": 21}\n'
)


def run(home: Path, *words: str) -> Result:
    @click.group()
    @click.pass_context
    def main(context: click.Context) -> None:
        context.obj = Config(home=home)

    for one in COMMANDS:
        main.add_command(one)
    return CliRunner().invoke(main, ["rules", *words])


def listed(home: Path) -> list[str]:
    done = run(home, "list")
    assert done.exit_code == 0
    return [json.loads(line)["name"] for line in done.output.splitlines()]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "rules.jsonl").write_text(LINES)
    return tmp_path / "rules.jsonl"


def test_import_list_and_remove(tmp_path: Path, file: Path) -> None:
    done = run(tmp_path, "import", str(file))
    assert done.exit_code == 0 and done.output == "2 rules written\n"
    assert listed(tmp_path) == ["week", "adults"]
    assert run(tmp_path, "import", str(file)).exit_code == 0
    assert listed(tmp_path) == ["week", "adults"]
    assert run(tmp_path, "remove", "week").output == "week is removed\n"
    assert listed(tmp_path) == ["adults"]
    gone = run(tmp_path, "remove", "week")
    assert gone.exit_code == 1 and "there is no rule 'week'" in gone.output


def test_what_list_prints_can_be_imported(tmp_path: Path, file: Path) -> None:
    run(tmp_path, "import", str(file))
    before = run(tmp_path, "list").output
    (tmp_path / "again.jsonl").write_text(before)
    run(tmp_path, "remove", "week")
    assert run(tmp_path, "import", str(tmp_path / "again.jsonl")).exit_code == 0
    assert run(tmp_path, "list").output == before


def test_one_bad_row_changes_nothing(tmp_path: Path, file: Path) -> None:
    run(tmp_path, "import", str(file))
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"name": "new", "action": "pin", "items": ["2"]}\n{"name": "x"}\n')
    done = run(tmp_path, "import", str(bad))
    assert done.exit_code == 1 and "bad.jsonl, line 2: rule x: action: ''" in done.output
    assert listed(tmp_path) == ["week", "adults"]


def test_no_such_file(tmp_path: Path) -> None:
    assert run(tmp_path, "import", str(tmp_path / "none.csv")).exit_code == 2
