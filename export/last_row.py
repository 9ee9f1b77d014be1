"""The graph that serves: of a prompt, logits of the last token alone.

The deployed graph computes them for every token, which verification wants and nobody else: a fifth
of the time that reading a prompt takes, and 200 kB a token. The one that serves is a second small
file beside it, over the same weights file.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import GraphProto, NodeProto, helper, numpy_helper

from export.errors import ExportError

NAME = "serving.onnx"
_HEADS = frozenset({"MatMul", "MatMulNBits", "MatMulInteger", "Gemm"})


def serving_graph(graph: Path) -> Path:
    """The path of the graph that serves, made of the deployed `graph` and named in its config.

    Raises ExportError where the layer that gives the logits is not found.
    """
    model = onnx.load(str(graph), load_external_data=False)
    head = _head(model.graph)
    if head is None:
        raise ExportError(f"{graph.name}: no layer that gives the logits")
    place = list(model.graph.node).index(head)
    model.graph.node.insert(place, _last_of(head.input[0], model.graph))
    head = model.graph.node[place + 1]
    head.input[0] = "last_row/output"
    _shorten(model.graph)
    out = graph.with_name(NAME)
    onnx.save(model, str(out))
    _name_it(graph.with_name("genai_config.json"))
    return out


def _head(graph: GraphProto) -> NodeProto | None:
    """The layer from which the logits come, whatever is done to them afterwards."""
    makers = {name: node for node in graph.node for name in node.output}
    node = makers.get("logits")
    while node is not None and node.op_type not in _HEADS:
        node = makers.get(node.input[0])
    return node


def _last_of(rows: str, graph: GraphProto) -> NodeProto:
    """The node that gives the last of the rows (batch, tokens, width), as (batch, 1, width)."""
    bounds = {"start": -1, "end": np.iinfo(np.int64).max, "axis": 1}
    for name, value in bounds.items():
        array = np.array([value], np.int64)
        graph.initializer.append(numpy_helper.from_array(array, f"last_row/{name}"))
    given = [rows, *(f"last_row/{name}" for name in bounds)]
    return helper.make_node("Slice", given, ["last_row/output"], name="last_row")


def _shorten(graph: GraphProto) -> None:
    """Makes the stated number of logits 1, and drops what was stated of the way there."""
    logits = next(one for one in graph.output if one.name == "logits")
    logits.type.tensor_type.shape.dim[1].dim_value = 1
    del graph.value_info[:]


def _name_it(path: Path) -> None:
    config = json.loads(path.read_text(encoding="utf-8"))
    config["model"]["decoder"]["filename"] = NAME
    path.write_text(json.dumps(config, indent=4) + "\n", encoding="utf-8")
