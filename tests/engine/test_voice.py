"""Which voice an installation speaks with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dialogue.adapters import AdapterFolder
from dialogue.jobs import RuntimeUnavailable
from engine.config import Config
from engine.voice import open_runtime, open_voice


def test_without_a_model_the_templates_answer(tmp_path: Path) -> None:
    assert open_voice(Config(home=tmp_path)).runtime is None


def test_cuda_and_replicas_asked_for_by_name_must_be_there(tmp_path: Path) -> None:
    for config in (Config(home=tmp_path, device="cuda"), Config(home=tmp_path, replicas=2)):
        with pytest.raises(Exception, match="dialogue"):
            open_voice(config)


def test_replicas_need_their_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.delitem(sys.modules, "dialogue.replicas", raising=False)
    with pytest.raises(RuntimeUnavailable, match=r"SHOPTALK_REPLICAS: ray is missing: pip install"):
        open_runtime(Config(home=tmp_path, replicas=2), AdapterFolder(tmp_path, ""))
