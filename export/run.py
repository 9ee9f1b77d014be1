"""Weights to a verified artifact folder, top to bottom."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timezone
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import monotonic
from typing import Any

from tqdm import tqdm

from dialogue.brief import LANGUAGES
from dialogue.manifest import ArtifactError, Manifest, record_files, verify, write_manifest
from dialogue.taught import read_taught_by
from export.build import check, deployed, recipe
from export.convert import reference
from export.errors import ExportError
from export.place import put, refuse_foreign, reserved, work_folder
from export.voices import Adapter, voice_of
from export.weights import Weights, fingerprint, licence, resolve, unpack

__all__ = ["ExportError", "export"]

EXPORTER = 2  # raise it when the same weights shall give a new artifact
_STEPS = 5
_LIBRARIES = {
    "torch": ("torch",),
    "transformers": ("transformers",),
    "optimum": ("optimum",),
    "optimum-onnx": ("optimum-onnx",),
    "onnxruntime": ("onnxruntime-gpu", "onnxruntime"),
    "onnxruntime-genai": ("onnxruntime-genai-cuda", "onnxruntime-genai"),
}
log = logging.getLogger(__name__)


def export(
    weights: str | Path | None, precision: str, device: str, out: Path,
    adapter: str | Path | None = None, swappable: bool = False, languages: Sequence[str] = (),
) -> Manifest:  # fmt: skip
    """The manifest of the artifact at `out`, built from `weights` unless it stands there already.

    weights: "smollm2" (also None), a .gguf file or a local Hugging Face causal-LM folder;
    precision: int4, int8, fp16 or fp32; device: cpu or cuda, of the machine that will run it;
    adapter: what is merged into the weights: a folder of `shoptalk tune`, "house" or "none". None
    is the house's own for the default weights, and none for others;
    swappable: open the graph to adapters that are chosen as it runs, and merge none;
    languages: those it speaks, "en" and "zh"; the adapter's by default, else English. In others
    templates answer.
    An old artifact at `out` is replaced when the new one is verified, not before. Raises
    ExportError when anything is wrong with either.
    """
    check(precision, device)
    if unknown := set(languages) - set(LANGUAGES):
        raise ExportError(f"languages: {min(unknown)!r} is none of {', '.join(LANGUAGES)}")
    found = resolve(weights)
    if swappable and adapter not in {None, "none"}:
        raise ExportError(f"adapter {str(adapter)!r}: a swappable graph has none merged into it")
    spoken = None if swappable else voice_of(adapter, found)
    speaks = tuple(languages) or (spoken.languages if spoken else ("en",))
    if spoken and read_taught_by(spoken.folder):
        raise ExportError(
            f"adapter {spoken.name!r}: learned from shoppers' own words, which erasing could not "
            "take out of a merged graph: use --swappable, and `shoptalk adapter`"
        )
    out = out.absolute()
    try:
        with reserved(out):
            inputs = _inputs(found, spoken, precision, device, swappable, languages)
            if ready := _ready(out, inputs):
                log.info("%s: already made of these weights, and unchanged", out)
                return ready
            refuse_foreign(out)
            with work_folder(out) as work:
                built = _build(found, spoken, precision, device, inputs, work, swappable)
                manifest = _signed(work / "artifact", replace(built, languages=speaks))
                put(work / "artifact", out)
            return manifest
    except OSError as error:
        raise ExportError(f"{out}: {error}") from error


def _build(
    found: Weights, spoken: Adapter | None, precision: str, device: str, inputs: str, work: Path,
    swappable: bool,
) -> Manifest:  # fmt: skip
    """The manifest of a new artifact in `work`/artifact."""
    built_with = _versions()
    if missing := [name for name, release in built_with.items() if not release]:
        raise ExportError(f"{', '.join(missing)} not installed: pip install 'shoptalk[export]'")
    from export.device import usable
    from export.last_row import serving_graph
    from export.swappable import open_to_adapters
    from export.verify import Expected, check_deployed, check_reference, reply_parity

    runs_on = usable(device)
    with tqdm(total=_STEPS, desc="export", unit="step", disable=None) as bar:
        with _step(bar, "unpack the weights"):
            model = unpack(found, work / "model")
            model, opening = _tuned(model, spoken, work / "tuned")
        with _step(bar, "reference graph (optimum)"):
            plain = reference(model, work / "reference")
        with _step(bar, "reference graph against the weights"):
            expected = Expected.of(model)
            parity = check_reference(plain, expected)
        with _step(bar, f"deployed graph ({precision}, {device})"):
            graph = deployed(model, work / "artifact", precision, device)
            takes = open_to_adapters(graph, fingerprint(found)) if swappable else ""
        with _step(bar, f"deployed graph against the weights, on {runs_on}"):
            parity |= check_deployed(graph, expected, precision, runs_on)
            if spoken and spoken.voice == "free":
                from export.house import reply_samples_apart

                replies = Expected.of(model, reply_samples_apart(model))
                parity |= reply_parity(graph, replies, runs_on)
            serving_graph(graph)
    return Manifest(
        name=f"{found.name} + {spoken.name}" if spoken else found.name,
        source=found.source,
        licence=licence(found),
        precision=precision,
        device=device,
        created=datetime.now(timezone.utc),
        context_length=_context_length(work / "artifact"),
        tokenizer=_tokenizer_kind(work / "artifact"),
        inputs=inputs,
        files=record_files(work / "artifact"),
        parity=parity,
        verified_on=runs_on,
        built_with=built_with,
        voice=spoken.voice if spoken else "guided",
        swappable=takes,
        opening=opening,
    )


def _tuned(model: Path, spoken: Adapter | None, out: Path) -> tuple[Path, str]:
    """The folder of the weights with what was learned in them, and what prompts begin with."""
    from export.adapters import merged
    from export.soft_prompt import with_virtual_tokens

    if spoken is None:
        return model, ""
    if spoken.soft:
        return with_virtual_tokens(model, spoken.folder, out)
    return merged(model, spoken.folder, out), ""


@contextmanager
def _step(bar: tqdm, name: str) -> Iterator[None]:
    bar.set_postfix_str(name)
    started = monotonic()
    yield
    bar.update()
    log.info("%s: %.0f s", name, monotonic() - started)


def _ready(out: Path, inputs: str) -> Manifest | None:
    """The manifest at `out` when it was made of the same inputs and its files are unchanged."""
    try:
        manifest = verify(out)
    except ArtifactError:
        return None
    return manifest if manifest.inputs == inputs else None


def _inputs(
    found: Weights, spoken: Adapter | None, precision: str, device: str, swappable: bool = False,
    languages: Sequence[str] = (),
) -> str:  # fmt: skip
    """One hash over all that decides what the artifact will be."""
    parts = {
        "exporter": EXPORTER,
        "weights": fingerprint(found),
        "adapter": spoken.fingerprint if spoken else "",
        "precision": precision,
        "device": device,
        "recipe": recipe(precision),
        "libraries": _versions(),
    }
    if swappable:
        parts["swappable"] = True
    if languages:
        parts["languages"] = list(languages)
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _versions() -> dict[str, str]:
    """The release of each library that takes part, "" where it is not installed."""
    return {name: _version(packages) for name, packages in _LIBRARIES.items()}


def _version(packages: tuple[str, ...]) -> str:
    for package in packages:
        try:
            return version(package)
        except PackageNotFoundError:
            continue
    return ""


def _signed(folder: Path, manifest: Manifest) -> Manifest:
    write_manifest(folder, manifest)
    return verify(folder)


def _context_length(folder: Path) -> int:
    return int(_json(folder / "genai_config.json")["model"]["context_length"])


def _tokenizer_kind(folder: Path) -> str:
    return str(_json(folder / "tokenizer.json")["model"]["type"])


def _json(path: Path) -> Mapping[str, Any]:
    value: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return value
