"""A tuned folder as one file that an open graph takes as it runs: NAME.onnx_adapter."""

from __future__ import annotations

import json
import math
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from dialogue.adapters import SUFFIX, AdapterRecord, write_record
from dialogue.manifest import ArtifactError, Manifest, file_hash, verify
from dialogue.taught import read_taught_by
from export.errors import ExportError
from export.swappable import Place, fits, places_of
from export.voices import ADAPTER, Adapter, voice_of
from export.weights import Weights, fingerprint, resolve, unpack

Array = npt.NDArray[np.float32]
Pair = tuple[Array, Array]  # A (inward, rank) and B (rank, outward), which holds the scale
_TENSOR = re.compile(
    r"base_model\.model\.model\.(layers\.\d+)\.(?:self_attn|mlp)\.(\w+)\.lora_([AB])\.weight"
)
_PACKED = {"qkv_proj": ("q_proj", "k_proj", "v_proj")}


def write_adapter(
    adapter: str | Path, artifact: Path, out: Path, weights: str | Path | None = None
) -> AdapterRecord:
    """The record of the adapter written to `out`, NAME.onnx_adapter, for the graph of `artifact`.

    adapter: a folder of `shoptalk tune`, or "house"; weights: those it was tuned on. It is
    checked before it stands at `out`. Raises ExportError when the two do not fit, or when the graph
    with it is too far from the weights with it.
    """
    if out.suffix != SUFFIX or not out.stem:
        raise ExportError(f"{out}: the name of an adapter file ends in {SUFFIX}")
    found = resolve(weights)
    spoken = voice_of(adapter, found)
    if spoken is None:
        raise ExportError(f"adapter {str(adapter)!r}: there is none to write")
    manifest = _manifest(artifact)
    places = places_of(artifact / "model.onnx")
    made_for = fits(fingerprint(found), places)
    if manifest.swappable != made_for:
        raise ExportError(f"{artifact}: not built of {found.name}, or changed since")
    pairs = read_pairs(spoken.folder)
    arrays = arrays_for(places, pairs, _widths(artifact))
    out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as work:
        file = write_arrays(arrays, Path(work) / out.name)
        parity = _parity(file, artifact, manifest, found, spoken)
        record = AdapterRecord(
            made_for, file_hash(file), max(a.shape[1] for a, _ in pairs.values()),
            spoken.voice, spoken.languages, parity, read_taught_by(spoken.folder),
        )  # fmt: skip
        os.replace(file, out)
    write_record(out, record)
    return record


def read_pairs(folder: Path) -> dict[str, Pair]:
    """The pairs of a PEFT folder by layer, `layers.0.q_proj`; takes plain LoRA alone."""
    from safetensors.torch import load_file

    config = json.loads((folder / "adapter_config.json").read_text(encoding="utf-8"))
    if config.get("peft_type") != "LORA":
        raise ExportError(f"{folder}: {config.get('peft_type')} is no LoRA")
    if config.get("rank_pattern") or config.get("alpha_pattern"):
        raise ExportError(f"{folder}: an adapter with one rank and one alpha for all is needed")
    below = math.sqrt(config["r"]) if config.get("use_rslora") else config["r"]
    sides: dict[str, dict[str, Array]] = {}
    for name, tensor in load_file(str(folder / ADAPTER)).items():
        hit = _TENSOR.fullmatch(name)
        if not hit:
            raise ExportError(f"{folder}: {name} is no LoRA of a linear layer in a llama")
        sides.setdefault(f"{hit[1]}.{hit[2]}", {})[hit[3]] = tensor.float().numpy().T
    scale = np.float32(config["lora_alpha"] / below)
    return {name: (both["A"], both["B"] * scale) for name, both in sides.items()}


def arrays_for(
    places: Sequence[Place], pairs: Mapping[str, Pair], widths: Mapping[str, int]
) -> dict[str, Array]:
    """The graph's inputs by name; a packed layer gets its parts side by side in one pair.

    `widths` has the outward size of each part of a packed layer. Raises ExportError for a pair
    that has no place, or not that size.
    """
    left, arrays = dict(pairs), dict[str, Array]()
    for place in places:
        layer, _, kind = place.name.rpartition(".")
        names = [f"{layer}.{part}" for part in _PACKED.get(kind, (kind,))]
        parts = [(name.rpartition(".")[2], left.pop(name, None)) for name in names]
        if not any(pair for _, pair in parts):
            continue
        a, b = _side_by_side(parts, place, widths)
        arrays |= {f"{place.name}.lora_A": a, f"{place.name}.lora_B": b}
    if left:
        raise ExportError(f"the graph has no place for what the adapter adds to {min(left)}")
    return arrays


def write_arrays(arrays: Mapping[str, Array], path: Path) -> Path:
    """`path`, with the arrays in half precision in the format of ONNX Runtime."""
    half = {name: np.ascontiguousarray(array, np.float16) for name, array in arrays.items()}
    for name, array in half.items():
        if not np.isfinite(array).all():
            raise ExportError(f"{name}: beyond what half precision can hold")
    # The values are written from the arrays' own memory: both must outlive the writing.
    values = {
        name: onnxruntime.OrtValue.ortvalue_from_numpy(array) for name, array in half.items()
    }
    format_ = onnxruntime.AdapterFormat()
    format_.set_adapter_version(1)
    format_.set_model_version(1)
    format_.set_parameters(values)
    format_.export_adapter(str(path))
    return path


def _side_by_side(
    parts: Sequence[tuple[str, Pair | None]], place: Place, widths: Mapping[str, int]
) -> Pair:
    """One pair for a place: the A's beside each other, the B's down the diagonal."""
    there = [pair for _, pair in parts if pair]
    rank = sum(a.shape[1] for a, _ in there)
    whole = np.zeros((rank, place.outward), np.float32)
    row = column = 0
    for name, pair in parts:
        if pair is None:
            column += widths[name]
            continue
        a, b = pair
        if a.shape[0] != place.inward or column + b.shape[1] > place.outward:
            raise ExportError(f"{place.name}: the adapter was made for a layer of another size")
        whole[row : row + b.shape[0], column : column + b.shape[1]] = b
        row, column = row + b.shape[0], column + b.shape[1]
    if column != place.outward:
        raise ExportError(f"{place.name}: the adapter was made for a layer of another size")
    return np.concatenate([a for a, _ in there], axis=1), whole


def _widths(artifact: Path) -> dict[str, int]:
    """The outward sizes of what the builder packs into one layer."""
    config: Any = json.loads((artifact / "genai_config.json").read_text(encoding="utf-8"))
    decoder = config["model"]["decoder"]
    heads, shared = decoder["num_attention_heads"], decoder["num_key_value_heads"]
    size = decoder["head_size"]
    return {"q_proj": heads * size, "k_proj": shared * size, "v_proj": shared * size}


def _manifest(artifact: Path) -> Manifest:
    try:
        return verify(artifact)
    except ArtifactError as error:
        raise ExportError(str(error)) from error


def _parity(
    file: Path, artifact: Path, manifest: Manifest, found: Weights, spoken: Adapter
) -> dict[str, float]:
    """How far the graph with the file is from the weights with the adapter merged into them."""
    from export.adapters import merged
    from export.device import usable
    from export.verify import Expected, check_deployed

    with TemporaryDirectory() as work:
        model = merged(unpack(found, Path(work) / "model"), spoken.folder, Path(work) / "tuned")
        expected = Expected.of(model)
    graph, device = artifact / "model.onnx", usable(manifest.device)
    return check_deployed(graph, expected, manifest.precision, device, file)
