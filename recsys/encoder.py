"""Sentence vectors by ONNX Runtime: what a text means, whatever its words.

The graph comes from `shoptalk export --encoder`; without one the words alone are compared
(recsys.content). The vectors of a catalogue are kept beside the graph, as they take their time.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer
from tqdm import tqdm

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import onnxruntime  # noqa: E402

onnxruntime.disable_telemetry_events()

GRAPH, TOKENIZER, NOTES = "model.onnx", "tokenizer.json", "encoder.json"
KEPT = "vectors.npz"
_BATCH = 32
Vectors = npt.NDArray[np.float32]  # (texts, dimensions), each of length 1
log = logging.getLogger(__name__)


class EncoderError(ValueError):
    """A folder that holds no encoder; the message says why."""


class Encoder:
    """The encoder in `folder`; raises EncoderError where there is none that can be trusted."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        self.folder = folder
        try:
            notes = json.loads((folder / NOTES).read_text(encoding="utf-8"))
            graph = (folder / GRAPH).read_bytes()
            if hashlib.sha256(graph).hexdigest() != notes["sha256"]:
                raise ValueError(f"{GRAPH} changed since {NOTES} was written")
            self.name = f"{notes['name']} {notes['sha256'][:12]}"
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        except Exception as error:  # tokenizers raises bare Exceptions
            raise EncoderError(f"{folder}: no encoder: {error}") from error
        self._tokenizer.enable_truncation(int(notes["longest"]))
        self._tokenizer.enable_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or os.cpu_count() or 1
        self._session = onnxruntime.InferenceSession(
            graph, options, providers=["CPUExecutionProvider"]
        )
        self._inputs = [one.name for one in self._session.get_inputs()]

    def encode(self, texts: Sequence[str], progress: bool = False) -> Vectors:
        """The vectors of `texts`, (texts, dimensions); texts of like length are read together."""
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        found: list[Vectors] = []
        steps = range(0, len(order), _BATCH)
        for start in tqdm(steps, desc="encode", disable=None if progress else True):
            found.append(self._batch([texts[at] for at in order[start : start + _BATCH]]))
        if not found:
            return np.zeros((0, 1), np.float32)
        whole = np.concatenate(found)
        result = np.empty_like(whole)
        result[order] = whole
        return result

    def encode_kept(self, texts: Sequence[str]) -> Vectors:
        """The vectors of a catalogue's texts; those that were made before are read from disk."""
        keys = [hashlib.sha256(text.encode()).hexdigest()[:24] for text in texts]
        kept = self._read_kept()
        first = {key: at for at, key in reversed(list(enumerate(keys))) if key not in kept}
        new = sorted(first.values())
        if new:
            log.info("encoding %d texts of products", len(new))
            made = self.encode([texts[at] for at in new], progress=True)
            kept |= {keys[at]: vector for at, vector in zip(new, made, strict=True)}
            self._write_kept({key: kept[key] for key in dict.fromkeys(keys)})
        if not keys:
            return np.zeros((0, 1), np.float32)
        return np.stack([kept[key] for key in keys]).astype(np.float32)

    def _batch(self, texts: Sequence[str]) -> Vectors:
        read = self._tokenizer.encode_batch(list(texts))
        ids = np.array([one.ids for one in read], np.int64)
        mask = np.array([one.attention_mask for one in read], np.int64)
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        (hidden, *_) = self._session.run(None, {name: feeds[name] for name in self._inputs})
        weights = mask[:, :, None].astype(np.float32)
        mean = (hidden * weights).sum(1) / np.maximum(weights.sum(1), 1)
        return np.asarray(mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9))

    def _read_kept(self) -> dict[str, npt.NDArray[np.float16]]:
        try:
            with np.load(self.folder / KEPT, allow_pickle=False) as kept:
                if str(kept["encoder"]) != self.name:
                    return {}
                return dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))
        except (OSError, ValueError, KeyError):
            return {}

    def _write_kept(self, kept: dict[str, npt.NDArray[np.float16]]) -> None:
        """One file, replaced in one step; half precision is far finer than the int8 graph."""
        partial = self.folder / f".{KEPT}.partial.npz"
        vectors = np.stack(list(kept.values())).astype(np.float16)
        np.savez(partial, encoder=self.name, keys=np.array(list(kept)), vectors=vectors)
        os.replace(partial, self.folder / KEPT)
