"""Where a graph can be run on this machine."""

from __future__ import annotations

import onnxruntime

CUDA = "CUDAExecutionProvider"
CPU = "CPUExecutionProvider"
_SILENT, _WARNINGS = 4, 2  # log levels of ONNX Runtime: fatal errors only, and its default


def usable(device: str) -> str:
    """`device`, or "cpu" where it is "cuda" and CUDA cannot be loaded.

    The list of available providers tells of the build, not of the machine: a session is the test.
    """
    if device != "cuda" or CUDA not in onnxruntime.get_available_providers():
        return "cpu"
    onnxruntime.set_default_logger_severity(_SILENT)  # a missing driver is an answer here
    try:
        session = onnxruntime.InferenceSession(_nothing(), providers=[CUDA, CPU])
    finally:
        onnxruntime.set_default_logger_severity(_WARNINGS)
    return "cuda" if CUDA in session.get_providers() else "cpu"


def providers(device: str) -> list[str]:
    """The execution providers for a device that is usable, in order of preference."""
    return [CUDA, CPU] if device == "cuda" else [CPU]


def _nothing() -> bytes:
    """A graph that hands back its input."""
    from onnx import TensorProto, helper

    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in "xy"]
    node = helper.make_node("Identity", ["x"], ["y"])
    graph = helper.make_graph([node], "nothing", ends[:1], ends[1:])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
    return bytes(model.SerializeToString())
