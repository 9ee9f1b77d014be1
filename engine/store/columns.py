"""Column types that give back exactly what was put in, on every database."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from dialogue.pii import redact

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
MICROSECOND = timedelta(microseconds=1)


class Money(TypeDecorator[Decimal]):
    """A Decimal, kept as text: a float column would change 0.10, a fixed scale would cut 1.2345."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """The text of `value`; raises ValueError for one that is not finite."""
        if value is None:
            return None
        if not value.is_finite():
            raise ValueError(f"{value} is not an amount of money")
        return str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """The Decimal that was put in."""
        return None if value is None else Decimal(value)


class Instant(TypeDecorator[datetime]):
    """An aware datetime, kept as microseconds since 1970: SQLite has no type for a time zone."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """The microseconds of `value`; raises ValueError for a naive time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value.isoformat()} has no time zone")
        return (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The time that was put in, in UTC."""
        return None if value is None else EPOCH + value * MICROSECOND


class Redacted(TypeDecorator[str]):
    """Text without card numbers, secrets, national ids and addresses, whoever writes it.

    What a query compares with goes the same way, so that a sentence is found as it is kept.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text of `value` that may be kept."""
        return None if value is None else redact(value)[0]
