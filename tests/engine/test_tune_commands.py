"""`tune` trains what reads utterances, and says what is wrong with what it is given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engine.cli import main
from tests.export.tiny import write_model

pytest.importorskip("skl2onnx")


def run(tmp_path: Path, *options: str) -> Result:
    runner = CliRunner(env={"SHOPTALK_HOME": str(tmp_path / "home")})
    place = () if "--out" in options or "--user" in options else ("--out", str(tmp_path / "out"))
    return runner.invoke(main, ["tune", *place, *options])


def test_a_mood_model_wants_its_data(tmp_path: Path) -> None:
    done = run(tmp_path, "--method", "mood")
    assert done.exit_code == 2 and "--data" in done.output


def test_a_wrong_line_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(json.dumps({"text": "hi", "locale": "en", "intent": "sing"}))
    done = run(tmp_path, "--method", "intent", "--lines", str(lines))
    assert done.exit_code == 1 and "row 1: intent: 'sing'" in done.output
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_dialogues_become_an_adapter_with_its_losses_and_their_picture(tmp_path: Path) -> None:
    model = write_model(tmp_path / "tiny")
    line = {"messages": [{"role": "user", "content": "tea?"},
                         {"role": "assistant", "content": "Tea it is."}]}  # fmt: skip
    talk = tmp_path / "talk.jsonl"
    talk.write_text("".join(json.dumps(line) + "\n" for _ in range(40)), encoding="utf-8")
    done = run(
        tmp_path,
        "--method", "lora", "--data", str(talk), "--weights", str(model), "--rate", "0.02",
        "--epochs", "6", "--forgetting", "99",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    told = json.loads(done.output[done.output.index("{") :])
    assert told["held_out"] < told["held_out_base"]
    assert "<svg" in Path(told["picture"]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--method", "lora"), "--data"),
        (("--method", "lora", "--data", "nowhere.jsonl"), "nowhere.jsonl"),
        (("--method", "pretrain", "--data", "shoppers", "--user", "ann"), "training"),
        (("--method", "pretrain", "--data", "shoppers"), "where erasing finds it"),
        (("--method", "lora", "--data", "house", "--user", "ann"), "--user"),
    ],
)
def test_what_is_missing_is_named(tmp_path, options, named) -> None:
    done = run(tmp_path, *options)
    assert done.exit_code != 0 and named in done.output
