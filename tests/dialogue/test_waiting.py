"""Shoppers take turns; nobody is forgotten, nobody waits behind a crowd of one."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue.waiting import Closed, Full, Line


def test_who_asks_little_is_served_before_who_asks_much() -> None:
    line: Line[str] = Line(9, each=5)
    for one in ("ann 1", "ann 2", "ann 3", "bob 1", "cem 1", "bob 2"):
        line.put(one[:3], one)
    served = [line.take() for _ in range(6)]
    assert served == ["ann 1", "bob 1", "cem 1", "ann 2", "bob 2", "ann 3"]


def test_it_is_full_for_all_and_for_one() -> None:
    line: Line[int] = Line(3, each=2)
    line.put("ann", 1)
    line.put("ann", 2)
    with pytest.raises(Full):
        line.put("ann", 3)
    line.put("bob", 4)
    with pytest.raises(Full):
        line.put("cem", 5)
    assert len(line) == 3


def test_nobody_in_particular_may_be_many() -> None:
    line: Line[int] = Line(4, each=1)
    for one in range(4):
        line.put("", one)
    assert [line.take() for _ in range(4)] == [0, 1, 2, 3]


def test_after_closing_the_last_are_served_and_no_more_come() -> None:
    line: Line[int] = Line(2)
    line.put("ann", 1)
    line.close()
    with pytest.raises(Closed):
        line.put("bob", 2)
    assert line.take() == 1 and line.take() is None


def test_who_comes_is_served_by_who_waits() -> None:
    line: Line[int] = Line(2)
    found: list[int | None] = []
    waits = threading.Thread(target=lambda: found.append(line.take()))
    waits.start()
    line.put("ann", 7)
    waits.join(5)
    assert found == [7]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from("abc"), st.none()), max_size=60))
def test_nobody_is_passed_over_twice(arrivals: list[str | None]) -> None:
    """None is the model taking the next one; letters are shoppers who ask."""
    line: Line[tuple[str, int]] = Line(10, each=3)
    waiting: list[tuple[str, int]] = []
    passed: dict[tuple[str, int], list[str]] = {}
    for number, who in enumerate(arrivals):
        if who is not None:
            try:
                line.put(who, (who, number))
            except Full:
                assert len(waiting) == 10 or [one[0] for one in waiting].count(who) == 3
            else:
                waiting.append((who, number))
                passed[who, number] = []
        elif waiting:
            taken = line.take()
            assert taken is not None
            own = [one for one in waiting if one[0] == taken[0]]
            assert taken == own[0]  # each shopper's own come in order
            waiting.remove(taken)
            for one in waiting:
                first = next(other for other in waiting if other[0] == one[0]) == one
                if first and one[0] != taken[0]:
                    passed[one].append(taken[0])
                    assert passed[one].count(taken[0]) <= 2
        assert len(line) == len(waiting)
