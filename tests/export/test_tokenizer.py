from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import onnxruntime_genai as genai
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from transformers import AutoTokenizer, PreTrainedTokenizerFast

from export.errors import ExportError
from export.tokenizer import Vocabulary, end_of_turn, write_tokenizer
from tests.export.tiny import LETTERS, MARKS, MERGES, TEMPLATE, TOKENS

VOCABULARY = Vocabulary(
    tokens=TOKENS,
    types=(3,) * len(MARKS) + (1,) * (len(LETTERS) + len(MERGES)),
    merges=MERGES,
    kind="gpt2",
    cut="smollm",
    chat_template=TEMPLATE,
    start="<|im_start|>",
    end="<|endoftext|>",
    pad=None,
)
SENTENCES = [
    "Crème brûlée à la façon d'Élodie, s'il vous plaît",
    "披萨 和 牛奶，谢谢！日本語のテキスト。한국어",
    "🍕🥛 👩‍👩‍👧 naïve—test… “q”",
    "two  spaces   three    four",
    "Price 1234.50, 7 items, 30oz",
    "a\nb\n\nc\t d\r\n  e ",
    "I'm, don't, we'll, THEY'RE",
    "<|im_start|>user\n{P1.price} and {H1}<|im_end|>\n",
    " leading and trailing ",
    "Ελληνικά, русский, العربية, עברית, हिन्दी, ไทย",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tokenizer")
    write_tokenizer(VOCABULARY, made, 256)
    return made


@pytest.fixture(scope="module")
def fast(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


@pytest.fixture(scope="module")
def readers(real_artifact: Path) -> tuple[Tokenizer, PreTrainedTokenizerFast, genai.Tokenizer]:
    """The three that read the artifact's tokenizer."""
    genai.disable_telemetry_events()
    return (
        Tokenizer.from_file(str(real_artifact / "tokenizer.json")),
        AutoTokenizer.from_pretrained(real_artifact),
        genai.Tokenizer(genai.Model(str(real_artifact))),
    )


@pytest.mark.slow
@pytest.mark.parametrize("text", SENTENCES)
def test_every_reader_of_the_real_tokenizer_agrees(
    readers: tuple[Tokenizer, PreTrainedTokenizerFast, genai.Tokenizer], text: str
) -> None:
    fast, hugging, run_time = readers
    ids = fast.encode(text, add_special_tokens=False).ids
    assert hugging.encode(text, add_special_tokens=False) == ids
    assert hugging.encode(text) == ids
    assert list(run_time.encode(text)) == ids
    assert fast.decode(ids, skip_special_tokens=False) == text
    assert hugging.decode(ids) == text
    plain = fast.decode(ids, skip_special_tokens=True)
    assert run_time.decode(ids) == plain
    assert 0 not in ids


@pytest.mark.slow
def test_the_real_tokenizer_ends_turns_and_formats_chats(
    readers: tuple[Tokenizer, PreTrainedTokenizerFast, genai.Tokenizer], real_artifact: Path
) -> None:
    fast, hugging, _ = readers
    assert hugging.eos_token_id == fast.token_to_id("<|im_end|>") == 2
    config = json.loads((real_artifact / "genai_config.json").read_text())
    ends = config["model"]["eos_token_id"]
    assert 2 in (ends if isinstance(ends, list) else [ends])
    chat = [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hi"}]
    assert hugging.apply_chat_template(chat, tokenize=False, add_generation_prompt=True) == (
        "<|im_start|>system\nBe kind.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n"
        "<|im_start|>assistant\n"
    )


@given(st.text())
def test_any_text_comes_back_as_it_went_in(fast: Tokenizer, text: str) -> None:
    ids = fast.encode(text, add_special_tokens=False).ids
    assert fast.decode(ids, skip_special_tokens=False) == text


def test_merges_digits_and_marks_are_as_the_vocabulary_says(fast: Tokenizer) -> None:
    assert fast.encode("the in").tokens == ["t", "he", "Ġ", "in"]
    assert fast.encode(" the 12").tokens == ["Ġthe", "Ġ", "1", "2"]
    assert fast.encode("a<|im_end|>b").ids == [TOKENS.index("a"), 2, TOKENS.index("b")]


def test_gpt2_cuts_leave_digits_together(tmp_path: Path) -> None:
    merged = dataclasses.replace(
        VOCABULARY, tokens=(*TOKENS, "12"), types=(*VOCABULARY.types, 1), merges=(*MERGES, "1 2")
    )
    for cut, tokens in (("gpt-2", ["12"]), ("smollm", ["1", "2"])):
        write_tokenizer(dataclasses.replace(merged, cut=cut), tmp_path, 256)
        fast = Tokenizer.from_file(str(tmp_path / "tokenizer.json"))
        assert fast.encode("12").tokens == tokens


def test_a_character_outside_the_vocabulary_is_left_out_and_never_a_special_token(
    tmp_path: Path,
) -> None:
    bell = TOKENS.index("ć")  # the letter of byte 7
    less = dataclasses.replace(
        VOCABULARY,
        tokens=TOKENS[:bell] + TOKENS[bell + 1 :],
        types=VOCABULARY.types[:bell] + VOCABULARY.types[bell + 1 :],
    )
    write_tokenizer(less, tmp_path, 256)
    fast = Tokenizer.from_file(str(tmp_path / "tokenizer.json"))
    assert fast.encode("a\x07b").tokens == ["a", "b"]


def test_the_end_of_a_turn_is_that_of_chatml_or_the_files() -> None:
    assert end_of_turn(VOCABULARY) == "<|im_end|>"
    plain = dataclasses.replace(VOCABULARY, tokens=("<|endoftext|>", "a"), types=(3, 1))
    assert end_of_turn(plain) == "<|endoftext|>"
    with pytest.raises(ExportError, match="no token that ends"):
        end_of_turn(dataclasses.replace(plain, end=None))


@pytest.mark.parametrize(("kind", "cut"), [("llama", "default"), ("gpt2", "qwen2"), ("gpt2", "")])
def test_other_kinds_of_tokenizer_are_refused(tmp_path: Path, kind: str, cut: str) -> None:
    other = dataclasses.replace(VOCABULARY, kind=kind, cut=cut)
    with pytest.raises(ExportError, match=f"{kind!r}, {cut!r} cannot be rebuilt"):
        write_tokenizer(other, tmp_path, 256)
    assert not list(tmp_path.iterdir())
