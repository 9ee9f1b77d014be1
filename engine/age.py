"""How old a shopper is known to be, from the facts about them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timezone

from dialogue.types import Fact

OLDEST = 130
_YEARS = r"(?:\s*-?\s*(?:years?|yrs?|y/?o)(?:\s*-?\s*old)?)?"
# "34", "aged 34", "34 years old"; "45 to 54" and "65 or older" say how old at least.
_AGE = re.compile(
    rf"(?:aged?\s+)?(?P<least>\d{{1,3}}){_YEARS}"
    rf"(?:\s*\+|\s*(?:-|–|to)\s*\d{{1,3}}{_YEARS}|\s+(?:or|and)\s+(?:older|over|above|up))?"
)
_DAY_FORMS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")
_DAY_IN_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


def age_of(facts: Iterable[Fact], today: date) -> int | None:
    """The age in whole years that the shopper has at least; None where nothing tells it.

    Facts about other people do not count. Where facts differ the youngest age counts: an age limit
    is passed only by those who pass it by all that is known.
    """
    ages = [
        _years(fact, today)
        for fact in facts
        if fact.subject.strip().casefold() == "shopper"
    ]
    return min((age for age in ages if age is not None and 0 <= age <= OLDEST), default=None)


def age_now(facts: Iterable[Fact]) -> int | None:
    """The age that the shopper has at least today (UTC)."""
    return age_of(facts, datetime.now(timezone.utc).date())


def _years(fact: Fact, today: date) -> int | None:
    predicate, said = fact.predicate.strip().casefold(), fact.object.strip().casefold()
    if predicate == "age":
        match = _AGE.fullmatch(said.rstrip("."))
        return int(match["least"]) if match else None
    if predicate == "birthday":
        born = _born(said)
        return _between(born, today) if born else None
    return None


def _between(born: date, today: date) -> int:
    had_none_yet = (today.month, today.day) < (born.month, born.day)
    return today.year - born.year - had_none_yet


def _born(said: str) -> date | None:
    """The day of birth, the latest of those that the words may mean; None where they mean none."""
    if re.fullmatch(r"\d{4}", said):
        return _day(int(said), 12, 31)
    if match := _DAY_IN_NUMBERS.fullmatch(said):
        first, second, year = map(int, match.groups())
        found = [_day(year, second, first), _day(year, first, second)]
        return max((day for day in found if day), default=None)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", said[:10]):
        return _day(*map(int, said[:10].split("-")))
    return _in_words(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,|\bof\b", " ", said))


def _in_words(said: str) -> date | None:
    for form in _DAY_FORMS:
        try:
            return datetime.strptime(" ".join(said.split()), form).date()
        except ValueError:
            continue
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
