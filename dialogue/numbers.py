"""Numbers in a shopper's words: digits, English number words, Chinese numerals."""

from __future__ import annotations

import re
from decimal import Decimal

from cn2an import cn2an

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_BELOW_100: dict[str, int] = {word: value for value, word in enumerate(_UNITS)}
_BELOW_100 |= {word: 10 * value for value, word in enumerate(_TENS, start=2)}
_SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "k": 1000}

_BELOW = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(_UNITS[::-1])})"
ENGLISH = (
    rf"\b(?:(?:an?|{_BELOW}) (?:hundred|thousand|grand)(?: and {_BELOW}\b| {_BELOW}\b)?|"
    rf"{_BELOW}|hundred)\b"
)
DIGITS = (
    r"(?<![\d.])(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?![\d.]*\d)(?:k\b)?)"
)
CHINESE = r"[零一二两三四五六七八九十百千万]+"

_HAN_DIGITS = dict(zip("零一二两三四五六七八九", (0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_HAN_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}


def number(text: str) -> Decimal | None:
    """The value of a number in digits, English words or Chinese numerals; None if it is none."""
    plain = text.strip().casefold()
    if re.fullmatch(CHINESE, plain):
        return chinese_number(plain)
    if plain[:1].isdigit():
        return _digits(plain)
    return _english(plain)


def _digits(text: str) -> Decimal | None:
    thousands = 1000 if text.endswith("k") else 1
    text = text.removesuffix("k")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        text = text.replace(",", "")
    text = text.replace(",", ".")
    return Decimal(text) * thousands if re.fullmatch(r"\d+(?:\.\d+)?", text) else None


def _english(text: str) -> Decimal | None:
    whole = 0
    words = [word for word in re.split(r"[\s-]+", text) if word != "and"]
    if not words:
        return None
    for word in words:
        if word in ("a", "an"):
            whole += 1
        elif word in _BELOW_100:
            whole += _BELOW_100[word]
        elif word in _SCALES:
            whole = max(whole, 1) * _SCALES[word]
        else:
            return None
    return Decimal(whole)


def chinese_number(text: str) -> Decimal | None:
    """The value of Chinese numerals: 一百二 is 120, 百 is 100; None if they make no number."""
    if text[:1] in _HAN_TENS and text[:1] != "十":
        text = f"一{text}"
    try:
        return Decimal(str(cn2an(text, "smart")))
    except (ValueError, KeyError):  # KeyError: numerals in an impossible order
        return None


def chinese_span(text: str) -> tuple[Decimal, Decimal] | None:
    """The two ends that neighbouring numerals name: 两三百 is 200 to 300, 三五十 is 30 to 50."""
    match = re.fullmatch(r"(十?)([一二两三四五六七八九])([二两三四五六七八九])([十百千万]?)", text)
    if not match:
        return None
    low, high = _HAN_DIGITS[match[2]], _HAN_DIGITS[match[3]]
    if not low < high <= low + 2:
        return None
    base = 10 if match[1] else 0  # 十五六 is 15 to 16
    step = _HAN_TENS.get(match[4], 1)
    return Decimal(base + low * step), Decimal(base + high * step)


def grain(value: Decimal) -> Decimal:
    """The size of the last figure that is not zero: 20 is in tens, 300 in hundreds, 15 in ones."""
    step = Decimal(1)
    while value and value % (step * 10) == 0:
        step *= 10
    return step
