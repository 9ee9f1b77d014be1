"""The weighted cells: arithmetic, folding one user like all, and bad input."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recsys.interactions import InteractionError, Weighting, build, row
from recsys.types import EVENT_KINDS
from tests.recsys.shop import NOW, event, frame, plain

kinds = st.sampled_from(EVENT_KINDS)
events_of_one = st.lists(
    st.builds(
        event,
        user=st.just("u"),
        item=st.sampled_from(["a", "b", "c", "d"]),
        kind=kinds,
        days_ago=st.floats(0, 1000),
        quantity=st.floats(0.1, 50),
    ),
    max_size=20,
)


def cell(events: list, weighting: Weighting) -> float:
    return float(build(frame(events), weighting, NOW).matrix[0, 0])


def test_one_purchase_is_its_weight_damped() -> None:
    assert cell([event("u", "a")], plain(purchase=5)) == pytest.approx(math.log1p(5))


def test_three_units_count_twice_one_unit() -> None:
    assert cell([event("u", "a", quantity=3)], plain()) == pytest.approx(math.log1p(2 * 5))


def test_repeats_add_up() -> None:
    twice = [event("u", "a", days_ago=1), event("u", "a", days_ago=2)]
    assert cell(twice, plain()) == pytest.approx(math.log1p(10))


def test_half_life_halves_what_can_fade() -> None:
    weighting = Weighting(half_life_days=30, floor=0.2)
    assert cell([event("u", "a", days_ago=30)], weighting) == pytest.approx(math.log1p(5 * 0.6))


def test_floor_remembers_for_years() -> None:
    weighting = Weighting(half_life_days=30, floor=0.1)
    assert cell([event("u", "a", days_ago=9000)], weighting) == pytest.approx(math.log1p(0.5))


def test_future_counts_as_now() -> None:
    weighting = Weighting(half_life_days=30)
    assert cell([event("u", "a", days_ago=-5)], weighting) == pytest.approx(math.log1p(5))


def test_dislike_makes_the_confidence_negative() -> None:
    assert cell([event("u", "a", "view"), event("u", "a", "dislike")], plain()) < -1


def test_return_undoes_the_purchase() -> None:
    assert cell([event("u", "a"), event("u", "a", "return")], plain()) == 0


def test_alpha_is_a_factor() -> None:
    events = [event("u", "a")]
    assert cell(events, plain(alpha=3)) == pytest.approx(3 * cell(events, plain()))


@pytest.mark.parametrize("quantity", [float("nan"), float("inf"), 0.0, -2.0])
def test_quantity_that_is_none_counts_as_one(quantity: float) -> None:
    assert cell([event("u", "a", quantity=quantity)], plain()) == pytest.approx(math.log1p(5))


@settings(max_examples=40, deadline=None)
@given(events_of_one)
def test_one_row_equals_the_row_of_the_matrix(events: list) -> None:
    whole = build(frame(events + [event("other", "z")]), Weighting(), NOW)
    alone = row(events, whole.items, Weighting(), NOW)
    expected = np.zeros(len(whole.items))
    if "u" in whole.users:
        expected = whole.matrix[whole.users.get_loc("u")].toarray()[0]
    np.testing.assert_allclose(alone.toarray()[0], expected, rtol=1e-6)


@settings(max_examples=40, deadline=None)
@given(events_of_one, st.randoms())
def test_the_order_of_events_does_not_matter(events: list, chance: object) -> None:
    shuffled = list(events)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = (build(frame(e), Weighting(), NOW) for e in (events, shuffled))
    assert list(first.items) == list(second.items)
    np.testing.assert_allclose(first.matrix.toarray(), second.matrix.toarray(), rtol=1e-5)


def test_no_events_make_an_empty_matrix() -> None:
    empty = build(frame([]), Weighting(), NOW)
    assert empty.matrix.shape == (0, 0) and len(empty.cells.item) == 0


def test_naive_times_are_utc() -> None:
    naive = frame([event("u", "a", days_ago=3)])
    naive["at"] = pd.to_datetime(naive["at"]).dt.tz_localize(None)
    aware = frame([event("u", "a", days_ago=3)])
    left, right = (build(f, Weighting(), NOW.replace(tzinfo=None)) for f in (naive, aware))
    assert left.matrix[0, 0] == right.matrix[0, 0]


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("kind", "bought", "events.kind, row 1: 'bought' is not a kind of event"),
        ("item_id", None, "events.item_id, row 1"),
        ("user_id", "", "events.user_id, row 1"),
        ("at", "tomorrow-ish", "events.at, row 1: 'tomorrow-ish' is not a time"),
    ],
)
def test_bad_rows_are_named(column: str, value: object, told: str) -> None:
    events = frame([event("u", "a"), event("u", "b")]).astype({"at": object, column: object})
    events.loc[1, column] = value
    with pytest.raises(InteractionError, match=told):
        build(events, Weighting(), NOW)


def test_missing_column_is_named() -> None:
    with pytest.raises(InteractionError, match="column quantity is missing"):
        build(frame([event("u", "a")]).drop(columns="quantity"), Weighting(), NOW)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"view": float("nan")}, "weighting.view"),
        ({"return_": float("inf")}, "weighting.return"),
        ({"half_life_days": 0}, "weighting.half_life_days"),
        ({"floor": 1.5}, "weighting.floor"),
        ({"alpha": float("nan")}, "weighting.alpha"),
    ],
)
def test_weights_that_are_no_numbers_are_refused(changes: dict, told: str) -> None:
    with pytest.raises(InteractionError, match=told):
        Weighting(**changes)


def test_row_names_an_unknown_kind() -> None:
    with pytest.raises(InteractionError, match="'bought' is not a kind"):
        row([event("u", "a", "bought")], pd.Index(["a"]), Weighting(), NOW)


def test_categories_are_read_as_the_names_they_stand_for() -> None:
    events = frame(shop_events())
    coded = events.astype({"user_id": "category", "item_id": "category", "kind": "category"})
    coded["user_id"] = coded["user_id"].cat.add_categories("nobody")
    plain_one, coded_one = (build(one, plain(), NOW) for one in (events, coded))
    assert plain_one.users.equals(coded_one.users) and plain_one.items.equals(coded_one.items)
    assert (plain_one.matrix != coded_one.matrix).nnz == 0


def shop_events() -> list:
    kinds = ("view", "cart")
    return [event(f"u{n % 12}", f"i{n * 7 % 11}", kind) for n in range(40) for kind in kinds]
