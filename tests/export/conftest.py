from __future__ import annotations

from pathlib import Path

import pytest

from tests.export.tiny import write_gguf, write_model


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Hugging Face folder of a tiny llama; read only."""
    return write_model(tmp_path_factory.mktemp("models") / "tiny-llama")


@pytest.fixture(scope="session")
def tiny_gguf(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same model as a GGUF file."""
    return write_gguf(tiny, tmp_path_factory.mktemp("gguf") / "tiny.gguf")
