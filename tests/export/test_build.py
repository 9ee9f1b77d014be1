from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from export import build
from export.build import DEVICES, PRECISIONS, check, deployed
from export.errors import ExportError


@pytest.mark.parametrize(
    ("precision", "device", "said"),
    [
        ("int3", "cpu", "'int3': none of int4, int8, fp16, fp32"),
        ("int4", "tpu", "'tpu': none of cpu, cuda"),
        ("fp16", "cpu", "use int4, int8 or fp32"),
        ("fp32", "cuda", "fp32 is for the CPU"),
    ],
)
def test_a_graph_that_cannot_be_built_is_refused_with_what_can(
    tiny: Path, tmp_path: Path, precision: str, device: str, said: str
) -> None:
    with pytest.raises(ExportError, match=said):
        deployed(tiny, tmp_path / "artifact", precision, device)


def test_every_other_pair_is_accepted() -> None:
    for device in DEVICES:
        for precision in PRECISIONS:
            if (precision, device) not in {("fp16", "cpu"), ("fp32", "cuda")}:
                check(precision, device)


def test_the_builders_last_words_are_passed_on(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", "Traceback\n...\nNo such layer\n")

    monkeypatch.setattr(subprocess, "run", fails)
    with pytest.raises(ExportError, match=r"builder failed on .*tiny-llama:\n(.*\n)*No such layer"):
        deployed(tiny, tmp_path / "artifact", "fp32", "cpu")


def test_an_environment_without_the_builder_is_told_what_to_install(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ExportError, match=r"pip install 'shoptalk\[export\]'"):
        deployed(tiny, tmp_path / "artifact", "fp32", "cpu")


@pytest.mark.parametrize(
    ("before", "after"), [(0, [2, 0]), ([0, 1], [2, 0, 1]), (2, 2), ([0, 2], [0, 2])]
)
def test_a_turn_ends_at_the_tokenizers_end_mark_too(
    tiny: Path, tmp_path: Path, before: object, after: object
) -> None:
    path = tmp_path / "genai_config.json"
    path.write_text(json.dumps({"model": {"eos_token_id": before, "type": "llama"}}))
    build._mend_end(tiny, path)
    assert json.loads(path.read_text()) == {"model": {"eos_token_id": after, "type": "llama"}}
