"""The intent model: one linear graph for ONNX Runtime, and the figures it was measured by.

The folder models/intent beside this file has `model.onnx`, made of hand-written lines by
export.intents, and `model.json`, which says of which lines, how, and how well it did.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dialogue.manifest import ArtifactError, file_hash
from dialogue.types import INTENTS, Intent

# The run time reads this when it is loaded; what shoppers say is nobody else's business.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import onnxruntime  # noqa: E402

onnxruntime.disable_telemetry_events()

SHIPPED = Path(__file__).parent / "models" / "intent"
GRAPH, NOTES = "model.onnx", "model.json"


@dataclass(frozen=True, slots=True)
class IntentModel:
    """A loaded model: which intents it knows, in the order of its scores."""

    session: onnxruntime.InferenceSession
    intents: tuple[Intent, ...]

    def chances(self, row: NDArray[np.float32]) -> dict[Intent, float]:
        """How likely each intent is for one row of features; they add up to 1."""
        (found,) = self.session.run(["probabilities"], {"features": row[np.newaxis]})
        return dict(zip(self.intents, map(float, found[0])))


@cache
def load_intent_model(folder: Path = SHIPPED) -> IntentModel:
    """The model in `folder`; raises ArtifactError where it is missing or not what its notes say."""
    graph = folder / GRAPH
    try:
        notes = json.loads((folder / NOTES).read_text(encoding="utf-8"))
        intact = file_hash(graph) == notes["sha256"]
        intents = tuple(notes["intents"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ArtifactError(f"{folder}: no intent model: {error!r}") from error
    if not intact or set(intents) - set(INTENTS):
        raise ArtifactError(f"{graph}: not the model that {NOTES} tells of")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # less work than a thread costs
    session = onnxruntime.InferenceSession(
        str(graph), options, providers=["CPUExecutionProvider"]
    )
    return IntentModel(session, intents)
