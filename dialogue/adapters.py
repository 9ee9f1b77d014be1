"""LoRA adapters in a folder: which ones fit the artifact, and which one speaks to whom.

An adapter is two files: `NAME.onnx_adapter` has the numbers and `NAME.json` says what they are.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from dialogue.manifest import ArtifactError, file_hash

FORMAT = 1
SUFFIX = ".onnx_adapter"
_SHOPPER = "shopper-"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AdapterRecord:
    """What an adapter file is: `fits` is `Manifest.swappable` of the graphs that take it.

    `voice` and `languages` are what it was tuned to write, as in the manifest; `parity` says how
    far graph and adapter together are from the weights and the adapter (docs/export.md);
    `taught_by` has a hash of everybody whose own words it was tuned on.
    """

    fits: str
    sha256: str
    rank: int
    voice: Literal["guided", "free"] = "guided"
    languages: tuple[str, ...] = ("en",)
    parity: Mapping[str, float] = field(default_factory=dict)
    taught_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AdapterFile:
    """One adapter that can be loaded."""

    path: Path
    record: AdapterRecord


def write_record(path: Path, record: AdapterRecord) -> None:
    """Writes what the adapter file at `path` is beside it, in one step."""
    place = path.with_suffix(".json")
    partial = place.with_name(f".{place.name}.partial")
    text = json.dumps({"format": FORMAT, **asdict(record)}, indent=1)
    partial.write_text(text + "\n", encoding="utf-8")
    os.replace(partial, place)


def read_record(path: Path) -> AdapterRecord:
    """What the adapter file at `path` is; raises ArtifactError when that cannot be trusted."""
    place = path.with_suffix(".json")
    try:
        plain = json.loads(place.read_text(encoding="utf-8"))
        if plain.pop("format", None) != FORMAT:
            raise ValueError(f"not of format {FORMAT}")
        lists = {name: tuple(plain.get(name, ())) for name in ("languages", "taught_by")}
        record = AdapterRecord(**{**plain, **lists})
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ArtifactError(f"{place}: not the record of an adapter: {error}") from error
    if record.voice not in {"guided", "free"}:
        raise ArtifactError(f"{place}: voice: {record.voice!r} is neither guided nor free")
    if file_hash(path) != record.sha256:
        raise ArtifactError(f"{path}: changed since {place.name} was written")
    return record


def read_adapters(folder: Path, fits: str) -> dict[str, AdapterFile]:
    """The adapters of a folder by name, those that the graph takes; the others are reported.

    `fits` is the manifest's `swappable`: "" for a graph that takes none.
    """
    found: dict[str, AdapterFile] = {}
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            record = read_record(path)
            if not fits or record.fits != fits:
                raise ArtifactError(f"{path}: made for another graph, or for other weights")
        except ArtifactError as error:
            log.error("an adapter is left out: %s", error)
        else:
            found[path.stem] = AdapterFile(path, record)
    return found


class AdapterFolder(Mapping[str, Path]):
    """The adapters of a folder that a graph takes: their paths by name, as of the last look."""

    def __init__(self, folder: Path, fits: str) -> None:
        self._folder, self._fits = folder, fits
        self._found: Mapping[str, AdapterFile] = {}
        self._seen: object = None
        self.refresh()

    def refresh(self) -> None:
        """Looks again; files are read only where one came, went or changed."""
        there = sorted(self._folder.glob(f"*{SUFFIX}")) if self._fits else []
        seen = [(path, path.stat().st_mtime_ns) for path in there]
        if seen != self._seen:
            self._found = read_adapters(self._folder, self._fits) if self._fits else {}
            self._seen = seen

    def record(self, name: str) -> AdapterRecord:
        """What an adapter is; raises KeyError when there is none of that name."""
        return self._found[name].record

    def __getitem__(self, name: str) -> Path:
        return self._found[name].path

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def speaker(
    adapters: Collection[str], default: str, user_id: str, consents: Collection[str]
) -> str:
    """The name of the adapter that speaks to a shopper; "" for the graph as it is.

    What was learned from a shopper's own words speaks to nobody else, and to them only while they
    agree to `training`.
    """
    own = shoppers_own(user_id)
    if user_id and "training" in consents and own in adapters:
        return own
    shared = default in adapters and not default.startswith(_SHOPPER)
    return default if shared else ""


def shoppers_own(user_id: str) -> str:
    """The name that a shopper's own adapter has; their id cannot be read from it."""
    return _SHOPPER + pupil(user_id)


def pupil(user_id: str) -> str:
    """How a shopper is named among those who taught an adapter."""
    return hashlib.sha256(user_id.encode()).hexdigest()[:16]
