"""The mood model that comes with the package, run by ONNX Runtime; moods/MODEL_CARD.md is on it."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from dialogue.mood_pieces import pieces
from dialogue.types import MOODS, MoodLabel

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # read when onnxruntime is first imported

import onnxruntime  # noqa: E402

onnxruntime.disable_telemetry_events()


@dataclass(frozen=True, slots=True)
class Reading:
    """The chance of each emotion, in the order of GoEmotions, and of each mood, by its name."""

    emotions: tuple[float, ...]
    moods: dict[MoodLabel, float]


class MoodModel:
    """A mood graph on one thread of the CPU; a turn is too short for more."""

    def __init__(self, graph: bytes) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            graph, options, providers=["CPUExecutionProvider"]
        )

    def read(self, text: str) -> Reading:
        """What `text` shows of each emotion and mood."""
        counts = Counter(pieces(text))
        inputs = {
            "pieces": np.array(list(counts), dtype=object),
            "counts": np.array(list(counts.values()), dtype=np.float32),
        }
        emotions, moods = self._session.run(["emotions", "moods"], inputs)
        return Reading(tuple(emotions[0].tolist()), dict(zip(MOODS, moods[0].tolist())))


@cache
def shipped() -> MoodModel:
    """The model of the package, read at its first use."""
    with as_file(files("dialogue").joinpath("moods/mood.onnx")) as path:
        return MoodModel(path.read_bytes())
