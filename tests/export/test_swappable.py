"""A graph that takes adapters says what torch says with them, and without them what it said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from peft import LoraConfig, get_peft_model
from tokenizers import Tokenizer
from transformers import AutoModelForCausalLM

from dialogue.adapters import read_adapters, read_record
from dialogue.manifest import verify
from dialogue.runtime import Job, Runtime, RuntimeUnavailable
from export.adapter_files import write_adapter
from export.adapters import merged
from export.build import deployed
from export.errors import ExportError
from export.run import export
from export.swappable import open_to_adapters, places_of
from export.verify import Expected, compare, graph_logits
from tests.export.tiny import write_model


def peft_folder(
    base: Path, out: Path, rank: int, targets: str | list[str] = "all-linear", **options: object
) -> Path:
    """A random adapter on `base`, strong enough to change what is said; exact in half precision."""
    torch.manual_seed(rank)
    model = AutoModelForCausalLM.from_pretrained(base, dtype=torch.float32)
    config = LoraConfig(
        r=rank, lora_alpha=2 * rank, target_modules=targets, task_type="CAUSAL_LM", **options
    )
    adapted = get_peft_model(model, config)
    for one in adapted.parameters():
        if one.requires_grad:
            one.data = torch.randn(one.shape).mul(0.1).half().float()
    adapted.save_pretrained(out)
    return out


@pytest.fixture(scope="module")
def home(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an open artifact, three tuned folders and their adapter files."""
    home = tmp_path_factory.mktemp("home")
    export(tiny, "fp32", "cpu", home / "art", swappable=True)
    for name, rank, targets in (
        ("three", 3, "all-linear"), ("eight", 8, "all-linear"), ("values", 4, ["v_proj", "o_proj"]),
    ):  # fmt: skip
        tuned = peft_folder(tiny, home / name, rank, targets)
        write_adapter(tuned, home / "art", home / "adapters" / f"{name}.onnx_adapter", tiny)
    return home


@pytest.mark.slow
def test_without_an_adapter_the_open_graph_is_the_plain_one(
    home: Path, tiny: Path, tmp_path: Path
) -> None:
    expected = Expected.of(tiny)
    plain = deployed(tiny, tmp_path / "plain", "fp32", "cpu")
    both = zip(graph_logits(plain, expected), graph_logits(home / "art/model.onnx", expected))
    assert max(float(np.abs(one - other).max()) for one, other in both) < 1e-6


@pytest.mark.slow
@pytest.mark.parametrize("name", ["three", "eight", "values"])
def test_with_an_adapter_it_says_what_torch_says_with_it(
    home: Path, tiny: Path, tmp_path: Path, name: str
) -> None:
    expected = Expected.of(merged(tiny, home / name, tmp_path / "merged"))
    graph, file = home / "art/model.onnx", home / f"adapters/{name}.onnx_adapter"
    parity = compare(expected.logits, graph_logits(graph, expected, adapter=file))
    assert parity.max_abs_difference < 1e-3 and parity.top1_agreement == 1
    without = compare(expected.logits, graph_logits(graph, expected))
    assert without.max_abs_difference > 1


@pytest.mark.slow
@pytest.mark.parametrize("precision", ["int4", "int8"])
def test_quantised_layers_are_opened_too(tiny: Path, tmp_path: Path, precision: str) -> None:
    graph = deployed(tiny, tmp_path / "graph", precision, "cpu")
    expected = Expected.of(tiny)
    before = list(graph_logits(graph, expected))
    open_to_adapters(graph, "weights")
    assert len(places_of(graph)) == 10
    for one, other in zip(before, graph_logits(graph, expected)):
        np.testing.assert_allclose(one, other, atol=1e-4)


@pytest.mark.slow
def test_what_was_written_is_on_record(home: Path) -> None:
    manifest = verify(home / "art")
    found = read_adapters(home / "adapters", manifest.swappable)
    assert {name: one.record.rank for name, one in found.items()} == {
        "three": 3, "eight": 8, "values": 4,
    }  # fmt: skip
    assert found["eight"].record.parity["top1_agreement"] == 1
    assert read_record(found["eight"].path).voice == "guided"


