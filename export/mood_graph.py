"""The mood model as one estimator small enough to ship, and its conversion by skl2onnx.

All weights of a piece are whole numbers from -127 to 127 times that piece's scale. The graph takes
the distinct pieces of a text and how often each stands there, and has the vocabulary in it: what
serves it needs neither scikit-learn nor a second file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto
from onnx.numpy_helper import from_array
from scipy.special import expit, softmax
from skl2onnx import convert_sklearn, update_registered_converter
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.base import BaseEstimator
from sklearn.feature_extraction.text import TfidfVectorizer

from export.mood_fit import EMOTION_WEIGHT, Floats, Linear, strength

OPSET = {"": 17, "ai.onnx.ml": 3}
_LARGEST = 127


class MoodNet(BaseEstimator):
    """The chance of each emotion and of each mood; sklearn's own road from text to weights.

    `weights` has a row for a piece, a column for an emotion and then for a mood; `blend` a row for
    an emotion and a column for a mood.
    """

    def __init__(
        self, vectorizer: TfidfVectorizer, weights: Floats, bias: Floats, blend: Floats
    ) -> None:
        self.vectorizer = vectorizer
        self.weights = weights
        self.bias = bias
        self.blend = blend

    def predict_proba(self, texts: Sequence[str]) -> tuple[Floats, Floats]:
        """The chances of the emotions (each its own) and of the moods (which add up to one)."""
        number = len(self.blend)
        whole, row, column = quantised(self.weights)
        weights = whole * (row[:, None] * column)
        scores = np.asarray(sp.csr_matrix(self.vectorizer.transform(texts)) @ weights) + self.bias
        feelings, moods = scores[:, :number], scores[:, number:]
        return expit(feelings), softmax(moods + strength(feelings) @ self.blend, axis=1)


def assemble(vectorizer: TfidfVectorizer, emotions: Linear, moods: Linear) -> MoodNet:
    """One estimator out of the model of the emotions and that of the moods on top of it."""
    pieces = emotions.weights.shape[0]
    weights = np.hstack([emotions.weights, moods.weights[:pieces]])
    bias = np.concatenate([emotions.bias, moods.bias])
    return MoodNet(vectorizer, weights, bias, moods.weights[pieces:] * EMOTION_WEIGHT)


def to_onnx(model: MoodNet) -> ModelProto:
    """The ONNX graph of `model`: pieces and counts in, emotions and moods out."""
    update_registered_converter(MoodNet, "MoodNet", _shapes, _convert, parser=_parse)
    inputs = [("pieces", StringTensorType([None])), ("counts", FloatTensorType([None]))]
    return convert_sklearn(model, "mood", inputs, target_opset=OPSET)


def quantised(weights: Floats) -> tuple[NDArray[np.int8], Floats, Floats]:
    """Whole numbers, a scale for each row and one for each column, whose product is `weights`."""
    column = np.sqrt((weights**2).mean(axis=0))
    column[column == 0] = 1.0
    row = np.abs(weights / column).max(axis=1) / _LARGEST
    row[row == 0] = 1.0
    whole = np.rint(weights / column / row[:, None]).astype(np.int8)
    return whole, row.astype(np.float32).astype(float), column.astype(np.float32).astype(float)


def _parse(scope: Any, model: MoodNet, inputs: Any, custom_parsers: Any = None) -> Any:
    operator = scope.declare_local_operator("MoodNet", model)
    operator.inputs = inputs
    for name in ("emotions", "moods"):
        operator.outputs.append(scope.declare_local_variable(name, FloatTensorType()))
    return operator.outputs


def _shapes(operator: Any) -> None:
    emotions, moods = operator.raw_operator.blend.shape
    operator.outputs[0].type = FloatTensorType([1, emotions])
    operator.outputs[1].type = FloatTensorType([1, moods])


def _convert(scope: Any, operator: Any, container: Any) -> None:
    """Adds the nodes; a piece that is not in the vocabulary is the last row, which is all zero."""
    model: MoodNet = operator.raw_operator
    pieces, counts = (variable.full_name for variable in operator.inputs)
    emotions, moods = (variable.full_name for variable in operator.outputs)
    node = _Nodes(scope, container)
    whole, row, column = quantised(model.weights)
    idf = np.append(model.vectorizer.idf_, 0.0)
    rows = _rows(node, pieces, model.vectorizer)
    one = node.floats("one", [1.0])
    often = node("Add", [node("Log", [counts]), one])
    value = node("Mul", [often, node("Gather", [node.floats("idf", idf), rows])])
    length = node("Sqrt", [node("ReduceSum", [node("Mul", [value, value])], keepdims=1)])
    value = node("Div", [value, node("Max", [length, node.floats("tiny", [1e-12])])])
    value = node("Mul", [value, node("Gather", [node.floats("row", np.append(row, 0.0)), rows])])
    table = node.bytes("weights", np.vstack([whole, np.zeros((1, whole.shape[1]), np.int8)]))
    weights = node("Cast", [node("Gather", [table, rows])], to=TensorProto.FLOAT)
    flat = node("Unsqueeze", [value, node.longs("axis", [0])])
    scores = node("Mul", [node("MatMul", [flat, weights]), node.floats("column", column)])
    scores = node("Add", [scores, node.floats("bias", model.bias)])
    split = [len(model.blend), model.blend.shape[1]]
    feelings, felt = node.split(scores, node.longs("split", split))
    chances = node("Sigmoid", [feelings])
    blend = node.floats("blend", model.blend)
    felt = node("Add", [felt, node("MatMul", [node("Sqrt", [chances]), blend])])
    container.add_node("Identity", [chances], [emotions], name=scope.get_unique_operator_name("o"))
    container.add_node("Softmax", [felt], [moods], name=scope.get_unique_operator_name("o"), axis=1)


def _rows(node: _Nodes, pieces: str, vectorizer: TfidfVectorizer) -> str:
    names = vectorizer.get_feature_names_out()
    return node(
        "LabelEncoder",
        [pieces],
        domain="ai.onnx.ml",
        keys_strings=[name.encode("utf-8") for name in names],
        values_int64s=list(range(len(names))),
        default_int64=len(names),
    )


class _Nodes:
    """A short way to add a node or a constant and get its name."""

    def __init__(self, scope: Any, container: Any) -> None:
        self.scope = scope
        self.container = container

    def __call__(self, kind: str, inputs: list[str], domain: str = "", **attributes: Any) -> str:
        out = str(self.scope.get_unique_variable_name(kind.lower()))
        self._add(kind, inputs, [out], domain, attributes)
        return out

    def split(self, value: str, sizes: str) -> tuple[str, str]:
        """The two parts of a row."""
        first, second = (str(self.scope.get_unique_variable_name("part")) for _ in range(2))
        self._add("Split", [value, sizes], [first, second], "", {"axis": 1})
        return first, second

    def floats(self, name: str, values: Any) -> str:
        """A constant of 32-bit floats."""
        return self._constant(name, np.asarray(values, dtype=np.float32))

    def longs(self, name: str, values: Any) -> str:
        """A constant of 64-bit whole numbers."""
        return self._constant(name, np.asarray(values, dtype=np.int64))

    def bytes(self, name: str, values: NDArray[np.int8]) -> str:
        """A constant of 8-bit whole numbers."""
        return self._constant(name, values)

    def _constant(self, name: str, values: NDArray[Any]) -> str:
        unique = str(self.scope.get_unique_variable_name(name))
        # As raw bytes: a list of whole numbers takes up to ten bytes for each.
        tensor = from_array(np.ascontiguousarray(values), unique)
        self.container.add_initializer(unique, tensor.data_type, list(values.shape), tensor)
        return unique

    def _add(
        self, kind: str, inputs: list[str], outputs: list[str], domain: str, attributes: Any
    ) -> None:
        version = OPSET[domain] if domain == "" else 2
        name = self.scope.get_unique_operator_name(kind)
        self.container.add_node(
            kind, inputs, outputs, name=name, op_domain=domain, op_version=version, **attributes
        )
