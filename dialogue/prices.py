"""Price limits in a shopper's words: digits, words, ranges and comparisons."""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS: dict[str, int] = {word: value for value, word in enumerate(_UNITS)}
_NUMBERS |= {word: 10 * value for value, word in enumerate(_TENS, start=2)}
_NUMBERS |= {"hundred": 100, "a hundred": 100}
_NUMBERS |= {
    f"{ten}{joint}{unit}": 10 * tens + ones
    for tens, ten in enumerate(_TENS, start=2)
    for ones, unit in enumerate(_UNITS[1:10], start=1)
    for joint in ("-", " ")
}
_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_MONEY = r"(?:dollars?|bucks?|usd|eur|euros?)"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
# A bare number is a price only where nothing is counted with it: not in "under 200 calories".
_ALONE = (
    r"(?=\s*(?:$|[.,;!?)](?!\d)|"
    r"\b(?:and|or|but|please|for|to|if|each|in|on|with|total|max|thanks)\b))"
)
_AMOUNT = (
    rf"(?:[$€£]\s?(?:{_DIGITS})|(?:{_DIGITS}|\b(?:{_WORDS}|a)\b)\s?{_MONEY}\b|"
    rf"(?:{_DIGITS}|\b(?:{_WORDS})\b){_ALONE})"
)
_SAYS_MONEY = re.compile(rf"[$€£]|{_MONEY}", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"\b(?:between|from)\s+({_AMOUNT})\s+(?:and|to)\s+({_AMOUNT})", re.IGNORECASE
)
_RANGE = re.compile(
    r"[$€£]\s?(\d+(?:\.\d+)?)\s?(?:-|–|to)\s?[$€£]?\s?(\d+(?:\.\d+)?)", re.IGNORECASE
)
_MAX = re.compile(
    r"\b(?:under|below|less than|cheaper than|up to|at most|no more than|not more than|maximum|max|"
    rf"within|budget (?:of|is))\s+({_AMOUNT})",
    re.IGNORECASE,
)
_MIN = re.compile(
    r"\b(?:over|above|more than|at least|no less than|minimum|min|starting (?:at|from))\s+"
    rf"({_AMOUNT})",
    re.IGNORECASE,
)
_AROUND = re.compile(rf"\b(?:around|about|roughly|approximately)\s+({_AMOUNT})", re.IGNORECASE)


def read_prices(text: str) -> tuple[Decimal | None, Decimal | None, str]:
    """The (lowest, highest) price asked for, and `text` without the words that said so."""
    for pattern in (_BETWEEN, _RANGE):
        if match := pattern.search(text):
            low, high = sorted((_amount(match[1]), _amount(match[2])))
            return low, high, pattern.sub(" ", text)
    if (match := _AROUND.search(text)) and _SAYS_MONEY.search(match[0]):
        middle = _amount(match[1])
        return middle * Decimal("0.8"), middle * Decimal("1.2"), _AROUND.sub(" ", text)
    most, least = _MAX.search(text), _MIN.search(text)
    rest = text
    if most:
        rest = rest.replace(most[0], " ")
    if least and (not most or least.end() <= most.start() or least.start() >= most.end()):
        rest = rest.replace(least[0], " ")
    else:
        least = None
    return (_amount(least[1]) if least else None), (_amount(most[1]) if most else None), rest


def _amount(text: str) -> Decimal:
    words = re.sub(rf"[$€£]|{_MONEY}", " ", text.casefold()).split()
    number = " ".join(words)
    if number == "a":  # "under a dollar"
        return Decimal(1)
    if number in _NUMBERS:
        return Decimal(_NUMBERS[number])
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", number):
        return Decimal(number.replace(",", ""))
    return Decimal(number.replace(",", "."))
