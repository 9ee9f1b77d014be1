import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.dialogues import (
    END,
    Pair,
    Sample,
    batches,
    read_dialogues,
    reply_samples,
    split,
    text_samples,
)
from export.errors import ExportError


def encode(text: str) -> list[int]:
    return [ord(letter) for letter in text]


def said(*turns: tuple[str, str]) -> str:
    return json.dumps({"messages": [{"role": role, "content": text} for role, text in turns]})


def test_a_dialogue_is_a_prompt_and_the_reply_to_it(tmp_path) -> None:
    path = tmp_path / "talk.jsonl"
    path.write_text(said(("system", "Be kind."), ("user", "hi"), ("assistant", "Hello.")) + "\n")
    (pair,) = read_dialogues(path)
    assert pair == Pair(
        "<|im_start|>system\nBe kind.<|im_end|>\n<|im_start|>user\nhi<|im_end|>\n"
        "<|im_start|>assistant\n",
        "Hello.",
    )


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("no json", "messages"),
        ("[]", "messages"),
        (said(("user", "hi")), "messages"),
        (said(("user", "hi"), ("user", "hello?")), "the last one"),
        (said(("user", "hi"), ("shop", "Hello.")), r"messages\[1\].role"),
        (said(("user", ""), ("assistant", "Hello.")), r"messages\[0\].content"),
    ],
)
def test_a_bad_line_is_named_with_its_field(tmp_path, line, named) -> None:
    path = tmp_path / "talk.jsonl"
    path.write_text(said(("user", "hi"), ("assistant", "Hello.")) + "\n" + line + "\n")
    with pytest.raises(ExportError, match=rf"talk.jsonl:2: .*{named}"):
        read_dialogues(path)


def test_a_reply_is_learned_with_its_end_and_the_prompt_is_not() -> None:
    (sample,) = reply_samples([Pair("ab", "c")], encode, 100)
    assert sample == Sample((*encode("abc" + END),), 2)
    assert reply_samples([Pair("ab", "c")], encode, 3) == []


@given(st.lists(st.text("ab ", min_size=1, max_size=30), min_size=1, max_size=8))
def test_no_token_of_a_text_is_lost_or_doubled(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    runs = text_samples(text, encode, 16)
    whole = [token for run in runs for token in run.ids]
    kept = [encode(one.strip() + "\n\n") for one in text.split("\n\n") if one.strip()]
    expected = [token for ids in kept for token in ids]
    assert whole == expected or expected[: len(whole)] == whole  # a last run of one token
    assert all(1 < len(run.ids) <= 16 for run in runs)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=40), st.integers(0, 3))
def test_every_sample_is_in_one_batch_and_no_batch_is_too_large(lengths, seed) -> None:
    samples = [Sample(tuple(range(length)), 0) for length in lengths]
    made = batches(samples, 60, seed)
    assert sorted(at for batch in made for at in batch) == list(range(len(lengths)))
    for batch in made:
        assert len(batch) == 1 or len(batch) * max(lengths[at] for at in batch) <= 60
    assert made == batches(samples, 60, seed)


def test_what_is_held_out_is_not_learned() -> None:
    learned, held = split(list(range(20)), 0.1, 0)
    assert sorted(learned + held) == list(range(20)) and len(held) == 2
    with pytest.raises(ExportError):
        split([1], 0.1, 0)
