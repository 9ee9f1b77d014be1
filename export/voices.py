"""Adapters by name: the house's own, shipped with the package, and those in folders."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from dialogue.manifest import MANIFEST, file_hash
from export.errors import ExportError
from export.weights import DEFAULT_FILE, Weights, fingerprint

HOUSE = Path(str(files("export") / "house_voice"))
ADAPTER = "adapter_model.safetensors"


@dataclass(frozen=True, slots=True)
class Adapter:
    """An adapter in a folder; `voice` is what it was tuned to write, in `languages`.

    `soft` tells a soft prompt from a LoRA adapter.
    """

    name: str
    folder: Path
    fingerprint: str
    voice: Literal["guided", "free"]
    languages: tuple[str, ...]
    soft: bool = False


def voice_of(adapter: str | Path | None, weights: Weights) -> Adapter | None:
    """The adapter that `adapter` names for these weights; None for none.

    Raises ExportError for a folder that holds none, and for one made on other weights.
    """
    if str(adapter) == "none" or (adapter is None and weights.path.name != DEFAULT_FILE):
        return None
    if adapter is None and not HOUSE.is_dir():
        return None
    house = adapter is None or str(adapter) == "house"
    folder = HOUSE if house else Path(str(adapter))
    if not (folder / ADAPTER).is_file():
        raise ExportError(f"adapter {str(folder)!r}: {ADAPTER} is not there")
    record = _record(folder)
    if record.get("base_fingerprint", fingerprint(weights)) != fingerprint(weights):
        raise ExportError(f"adapter {str(folder)!r}: made for {record.get('base')}, not for these")
    return Adapter(
        "house voice" if house else folder.name,
        folder,
        file_hash(folder / ADAPTER),
        "free" if record.get("voice") == "free" else "guided",
        tuple(record.get("languages", ("en",))),
        record.get("method") == "prompt",
    )


def _record(folder: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise ExportError(f"{folder / MANIFEST}: not readable as JSON: {error}") from None
    return found
