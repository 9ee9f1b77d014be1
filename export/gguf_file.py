"""A GGUF file read: its licence, its vocabulary, and its tensors dequantised by transformers."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from export.errors import ExportError
from export.tokenizer import Vocabulary, end_of_turn, write_tokenizer

if TYPE_CHECKING:
    from transformers import PretrainedConfig


def unpack_gguf(path: Path, folder: Path) -> None:
    """Fills `folder` as Hugging Face lays out a model: float32 tensors, settings, tokenizer.

    Raises ExportError when the file cannot be read or its architecture is not supported.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _parsed_once():
        vocabulary = read_vocabulary(path)
        end = vocabulary.tokens.index(end_of_turn(vocabulary))
        try:
            config = _write_model(path, folder, end)
        except Exception as error:  # the readers raise whatever a damaged file happens to cause
            raise ExportError(f"{path}: not readable as GGUF weights: {error}") from error
    write_tokenizer(vocabulary, folder, int(config.max_position_embeddings))


def gguf_licence(path: Path) -> str:
    """The licence that the GGUF file at `path` names, or "" where it names none."""
    field = _fields(path).get("general.license")
    return str(field.contents()) if field else ""


def read_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary in the metadata of the GGUF file at `path`.

    Raises ExportError when the file is no GGUF or has no vocabulary.
    """
    fields = _fields(path)

    def found(name: str, default: Any = None) -> Any:
        field = fields.get(f"tokenizer.{name}")
        return default if field is None else field.contents()

    tokens = found("ggml.tokens")
    if not tokens:
        raise ExportError(f"{path}: the GGUF file has no vocabulary")

    def special(name: str) -> str | None:
        number = found(f"ggml.{name}_token_id")
        return None if number is None else str(tokens[number])

    return Vocabulary(
        tokens=tuple(tokens),
        types=tuple(found("ggml.token_type", [1] * len(tokens))),
        merges=tuple(found("ggml.merges", ())),
        kind=found("ggml.model", ""),
        cut=found("ggml.pre", ""),
        chat_template=found("chat_template"),
        start=special("bos"),
        end=special("eos"),
        pad=special("padding"),
    )


def _fields(path: Path) -> dict[str, Any]:
    import gguf

    try:
        return dict(gguf.GGUFReader(str(path)).fields)
    except Exception as error:  # whatever a damaged file happens to cause
        raise ExportError(f"{path}: not readable as GGUF: {error}") from error


def _write_model(path: Path, folder: Path, end: int) -> PretrainedConfig:
    """The configuration of the model, written into `folder` with its tensors.

    `end` is the token that ends a turn: what the file calls its end may be that of a text.
    """
    import torch
    from safetensors.torch import save_file
    from transformers import AutoConfig, AutoModelForCausalLM, GenerationConfig
    from transformers.modeling_gguf_pytorch_utils import load_gguf_checkpoint

    config: PretrainedConfig = AutoConfig.for_model(**load_gguf_checkpoint(str(path))["config"])
    with torch.device("meta"):
        shape = AutoModelForCausalLM.from_config(config)
    read = load_gguf_checkpoint(str(path), return_tensors=True, model_to_load=shape)
    config.architectures = [type(shape).__name__]
    config.dtype = torch.float32
    config.eos_token_id = config.pad_token_id = end
    config.save_pretrained(folder)
    GenerationConfig.from_model_config(config).save_pretrained(folder)
    tensors = {name: tensor.float().contiguous() for name, tensor in read["tensors"].items()}
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    return config


@contextmanager
def _parsed_once() -> Iterator[None]:
    """While it lasts, two slow functions of gguf remember their answers.

    transformers parses the whole metadata, vocabulary and all, at every look, and draws up the map
    of tensor names once for each of the model's modules: most of the time that unpacking takes.
    """
    import gguf

    slow: dict[str, Any] = {
        "GGUFReader": gguf.GGUFReader,
        "get_tensor_name_map": gguf.get_tensor_name_map,
    }
    try:
        for name, function in slow.items():
            setattr(gguf, name, functools.cache(function))
        yield
    finally:
        for name, function in slow.items():
            setattr(gguf, name, function)
