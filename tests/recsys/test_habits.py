"""Habits are what one would say on seeing the events, and nothing where they say nothing."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recsys.habits import habits
from recsys.types import EVENT_KINDS, Event, EventKind, Habit, Product

NOW = datetime(2026, 6, 30, 12, tzinfo=timezone.utc)
PRODUCTS = {
    f"{category}{price}": Product(f"{category}{price}", "", category, price=Decimal(price))
    for category in ("tea", "ham")
    for price in (1, 2, 3, 4, 5)
}


def event(item: str, days: float, kind: EventKind = "purchase", hour: int = 9) -> Event:
    at = (NOW - timedelta(days=days)).replace(hour=hour)
    return Event(f"{item}{days}{kind}", "ann", item, kind, at)


def found(history: list[Event], zone: str = "UTC") -> dict[str, Habit]:
    return {one.kind: one for one in habits(history, PRODUCTS, NOW, ZoneInfo(zone))}


def test_who_buys_the_cheapest_tea_every_week_in_the_morning() -> None:
    known = found([event("tea1", 7 * week) for week in range(10)])
    assert (known["interest"].about, known["interest"].strength) == ("tea", 1.0)
    assert known["price_level"] == Habit("price_level", "low", 1.0)
    assert known["rhythm"] == Habit("rhythm", "7", 1.0)
    assert known["time_of_day"] == Habit("time_of_day", "morning", 1.0)


def test_a_new_interest_is_on_the_rise() -> None:
    early = [event("ham3", 100 + day) for day in range(10)]
    late = [event("tea3", day) for day in range(10)]
    by_name = {one.about: one for one in habits(early + late, PRODUCTS, NOW)}
    assert by_name["tea"].trend == 1 and by_name["ham"].trend == -1
    assert by_name["tea"].strength > by_name["ham"].strength


def test_hours_are_those_of_the_shop() -> None:
    history = [event("tea1", day, hour=2) for day in range(6)]
    assert found(history)["time_of_day"].about == "night"
    assert found(history, "Asia/Shanghai")["time_of_day"].about == "morning"


@pytest.mark.parametrize("kind", ["list_view", "remove", "return", "dislike"])
def test_what_is_no_interest_is_no_habit(kind: EventKind) -> None:
    assert habits([event("tea1", day, kind) for day in range(20)], PRODUCTS, NOW) == ()


def test_four_events_say_nothing() -> None:
    assert habits([event("tea1", day) for day in range(4)], PRODUCTS, NOW) == ()


def test_times_that_differ_are_no_habit() -> None:
    history = [event("tea1", day, hour=hour) for day, hour in enumerate((2, 9, 14, 20) * 3)]
    assert "time_of_day" not in found(history)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*PRODUCTS, "gone"]),
            st.floats(-3, 800),
            st.sampled_from(EVENT_KINDS),
            st.integers(0, 23),
        ),
        max_size=40,
    )
)
def test_strengths_and_trends_stay_within_their_bounds(drawn: list) -> None:  # type: ignore
    found = habits([event(*one) for one in drawn], PRODUCTS, NOW)
    assert all(0 <= one.strength <= 1 and -1 <= one.trend <= 1 for one in found)
    assert sum(one.strength for one in found if one.kind == "interest") <= 1 + 1e-9
