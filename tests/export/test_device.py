from __future__ import annotations

import onnxruntime
import pytest

from export.device import CPU, CUDA, _nothing, providers, usable


def test_the_cpu_is_always_usable() -> None:
    assert usable("cpu") == "cpu"
    assert providers("cpu") == [CPU]


def test_cuda_is_usable_where_a_session_really_runs_on_it(
    capfd: pytest.CaptureFixture[str],
) -> None:
    found = usable("cuda")
    assert "Failed to load library" not in capfd.readouterr().err
    session = onnxruntime.InferenceSession(_nothing(), providers=providers(found))
    assert (CUDA in session.get_providers()) == (found == "cuda")


def test_cuda_that_is_built_in_but_does_not_load_is_not_usable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class OnCpu:
        def __init__(self, *_: object, **__: object) -> None: ...

        def get_providers(self) -> list[str]:
            return [CPU]

    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: [CUDA, CPU])
    monkeypatch.setattr(onnxruntime, "InferenceSession", OnCpu)
    assert usable("cuda") == "cpu"


def test_a_build_without_cuda_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: [CPU])
    monkeypatch.setattr(onnxruntime, "InferenceSession", None)
    assert usable("cuda") == "cpu"
