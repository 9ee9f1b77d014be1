"""The rules for single values."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ingest import rules
from engine.ingest.errors import Refusal
from engine.ingest.names import EVENT_NAMES, IGNORED, normal_name
from recsys.types import EVENT_KINDS

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.binary(),
    st.decimals(), st.lists(st.integers(), max_size=2), st.dictionaries(st.text(), st.none()),
    st.datetimes(), st.dates(),
)  # fmt: skip


def micros(*parts: int) -> int:
    return int(datetime(*parts, tzinfo=UTC).timestamp()) * 1_000_000  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("raw", "value", "repair"),
    [
        ("900", "900", ""),
        (900, "900", ""),
        (900.0, "900", ""),
        (" 900\n", "900", "trimmed"),
        ("Zoë 茶", "Zoë 茶", ""),
        ("0900", "0900", ""),
        ("x" * 256, "x" * 256, ""),
        (b"900", "900", ""),
    ],
)
def test_ids(raw: Any, value: str, repair: str) -> None:
    assert rules.identifier(raw) == (value, repair)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (None, "is missing"),
        ("", "is missing"),
        ("  ", "is missing"),
        ("(not set)", "is missing"),
        ("NULL", "is missing"),
        (float("nan"), "is missing"),
        ("undefined", "is missing"),
        ("x" * 257, "is longer than 256 characters"),
        ("a\x00b", "has a control character"),
        ("a\tb", "has a control character"),
        ("\ud800", "is not valid Unicode text"),
        (b"\xff\xfe", "is not valid Unicode text"),
        (True, "is neither text nor a number"),
        (["900"], "is neither text nor a number"),
        ({"id": "900"}, "is neither text nor a number"),
    ],
)
def test_ids_refused(raw: Any, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        rules.identifier(raw)


def test_an_id_that_may_be_missing() -> None:
    assert rules.optional_identifier("nan") == (None, "")
    assert rules.optional_identifier(None) == (None, "")
    assert rules.optional_identifier(" s1 ") == ("s1", "trimmed")


@pytest.mark.parametrize(
    ("raw", "expected", "repair"),
    [
        ("2026-05-01T10:20:30Z", micros(2026, 5, 1, 10, 20, 30), ""),
        ("2026-05-01T10:20:30.5+02:00", micros(2026, 5, 1, 8, 20, 30) + 500_000, ""),
        ("2026-05-01 10:20:30", micros(2026, 5, 1, 10, 20, 30), "read as UTC"),
        ("2026-05-01 10:20:30 UTC", micros(2026, 5, 1, 10, 20, 30), ""),
        (" 2026-05-01 ", micros(2026, 5, 1), "read as UTC"),
        ("20260501", micros(2026, 5, 1), "read as UTC"),
        (1430623510, micros(2015, 5, 3, 3, 25, 10), ""),
        ("1430623510", micros(2015, 5, 3, 3, 25, 10), ""),
        (1430623510.25, micros(2015, 5, 3, 3, 25, 10) + 250_000, ""),
        (1430623510123, micros(2015, 5, 3, 3, 25, 10) + 123_000, ""),
        ("1430623510123456", micros(2015, 5, 3, 3, 25, 10) + 123_456, ""),
        (1430623510123456789, micros(2015, 5, 3, 3, 25, 10) + 123_456, ""),
        (datetime(2026, 5, 1, tzinfo=UTC), micros(2026, 5, 1), ""),
        (date(2026, 5, 1), micros(2026, 5, 1), "read as UTC"),
        (NOW + timedelta(hours=23), micros(2026, 5, 5, 11), ""),
    ],
)
def test_times(raw: Any, expected: int, repair: str) -> None:
    assert rules.instant(raw, NOW) == (expected, repair)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("yesterday", "is not a time"),
        ("05/04/2026", "is not a time"),  # April or May?
        ("", "is not a time"),
        (None, "is not a time"),
        (True, "is not a time"),
        (float("nan"), "is not a time"),
        (float("inf"), "is not a time"),
        (10**30, "is not a time"),
        (10**400, "is not a time"),
        ("20260231", "is not a time"),
        ("9999-12-31T23:59:59-23:00", "is in the future"),
        ("0001-01-01T00:00:00+23:00", "is before 1995"),
        (0, "is before 1995"),
        ("1994-12-31T23:59:59Z", "is before 1995"),
        (NOW + timedelta(hours=25), "is in the future"),
    ],
)
def test_times_refused(raw: Any, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        rules.instant(raw, NOW)


@given(st.datetimes(datetime(1995, 1, 1), datetime(2026, 5, 1)))
def test_a_moment_is_the_same_however_it_is_written(at: datetime) -> None:
    at = at.replace(tzinfo=UTC)
    exact = (at - rules.EPOCH) // rules.MICROSECOND
    for written in (at, at.isoformat(), str(at), exact, str(exact), exact * 1000):
        assert rules.instant(written, NOW)[0] == exact
    assert rules.instant(exact // 1000, NOW)[0] == exact // 1000 * 1000
    assert rules.instant(exact // 1_000_000, NOW)[0] == exact // 1_000_000 * 1_000_000


@pytest.mark.parametrize(
    ("raw", "value"), [(None, 1.0), ("", 1.0), ("2", 2.0), (3, 3.0), (" 1.25 ", 1.25), ("1e2", 100)]
)
def test_quantities(raw: Any, value: float) -> None:
    assert rules.quantity(raw)[0] == value


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (-1, "is negative"),
        ("-0.5", "is negative"),
        (0, "is zero"),
        ("nan", "is not a number"),
        (float("nan"), "is not a number"),
        (float("inf"), "is not a number"),
        ("two", "is not a number"),
        ("1_000", "is not a number"),
        ("١", "is not a number"),
        (True, "is not a number"),
        (10_000_000, "is over 1,000,000"),
    ],
)
def test_quantities_refused(raw: Any, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        rules.quantity(raw)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("view_item_list", "list_view"), ("view_item", "view"), ("add_to_cart", "cart"),
        ("purchase", "purchase"), ("add_to_wishlist", "wishlist"), ("remove_from_cart", "remove"),
        ("refund", "return"),  # GA4
        ("Product List Viewed", "list_view"), ("Product Viewed", "view"), ("Product Added", "cart"),
        ("Order Completed", "purchase"), ("Product Removed", "remove"),  # Segment
        ("collection_viewed", "list_view"), ("product_viewed", "view"),
        ("product_added_to_cart", "cart"), ("checkout_completed", "purchase"),  # Shopify
        ("detail-page-view", "view"), ("add-to-cart", "cart"),
        ("purchase-complete", "purchase"),  # Google Retail
        ("read", "view"), ("like", "wishlist"), ("dislike", "dislike"),  # Gorse
        ("addToCart", "cart"), ("page_view", IGNORED), ("Page Viewed", IGNORED),
    ],
)  # fmt: skip
def test_event_names(raw: str, kind: str) -> None:
    assert rules.event_kind(raw) == (kind, "")


def test_event_names_in_capitals_are_repaired() -> None:
    assert rules.event_kind("ADD_TO_CART ") == ("cart", "in capitals")


@pytest.mark.parametrize(
    ("raw", "reason"), [("dance", "is not an event we know"), (None, "is missing"), ("", "is mis"),
                        (["view"], "is neither text")]
)  # fmt: skip
def test_event_names_refused(raw: Any, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        rules.event_kind(raw)


def test_every_kind_is_its_own_name_and_every_name_is_normal() -> None:
    assert {kind: EVENT_NAMES[kind] for kind in EVENT_KINDS} == {kind: kind for kind in EVENT_KINDS}
    assert all(normal_name(name) == name for name in EVENT_NAMES)


@given(ANYTHING)
def test_whatever_comes_there_is_a_value_or_a_reason(raw: Any) -> None:
    for rule in (
        rules.identifier, rules.optional_identifier, rules.event_kind, rules.quantity,
        lambda raw: rules.instant(raw, NOW),
    ):  # fmt: skip
        try:
            value, repair = rule(raw)
        except Refusal as refusal:
            assert str(refusal)
        else:
            assert isinstance(repair, str)


@given(ANYTHING)
def test_what_passes_can_be_stored(raw: Any) -> None:
    try:
        value, _ = rules.identifier(raw)
    except Refusal:
        return
    assert value == value.strip() and 0 < len(value) <= rules.MAX_ID_CHARS
    value.encode()


def test_a_decimal_quantity() -> None:
    assert rules.quantity(Decimal("1.5")) == (1.5, "")
