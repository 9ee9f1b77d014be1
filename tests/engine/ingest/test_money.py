"""Prices in the ways people write them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ingest.errors import Refusal
from engine.ingest.money import check_currency, price


@pytest.mark.parametrize("raw", [None, "", " ", "null"])
def test_no_price(raw: Any) -> None:
    assert price(raw, "USD") == (None, "")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("12.50", "12.50"), (12.5, "12.5"), (12, "12"), (0, "0"), (Decimal("0.10"), "0.10"),
        (1e-05, "0.00001"), (10 / 3, "3.3333333333333335"),
    ],
)  # fmt: skip
def test_plain_prices_are_kept_digit_by_digit(raw: Any, expected: str) -> None:
    value, repair = price(raw, "USD")
    assert (str(value), repair) == (expected, "")


@pytest.mark.parametrize(
    ("raw", "currency", "expected"),
    [
        ("$1,299.00", "USD", "1299.00"), ("1,299", "USD", "1299"), ("US$ 12", "USD", "12"),
        ("12.50 USD", "USD", "12.50"), ("usd 12.5", "USD", "12.5"), (" 7.5 ", "USD", "7.5"),
        ("1.299,00 €", "EUR", "1299.00"), ("12,5 €", "EUR", "12.5"),
        ("€ 1.234.567", "EUR", "1234567"), ("1 299,90 kr", "SEK", "1299.90"),
        ("1'299.90 CHF", "CHF", "1299.90"), ("¥1,200", "JPY", "1200"),
        ("1\u202f299,90\u00a0€", "EUR", "1299.90"),
        ("12.345", "USD", "12.345"), ("0,99 zł", "PLN", "0.99"), ("12.-", "CHF", "12"),
        ("£5", "", "5"), ("-0", "USD", "0"), ("1,299,000.5", "USD", "1299000.5"),
    ],
)  # fmt: skip
def test_written_prices_are_read(raw: str, currency: str, expected: str) -> None:
    value, repair = price(raw, currency)
    assert str(value) == expected
    assert repair in ("read from text", "")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("-3.00", "is negative"), (-3, "is negative"), ("$-3", "is negative"),
        ("(3.00)", "is negative"), ("−3", "is negative"),
        ("€ 12", "is in another currency"), ("12 EUR", "is in another currency"),
        ("nan", "is not a price"), (float("nan"), "is not a price"),
        (float("inf"), "is not a price"), ("free", "is not a price"),
        ("call us", "is not a price"), ("12 pieces", "is not a price"), ("1e999", "is not a price"),
        (True, "is not a price"), ([1], "is not a price"), ("9" * 15, "is over"),
        ("1" * 200, "is not a price"), (Decimal("NaN"), "is not a price"),
    ],
)  # fmt: skip
def test_prices_refused(raw: Any, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        price(raw, "USD")


def test_currencies() -> None:
    assert check_currency("USD", "USD") == ("USD", "")
    assert check_currency(" usd", "USD") == ("USD", "trimmed")
    assert check_currency("", "USD") == ("USD", "")
    with pytest.raises(Refusal, match="is not USD"):
        check_currency("EUR", "USD")


@given(st.decimals(0, 10**9, places=2), st.sampled_from(["${}", "{} USD", "{}", " {}"]))
def test_a_price_with_its_currency_is_the_same_price(amount: Decimal, form: str) -> None:
    assert price(form.format(amount), "USD")[0] == amount
    assert price(form.format(f"{amount:,}"), "USD")[0] == amount


@given(st.decimals(0, 10**9, places=2))
def test_points_and_commas_may_change_places(amount: Decimal) -> None:
    there = f"{amount:,}".translate(str.maketrans(",.", ".,"))
    assert price(f"{there} €", "EUR")[0] == amount


@given(st.one_of(st.text(), st.floats(), st.integers(), st.decimals(), st.binary(), st.booleans()))
def test_whatever_comes_there_is_a_price_or_a_reason(raw: Any) -> None:
    try:
        value, _ = price(raw, "USD")
    except Refusal as refusal:
        assert str(refusal)
    else:
        assert value is None or 0 <= value <= 10**9
