"""Prices as people and programs write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from engine.ingest.errors import Refusal
from engine.ingest.rules import MAX_PRICE, is_nothing

_PLAIN = re.compile(r"\d{1,20}(\.\d{1,30})?([eE][+-]?\d{1,2})?", re.ASCII)
_WRITTEN = re.compile(
    r"(?P<before>\D*?)(?P<minus>[-−(]?)\s*(?P<number>\d[\d.,' \u00a0\u202f]*)(?P<after>\D*)",
    re.ASCII,
)
_DOLLARS = "USD CAD AUD NZD SGD HKD MXN TWD CLP COP ARS".split()
SYMBOLS: Mapping[str, tuple[str, ...]] = {
    "$": tuple(_DOLLARS),
    "US$": ("USD",),
    "C$": ("CAD",),
    "A$": ("AUD",),
    "R$": ("BRL",),
    "€": ("EUR",),
    "£": ("GBP",),
    "¥": ("JPY", "CNY"),
    "元": ("CNY",),
    "円": ("JPY",),
    "₹": ("INR",),
    "₩": ("KRW",),
    "₽": ("RUB",),
    "₺": ("TRY",),
    "zł": ("PLN",),
    "Kč": ("CZK",),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "kr.": ("DKK", "ISK"),
}


def price(raw: Any, currency: str = "") -> tuple[Decimal | None, str]:
    """The price, None where there is nothing; written with a currency, it must be `currency`."""
    if is_nothing(raw):
        return None, ""
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float, Decimal)):
        raise Refusal("is not a price")
    text = raw if isinstance(raw, str) else repr(raw) if isinstance(raw, float) else str(raw)
    value, note = (Decimal(text), "") if _PLAIN.fullmatch(text) else _written(text, currency)
    if value > MAX_PRICE:
        raise Refusal(f"is over {MAX_PRICE:,}")
    return Decimal(f"{value:f}"), note


def check_currency(raw: Any, currency: str) -> tuple[str, str]:
    """The currency's code, `currency` where there is nothing."""
    if is_nothing(raw):
        return currency, ""
    code = str(raw).strip().upper()
    if currency and code != currency:
        raise Refusal(f"is not {currency}")
    return code, "" if code == raw else "trimmed"


def _written(text: str, currency: str) -> tuple[Decimal, str]:
    """The price in "$1,299.00", "1.299,00 €", "USD 12" and the like."""
    found = _WRITTEN.fullmatch(text.strip()) if len(text) <= 100 else None
    if not found:
        raise Refusal("is not a price")
    after = found["after"]
    if found["number"].endswith((".", ",")):
        after = after.lstrip("-–—")  # "12.-" says that there are no cents
    mark = (found["before"] + after).replace(")", "").strip()
    minus = found["minus"] or "-" in mark
    mark = mark.replace("-", "").strip()
    if mark and not _means(mark, currency):
        raise Refusal("is in another currency" if _is_currency(mark) else "is not a price")
    value = Decimal(_without_groups(found["number"]))
    if minus and value:
        raise Refusal("is negative")
    return value, "read from text"


def _means(mark: str, currency: str) -> bool:
    if not currency:
        return _is_currency(mark)
    return mark.upper() == currency or currency in SYMBOLS.get(mark, ())


def _is_currency(mark: str) -> bool:
    return mark in SYMBOLS or bool(re.fullmatch(r"[A-Za-z]{3}", mark))


def _without_groups(number: str) -> str:
    """`number` with a point before the decimals and nothing between the thousands."""
    number = re.sub(r"[' \u00a0\u202f]", "", number).rstrip(".,")
    last = max(number.rfind("."), number.rfind(","))
    whole, decimals = (number[:last], number[last + 1 :]) if last >= 0 else (number, "")
    mark = number[last : last + 1]
    # "1,299" and "1.299.000" have groups; "1,29" and "12.345" have decimals.
    groups = whole.count(mark) > 0 or (mark == "," and len(decimals) == 3)
    if mark and groups and len(decimals) == 3 and not (set(whole) & (set(".,") - {mark})):
        whole, decimals = whole + decimals, ""
    digits = re.sub(r"[.,]", "", whole) or "0"
    return f"{digits}.{decimals}" if decimals else digits
