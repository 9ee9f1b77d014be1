"""The keys and values that are kept of a soft prompt do what the soft prompt does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime_genai as genai
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("peft")

from safetensors.torch import save_file  # noqa: E402
from transformers import AutoModelForCausalLM, DynamicCache  # noqa: E402

from dialogue.tokenizer import Tokenizer  # noqa: E402
from export.adapters import ADAPTER, read_model  # noqa: E402
from export.errors import ExportError  # noqa: E402
from export.run import export  # noqa: E402
from export.soft_prompt import (  # noqa: E402
    prompt_learner,
    with_prompt,
    with_virtual_tokens,
    write_prefix,
)
from tests.export.tiny import TOKENS, write_model  # noqa: E402

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


@pytest.mark.slow
def test_a_graph_with_the_soft_prompt_in_its_vocabulary_says_what_the_prompted_model_does(
    tmp_path: Path,
) -> None:
    folder = write_model(tmp_path / "tiny")
    prompted = with_prompt(AutoModelForCausalLM.from_pretrained(folder), tokens=6)
    prompted.save_pretrained(str(tmp_path / "soft"))
    (tmp_path / "soft" / "manifest.json").write_text('{"method": "prompt"}')
    manifest = export(folder, "fp32", "cpu", tmp_path / "out", tmp_path / "soft")
    assert manifest.opening == "".join(f"<|soft_{number}|>" for number in range(6))
    ids = Tokenizer(tmp_path / "out").encode(manifest.opening + "<|im_start|>user\nAny tea?")
    assert ids[:6] == list(range(len(TOKENS), len(TOKENS) + 6))
    learner = prompt_learner(prompted, "cpu")
    said = torch.tensor([ids[6:]])
    with torch.inference_mode():
        expected = learner.head(learner.body(said, torch.ones_like(said)))[0, -1].numpy()
    params = genai.GeneratorParams(model := genai.Model(str(tmp_path / "out")))
    params.set_search_options(max_length=len(ids) + 1)
    generator = genai.Generator(model, params)
    generator.append_tokens(ids)
    found = generator.get_logits().reshape(-1)[: len(expected)]
    assert np.abs(found - expected).max() < 1e-3
    assert not generator.get_logits().reshape(-1)[len(TOKENS) :].any()  # they are never said


def test_what_is_no_soft_prompt_is_named(tmp_path: Path) -> None:
    save_file({"lora": torch.zeros(2, 2)}, str(tmp_path / ADAPTER))
    with pytest.raises(ExportError, match="prompt_embeddings"):
        with_virtual_tokens(tmp_path, tmp_path, tmp_path / "out")
    save_file({"prompt_embeddings": torch.zeros(6, 63)}, str(tmp_path / ADAPTER))
    with pytest.raises(ExportError, match="63 numbers, the model has 64"):
        with_virtual_tokens(write_model(tmp_path / "tiny"), tmp_path, tmp_path / "out")
