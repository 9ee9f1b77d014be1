"""What is popular, and how often things are bought again."""

from __future__ import annotations

import numpy as np
import pytest

from recsys.interactions import Weighting, build, read
from recsys.popularity import popularity, trend, typical_gaps
from tests.recsys.shop import NOW, event, frame, plain


def popular(events: list, weighting: Weighting) -> dict[str, float]:
    ledger = read(frame(events), NOW)
    return dict(zip(ledger.items, popularity(ledger, weighting)))


def test_many_shoppers_beat_one_who_buys_often() -> None:
    events = [event(f"u{n}", "a") for n in range(5)]
    events += [event("u0", "b", days_ago=n) for n in range(20)]
    found = popular(events, plain())
    assert found["a"] == 1 and found["b"] < 0.6


def test_what_sold_lately_beats_what_sold_long_ago() -> None:
    events = [event("u1", "new", days_ago=1), event("u2", "old", days_ago=100)]
    found = popular(events, Weighting(half_life_days=14, floor=0))
    assert found["old"] < 0.1 * found["new"]


def test_dislikes_make_nothing_popular() -> None:
    assert popular([event("u1", "a", "dislike")], plain()) == {"a": 0}


def test_nothing_sold_is_nothing_popular() -> None:
    assert popular([], plain()) == {}


def test_gaps_are_medians_of_the_shoppers() -> None:
    events = [event("u1", "milk", days_ago=days) for days in (1, 8, 15)]
    events += [event("u2", "milk", days_ago=days) for days in (3, 6)]
    events += [event("u1", "salt", days_ago=5)]
    interactions = build(frame(events), plain(), NOW)
    gaps, typical = typical_gaps(interactions)
    assert dict(zip(interactions.items, gaps))["milk"] == pytest.approx(5)  # of 7 and 3
    assert np.isnan(dict(zip(interactions.items, gaps))["salt"])
    assert typical == pytest.approx(5)


def test_a_shop_without_a_second_purchase_has_no_gap() -> None:
    gaps, typical = typical_gaps(build(frame([event("u", "a")]), plain(), NOW))
    assert np.isnan(gaps).all() and np.isnan(typical)


def test_the_trend_is_bounded_and_deaf_to_rare_items() -> None:
    lately, always = np.array([1.0, 0.5, 0.1, 0.001]), np.array([0.2, 0.5, 0.9, 0.003])
    assert trend(lately, always) == pytest.approx([2.0, 1.0, 0.5, 0.011 / 0.013])
