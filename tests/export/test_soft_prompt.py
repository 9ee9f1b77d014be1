"""The keys and values that are kept of a soft prompt do what the soft prompt does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("peft")

from transformers import DynamicCache  # noqa: E402

from export.adapters import read_model  # noqa: E402
from export.soft_prompt import prompt_learner, with_prompt, write_prefix  # noqa: E402
from tests.export.tiny import write_model  # noqa: E402

IDS = torch.tensor([[1, 40, 41, 42, 43]])


@pytest.mark.slow
def test_a_kept_prefix_stands_in_for_the_soft_prompt(tmp_path: Path) -> None:
    folder = write_model(tmp_path / "tiny")
    prompted = with_prompt(read_model(folder, "cpu").float(), tokens=6)
    learner = prompt_learner(prompted, "cpu")
    shape = write_prefix(prompted, tmp_path / "prefix.npz")
    assert shape == (2, 2, 2, 6, 16)
    with torch.inference_mode():
        expected = learner.head(learner.body(IDS, torch.ones_like(IDS)))
        kept = torch.from_numpy(np.load(tmp_path / "prefix.npz")["prefix"]).float()
        cache = DynamicCache()
        for layer, (keys, values) in enumerate(kept):
            cache.update(keys[None], values[None], layer)
        plain = read_model(folder, "cpu").float()
        found = plain(IDS, past_key_values=cache, attention_mask=torch.ones(1, 11)).logits
        bare = plain(IDS).logits
    assert (found - expected).abs().max() < 0.02
    assert (bare - expected).abs().max() > 0.2
