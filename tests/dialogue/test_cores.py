"""Small models have a core for each reply, large ones all cores."""

from __future__ import annotations

from pathlib import Path

from dialogue.cores import SMALL, cores_each


def test_a_small_model_has_a_core_for_each_reply_and_a_large_one_all(tmp_path: Path) -> None:
    with (tmp_path / "model.onnx.data").open("wb") as file:
        file.truncate(SMALL // 2)
        assert cores_each(tmp_path, 4) == 1
        file.truncate(SMALL + 1)
        assert cores_each(tmp_path, 4) == 4
