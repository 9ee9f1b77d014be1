"""A deployed graph opened to LoRA adapters (Hu et al., 2021), which are chosen as it runs.

Beside every linear layer x W comes x A B, with A and B as inputs that have defaults of rank 0:
without an adapter nothing is added, and adapters of any rank fit. They are kept in half precision,
and cast as they are used where the graph computes in fp32: fifty take half the memory.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from onnx import GraphProto, NodeProto, TensorProto, helper, numpy_helper

from export.errors import ExportError

_LINEAR = re.compile(r"/model/layers\.(\d+)/(?:attn|mlp)/(\w+)/MatMul(?:_Q\d+)?")
_INPUT = re.compile(r"(layers\.\d+\.\w+)\.lora_([AB])")


@dataclass(frozen=True, slots=True)
class Place:
    """A linear layer of the graph that an adapter can add to, `layers.0.qkv_proj` by name."""

    name: str
    inward: int
    outward: int


def open_to_adapters(graph: Path, weights: str) -> str:
    """What `AdapterRecord.fits` says of adapters for the graph, which is rewritten in its place.

    `weights` is the fingerprint of the weights it was built of. Raises ExportError where it has no
    linear layer known to the builder of onnxruntime-genai.
    """
    model = onnx.load(str(graph), load_external_data=False)
    sizes = {tensor.name: tuple(tensor.dims) for tensor in model.graph.initializer}
    types = {tensor.name: tensor.data_type for tensor in model.graph.initializer}
    nodes: list[NodeProto] = []
    places: list[Place] = []
    for node in model.graph.node:
        nodes.append(node)
        if place := _place(node, sizes):
            half = types[node.input[2 if node.op_type == "MatMulNBits" else 1]]
            nodes += _branch(node, place, half == TensorProto.FLOAT16)
            places.append(place)
    if not places:
        raise ExportError(f"{graph.name}: no linear layer that an adapter could add to")
    for place in places:
        _add_inputs(model.graph, place)
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.save(model, str(graph))
    return fits(weights, places)


def places_of(graph: Path) -> tuple[Place, ...]:
    """The places of a graph that was opened to adapters; raises ExportError for any other."""
    model = onnx.load(str(graph), load_external_data=False)
    found: dict[str, list[int]] = {}
    for tensor in model.graph.input:
        if hit := _INPUT.fullmatch(tensor.name):
            dims = tensor.type.tensor_type.shape.dim
            found.setdefault(hit[1], []).append(dims[0 if hit[2] == "A" else 1].dim_value)
    if not found:
        raise ExportError(f"{graph}: takes no adapters; `shoptalk export --swappable` makes one")
    return tuple(Place(name, *size) for name, size in found.items())


def fits(weights: str, places: Iterable[Place]) -> str:
    """One hash over what an adapter must have been made for: the weights and the graph's places."""
    parts = [weights, *((one.name, one.inward, one.outward) for one in places)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _place(node: NodeProto, sizes: Mapping[str, Sequence[int]]) -> Place | None:
    hit = _LINEAR.fullmatch(node.name)
    if not hit or node.op_type not in {"MatMul", "MatMulNBits"}:
        return None
    if node.op_type == "MatMulNBits":
        told = {one.name: helper.get_attribute_value(one) for one in node.attribute}
        inward, outward = told["K"], told["N"]
    else:
        inward, outward = sizes[node.input[1]]
    return Place(f"layers.{hit[1]}.{hit[2]}", inward, outward)


def _branch(node: NodeProto, place: Place, half: bool) -> Iterator[NodeProto]:
    """The nodes of x A B, added to what `node` gives under the name it had."""
    whole = node.output[0]
    plain, inner, added = (f"{whole}/{part}" for part in ("plain", "lora_A", "lora_B"))
    node.output[0] = plain
    sides = [f"{place.name}.lora_{side}" for side in "AB"]
    if not half:
        for side in sides:
            yield helper.make_node(
                "Cast", [side], [f"{side}/float"], f"/{side}/Cast", to=TensorProto.FLOAT
            )
        sides = [f"{side}/float" for side in sides]
    yield helper.make_node("MatMul", [node.input[0], sides[0]], [inner], f"{node.name}/lora_A")
    yield helper.make_node("MatMul", [inner, sides[1]], [added], f"{node.name}/lora_B")
    yield helper.make_node("Add", [plain, added], [whole], f"{node.name}/lora")


def _add_inputs(graph: GraphProto, place: Place) -> None:
    """Gives the graph the two inputs of a place, each with its default of rank 0.

    The rank has a name of its own in each place: packed layers have it several times over.
    """
    rank = f"{place.name}.rank"
    for side, shape, empty in (
        ("A", (place.inward, rank), (place.inward, 0)),
        ("B", (rank, place.outward), (0, place.outward)),
    ):
        name = f"{place.name}.lora_{side}"
        graph.input.append(helper.make_tensor_value_info(name, TensorProto.FLOAT16, shape))
        graph.initializer.append(numpy_helper.from_array(np.zeros(empty, np.float16), name))
