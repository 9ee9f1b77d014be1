from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.manifest import (
    MANIFEST,
    ArtifactError,
    FileRecord,
    Manifest,
    read_manifest,
    record_files,
    verify,
    write_manifest,
)

EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def manifest(files: dict[str, FileRecord]) -> Manifest:
    return Manifest(
        name="Tiny",
        source="tiny.gguf",
        licence="MIT",
        precision="int4",
        device="cpu",
        created=datetime(2026, 5, 4, 3, 2, 1, tzinfo=timezone.utc),
        context_length=256,
        tokenizer="BPE",
        inputs="00ff",
        files=files,
        parity={"top1_agreement": 0.75},
        built_with={"torch": "2.13.0"},
    )


@pytest.fixture
def artifact(tmp_path: Path) -> Path:
    (tmp_path / "model.onnx").write_bytes(b"graph")
    (tmp_path / "empty").touch()
    (tmp_path / "adapters").mkdir()
    (tmp_path / "adapters" / "a.bin").write_bytes(b"a")
    write_manifest(tmp_path, manifest(record_files(tmp_path)))
    return tmp_path


def rewrite(artifact: Path, change: Callable[[dict[str, Any]], object]) -> None:
    plain = json.loads((artifact / MANIFEST).read_text())
    change(plain)
    (artifact / MANIFEST).write_text(json.dumps(plain))


def test_an_untouched_artifact_says_what_was_written(artifact: Path) -> None:
    found = verify(artifact)
    assert found == manifest(dict(found.files))
    assert found.files["empty"] == FileRecord(EMPTY_SHA256, 0)
    assert set(found.files) == {"model.onnx", "empty", "adapters/a.bin"}


def test_the_summary_is_json_with_sizes_for_hashes(artifact: Path) -> None:
    summary = json.loads(json.dumps(verify(artifact).summary()))
    assert summary["files"] == {"model.onnx": 5, "empty": 0, "adapters/a.bin": 1}
    assert summary["parity"] == {"top1_agreement": 0.75}
    assert datetime.fromisoformat(summary["created"]) == datetime(
        2026, 5, 4, 3, 2, 1, tzinfo=timezone.utc
    )


def test_any_zone_is_the_same_moment(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"graph")
    east = datetime(2026, 5, 4, 12, tzinfo=timezone(timedelta(hours=9)))
    write_manifest(tmp_path, replace(manifest(record_files(tmp_path)), created=east))
    assert read_manifest(tmp_path).created == east


@pytest.mark.parametrize("name", ["model.onnx", "adapters/a.bin"])
def test_a_missing_file_is_named(artifact: Path, name: str) -> None:
    (artifact / name).unlink()
    with pytest.raises(ArtifactError, match=rf"{name}: missing"):
        verify(artifact)


def test_a_file_of_another_size_is_named_with_both_sizes(artifact: Path) -> None:
    (artifact / "model.onnx").write_bytes(b"graph and more")
    with pytest.raises(ArtifactError, match="model.onnx: 14 bytes where the manifest has 5"):
        verify(artifact)


@given(place=st.integers(0, 4), bit=st.integers(0, 7))
def test_one_flipped_bit_is_seen(
    tmp_path_factory: pytest.TempPathFactory, place: int, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("artifact")
    (folder / "model.onnx").write_bytes(b"graph")
    write_manifest(folder, manifest(record_files(folder)))
    content = bytearray(b"graph")
    content[place] ^= 1 << bit
    (folder / "model.onnx").write_bytes(content)
    with pytest.raises(ArtifactError, match="model.onnx: changed"):
        verify(folder)


def test_a_folder_in_place_of_a_file_counts_as_missing(artifact: Path) -> None:
    (artifact / "empty").unlink()
    (artifact / "empty").mkdir()
    with pytest.raises(ArtifactError, match="empty: missing"):
        verify(artifact)


def test_files_the_manifest_does_not_name_do_no_harm(artifact: Path) -> None:
    (artifact / "notes.txt").write_text("mine")
    assert "notes.txt" not in verify(artifact).files


def test_no_manifest_is_told_with_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(ArtifactError, match="manifest.json: no such file.*shoptalk export"):
        verify(tmp_path)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe\x00", b"[]", b"null", b"{}", b'{"format": 99}', b"[" * 99999]
)
def test_what_is_no_manifest_is_refused(artifact: Path, content: bytes) -> None:
    (artifact / MANIFEST).write_bytes(content)
    with pytest.raises(ArtifactError, match="manifest.json: not"):
        verify(artifact)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda plain: plain.pop("licence"), "licence"),
        (lambda plain: plain.pop("files"), "files"),
        (lambda plain: plain.update(files={}), "files: empty"),
        (lambda plain: plain.update(files=None), "wrong"),
        (lambda plain: plain["files"]["empty"].pop("sha256"), "sha256"),
        (lambda plain: plain.update(created="yesterday"), "yesterday"),
        (lambda plain: plain.update(surplus=1), "surplus"),
        (lambda plain: plain.update(voice="loud"), "voice: 'loud'"),
    ],
)
def test_a_wrong_field_is_named(
    artifact: Path, change: Callable[[dict[str, Any]], object], said: str
) -> None:
    rewrite(artifact, change)
    with pytest.raises(ArtifactError, match=said):
        read_manifest(artifact)


@pytest.mark.parametrize("path", ["../secret", "/etc/passwd", "adapters/../../secret"])
def test_a_manifest_cannot_speak_of_files_outside_its_folder(artifact: Path, path: str) -> None:
    rewrite(
        artifact, lambda plain: plain["files"].update({path: {"sha256": EMPTY_SHA256, "bytes": 0}})
    )
    with pytest.raises(ArtifactError, match="outside the artifact"):
        read_manifest(artifact)


def test_writing_leaves_no_partial_file_and_replaces_the_old(artifact: Path) -> None:
    write_manifest(artifact, replace(read_manifest(artifact), name="Other"))
    assert verify(artifact).name == "Other"
    assert not list(artifact.glob(".*partial"))
