"""What was read is not read again, and what cannot be used gives way."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from dialogue.contexts import Contexts, common


class Pages:
    """A reader whose logits tell all that it holds, so that what it forgot or kept shows."""

    made = 0

    def __init__(self, adapter: str = "") -> None:
        Pages.made += 1
        self.adapter = adapter
        self.held: list[int] = []
        self.count = 0

    def append_tokens(self, tokens: list[int]) -> None:
        assert tokens
        self.held += tokens
        self.count += len(tokens)

    def rewind_to(self, new_length: int) -> None:
        assert 0 <= new_length <= len(self.held)
        del self.held[new_length:]

    def get_logits(self) -> NDArray[np.float32]:
        return np.array([[[hash(tuple(self.held)) % 9973, len(self.held)]]], np.float32)


def fresh(tokens: list[int]) -> NDArray[np.float32]:
    reader = Pages()
    reader.append_tokens(tokens)
    return reader.get_logits()[0, -1]


def test_only_what_is_new_is_read() -> None:
    contexts = Contexts(Pages, 4)
    context, kept = contexts.ready("", [1, 2, 3, 4, 5], 2)
    assert kept == 0
    context.read([1, 2, 3, 4, 5])
    again, kept = contexts.ready("", [1, 2, 3, 9], 2)
    assert again is context and kept == 3
    assert (again.read([9]) == fresh([1, 2, 3, 9])).all()
    assert context.reader.count == 6


def test_the_last_token_is_read_again_where_all_is_known() -> None:
    contexts = Contexts(Pages, 4)
    context, _ = contexts.ready("", [1, 2, 3], 2)
    context.read([1, 2, 3, 7, 7])
    _, kept = contexts.ready("", [1, 2, 3], 2)
    assert kept == 2 and context.tokens == [1, 2]


def test_other_beginnings_and_other_adapters_have_their_own() -> None:
    contexts = Contexts(Pages, 4)
    first, _ = contexts.ready("", [1, 2, 3], 2)
    first.read([1, 2, 3])
    assert contexts.ready("", [1, 5, 3], 2)[0] is not first
    assert contexts.ready("shop", [1, 2, 3], 2)[0].reader.adapter == "shop"
    assert contexts.ready("", [1, 2, 8], 2)[0] is first


def test_the_least_recently_used_goes() -> None:
    contexts = Contexts(Pages, 2)
    for start in (1, 2, 1, 3):
        context, kept = contexts.ready("", [start, 9], 1)
        context.read([start, 9][kept:])
    assert len(contexts) == 2
    assert contexts.ready("", [1, 9, 9], 1)[1] == 2  # still there
    assert contexts.ready("", [2, 9, 9], 1)[1] == 0  # gone, and read anew without a word
    contexts.drop()
    assert len(contexts) == 0


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.lists(st.integers(0, 2), min_size=1, max_size=6), st.integers(0, 3)),
        max_size=30,
    )
)
def test_it_reads_as_if_it_had_never_read_before(asked: list[tuple[list[int], int]]) -> None:
    contexts = Contexts(Pages, 3)
    for prompt, shared in asked:
        context, kept = contexts.ready("", prompt, shared)
        assert (context.read(prompt[kept:]) == fresh(prompt)).all()
        context.read([7])  # and on it goes
        assert len(contexts) <= 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [([1, 2], [1, 2, 3], 2), ([], [1], 0), ([1, 2], [2, 1], 0), ([1], [1], 1)],
)
def test_what_two_begin_with(one: list[int], other: list[int], same: int) -> None:
    assert common(one, other) == same
