"""Price limits in a shopper's words: digits, words, ranges, English or Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from dialogue.numbers import DIGITS, ENGLISH, number
from dialogue.prices_zh import read_prices_zh
from dialogue.words import HAN

_MONEY = r"(?:dollars?|bucks?|usd|eur|euros?|quid|gbp|rmb|yuan|kuai)"
_NOTES = {"fiver": 5, "tenner": 10, "dollar": 1, "buck": 1, "quid": 1, "euro": 1}
# A bare number is a price only where nothing is counted with it: not in "under 200 calories".
_ALONE = (
    r"(?=\s*(?:$|[^\w\s%°'\"/.,:-]|[.,:](?!\d)|\b(?:and|or|but|please|pls|plz|for|to|if|each|in|on|"
    r"with|total|max|thanks?|thx|maybe|perhaps|tops|ideally|preferably|tho|though|cause|because|"
    r"so|since|altogether|lol|i|im|i'm|we|it|he|she|they|my|that|would|will|is|as|would be|no|"
    r"not|nothing|anything|something|if|then|ok|okay|ish|or so|budget|limit|at|from|by|when|right|"
    r"range)"
    r"\b))(?!\s*(?:am|pm|o'clock)\b)"
)
_PERIOD = r"(?!\s*(?:a|per|each|every|/)\s*(?:day|week|month|year)\b)"
_AMOUNT = (
    rf"([$€£¥]\s?(?:{DIGITS})(?:\s?{_MONEY}\b)?|(?:{DIGITS}|{ENGLISH})\s?(?:[$€£]|{_MONEY}\b)|"
    rf"\ba (?:{'|'.join(_NOTES)})\b|(?:{DIGITS}|{ENGLISH}){_ALONE}){_PERIOD}"
)
# The first end of a range takes its money from the second: "5 to 10 dollars".
_FIRST = rf"([$€£¥]?\s?(?:{DIGITS}|{ENGLISH})\s?(?:[$€£]|{_MONEY}\b)?)"
_SAYS_MONEY = re.compile(rf"[$€£¥]|\b{_MONEY}\b|\b(?:{'|'.join(_NOTES)})\b", re.IGNORECASE)
# A bare number after these is an age, a size, an hour or a count.
_NO_PRICE = re.compile(
    r"(?:\b(?:anyone|someone|somebody|people|persons?|kids?|child|children|toddlers?|women|men|"
    r"folks|adults?|guests|ages?|aged|sizes?|spf|page|number|no\.|order|at|i'm|im|i am|(?:he|she)"
    r"(?:'s| is)|they're|turn(?:s|ing|ed)?|for|my \w+(?:'s| is))\s*)$",
    re.IGNORECASE,
)
_MOST_BEFORE = (
    r"under|below|beneath|less than|lower than|cheaper than|up to|upto|at (?:the )?(?:very )?most|"
    r"(?:no|not|nothing|never|nowt) (?:more than|over|above|past|beyond|exceeding)|"
    r"(?:don't|dont|do not|can't|cant|cannot|won't|wont|not|rather not|without) "
    r"(?:want to |wanna |like to |really )?(?:spend|spending|pay|paying|go|going) "
    r"(?:any )?(?:more than|over|above|past|beyond|much over)|not exceeding|maximum(?: of)?|"
    r"max\.?(?: of)?|within|sub[- ]?|<=?|capped at|(?:price )?(?:limit|cap|ceiling) (?:is|of|at)|"
    r"(?:my |a |the )?budget(?:'s|:)?(?: is| of)?(?: (?:about|around|only|just|like))?|"
    r"(?:only|just) (?:have|got|'ve got|spend)"
)
_MOST_AFTER = (
    r"tops|max(?:imum)?|at (?:the )?(?:very |absolute )?most|or (?:less|under|below|cheaper)|"
    r"and (?:under|below)|is (?:my|the) (?:absolute )?(?:limit|max|maximum|budget|ceiling)|"
    r"(?:limit|budget)|to spend"
)
_LEAST_BEFORE = (
    r"over|above|more than|at least|(?:no|not) less than|nothing (?:under|below|less than|cheaper "
    r"than)|not (?:under|below)|minimum(?: of)?|min(?: of)?|starting (?:at|from)|upwards? of|"
    r"north of|>=?|costing at least"
)
_LEAST_AFTER = r"or (?:more|over|above|up|higher)|and (?:up|over|above|upwards?)|upwards?|plus|\+"
_ABOUT_BEFORE = (
    r"somewhere (?:around|near)|around|about|roughly|approximately|approx\.?|circa|ca\.|~|"
    r"in the region of|close to|near(?:ly)?|like"
)
_ABOUT_AFTER = r"-? ?ish\b|or so\b|give or take|more or less|or thereabouts"


def _patterns(*regexes: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(regex, re.IGNORECASE) for regex in regexes)


_RANGE = _patterns(
    rf"\b(?:between|from)\s+{_FIRST}\s*(?:and|to|-|–)\s*{_AMOUNT}",
    rf"(?<![\w.]){_FIRST}\s?(?:-|–|to|or)\s?{_AMOUNT}",
)
_MOST = _patterns(
    rf"(?<![\w-])(?:{_MOST_BEFORE})\s*{_AMOUNT}",
    rf"{_FIRST}\s*,?\s*(?:{_MOST_AFTER})(?!\w)",
)
# "With 20 bucks": only what is said to be money.
_PURSE = re.compile(
    r"\b(?:with(?: only| just)?|i (?:only |just )?(?:have|got)|i've (?:only |just )?got|"
    r"got(?: only| just)?)\s+(?:like |about |around )?"
    rf"([$€£¥]\s?(?:{DIGITS})|(?:{DIGITS}|{ENGLISH})\s?(?:[$€£]|{_MONEY}\b)|"
    rf"\ba (?:{'|'.join(_NOTES)})\b)",
    re.IGNORECASE,
)
_LEAST = _patterns(
    rf"(?<![\w-])(?:{_LEAST_BEFORE})\s*{_AMOUNT}",
    rf"{_FIRST}\s*(?:{_LEAST_AFTER})(?!\w)",
)
_AROUND = _patterns(
    rf"{_FIRST}\s*(?:{_ABOUT_AFTER})",
    rf"(?<![\w-])(?:{_ABOUT_BEFORE})\s*{_AMOUNT}",
)
_TIES = re.compile(r"\b(?:about|near|nearly|like)\b", re.IGNORECASE)  # these need a word for money


def read_prices(text: str) -> tuple[Decimal | None, Decimal | None, str]:
    """The (lowest, highest) price asked for, and `text` without the words that said so."""
    if HAN.search(text):
        low, high, rest = read_prices_zh(text)
        if low is not None or high is not None:
            return low, high, rest
    for match in _found(_RANGE, text):
        low, high = _amount(match[1]), _amount(match[2])
        money = _SAYS_MONEY.search(match[0]) or not re.search(r"\bor\b", match[0])
        if low is not None and high is not None and low != high and money:
            if low < high or "between" in match[0].casefold():
                return min(low, high), max(low, high), _without(text, match)
    most = next(_found(_MOST, text), None)
    rest = _without(text, most) if most else text
    least = next(_found(_LEAST, rest), None)
    if most or least:
        rest = _without(rest, least) if least else rest
        return (_amount(least[1]) if least else None), (_amount(most[1]) if most else None), rest
    for match in _found(_AROUND, text):
        middle = _amount(match[1])
        if middle and (_SAYS_MONEY.search(match[0]) or not _TIES.match(match[0])):
            return middle * Decimal("0.8"), middle * Decimal("1.2"), _without(text, match)
    if purse := _PURSE.search(text):
        return None, _amount(purse[1]), _without(text, purse)
    return None, None, text


def _found(patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[re.Match[str]]:
    """The matches that may be prices, of the first pattern before those of the next."""
    for pattern in patterns:
        for match in pattern.finditer(text):
            said = _SAYS_MONEY.search(match[0])
            counted = not said and _NO_PRICE.search(text[: match.start()])
            if _amount(match[1]) is not None and not counted:
                yield match


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _amount(text: str) -> Decimal | None:
    words = re.sub(rf"[$€£¥]|\b{_MONEY}\b", " ", text.casefold()).split()
    plain = " ".join(words)
    if plain in ("a", ""):  # "under a dollar", "a quid"
        return Decimal(1)
    note = _NOTES.get(plain.removeprefix("a "))
    return Decimal(note) if note else number(plain)
