"""Pairs of LoRA laid out for the places of a graph."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from export.adapter_files import arrays_for, read_pairs, write_arrays
from export.errors import ExportError
from export.swappable import Place

ONES = np.ones((4, 1), np.float32), np.ones((1, 6), np.float32)
WIDTHS = {"q_proj": 4, "k_proj": 2, "v_proj": 2}


def test_a_packed_layer_gets_its_parts_down_the_diagonal() -> None:
    q = np.full((4, 1), 1, np.float32), np.full((1, 4), 2, np.float32)
    v = np.full((4, 2), 3, np.float32), np.full((2, 2), 4, np.float32)
    place = Place("layers.0.qkv_proj", 4, 8)
    arrays = arrays_for([place], {"layers.0.q_proj": q, "layers.0.v_proj": v}, WIDTHS)
    assert arrays["layers.0.qkv_proj.lora_A"].tolist() == [[1, 3, 3]] * 4
    assert arrays["layers.0.qkv_proj.lora_B"].tolist() == [
        [2, 2, 2, 2, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 4, 4],
        [0, 0, 0, 0, 0, 0, 4, 4],
    ]


def test_places_without_a_pair_keep_their_default() -> None:
    places = [Place("layers.0.o_proj", 4, 6), Place("layers.1.o_proj", 4, 6)]
    arrays = arrays_for(places, {"layers.1.o_proj": ONES}, WIDTHS)
    assert arrays.keys() == {"layers.1.o_proj.lora_A", "layers.1.o_proj.lora_B"}


@pytest.mark.parametrize("change", [{"inward": 5}, {"outward": 7}, {"outward": 5}])
def test_a_layer_of_another_size_is_refused(change: dict[str, int]) -> None:
    place = dataclasses.replace(Place("layers.0.o_proj", 4, 6), **change)
    with pytest.raises(ExportError, match="layers.0.o_proj: .* of another size"):
        arrays_for([place], {"layers.0.o_proj": ONES}, WIDTHS)


def test_what_has_no_place_in_the_graph_is_named() -> None:
    with pytest.raises(ExportError, match="no place for .* layers.9.o_proj"):
        arrays_for([Place("layers.0.o_proj", 4, 6)], {"layers.9.o_proj": ONES}, WIDTHS)


def test_what_half_precision_cannot_hold_is_refused(tmp_path: Path) -> None:
    with np.errstate(over="ignore"), pytest.raises(ExportError, match="big: beyond what half"):
        write_arrays({"big": np.array([1e6], np.float32)}, tmp_path / "x.onnx_adapter")


def test_what_was_written_is_read_again_by_onnx_runtime(tmp_path: Path) -> None:
    arrays = {"a": np.arange(6, dtype=np.float32).reshape(3, 2).T, "b": np.ones((2, 2), np.float32)}
    path = write_arrays(arrays, tmp_path / "x.onnx_adapter")
    found = onnxruntime.AdapterFormat.read_adapter(str(path)).get_parameters()
    assert found.keys() == {"a", "b"}
    assert found["a"].numpy().dtype == np.float16
    assert found["a"].numpy().tolist() == [[0, 2, 4], [1, 3, 5]]


def test_a_soft_prompt_is_no_lora(tmp_path: Path) -> None:
    (tmp_path / "adapter_config.json").write_text(json.dumps({"peft_type": "PREFIX_TUNING"}))
    with pytest.raises(ExportError, match="PREFIX_TUNING is no LoRA"):
        read_pairs(tmp_path)
