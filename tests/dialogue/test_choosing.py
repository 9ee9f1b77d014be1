"""A choice is always one of what may be said, as likely as the model makes it, and asks little."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue.choosing import Logits, choose

END, SIZE = 0, 12
PARTS = (((1, 2, 3), (1, 4), (5,)), ((), (6, 7)), ((8,), (9,)))


class Model:
    """Likes some tokens better than others, wherever they stand; it keeps what it was given."""

    def __init__(self, likes: dict[int, float] | None = None) -> None:
        self.likes = likes or {}
        self.read: list[int] = []
        self.asked = 0

    def __call__(self, tokens: Sequence[int]) -> Logits:
        self.read += tokens
        self.asked += 1
        found = np.zeros(SIZE, np.float32)
        for token, liking in self.likes.items():
            found[token] = liking
        return found


def test_the_model_is_asked_only_where_ways_part() -> None:
    model = Model({1: 9, 2: 9, 6: 9, 9: 3})
    found = choose(PARTS, model, END, 0.0, 0)
    assert found.places == (0, 1, 1) and found.tokens == (1, 2, 3, 6, 7, 9)
    # Asked for 1 or 5, for 2 or 4, for 6 or the next part, for 8 or 9; never told the last word.
    assert found.asked == model.asked == 4 and model.read == [1, 2, 3, 6, 7]


def test_what_has_one_way_needs_no_model() -> None:
    found = choose((((1, 2),), ((3,),)), lambda tokens: pytest.fail("asked"), END, 0.9, 0)
    assert found.tokens == (1, 2, 3) and found.places == (0, 0)


def test_to_end_is_to_go_on_with_what_follows() -> None:
    assert choose(PARTS, Model({8: 9}), END, 0.0, 0).places[1] == 0
    assert choose(PARTS[:2], Model({END: 9}), END, 0.0, 0).places[1] == 0
    assert choose((((1,), (1, 2)),), Model({2: 9}), END, 0.0, 0).places == (1,)
    assert choose((((1,), (1, 2)),), Model({END: 9}), END, 0.0, 0).places == (0,)


def test_it_is_drawn_as_often_as_the_model_thinks_likely() -> None:
    model = Model({1: math.log(3), 2: 0.0})
    drawn = Counter(choose((((1,), (2,)),), model, END, 1.0, seed).places[0] for seed in range(900))
    assert drawn[0] / 900 == pytest.approx(0.75, abs=0.05)
    cold = Counter(choose((((1,), (2,)),), model, END, 0.5, seed).places[0] for seed in range(900))
    assert cold[0] / 900 == pytest.approx(0.9, abs=0.04)


TEXTS = st.lists(st.lists(st.integers(1, SIZE - 1), max_size=4).map(tuple), min_size=1, max_size=5)


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), st.integers(0, 9), st.sampled_from([0.0, 0.9]))
def test_it_is_one_of_the_ways_and_the_same_for_the_same_seed(
    parts: list[list[tuple[int, ...]]], seed: int, temperature: float
) -> None:
    model = Model({seed: 2.0})
    found = choose(parts, model, END, temperature, seed)
    way = [part[place] for part, place in zip(parts, found.places, strict=True)]
    assert found.tokens == tuple(token for text in way for token in text)
    assert found.tokens[: len(model.read)] == tuple(model.read)
    assert choose(parts, Model({seed: 2.0}), END, temperature, seed) == found
