"""Choosing from scores: the best, in stages, with variety."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from recsys.rank import Pick, fill, interleave, spread, top

NO = -np.inf
scores = arrays(np.float64, st.integers(0, 30), elements=st.sampled_from([NO, 0.0, 0.5, 1.0, 2.0]))


@given(scores, st.integers(1, 40))
def test_top_is_the_head_of_the_whole_order(values: np.ndarray, n: int) -> None:
    whole = sorted(np.flatnonzero(values > NO), key=lambda place: (-values[place], place))
    assert top(values, n).tolist() == whole[:n]


@given(st.lists(scores.filter(len), min_size=1, max_size=3), st.integers(1, 10))
def test_fill_never_repeats_and_never_rises(stages: list[np.ndarray], n: int) -> None:
    size = min(len(stage) for stage in stages)
    picks = fill((("personal", stage[:size]) for stage in stages), n, 20)
    places = [pick.place for pick in picks]
    assert len(set(places)) == len(places) <= 20
    assert all(a.score >= b.score for a, b in zip(picks, picks[1:]))
    reachable = {place for stage in stages for place in np.flatnonzero(stage[:size] > NO)}
    assert set(places) <= reachable
    assert len(picks) >= min(n, len(reachable))


def test_later_stages_are_not_asked_when_the_list_is_full() -> None:
    def stages():  # type: ignore[no-untyped-def]
        yield "personal", np.array([2.0, 1.0])
        raise AssertionError("asked")

    assert [pick.place for pick in fill(stages(), 2, 5)] == [0, 1]


def test_later_stages_come_below() -> None:
    picks = fill(
        [("personal", np.array([NO, 0.2, NO])), ("popular", np.array([1.0, 1.0, 0.5]))], 3, 3
    )
    assert [(pick.place, pick.stage) for pick in picks] == [
        (1, "personal"), (0, "popular"), (2, "popular"),
    ]  # fmt: skip
    assert picks[1].score == 0.1 and picks[2].score == 0.05


def test_spread_limits_a_category() -> None:
    picks = [Pick(place, 1.0 - place / 100, "personal") for place in range(20)]
    categories = np.array([0] * 15 + [1, 2, 3, 4, 5])
    chosen = spread(picks, categories, 6)
    assert [pick.place for pick in chosen] == [0, 1, 15, 16, 17, 18]


def test_spread_gives_way_rather_than_leave_the_list_short() -> None:
    picks = [Pick(place, 1.0 - place / 100, "personal") for place in range(8)]
    assert [pick.place for pick in spread(picks, np.zeros(8, dtype=np.int64), 5)] == [0, 1, 2, 3, 4]


def test_interleave_takes_turns_without_repeats() -> None:
    first = [Pick(place, 1.0, "personal") for place in (1, 2, 3)]
    second = [Pick(place, 9.0, "again") for place in (7, 1)]
    assert [pick.place for pick in interleave(first, second, 4)] == [1, 7, 2, 3]
