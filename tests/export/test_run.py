"""The whole export on a tiny model, and what it does when something is wrong."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import onnxruntime_genai as genai
import pytest
import torch
from tokenizers import Tokenizer
from transformers import AutoModelForCausalLM

from dialogue.draft import Prompt, guided_draft
from dialogue.manifest import Manifest, verify
from dialogue.phrases import is_path
from engine.config import Config
from engine.voice import open_voice
from export import run
from export.run import ExportError, export
from tests.export.tiny import TOKENS, write_model, write_qwen

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Manifest]:
    """An fp32 artifact of the tiny model, and the manifest its export gave."""
    out = tmp_path_factory.mktemp("home") / "dialogue"
    return out, export(tiny, "fp32", "cpu", out)


def _ids(artifact: Path, text: str) -> list[int]:
    return list(Tokenizer.from_file(str(artifact / "tokenizer.json")).encode(text).ids)


def test_any_model_folder_becomes_an_artifact_that_says_what_it_is(
    made: tuple[Path, Manifest],
) -> None:
    out, manifest = made
    assert verify(out) == manifest
    assert (manifest.name, manifest.source, manifest.licence) == ("tiny-llama", "tiny-llama", "MIT")
    assert (manifest.precision, manifest.device, manifest.context_length) == ("fp32", "cpu", 256)
    assert {"model.onnx", "genai_config.json", "tokenizer.json"} <= manifest.files.keys()
    assert manifest.built_with.keys() >= {"torch", "optimum", "onnxruntime-genai"}
    assert all(manifest.built_with.values())
    assert not any("model.safetensors" in name for name in manifest.files)
    assert sorted(os.listdir(out.parent)) == [".dialogue.lock", "dialogue"]


def test_its_figures_are_measured(made: tuple[Path, Manifest]) -> None:
    parity = made[1].parity
    assert parity["positions"] > 500
    assert 0 < parity["reference_max_abs_difference"] < 1e-3
    assert 0 < parity["max_abs_difference"] < 1e-3
    assert parity["reference_top1_agreement"] == parity["top1_agreement"] == 1
    assert 0 <= parity["mean_kl"] < 1e-6


def test_a_model_of_another_family_drops_in_with_the_languages_it_knows(tmp_path: Path) -> None:
    qwen, out = write_qwen(tmp_path / "qwen"), tmp_path / "dialogue"
    manifest = export(qwen, "fp32", "cpu", out, languages=("en", "zh"))
    assert (manifest.languages, manifest.context_length) == (("en", "zh"), 512)
    voice = open_voice(Config(home=tmp_path, device="cpu", threads=1))
    assert voice.languages == ("en", "zh")
    parts = [("您好呀！", "在的。", "欢迎光临。"), ("想看什么？", "")]
    draft = guided_draft(voice, Prompt("<|im_start|>user\n在吗<|im_end|>\n"), parts, 1, "")
    assert not draft.faults and is_path(parts, draft.text, "")
    voice.runtime.close()
    with pytest.raises(ExportError, match="languages: 'fr' is none of en, zh"):
        export(qwen, "fp32", "cpu", out, languages=("fr",))


def test_the_run_time_writes_what_torch_writes(made: tuple[Path, Manifest], tiny: Path) -> None:
    out, _ = made
    genai.disable_telemetry_events()
    prompt = _ids(out, "<|im_start|>user\nIs the bread fresh?<|im_end|>\n")
    model = genai.Model(str(out))
    params = genai.GeneratorParams(model)
    params.set_search_options(max_length=len(prompt) + 24, do_sample=False)
    generator = genai.Generator(model, params)
    generator.append_tokens(prompt)
    while not generator.is_done():
        generator.generate_next_token()
    torch_ids = AutoModelForCausalLM.from_pretrained(tiny).generate(
        torch.tensor([prompt]), max_new_tokens=24, do_sample=False, eos_token_id=[0, 2]
    )
    ours, theirs = list(generator.get_sequence(0)), torch_ids[0].tolist()
    assert len(ours) > len(prompt) + 3
    assert ours == theirs


def test_the_tokenizer_of_a_folder_is_left_alone(made: tuple[Path, Manifest], tiny: Path) -> None:
    out, _ = made
    for name in ("tokenizer.json", "tokenizer_config.json"):
        assert (out / name).read_bytes() == (tiny / name).read_bytes()
    ends = json.loads((out / "genai_config.json").read_text())["model"]["eos_token_id"]
    assert TOKENS.index("<|im_end|>") in ends


def test_a_second_export_of_the_same_builds_nothing(
    made: tuple[Path, Manifest], tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, manifest = made
    monkeypatch.setattr(run, "_build", _must_not_run)
    assert export(tiny, "fp32", "cpu", out) == manifest


@pytest.mark.parametrize("spoil", ["weights", "precision", "file", "manifest"])
def test_anything_changed_asks_for_a_new_build(
    made: tuple[Path, Manifest], tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    spoil: str,
) -> None:  # fmt: skip
    out = Path(shutil.copytree(made[0], tmp_path / "dialogue"))
    model = write_model(tmp_path / "tiny-llama", seed=1) if spoil == "weights" else tiny
    if spoil == "file":
        with (out / "model.onnx.data").open("r+b") as file:
            file.write(b"\x55")
    if spoil == "manifest":
        path = out / "manifest.json"
        path.write_text(path.read_text()[:-20])
    monkeypatch.setattr(run, "_build", _must_not_run)
    with pytest.raises(AssertionError, match="a build was asked for"):
        export(model, "int8" if spoil == "precision" else "fp32", "cpu", out)


def test_a_graph_that_fails_its_check_never_takes_the_place_of_a_good_one(
    made: tuple[Path, Manifest], tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = Path(shutil.copytree(made[0], tmp_path / "dialogue"))
    monkeypatch.setattr("export.verify.FLOORS", {"int8": 1.01})
    with pytest.raises(ExportError, match="the int8 graph agrees with the weights at"):
        export(tiny, "int8", "cpu", out)
    assert verify(out) == made[1]
    assert sorted(os.listdir(out.parent)) == [".dialogue.lock", "dialogue"]


def test_eight_bits_replace_an_older_artifact_and_stay_close(
    made: tuple[Path, Manifest], tiny: Path, tmp_path: Path
) -> None:
    out = Path(shutil.copytree(made[0], tmp_path / "dialogue"))
    manifest = export(tiny, "int8", "cpu", out)
    assert verify(out) == manifest and manifest.precision == "int8"
    assert 0.9 < manifest.parity["top1_agreement"] and 0 < manifest.parity["mean_kl"] < 0.1


def test_a_place_that_is_not_ours_is_left_alone(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(ExportError, match="is not an artifact folder"):
        export(tiny, "fp32", "cpu", tmp_path)
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_an_environment_without_torch_is_told_what_to_install(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "_LIBRARIES", run._LIBRARIES | {"torch": ("no-such-thing",)})
    with pytest.raises(ExportError, match=r"torch not installed: pip install 'shoptalk\[export\]'"):
        export(tiny, "fp32", "cpu", tmp_path / "dialogue")


def test_the_default_model_is_close_to_its_weights(real_artifact: Path) -> None:
    manifest = verify(real_artifact)
    assert (manifest.name, manifest.licence) == (
        "SmolLM2-135M-Instruct + house voice", "Apache-2.0",
    )  # fmt: skip
    assert (manifest.precision, manifest.device, manifest.context_length) == ("int8", "cpu", 8192)
    assert manifest.parity["reference_max_abs_difference"] < 1e-3
    assert manifest.parity["reference_top1_agreement"] > 0.995
    assert manifest.parity["reply_top1_agreement"] > 0.95
    assert manifest.parity["reply_mean_kl"] < 0.01
    assert sum(record.bytes for record in manifest.files.values()) < 280e6


def _must_not_run(*_: object) -> Manifest:
    raise AssertionError("a build was asked for")