@pytest.fixture(scope="module")
def runtime(home: Path) -> Iterator[Runtime]:
    paths = {path.stem: path for path in (home / "adapters").glob("*.onnx_adapter")}
    running = Runtime(home / "art", "cpu", adapters=paths)
    yield running
    running.close()


@pytest.mark.slow
def test_the_run_time_swaps_them_by_name(
    home: Path, tiny: Path, runtime: Runtime, tmp_path: Path
) -> None:
    text = "<|im_start|>user\nIs the bread fresh?<|im_end|>\n"
    prompt = Tokenizer.from_file(str(home / "art/tokenizer.json")).encode(text).ids
    models = {name: merged(tiny, home / name, tmp_path / name) for name in ("three", "eight")}
    said = {}
    for name in ("three", "eight", "", "three", "eight", ""):
        job = Job(prompt, max_new_tokens=12, temperature=0.0, adapter=name)
        ours = runtime.generate(job).tokens
        assert said.setdefault(name, ours) == ours
        model = AutoModelForCausalLM.from_pretrained(models.get(name, tiny))
        ids = model.generate(
            torch.tensor([prompt]), max_new_tokens=12, do_sample=False, eos_token_id=[0, 2]
        )
        assert list(ours) == ids[0, len(prompt) :].tolist()
    assert len(set(said.values())) == 3


@pytest.mark.slow
def test_a_name_that_nobody_has_is_refused_and_the_next_is_served(runtime: Runtime) -> None:
    with pytest.raises(RuntimeUnavailable, match="no adapter 'nobody'"):
        runtime.generate(Job([1], max_new_tokens=2, adapter="nobody"))
    assert runtime.generate(Job([1], max_new_tokens=2, adapter="three")).tokens


@pytest.mark.slow
def test_an_adapter_for_other_weights_is_refused(home: Path, tmp_path: Path) -> None:
    other = write_model(tmp_path / "other", seed=1)
    tuned = peft_folder(other, tmp_path / "tuned", 2)
    with pytest.raises(ExportError, match="art: not built of other"):
        write_adapter(tuned, home / "art", tmp_path / "x.onnx_adapter", other)
    assert not list(tmp_path.glob("*.onnx_adapter"))


@pytest.mark.slow
def test_a_graph_with_the_adapter_too_far_from_torch_writes_nothing(
    home: Path, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("export.verify.FLOORS", {"fp32": 1.01})
    with pytest.raises(ExportError, match="agrees with the weights at"):
        write_adapter(home / "three", home / "art", tmp_path / "x.onnx_adapter", tiny)
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_only_plain_lora_is_taken(home: Path, tiny: Path, tmp_path: Path) -> None:
    tuned = peft_folder(tiny, tmp_path / "dora", 2, use_dora=True)
    with pytest.raises(ExportError, match="lora_magnitude_vector.* is no LoRA"):
        write_adapter(tuned, home / "art", tmp_path / "x.onnx_adapter", tiny)
    tuned = peft_folder(tiny, tmp_path / "uneven", 2, rank_pattern={"v_proj": 4})
    with pytest.raises(ExportError, match="one rank and one alpha"):
        write_adapter(tuned, home / "art", tmp_path / "x.onnx_adapter", tiny)


def test_a_file_by_another_name_is_refused(tiny: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="ends in .onnx_adapter"):
        write_adapter("house", tmp_path, tmp_path / "x.bin", tiny)


def test_merging_and_swapping_are_alternatives(tiny: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="swappable graph has none merged"):
        export(tiny, "fp32", "cpu", tmp_path / "art", tmp_path, swappable=True)


def test_a_graph_without_linear_layers_is_told(tmp_path: Path) -> None:
    value = onnx.helper.make_tensor_value_info("x", onnx.TensorProto.FLOAT, [1])
    node = onnx.helper.make_node("Identity", ["x"], ["y"], name="/model/layers.0/mlp/MatMul")
    graph = onnx.helper.make_graph([node], "nothing", [value], [])
    onnx.save(onnx.helper.make_model(graph), str(tmp_path / "model.onnx"))
    with pytest.raises(ExportError, match="no linear layer"):
        open_to_adapters(tmp_path / "model.onnx", "weights")
    with pytest.raises(ExportError, match="export --swappable"):
        places_of(tmp_path / "model.onnx")
