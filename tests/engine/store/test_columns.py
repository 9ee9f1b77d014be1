"""What is put into a column comes out of it, whatever the value."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from engine.store.columns import Instant, Money, Redacted

DIALECT = sqlite.dialect()
ZONES = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))
TIMES = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=ZONES)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_money_keeps_every_digit(amount: Decimal) -> None:
    column = Money()
    found = column.process_result_value(column.process_bind_param(amount, DIALECT), DIALECT)
    assert found is not None and found.as_tuple() == amount.as_tuple()


@given(TIMES)
def test_instants_are_the_same_moment_in_utc(at: datetime) -> None:
    column = Instant()
    found = column.process_result_value(column.process_bind_param(at, DIALECT), DIALECT)
    assert found == at and found.tzinfo is timezone.utc


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="2026-05-04T12:00:00 has no time zone"):
        Instant().process_bind_param(datetime(2026, 5, 4, 12), DIALECT)


def test_redacted_text_is_kept_without_what_is_never_kept() -> None:
    column = Redacted()
    assert column.process_bind_param("my PIN is 4821", DIALECT) == "my PIN is [secret left out]"
    assert column.process_bind_param("tea for 2", DIALECT) == "tea for 2"
    assert column.process_bind_param(None, DIALECT) is None
