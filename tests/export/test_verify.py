from __future__ import annotations

import math
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from export import verify
from export.errors import ExportError
from export.prompts import CHATS
from export.verify import Expected, check_deployed, check_reference, compare, graph_logits
from tests.export.tiny import TOKENS

logits = arrays(np.float32, (4, 6), elements=st.floats(-20, 20, width=32))


@given(logits)
def test_a_graph_that_is_the_weights_differs_in_nothing(one: np.ndarray) -> None:
    parity = compare([one, one[:2]], iter([one, one[:2]]))
    assert (parity.positions, parity.max_abs_difference, parity.top1_agreement) == (6, 0, 1)
    assert parity.mean_kl == 0


@given(logits, logits)
def test_divergence_is_never_negative_nor_moved_by_a_constant(
    one: np.ndarray, other: np.ndarray
) -> None:
    parity = compare([one], [other])
    assert parity.mean_kl >= -1e-9
    assert compare([one], [other + 3]).mean_kl == pytest.approx(parity.mean_kl, abs=1e-4)


def test_figures_are_those_of_a_calculation_by_hand() -> None:
    right = np.log(np.array([[0.5, 0.5], [0.9, 0.1]], np.float32))
    ours = np.log(np.array([[0.25, 0.75], [0.9, 0.1]], np.float32))
    parity = compare([right], [ours])
    assert parity.mean_kl == pytest.approx((0.5 * math.log(2) + 0.5 * math.log(2 / 3)) / 2)
    assert parity.max_abs_difference == pytest.approx(math.log(2))
    assert parity.top1_agreement == 0.5


def test_a_missing_conversation_is_not_passed_over() -> None:
    one = np.zeros((1, 2), np.float32)
    with pytest.raises(ValueError):
        compare([one, one], [one])


@pytest.mark.parametrize("wrong", [0.002, float("nan"), float("inf")])
def test_a_reference_that_differs_is_refused(
    monkeypatch: pytest.MonkeyPatch, wrong: float
) -> None:
    right = np.zeros((2, 3), np.float32)
    found = right.copy()
    found[1, 1] = wrong
    monkeypatch.setattr(verify, "graph_logits", lambda *_: iter([found]))
    with np.errstate(invalid="ignore"), pytest.raises(ExportError, match="differs from the weight"):
        check_reference(Path("model.onnx"), Expected(((1, 2),), (right,), 8))


@pytest.mark.parametrize(("precision", "agreeing", "good"), [
    ("int4", 6, True), ("int4", 5, False), ("int8", 8, False), ("int8", 9, True),
    ("fp32", 9, False), ("fp32", 10, True),
])  # fmt: skip
def test_a_deployed_graph_below_the_floor_is_refused(
    monkeypatch: pytest.MonkeyPatch, precision: str, agreeing: int, good: bool
) -> None:
    right = np.tile(np.array([1, 0], np.float32), (10, 1))
    found = right.copy()
    found[agreeing:] = [0, 1]
    monkeypatch.setattr(verify, "graph_logits", lambda *_: iter([found]))
    expected = Expected((tuple(range(10)),), (right,), 8)
    if good:
        figures = check_deployed(Path("model.onnx"), expected, precision, "cpu")
        assert figures["top1_agreement"] == agreeing / 10
    else:
        with pytest.raises(ExportError, match=f"the {precision} graph agrees .* of 10 positions"):
            check_deployed(Path("model.onnx"), expected, precision, "cpu")


@pytest.mark.parametrize("content", [b"", b"not a graph", b"\x08\x0a"])
def test_a_graph_that_does_not_load_is_an_export_error(tmp_path: Path, content: bytes) -> None:
    graph = tmp_path / "model.onnx"
    graph.write_bytes(content)
    with pytest.raises(ExportError, match="model.onnx does not run on cpu"):
        list(graph_logits(graph, Expected(((1, 2),), (), 8)))


def test_the_conversations_are_real_talk_in_the_models_own_format(tiny: Path) -> None:
    expected = Expected.of(tiny)
    assert len(expected.texts) == len(CHATS) >= 8
    assert all(ids[0] == 1 and 2 in ids for ids in expected.texts)
    assert all(len(ids) <= 256 for ids in expected.texts), "cut to what the model can read"
    for ids, one in zip(expected.texts, expected.logits, strict=True):
        assert one.shape == (len(ids), len(TOKENS)) and one.dtype == np.float32
    assert expected.head_size == 16


def test_a_template_that_knows_no_system_role_is_done_without(tiny: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(tiny, tmp_path / "model"))
    config = folder / "tokenizer_config.json"
    refusal = '"chat_template": "{{ raise_exception(\'no system role\') }}"'
    text = config.read_text()
    config.write_text(text[: text.index('"chat_template"')] + refusal + "}")
    expected = Expected.of(folder)
    assert len(expected.texts) == len(CHATS) and all(1 not in ids for ids in expected.texts)
