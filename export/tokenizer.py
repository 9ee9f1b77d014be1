"""The tokenizer of a GGUF file as Hugging Face lays one out, built from the file's own vocabulary.

The one that transformers 4.57 rebuilds is half a SentencePiece one: its decoder joins "▁", it falls
back to byte tokens that the vocabulary lacks, and it puts the start mark in front of every text.
`tokenizers` still encodes with it, but onnxruntime-genai reads every space as <|endoftext|>. Here
it is what the file says: byte-level BPE, as in GPT-2 (Radford et al., 2019).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from export.errors import ExportError

END_OF_TURN = "<|im_end|>"
_CONTROL, _USER_DEFINED = 3, 4  # token types of the GGUF specification
_BYTE_LEVEL = {
    "type": "ByteLevel",
    "add_prefix_space": False,
    "trim_offsets": True,
    "use_regex": True,
}
_DIGITS = {"type": "Digits", "individual_digits": True}
# How text is cut before BPE: GGUF's names for it, as tokenizers spells it.
_CUTS: dict[str, list[dict[str, Any]]] = {
    "smollm": [_DIGITS, _BYTE_LEVEL],
    "gpt-2": [_BYTE_LEVEL],
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a GGUF file says of its tokenizer.

    A token's id is its place in `tokens`; `types` are GGUF's token types; a merge is two tokens
    with a space between. `kind` and `cut` are the file's `tokenizer.ggml.model` and `.pre`.
    """

    tokens: tuple[str, ...]
    types: tuple[int, ...]
    merges: tuple[str, ...]
    kind: str
    cut: str
    chat_template: str | None
    start: str | None
    end: str | None
    pad: str | None


def end_of_turn(vocabulary: Vocabulary) -> str:
    """The token that ends a turn: that of ChatML where there is one, else the file's end mark."""
    if END_OF_TURN in vocabulary.tokens:
        return END_OF_TURN
    if vocabulary.end is None:
        raise ExportError("the GGUF vocabulary names no token that ends a text")
    return vocabulary.end


def write_tokenizer(vocabulary: Vocabulary, folder: Path, context_length: int) -> None:
    """Writes tokenizer.json, tokenizer_config.json and the chat template into `folder`.

    Raises ExportError for a tokenizer that is not byte-level BPE, or cuts text in an unknown way.
    """
    if vocabulary.kind != "gpt2" or vocabulary.cut not in _CUTS:
        raise ExportError(
            f"a GGUF tokenizer of kind {vocabulary.kind!r}, {vocabulary.cut!r} cannot be rebuilt "
            f"(known: gpt2 with {', '.join(_CUTS)}); export the model's Hugging Face folder instead"
        )
    _write(folder / "tokenizer.json", _tokenizer(vocabulary))
    _write(folder / "tokenizer_config.json", _config(vocabulary, context_length))
    if vocabulary.chat_template:
        (folder / "chat_template.jinja").write_text(vocabulary.chat_template, encoding="utf-8")


def _tokenizer(vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": _added_tokens(vocabulary),
        "normalizer": None,
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": _CUTS[vocabulary.cut]},
        "post_processor": None,
        "decoder": _BYTE_LEVEL,
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": False,
            "byte_fallback": False,
            "ignore_merges": False,
            "vocab": {token: number for number, token in enumerate(vocabulary.tokens)},
            # As pairs in strings: the one spelling that every reader of the format knows.
            "merges": list(vocabulary.merges),
        },
    }


def _added_tokens(vocabulary: Vocabulary) -> list[dict[str, Any]]:
    numbered = enumerate(zip(vocabulary.tokens, vocabulary.types, strict=True))
    return [
        {
            "id": number,
            "content": token,
            "single_word": False,
            "lstrip": False,
            "rstrip": False,
            "normalized": False,
            "special": kind == _CONTROL,
        }
        for number, (token, kind) in numbered
        if kind in {_CONTROL, _USER_DEFINED}
    ]


def _config(vocabulary: Vocabulary, context_length: int) -> dict[str, Any]:
    end = end_of_turn(vocabulary)
    return {
        "tokenizer_class": "GPT2Tokenizer",
        "bos_token": vocabulary.start,
        "eos_token": end,
        "pad_token": vocabulary.pad or end,
        "unk_token": None,
        "add_bos_token": False,
        "add_prefix_space": False,
        "clean_up_tokenization_spaces": False,
        "model_max_length": context_length,
    }


def _write(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
