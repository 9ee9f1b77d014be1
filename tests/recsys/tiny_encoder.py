"""An encoder that is plain to the eye: each word it knows is a direction of its own."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

# Words of one meaning share their direction.
MEANINGS = (("[PAD]",), ("[UNK]",), ("tea", "infusion"), ("insect", "mosquito"), ("repellent",))
WORDS = {word: place for place, word in enumerate(w for words in MEANINGS for w in words)}


def write_encoder(folder: Path, name: str = "tiny") -> Path:
    """`folder`, with a graph that looks words up, its tokenizer and its notes."""
    folder.mkdir(parents=True, exist_ok=True)
    table = np.zeros((len(WORDS), len(MEANINGS)), np.float32)
    for direction, words in enumerate(MEANINGS):
        for word in words:
            table[WORDS[word], direction] = 1.0
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["hidden"])], "tiny",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["b", "n"])],
        [helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["b", "n", len(MEANINGS)])],
        [numpy_helper.from_array(table, "table")],
    )  # fmt: skip
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, str(folder / "model.onnx"))
    tokenizer = Tokenizer(WordLevel(WORDS, "[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    digest = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    notes = {"name": name, "sha256": digest, "longest": 16, "dimensions": len(MEANINGS)}
    (folder / "encoder.json").write_text(json.dumps(notes))
    return folder
