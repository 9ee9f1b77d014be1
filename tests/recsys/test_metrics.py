"""The figures of lists, where the right value can be done in the head."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recsys.metrics import Answers, interval, of_lists, per_user, worse


@pytest.mark.parametrize(
    ("hits", "answers", "ndcg", "mrr"),
    [
        ([True, True], 2, 1.0, 1.0),
        ([True, False], 1, 1.0, 1.0),
        ([False, True], 1, 1 / math.log2(3), 0.5),
        ([True, False], 5, 1 / (1 + 1 / math.log2(3)), 1.0),
        ([False, False], 3, 0.0, 0.0),
    ],
)
def test_ndcg_and_mrr(hits: list[bool], answers: int, ndcg: float, mrr: float) -> None:
    found = per_user(np.array([hits]), np.array([answers]))
    assert found["ndcg@2"][0] == pytest.approx(ndcg)
    assert found["mrr@2"][0] == pytest.approx(mrr)
    assert found["recall@2"][0] == pytest.approx(sum(hits) / answers)
    assert found["hit@2"][0] == any(hits)


def test_hits_are_of_the_same_user() -> None:
    answers = Answers(("a", "b"), np.array([0, 1, 1]), np.array([3, 0, 2]))
    lists = np.array([[0, 3, -1], [2, 3, 0]])
    assert answers.hits(lists, 4).tolist() == [[False, True, False], [True, False, True]]
    assert answers.count.tolist() == [1, 2]


def test_what_everybody_buys_is_no_news() -> None:
    taken = np.array([90.0, 9.0, 0.0, 0.0])
    answers = Answers(("a",), np.array([0]), np.array([1]))
    bold = of_lists(np.array([[2], [3]]), taken, answers)
    tame = of_lists(np.array([[0], [0]]), taken, answers)
    assert bold["coverage@1"] == 0.5 and tame["coverage@1"] == 0.25
    assert bold["novelty@1"] > tame["novelty@1"]
    assert tame["popularity_bias@1"] == 10 and bold["popularity_bias@1"] == 0


def test_no_lists_have_no_figures() -> None:
    nobody = Answers((), np.zeros(0, int), np.zeros(0, int))
    assert set(of_lists(np.zeros((0, 3), int), np.ones(4), nobody).values()) == {0.0}
    assert interval(np.zeros(0)) == (0.0, 0.0)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_the_interval_is_around_the_mean(values: list[float]) -> None:
    low, high = interval(np.array(values))
    assert low <= np.mean(values) + 1e-9 and high >= np.mean(values) - 1e-9


def test_worse_is_beyond_chance() -> None:
    draw = np.random.default_rng(1)
    old = draw.random(300)
    assert worse(old - 0.1, old) and not worse(old, old)
    assert not worse(old + draw.normal(0, 0.5, 300), old)
