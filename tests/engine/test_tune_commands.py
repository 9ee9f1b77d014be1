"""`tune` trains what reads utterances, and says what is wrong with what it is given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engine.cli import main

pytest.importorskip("skl2onnx")


def run(tmp_path: Path, *options: str) -> Result:
    runner = CliRunner(env={"SHOPTALK_HOME": str(tmp_path / "home")})
    return runner.invoke(main, ["tune", "--out", str(tmp_path / "out"), *options])


def test_a_mood_model_wants_its_data(tmp_path: Path) -> None:
    done = run(tmp_path, "--method", "mood")
    assert done.exit_code == 2 and "--data" in done.output


def test_a_wrong_line_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(json.dumps({"text": "hi", "locale": "en", "intent": "sing"}))
    done = run(tmp_path, "--method", "intent", "--lines", str(lines))
    assert done.exit_code == 1 and "row 1: intent: 'sing'" in done.output
    assert not (tmp_path / "out").exists()
