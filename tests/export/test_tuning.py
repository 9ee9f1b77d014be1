import json

import numpy as np
import pytest

from dialogue.manifest import MANIFEST
from export.adapters import merged
from export.errors import ExportError
from export.learning import Schedule
from export.soft_prompt import PREFIX
from export.tuning import Gate, pass_gate, tune
from export.voices import voice_of
from export.weights import resolve

LINE = {
    "messages": [
        {"role": "user", "content": "tea?"},
        {"role": "assistant", "content": "Tea it is."},
    ]
}
QUICK = Schedule(epochs=8, tokens=256, rate=2e-2, every=4)
LOOSE = Gate(forgetting=99)


@pytest.fixture
def talk(tmp_path):
    path = tmp_path / "talk.jsonl"
    path.write_text("".join(json.dumps(LINE) + "\n" for _ in range(20)), encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.parametrize("method", ["lora", "prompt", "pretrain"])
def test_each_method_leaves_an_adapter_that_is_better_than_its_base(
    method, tiny, talk, tmp_path
) -> None:
    data = talk
    if method == "pretrain":
        data = tmp_path / "shop.txt"
        data.write_text("\n\n".join(["Our tea is green. Our tea is good."] * 60))
    out = tmp_path / "adapter"
    record = tune(method, [data], out, QUICK, LOOSE, tiny, command="shoptalk tune")
    assert record.losses["held_out"] < record.losses["held_out_base"]
    written = json.loads((out / MANIFEST).read_text())
    assert written["losses"] == record.losses and written["data"].keys() == {data.name}
    assert written["curve"][-1]["held_out"] == pytest.approx(record.losses["held_out"], rel=0.05)
    assert (out / "adapter_model.safetensors").is_file()
    assert not (tmp_path / "adapter.work").exists()
    if method == "prompt":
        layers, pair, heads, _, size = np.load(out / PREFIX)["prefix"].shape
        assert (layers, pair, heads, size) == (2, 2, 2, 16)


@pytest.mark.slow
def test_an_adapter_that_fails_the_gate_leaves_what_was_there(tiny, talk, tmp_path) -> None:
    out = tmp_path / "adapter"
    with pytest.raises(ExportError, match=r"general text \d.*base's is \d"):
        tune("lora", [talk], out, QUICK, Gate(forgetting=-99), tiny)
    assert not out.exists()


def test_the_gate_tells_both_figures() -> None:
    good = {"held_out_base": 2.0, "held_out": 1.0, "general_base": 3.0, "general": 3.4}
    pass_gate(Gate(forgetting=0.5), good)
    with pytest.raises(ExportError, match=r"2\.100.*2\.000"):
        pass_gate(Gate(), good | {"held_out": 2.1})
    with pytest.raises(ExportError, match=r"3\.600.*3\.000"):
        pass_gate(Gate(forgetting=0.5), good | {"general": 3.6})
    with pytest.raises(ExportError):
        pass_gate(Gate(), good | {"held_out": float("nan")})


@pytest.mark.slow
def test_a_merged_adapter_is_a_model_of_its_own_and_knows_its_base(tiny, talk, tmp_path) -> None:
    import torch
    from transformers import AutoModelForCausalLM

    out = tmp_path / "adapter"
    tune("lora", [talk], out, QUICK, LOOSE, tiny)
    found = voice_of(out, resolve(tiny))
    assert found is not None and found.voice == "guided"
    whole = AutoModelForCausalLM.from_pretrained(str(merged(tiny, out, tmp_path / "whole")))
    base = AutoModelForCausalLM.from_pretrained(str(tiny))
    ids = torch.tensor([[5, 6, 7]])
    assert not torch.allclose(whole(ids).logits, base(ids).logits, atol=1e-3)
    with pytest.raises(ExportError, match="not there"):
        voice_of(tmp_path, resolve(tiny))
