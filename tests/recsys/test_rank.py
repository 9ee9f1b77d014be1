"""Choosing from scores: the best, with variety, and in turns."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from recsys.rank import Ranked, best, compact, diverse, interleave, ordered, top

NO = -np.inf
values = st.sampled_from([NO, 0.0, 0.5, 1.0, 2.0])
scores = arrays(np.float64, st.integers(0, 30), elements=values)
tables = arrays(np.float32, st.tuples(st.integers(1, 4), st.integers(1, 700)), elements=values)


def ranked(places: list[int], stage: str = "personal") -> Ranked:
    row = np.array([places])
    return Ranked(row, np.where(row >= 0, 1.0, NO), np.full(row.shape, stage))


@given(scores, st.integers(1, 40))
@settings(deadline=None)  # the first call compiles
def test_top_is_the_head_of_the_whole_order(row: np.ndarray, n: int) -> None:
    whole = sorted(np.flatnonzero(row > NO), key=lambda place: (-row[place], place))
    assert top(row, n).tolist() == whole[:n]


@given(tables, st.integers(1, 20))
@settings(deadline=None)
def test_best_is_top_of_each_row(table: np.ndarray, n: int) -> None:
    found = best(table, n)
    for row, places in zip(table, found):
        whole = sorted(np.flatnonzero(row > NO), key=lambda place: (-row[place], place))
        assert [place for place in places.tolist() if place >= 0] == whole[:n]


def test_ordered_puts_the_best_first_and_equals_by_place() -> None:
    places, found = ordered(np.array([[5, 2, 9, -1]]), np.array([[1.0, 1.0, 3.0, NO]]))
    assert places.tolist() == [[9, 2, 5, -1]] and found.tolist() == [[3.0, 1.0, 1.0, NO]]


def test_variety_breaks_a_row_of_one_kind() -> None:
    places = np.arange(8)[None, :]
    found = np.r_[np.linspace(1.0, 0.9, 7), 0.0][None, :]
    kinds = np.array([0, 0, 0, 0, 0, 1, 2, 0])
    towards = np.eye(8, dtype=np.float32)
    kept = diverse(places, found, kinds, towards, 3)
    assert kept.sum() == 3 and {0, 5} <= set(np.flatnonzero(kept[0]).tolist())


def test_variety_never_leaves_the_list_short() -> None:
    places, found = np.arange(8)[None, :], np.linspace(1.0, 0.0, 8)[None, :]
    kept = diverse(places, found, np.zeros(8, int), np.ones((8, 1), np.float32), 5)
    assert kept[0].tolist() == [True] * 5 + [False] * 3
    few = np.array([[3, 1, -1, -1]])
    scored = np.array([[2.0, 1.0, NO, NO]])
    kept = diverse(few, scored, np.zeros(8, int), np.eye(8, 4, dtype="f4"), 3)
    assert kept.tolist() == [[True, True, False, False]]


def test_compact_moves_what_is_kept_to_the_front() -> None:
    kept = np.array([[False, True, False, True]])
    found = compact(kept, np.array([[7, 8, 9, 10]]), np.array([[4.0, 3.0, 2.0, 1.0]]), 3)
    assert found.place.tolist() == [[8, 10, -1]] and found.score.tolist() == [[3.0, 1.0, NO]]


def test_interleave_takes_turns_without_repeats() -> None:
    found = interleave(ranked([1, 2, 3]), ranked([7, 1, -1], "again"), 4)
    assert found.place.tolist() == [[1, 7, 2, 3]]
    assert found.stage.tolist() == [["personal", "again", "personal", "personal"]]


@given(
    st.lists(st.integers(0, 9), unique=True, max_size=8),
    st.lists(st.integers(0, 9), unique=True, max_size=8),
    st.integers(1, 12),
)
def test_interleave_loses_nothing(first: list[int], second: list[int], n: int) -> None:
    found = interleave(ranked([*first, -1]), ranked([*second, -1], "again"), n).place[0]
    real = [place for place in found.tolist() if place >= 0]
    assert len(set(real)) == len(real) == min(n, len({*first, *second}))
