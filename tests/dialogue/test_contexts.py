"""What was read is not read again, and what cannot be used gives way."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from dialogue.contexts import PIECE, Context, Contexts, common


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

    def rewind_to(self, length: int) -> None:
        assert 0 <= length <= len(self.held)
        del self.held[length:]

    def get_logits(self) -> NDArray[np.float32]:
        return np.array([hash(tuple(self.held)) % 9973, len(self.held)], np.float32)


def free() -> None:
    """Nothing is against going on."""


def fresh(tokens: list[int]) -> NDArray[np.float32]:
    reader = Pages()
    reader.append_tokens(tokens)
    return reader.get_logits()


def read(contexts: Contexts[Pages], prompt: list[int], shared: int) -> Context[Pages]:
    """The context that has read `prompt`, given back."""
    context, kept = contexts.take("", prompt, shared)
    context.read(prompt[kept:], free)
    contexts.give(context)
    return context


def test_only_what_is_new_is_read() -> None:
    contexts = Contexts(Pages, 4)
    context = read(contexts, [1, 2, 3, 4, 5], 2)
    again, kept = contexts.take("", [1, 2, 3, 9], 2)
    assert again is context and kept == 3
    assert (again.read([9], free) == fresh([1, 2, 3, 9])).all()
    assert context.reader.count == 6


def test_the_last_token_is_read_again_where_all_is_known() -> None:
    contexts = Contexts(Pages, 4)
    context = read(contexts, [1, 2, 3, 7, 7], 2)
    again, kept = contexts.take("", [1, 2, 3], 2)
    assert again is context and kept == 2 and context.tokens == [1, 2]


def test_other_beginnings_and_other_adapters_have_their_own() -> None:
    contexts = Contexts(Pages, 4)
    first = read(contexts, [1, 2, 3], 2)
    assert contexts.take("", [1, 5, 3], 2)[0] is not first
    assert contexts.take("shop", [1, 2, 3], 2)[0].reader.adapter == "shop"
    assert contexts.take("", [1, 2, 8], 2)[0] is first


def test_of_two_with_the_same_beginning_the_one_that_knows_more() -> None:
    contexts = Contexts(Pages, 4)
    one, _ = contexts.take("", [1, 2, 3, 4], 2)
    other, _ = contexts.take("", [1, 2, 5, 6], 2)
    assert other is not one  # the first is in use
    one.read([1, 2, 3, 4], free)
    other.read([1, 2, 5, 6], free)
    contexts.give(other)
    contexts.give(one)
    assert contexts.take("", [1, 2, 5, 7], 2) == (other, 3)


def test_without_a_shared_beginning_only_the_same_prompt_is_known() -> None:
    contexts = Contexts(Pages, 4)
    context = read(contexts, [1, 2, 3], 0)
    assert contexts.take("", [1, 2, 3], 0) == (context, 2)
    contexts.give(context)
    assert contexts.take("", [1, 2, 4, 5], 0)[0] is not context


def test_the_least_recently_used_goes() -> None:
    contexts = Contexts(Pages, 2)
    for start in (1, 2, 1, 3):
        read(contexts, [start, 9], 1)
    assert len(contexts) == 2
    context, kept = contexts.take("", [1, 9, 9], 1)
    assert kept == 2  # still there
    contexts.give(context)
    assert contexts.take("", [2, 9, 9], 1)[1] == 0  # gone, and read anew without a word


def test_what_is_spoilt_or_dropped_is_not_used_again() -> None:
    contexts = Contexts(Pages, 4)
    spoilt, _ = contexts.take("", [1, 2], 1)
    spoilt.read([1, 2], free)
    contexts.give(None)
    assert len(contexts) == 0
    context, _ = contexts.take("shop", [1, 2], 1)
    contexts.give(context)
    contexts.drop("other")
    assert len(contexts) == 1
    contexts.drop("shop")
    assert len(contexts) == 0


def test_who_stops_while_it_reads_finds_it_sound() -> None:
    contexts = Contexts(Pages, 4)
    prompt = [1] + list(range(3 * PIECE))
    context, _ = contexts.take("", prompt, 1)
    looks = iter([None, None])
    with pytest.raises(StopIteration):
        context.read(prompt, lambda: next(looks))
    contexts.give(context)
    again, kept = contexts.take("", prompt, 1)
    assert again is context and kept == 2 * PIECE
    assert (again.read(prompt[kept:], free) == fresh(prompt)).all()


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(st.integers(0, 2), min_size=1, max_size=6),
            st.integers(0, 3),
            st.sampled_from(["", "shop"]),
            st.integers(0, 2),
        ),
        max_size=30,
    )
)
def test_it_reads_as_if_it_had_never_read_before(
    asked: list[tuple[list[int], int, str, int]],
) -> None:
    """The last of each is how many of those lent are given back first."""
    contexts = Contexts(Pages, 4)
    lent: list[Context[Pages]] = []
    for prompt, shared, adapter, back in asked:
        for _ in range(min(back, len(lent))):
            contexts.give(lent.pop(0))
        if len(lent) < 4:
            context, kept = contexts.take(adapter, prompt, shared)
            assert all(context is not other for other in lent)
            assert context.reader.adapter == adapter
            assert (context.read(prompt[kept:], free) == fresh(prompt)).all()
            context.read([7], free)  # and on it goes
            lent.append(context)
        assert len(contexts) <= 4


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [([1, 2], [1, 2, 3], 2), ([], [1], 0), ([1, 2], [2, 1], 0), ([1], [1], 1)],
)
def test_what_two_begin_with(one: list[int], other: list[int], same: int) -> None:
    assert common(one, other) == same
