"""`adapter` makes a file that the served graph takes, and says what is wrong with its input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dialogue.adapters import read_adapters, shoppers_own
from dialogue.manifest import read_manifest
from dialogue.runtime import Job, Runtime
from engine.cli import main
from engine.config import Config
from engine.privacy import erase
from engine.services import open_services
from engine.store.database import connect
from tests.engine.test_training_text import says
from tests.export.tiny import write_model

pytest.importorskip("peft")
TALK = {
    "messages": [
        {"role": "user", "content": "tea?"},
        {"role": "assistant", "content": "Tea it is."},
    ]
}


def run(home: Path, *words: str) -> Result:
    return CliRunner(env={"SHOPTALK_HOME": str(home)}).invoke(main, list(words))


@pytest.mark.slow
def test_from_dialogues_to_a_reply_in_their_voice(tmp_path: Path) -> None:
    model, talk = write_model(tmp_path / "tiny"), tmp_path / "talk.jsonl"
    talk.write_text("".join(json.dumps(TALK) + "\n" for _ in range(40)), encoding="utf-8")
    tuned, file = tmp_path / "tuned", tmp_path / "adapters" / "shop.onnx_adapter"
    for words in (
        ("tune", "--method", "lora", "--data", str(talk), "--weights", str(model), "--rate", "0.02",
         "--epochs", "6", "--forgetting", "99", "--out", str(tuned)),
        ("export", "--swappable", "--weights", str(model), "--precision", "fp32"),
        ("adapter", str(tuned), "--weights", str(model), "--out", str(file)),
    ):  # fmt: skip
        done = run(tmp_path / "home", *words)
        assert done.exit_code == 0, done.output
    artifact = tmp_path / "home" / "dialogue"
    told = json.loads(done.output[done.output.index("{") :])
    found = read_adapters(file.parent, read_manifest(artifact).swappable)
    assert told["parity"]["top1_agreement"] > 0.99 and told["rank"] == found["shop"].record.rank
    runtime = Runtime(artifact, "cpu", adapters={"shop": found["shop"].path})
    said = {
        name: runtime.generate(Job([1, 90, 91], max_new_tokens=12, temperature=0, adapter=name))
        for name in ("", "shop")
    }
    runtime.close()
    assert said[""].tokens != said["shop"].tokens


@pytest.mark.slow
def test_a_shoppers_own_speaks_to_them_alone_and_goes_with_them(tmp_path: Path) -> None:
    model, home = write_model(tmp_path / "tiny"), tmp_path / "home"
    config = Config(home=home, device="cpu")
    home.mkdir()
    database = connect(config.database)
    for number in range(40):
        says(database, "ann", f"any tea number {number}?", True)
    tiny = ("--weights", str(model))
    for words in (
        ("export", "--swappable", *tiny, "--precision", "fp32"),
        ("tune", "--method", "pretrain", "--data", "shoppers", "--user", "ann", *tiny,
         "--rate", "0.02", "--forgetting", "99"),
        ("adapter", "--user", "ann", *tiny),
    ):  # fmt: skip
        done = run(home, *words)
        assert done.exit_code == 0, done.output
    services = open_services(config)
    try:
        assert services.voice_to("ann", {"training"}).adapter == shoppers_own("ann")
        assert services.voice_to("ann", ()).adapter == ""
        assert services.voice_to("bob", {"training"}).adapter == ""
        own = str(config.adapters / shoppers_own("ann"))
        merging = run(home, "export", *tiny, "--adapter", own)
        assert merging.exit_code == 1 and "shoppers' own words" in merging.output
        assert erase(config, database, "ann")["erased"]["adapters"] == 2
        assert [path.suffix for path in config.adapters.iterdir()] == [".lock"]
    finally:
        services.close()


def test_a_folder_without_an_adapter_is_named(tmp_path: Path) -> None:
    model, artifact = write_model(tmp_path / "tiny"), tmp_path / "art"
    artifact.mkdir()
    done = run(
        tmp_path, "adapter", str(tmp_path), "--weights", str(model), "--artifact", str(artifact),
        "--out", str(tmp_path / "x.onnx_adapter"),
    )  # fmt: skip
    assert done.exit_code == 1 and "adapter_model.safetensors is not there" in done.output


def test_swappable_and_merged_exclude_each_other(tmp_path: Path) -> None:
    model = write_model(tmp_path / "tiny")
    done = run(tmp_path, "export", "--swappable", "--weights", str(model), "--adapter", "house")
    assert done.exit_code == 1 and "'house': a swappable graph has none merged" in done.output
