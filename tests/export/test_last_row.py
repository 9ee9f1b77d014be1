"""What serves says the same as what was verified, of the last token."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from export.errors import ExportError
from export.last_row import NAME, serving_graph

WIDTH, WORDS = 4, 6


def graph(folder: Path, last: str = "MatMul") -> Path:
    """Rows of a table, a head, and a factor on the logits; or no head."""
    draw = np.random.default_rng(0)
    table = draw.normal(size=(WORDS, WIDTH)).astype(np.float32)
    arrays = {"table": table, "head": table.T.copy(), "two": np.array(2, np.float32)}
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["rows"]),
        helper.make_node(last, ["rows", "head"] if last == "MatMul" else ["rows"], ["raw"]),
        helper.make_node("Mul", ["raw", "two"], ["logits"]),
    ]
    size = ["batch_size", "sequence_length"]
    made = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, size)],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [*size, WORDS])],
        [numpy_helper.from_array(array, name) for name, array in arrays.items()],
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 10
    onnx.save(model, str(folder / "model.onnx"))
    config = {"model": {"decoder": {"filename": "model.onnx"}, "eos_token_id": 2}}
    (folder / "genai_config.json").write_text(json.dumps(config))
    return folder / "model.onnx"


def logits(path: Path, ids: list[list[int]]) -> np.ndarray:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return session.run(["logits"], {"input_ids": np.array(ids)})[0]


@pytest.mark.parametrize("ids", [[[1, 5, 0, 2]], [[3]], [[1, 2], [4, 5]]])
def test_it_gives_the_last_row_alone(tmp_path: Path, ids: list[list[int]]) -> None:
    full = graph(tmp_path)
    short = serving_graph(full)
    found = logits(short, ids)
    np.testing.assert_allclose(found, logits(full, ids)[:, -1:], rtol=1e-6)
    assert found.shape == (len(ids), 1, WORDS)


def test_the_run_time_is_told_which_one_serves(tmp_path: Path) -> None:
    short = serving_graph(graph(tmp_path))
    config = json.loads((tmp_path / "genai_config.json").read_text())["model"]
    assert config == {"decoder": {"filename": NAME}, "eos_token_id": 2} and short.name == NAME


def test_a_graph_without_a_head_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no layer that gives the logits"):
        serving_graph(graph(tmp_path, last="Identity"))


@pytest.mark.slow
def test_the_real_one_serves_over_the_same_weights(real_artifact: Path) -> None:
    config = json.loads((real_artifact / "genai_config.json").read_text())
    assert config["model"]["decoder"]["filename"] == NAME
    served = onnx.load(str(real_artifact / NAME), load_external_data=False)
    held = {
        entry.value for tensor in served.graph.initializer for entry in tensor.external_data
        if entry.key == "location"
    }  # fmt: skip
    assert held == {"model.onnx.data"} and (real_artifact / NAME).stat().st_size < 1e6
