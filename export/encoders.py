"""A sentence encoder as an ONNX graph: what a text means as a vector, for queries and products.

The folder is one of sentence-transformers (Reimers & Gurevych, 2019) whose vectors are the mean
over the tokens; optimum exports it, ONNX Runtime's dynamic quantization makes it int8.
"""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from dialogue.manifest import file_hash
from export.errors import ExportError
from export.place import put, reserved, work_folder
from recsys.encoder import GRAPH, NOTES, TOKENIZER, Encoder

LEAST_COSINE = 0.97  # between a vector of the int8 graph and that of the weights
_TEXTS = (
    "green tea, 20 bags", "something warm to drink in the evening", "waterproof jacket",
    "a gift for a five year old who likes dinosaurs", "Gluten-free pasta 500 g", "running shoes",
    "what helps against moths in the wardrobe?", "dog food for puppies", "a",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EncoderNotes:
    """What an encoder is: the notes beside its graph. `parity` is against the weights in torch."""

    name: str
    dimensions: int
    longest: int
    sha256: str
    parity: Mapping[str, float] = field(default_factory=dict)


def export_encoder(folder: Path, out: Path, precision: str = "int8") -> EncoderNotes:
    """The notes of the encoder written to `out`; raises ExportError for a folder that is none."""
    longest = _settings(folder)
    with reserved(out), work_folder(out) as work:
        _graph(folder, work / "made", precision, work / GRAPH)
        (work / TOKENIZER).write_bytes((folder / TOKENIZER).read_bytes())
        notes = EncoderNotes(_name(folder), 0, longest, file_hash(work / GRAPH))
        _write(work, notes)
        encoder = Encoder(work)
        expected = _by_torch(folder, longest)
        found = encoder.encode(_TEXTS)
        cosines = (found * expected).sum(axis=1)
        parity = {"texts": len(_TEXTS), "least_cosine": float(cosines.min())}
        if parity["least_cosine"] < LEAST_COSINE:
            raise ExportError(f"{folder}: the graph is off its weights: {parity}")
        notes = EncoderNotes(notes.name, found.shape[1], longest, notes.sha256, parity)
        _write(work, notes)
        whole = work / "whole"
        whole.mkdir()
        for name in (GRAPH, TOKENIZER, NOTES):
            (work / name).rename(whole / name)
        put(whole, out)
    return notes


def _settings(folder: Path) -> int:
    """The longest text in tokens; raises ExportError where vectors are no mean over the tokens."""
    pooling = _read(folder / "1_Pooling" / "config.json")
    if not pooling.get("pooling_mode_mean_tokens") or pooling.get("pooling_mode_cls_token"):
        raise ExportError(f"{folder}: its vectors are not the mean over the tokens")
    if not (folder / TOKENIZER).is_file():
        raise ExportError(f"{folder}: {TOKENIZER} is missing")
    return int(_read(folder / "sentence_bert_config.json").get("max_seq_length", 256))


def _name(folder: Path) -> str:
    """The folder's name; packages have theirs in one called "model"."""
    place = folder.resolve()
    return place.parent.name if place.name == "model" else place.name


def _read(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ExportError(f"{path}: not a sentence-transformers folder: {error}") from error
    return found


def _graph(folder: Path, work: Path, precision: str, out: Path) -> None:
    from optimum.exporters.onnx import main_export

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer's, one for every branch it could not follow
        try:
            main_export(
                str(folder), work, task="feature-extraction", library_name="transformers",
                do_validation=False, local_files_only=True,
            )  # fmt: skip
        except (ValueError, KeyError, NotImplementedError, RuntimeError) as error:
            raise ExportError(f"optimum cannot export {folder}: {error}") from error
    if precision == "fp32":
        (work / "model.onnx").rename(out)
        return
    from onnxruntime.quantization import QuantType, quantize_dynamic

    # A scale for each channel: with one for the whole matrix vectors are off by .07.
    logging.disable(logging.INFO)  # it tells of every tensor
    try:
        quantize_dynamic(
            str(work / "model.onnx"), str(out), weight_type=QuantType.QInt8, per_channel=True
        )
    finally:
        logging.disable(logging.NOTSET)


def _by_torch(folder: Path, longest: int) -> np.ndarray[Any, np.dtype[np.float32]]:
    """The vectors of the weights themselves."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
    model = AutoModel.from_pretrained(str(folder), local_files_only=True).eval()
    read = tokenizer(
        list(_TEXTS), padding=True, truncation=True, max_length=longest, return_tensors="pt"
    )
    with torch.inference_mode():
        hidden = model(**read).last_hidden_state.float()
    mask = read["attention_mask"].unsqueeze(-1).float()
    mean = (hidden * mask).sum(1) / mask.sum(1)
    return torch.nn.functional.normalize(mean, dim=1).numpy()


def _write(folder: Path, notes: EncoderNotes) -> None:
    text = json.dumps({"format": 1, **asdict(notes)}, indent=1)
    (folder / NOTES).write_text(text + "\n", encoding="utf-8")
