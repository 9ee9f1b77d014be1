"""What an artifact folder says of itself, and the proof that its files are still those.

An artifact is one folder: the graph, its tokenizer, the run time's configuration and
`manifest.json`, which names where the weights came from, under which licence, how the graph was
built, how far it is from the weights it was built of, and the hash of every other file.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Literal

FORMAT = 1
MANIFEST = "manifest.json"
_CHUNK = 1 << 20


class ArtifactError(RuntimeError):
    """An artifact folder that cannot be trusted; the message names the file."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file of an artifact: SHA-256 in hex and size in bytes."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was built, of what, how, and how true it is to its source.

    `inputs` is one hash over everything that decides the result; equal inputs need no new build.
    `parity` holds the measured figures (docs/export.md explains each) and `verified_on` the device
    they were measured on: a graph for CUDA is checked on the CPU where there is no GPU.
    `built_with` has the version of each library that took part. `voice` is what the weights were
    tuned to write: "guided" ones choose among what was written beforehand, "free" ones can write
    words of their own between slots as well, in `languages` alone. `swappable` says what an adapter
    must fit that the graph takes as it runs (dialogue.adapters); "" for a graph that takes none.
    `opening` is what every prompt begins with: the tokens of a soft prompt, "" without one.
    `context_length` is in tokens.
    """

    name: str
    source: str
    licence: str
    precision: str
    device: str
    created: datetime
    context_length: int
    tokenizer: str
    inputs: str
    files: Mapping[str, FileRecord]
    parity: Mapping[str, float] = field(default_factory=dict)
    verified_on: str = "cpu"
    built_with: Mapping[str, str] = field(default_factory=dict)
    voice: Literal["guided", "free"] = "guided"
    languages: tuple[str, ...] = ("en",)
    swappable: str = ""
    opening: str = ""

    def summary(self) -> dict[str, Any]:
        """The manifest as plain JSON values for a person: sizes in place of hashes."""
        plain = _plain(self)
        plain["files"] = {path: record.bytes for path, record in self.files.items()}
        return plain


def record_files(folder: Path) -> dict[str, FileRecord]:
    """The record of every file below `folder` but the manifest, by path with forward slashes."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): FileRecord(file_hash(path), path.stat().st_size)
        for path in paths
        if path != folder / MANIFEST
    }


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def write_manifest(folder: Path, manifest: Manifest) -> Path:
    """The path of the manifest written into `folder`, in one step and kept across power loss."""
    partial = folder / f".{MANIFEST}.partial"
    with partial.open("w", encoding="utf-8") as file:
        json.dump({"format": FORMAT, **_plain(manifest)}, file, indent=2, ensure_ascii=False)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(partial, folder / MANIFEST)
    return folder / MANIFEST


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an artifact folder, its files not looked at.

    Raises ArtifactError when there is none, or when it is not one that this version can read.
    """
    path = folder / MANIFEST
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ArtifactError(f"{path}: no such file; `shoptalk export` makes it") from None
    except (OSError, ValueError, RecursionError) as error:
        raise ArtifactError(f"{path}: not readable as JSON: {error}") from error
    if not isinstance(plain, dict) or plain.pop("format", None) != FORMAT:
        raise ArtifactError(f"{path}: not an artifact manifest of format {FORMAT}")
    try:
        return _manifest(plain)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ArtifactError(f"{path}: a field is missing or wrong: {error}") from error


def verify(folder: Path) -> Manifest:
    """The manifest of an artifact folder whose files are all there and unchanged.

    Raises ArtifactError naming the first file that is missing or differs. Files that the manifest
    does not name are nobody's concern.
    """
    manifest = read_manifest(folder)
    for name, record in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise ArtifactError(f"{path}: missing from the artifact")
        if path.stat().st_size != record.bytes:
            raise ArtifactError(
                f"{path}: {path.stat().st_size} bytes where the manifest has {record.bytes}"
            )
        try:
            unchanged = file_hash(path) == record.sha256
        except OSError as error:
            raise ArtifactError(f"{path}: not readable: {error}") from error
        if not unchanged:
            raise ArtifactError(f"{path}: changed since the manifest was written")
    return manifest


def _plain(manifest: Manifest) -> dict[str, Any]:
    return asdict(manifest) | {"created": manifest.created.astimezone(timezone.utc).isoformat()}


def _manifest(plain: Mapping[str, Any]) -> Manifest:
    files = {str(path): FileRecord(**record) for path, record in plain["files"].items()}
    for path in files:
        if Path(path).is_absolute() or ".." in Path(path).parts:
            raise ValueError(f"files: {path!r} lies outside the artifact")
    if not files:
        raise ValueError("files: empty")
    created = datetime.fromisoformat(plain["created"])
    if plain.get("voice") not in {None, "guided", "free"}:
        raise ValueError(f"voice: {plain['voice']!r} is neither guided nor free")
    languages = tuple(str(one) for one in plain.get("languages", ("en",)))
    return Manifest(**{**plain, "files": files, "created": created, "languages": languages})
