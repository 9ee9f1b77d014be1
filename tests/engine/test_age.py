"""The age of a shopper: what tells it, what does not, and whose it is."""

from __future__ import annotations

from datetime import date

import pytest

from dialogue.types import Fact
from engine.age import age_of

TODAY = date(2026, 5, 4)


def age(*facts: tuple[str, str, str]) -> int | None:
    return age_of([Fact(*fact) for fact in facts], TODAY)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("34", 34),
        (" 34 ", 34),
        ("34 years old", 34),
        ("34 Years", 34),
        ("34-year-old", 34),
        ("aged 34", 34),
        ("age 34", 34),
        ("34 yrs.", 34),
        ("0", 0),
        ("45 to 54", 45),
        ("19-24", 19),
        ("45 – 54 years", 45),
        ("65 or older", 65),
        ("65+", 65),
        ("18 and over", 18),
        ("under 18", None),
        ("almost 21", None),
        ("not 21", None),
        ("18 months old", None),
        ("-5", None),
        ("1990", None),
        ("200", None),
        ("21 bananas", None),
        ("twenty-one", None),
        ("", None),
    ],
)
def test_an_age(said: str, expected: int | None) -> None:
    assert age(("shopper", "age", said)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2005-05-04", 21),  # today
        ("2005-05-05", 20),  # tomorrow
        ("2005-05-04T00:00:00Z", 21),
        ("1990", 35),  # turns 36 this year, perhaps only in December
        ("4 May 2005", 21),
        ("May 5th, 2005", 20),
        ("5 Sep 1980", 45),
        ("04.05.2005", 21),  # 4 May or 5 April
        ("05/04/2005", 21),
        ("05.06.2005", 20),
        ("01.05.2005", 21),  # 1 May or 5 January
        ("05.12.2005", 20),
        ("31/12/2004", 21),
        ("2000-02-29", 26),
        ("2027-01-01", None),
        ("1850-01-01", None),
        ("2005-13-45", None),
        ("5 May", None),
        ("last week", None),
        ("", None),
    ],
)
def test_a_birthday(said: str, expected: int | None) -> None:
    assert age(("shopper", "birthday", said)) == expected


def test_the_age_of_another_person_does_not_count() -> None:
    assert age(("mother", "age", "70"), ("son", "birthday", "1980-01-01")) is None
    assert age(("mother", "age", "70"), ("shopper", "age", "16")) == 16


def test_other_facts_do_not_count() -> None:
    assert age(("shopper", "household", "34"), ("shopper", "name", "1980-01-01")) is None
    assert age() is None


def test_the_youngest_of_several_counts() -> None:
    assert age(("shopper", "age", "34"), ("shopper", "age", "16")) == 16
    assert age(("shopper", "age", "16"), ("shopper", "birthday", "1980-01-01")) == 16
    assert age(("shopper", "age", "34"), ("shopper", "birthday", "in May")) == 34


def test_how_the_names_are_written_does_not_matter() -> None:
    assert age((" Shopper ", "Age", "34")) == 34
