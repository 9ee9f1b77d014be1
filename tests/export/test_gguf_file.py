from __future__ import annotations

import json
from pathlib import Path

import gguf
import pytest
import torch
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM, AutoTokenizer

from export.errors import ExportError
from export.gguf_file import gguf_licence, read_vocabulary, unpack_gguf
from export.verify import Expected
from tests.export.tiny import MARKS, MERGES, TOKENS, write_gguf


@pytest.fixture(scope="module")
def unpacked(tiny_gguf: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked") / "model"
    unpack_gguf(tiny_gguf, folder)
    return folder


def test_the_tensors_are_those_the_file_was_made_of(tiny: Path, unpacked: Path) -> None:
    ours, theirs = load_file(unpacked / "model.safetensors"), load_file(tiny / "model.safetensors")
    assert ours.keys() == theirs.keys()
    assert all(torch.equal(ours[name], theirs[name]) for name in theirs)
    assert all(tensor.dtype == torch.float32 for tensor in ours.values())


def test_the_unpacked_folder_computes_what_the_original_does(tiny: Path, unpacked: Path) -> None:
    ids = torch.tensor([[1, 40, 50, 60, 258, 2]])
    with torch.inference_mode():
        logits = [AutoModelForCausalLM.from_pretrained(one)(ids).logits for one in (tiny, unpacked)]
    assert torch.equal(*logits)


def test_our_quick_reading_equals_that_of_transformers(tiny_gguf: Path, unpacked: Path) -> None:
    slow = AutoModelForCausalLM.from_pretrained(tiny_gguf.parent, gguf_file=tiny_gguf.name)
    quick = AutoModelForCausalLM.from_pretrained(unpacked)
    assert all(torch.equal(a, b) for a, b in zip(slow.parameters(), quick.parameters()))
    skipped = {"eos_token_id", "pad_token_id", "_name_or_path", "architectures"}
    wanted = {k: v for k, v in slow.config.to_dict().items() if k not in skipped}
    assert {k: v for k, v in quick.config.to_dict().items() if k not in skipped} == wanted


def test_a_turn_ends_with_the_mark_of_chatml_whatever_the_file_says(unpacked: Path) -> None:
    end = MARKS.index("<|im_end|>")
    for name in ("config.json", "generation_config.json"):
        assert json.loads((unpacked / name).read_text())["eos_token_id"] == end
    assert AutoTokenizer.from_pretrained(unpacked).eos_token_id == end


def test_gguf_is_left_as_it_was_found(tiny_gguf: Path, tmp_path: Path) -> None:
    before = gguf.GGUFReader, gguf.get_tensor_name_map
    unpack_gguf(tiny_gguf, tmp_path / "model")
    assert (gguf.GGUFReader, gguf.get_tensor_name_map) == before


def test_vocabulary_and_licence_are_the_files_own(tiny_gguf: Path) -> None:
    vocabulary = read_vocabulary(tiny_gguf)
    assert vocabulary.tokens == TOKENS and vocabulary.merges == MERGES
    assert (vocabulary.kind, vocabulary.cut) == ("gpt2", "gpt-2")
    assert (vocabulary.start, vocabulary.end, vocabulary.pad) == (MARKS[1], MARKS[0], None)
    assert gguf_licence(tiny_gguf) == "mit"


@pytest.mark.parametrize("kept", [0.001, 0.01, 0.5, 0.999])
def test_a_file_cut_short_is_refused_by_name(tiny_gguf: Path, tmp_path: Path, kept: float) -> None:
    data = tiny_gguf.read_bytes()
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(data[: int(len(data) * kept)])
    with pytest.raises(ExportError, match="broken.gguf: not readable as GGUF"):
        unpack_gguf(broken, tmp_path / "model")


def test_a_tokenizer_that_cannot_be_rebuilt_is_refused(tiny: Path, tmp_path: Path) -> None:
    path = write_gguf(tiny, tmp_path / "odd.gguf", cut="deepseek-coder")
    with pytest.raises(ExportError, match="'deepseek-coder' cannot be rebuilt"):
        unpack_gguf(path, tmp_path / "model")


def test_expected_logits_refuse_a_folder_with_a_tensor_missing(
    unpacked: Path, tmp_path: Path
) -> None:
    from safetensors.torch import save_file

    for path in unpacked.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    tensors = load_file(unpacked / "model.safetensors")
    del tensors["model.layers.1.mlp.up_proj.weight"]
    save_file(tensors, tmp_path / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ExportError, match="1 tensors are missing, model.layers.1.mlp.up_proj"):
        Expected.of(tmp_path)
