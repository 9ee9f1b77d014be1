"""The rules for single values: the one home of what is accepted, repaired and refused.

A rule takes a value as it came (text, number, None, ...) and gives back what is stored and how it
was repaired ("" when it was not). It raises Refusal with the reason when nothing can be made of it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from engine.ingest.errors import Refusal
from engine.ingest.names import EVENT_NAMES, normal_name

Rule = Callable[[Any], tuple[Any, str]]

MAX_ID_CHARS = 256
MAX_QUANTITY = 1_000_000
MAX_PRICE = Decimal(1_000_000_000)
EARLIEST = datetime(1995, 1, 1, tzinfo=timezone.utc)
# Clocks are wrong, and some time zones are ahead.
AHEAD = timedelta(days=1)

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
MICROSECOND = timedelta(microseconds=1)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NUMBER = re.compile(r"-?\d{1,20}(\.\d{1,30})?([eE][+-]?\d{1,2})?", re.ASCII)
_DAY = re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])", re.ASCII)
# How programs write that there is nothing.
_NOTHING = frozenset({"", "(not set)", "null", "none", "nan", "undefined", "<na>", "n/a", "\\n"})


def identifier(raw: Any) -> tuple[str, str]:
    """An id as text without white space around it."""
    text = plain_text(raw)
    value = text.strip()
    if value.lower() in _NOTHING:
        raise Refusal("is missing")
    if len(value) > MAX_ID_CHARS:
        raise Refusal(f"is longer than {MAX_ID_CHARS} characters")
    if _CONTROL.search(value):
        raise Refusal("has a control character")
    return value, "trimmed" if isinstance(raw, str) and value != raw else ""


def optional_identifier(raw: Any) -> tuple[str | None, str]:
    """An id, or None where there is nothing."""
    return (None, "") if plain_text(raw).strip().lower() in _NOTHING else identifier(raw)


def event_kind(raw: Any) -> tuple[str, str]:
    """Our kind of the event, or `names.IGNORED` for one that is about no product."""
    if is_nothing(raw):
        raise Refusal("is missing")
    name = plain_text(raw)
    kind = EVENT_NAMES.get(name)
    if kind is not None:
        return kind, ""
    kind = EVENT_NAMES.get(normal_name(name))
    if kind is None:
        raise Refusal("is not an event we know")
    # Names that vendors write with capitals, spaces or dashes are right as they are.
    return kind, "in capitals" if name.isupper() else ""


def instant(raw: Any, now: datetime) -> tuple[int, str]:
    """The time in µs since 1970, from ISO 8601 or a Unix time in s, ms, µs or ns by its size."""
    try:
        at, note = _time(raw)
    except (ValueError, OverflowError, TypeError) as error:
        raise Refusal("is not a time (ISO 8601 or Unix time)") from error
    if at < EARLIEST:
        raise Refusal(f"is before {EARLIEST.year}")
    if at > now + AHEAD:
        raise Refusal("is in the future")
    return (at - EPOCH) // MICROSECOND, note


def quantity(raw: Any) -> tuple[float, str]:
    """The number of units, 1 where there is nothing."""
    if is_nothing(raw):
        return 1.0, ""
    value = float(_decimal(raw))
    if value < 0:
        raise Refusal("is negative")
    if value == 0:
        raise Refusal("is zero")
    if value > MAX_QUANTITY:
        raise Refusal(f"is over {MAX_QUANTITY:,}")
    return value, "trimmed" if isinstance(raw, str) and raw != raw.strip() else ""


def is_nothing(raw: Any) -> bool:
    """Whether the value is one of the ways to leave a field empty; NaN is not."""
    if raw is None:
        return True
    return isinstance(raw, str) and (not raw or raw.strip().lower() in _NOTHING - {"nan"})


def plain_text(raw: Any) -> str:
    """The value as text, a whole number without its ".0"; raises Refusal for anything but text."""
    if isinstance(raw, str):
        text = raw
    elif raw is None:
        return ""
    elif isinstance(raw, bytes):
        text = raw.decode("utf-8", "surrogateescape")
    elif isinstance(raw, float) and raw.is_integer():
        text = str(int(raw))  # a column of whole numbers with gaps becomes a column of floats
    elif isinstance(raw, (int, float, Decimal)) and not isinstance(raw, bool):
        text = str(raw)
    else:
        raise Refusal("is neither text nor a number")
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise Refusal("is not valid Unicode text") from error
    return text


def _decimal(raw: Any) -> Decimal:
    """A plain number; a lone number only, in no currency."""
    if isinstance(raw, bool):
        raise Refusal("is not a number")
    if isinstance(raw, (int, float)):
        raw = repr(raw)
    text = str(raw).strip() if isinstance(raw, (str, Decimal)) else ""
    if not _NUMBER.fullmatch(text):
        raise Refusal("is not a number")
    return Decimal(text)


def _time(raw: Any) -> tuple[datetime, str]:
    if isinstance(raw, str):
        text = raw.strip()
        if _DAY.fullmatch(text):
            return datetime.strptime(text, "%Y%m%d").replace(tzinfo=timezone.utc), "read as UTC"
        if _NUMBER.fullmatch(text):
            return _unix(Decimal(text)), ""
        at = datetime.fromisoformat(text.removesuffix(" UTC") + "Z" * text.endswith(" UTC"))
    elif isinstance(raw, bool):
        raise ValueError(raw)
    elif isinstance(raw, (int, float, Decimal)):
        return _unix(raw), ""
    elif isinstance(raw, datetime):
        at = raw
    elif isinstance(raw, date):
        at = datetime(raw.year, raw.month, raw.day)
    else:
        raise ValueError(raw)
    return (at, "") if at.tzinfo else (at.replace(tzinfo=timezone.utc), "read as UTC")


def _unix(number: int | float | Decimal) -> datetime:
    """The time of a Unix time whose unit shows in its size: seconds reach 1e11 in the year 5138."""
    if not math.isfinite(number):
        raise ValueError(number)
    for digits, per_second in ((11, 1), (14, 10**3), (17, 10**6), (20, 10**9)):
        if abs(number) < 10**digits:
            return EPOCH + timedelta(microseconds=int(number * 1_000_000 // per_second))
    raise ValueError(number)
