"""The manifest of a model folder: what it is, and the hash of each file in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

FORMAT = 2
MANIFEST = "manifest.json"


class ModelError(RuntimeError):
    """A model folder that cannot be used; the message names the file."""


def write_manifest(folder: Path, files: Collection[str], told: Mapping[str, Any]) -> None:
    """Writes `told` and the SHA-256 of each of the files beside it."""
    hashes = {name: _digest(folder / name) for name in files}
    manifest = {"format": FORMAT, **told, "files": hashes}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2), encoding="utf-8")


def read_manifest(folder: Path, files: Collection[str]) -> dict[str, Any]:
    """The manifest of `folder`, after checking that the files are there and unchanged.

    `files` are those that must be listed at least. Raises ModelError naming the file that is
    missing, damaged or of another format.
    """
    manifest = _parsed(folder / MANIFEST)
    hashes = manifest.get("files")
    if not isinstance(hashes, dict) or not set(files) <= set(hashes):
        raise ModelError(f"{folder / MANIFEST}: does not list {' and '.join(files)}")
    for name, expected in hashes.items():
        if not (folder / name).is_file():
            raise ModelError(f"{folder / name}: missing")
        if _digest(folder / name) != expected:
            raise ModelError(f"{folder / name}: its SHA-256 is not the one in the manifest")
    return manifest


def _parsed(path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(f"{path}: missing") from None
    except ValueError as error:
        raise ModelError(f"{path}: not JSON ({error})") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ModelError(f"{path}: not a manifest of format {FORMAT}")
    return manifest


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
