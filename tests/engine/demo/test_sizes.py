import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.demo.sizes import as_sold, size_words


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("30 OZ", "30 oz"),
        ("5.0 OZ", "5 oz"),
        (".75 OZ", "0.75 oz"),
        ("3/4 OZ", "0.75 oz"),
        ("8 1/2 OZ", "8.5 oz"),
        ("1 GA", "1 gal"),
        ("1/2 GAL", "half gallon"),
        (".5 GAL", "half gallon"),
        ("PT", "1 pt"),
        ("DZ", "1 dozen"),
        ("2 L", "2 L"),
        ("2000 ML", "2 L"),
        ("12 PK", "12-pack"),
        ("12 PK/12 OZ", "12 x 12 oz"),
        ("12 OZ/12 PK", "12 x 12 oz"),
        ("10/6.75 OZ", "10 x 6.75 oz"),
        ("6 PK .5 L", "6 x 0.5 L"),
        ("144 OZ/12 PK", "144 oz"),
        ("8 CT/16.3 OZ", "16.3 oz"),
        ("10.4 OZ/8 CT", "10.4 oz"),
        ("41-50/16 OZ", "16 oz"),
        ("48-54 CT", "48 to 54 ct"),
        ("83.5 SQ FT", "83.5 sq ft"),
        ("32 LD", "32 loads"),
        ("L      8 OZ", "8 oz"),
        ("P 623 8 OZ", "8 oz"),
        ("(600) 4 LB", "4 lb"),
    ],
)
def test_labels_become_words(label: str, words: str) -> None:
    assert size_words(label) == words


@pytest.mark.parametrize(
    "label", ["974246  PK", "15142310 OZ", "CTN", "1 CT", "2 X1000 IN", "22 X12 IN", "", "1/0 OZ"]
)
def test_labels_that_tell_a_person_nothing_are_dropped(label: str) -> None:
    assert size_words(label) == ""


@given(st.text() | st.text("0123456789/.-X ()OZLBPKCTGA", max_size=16))
def test_any_label_gives_plain_words_or_none(label: str) -> None:
    words = size_words(label)
    assert words == "" or re.fullmatch(
        r"half gallon|\d+-pack|\d+ to \d+ ct|(?:\d+ x )?\d+(?:\.\d+)? (?:[a-z]+(?: ft)?|L)", words
    )


@pytest.mark.parametrize(
    ("size", "department", "category", "kind", "sold"),
    [
        ("40 lb", "Produce", "Bananas and tropical fruit", "Bananas", ""),
        ("24 ct", "Produce", "Lettuce and salad mixes", "Head lettuce", ""),
        ("48 to 54 ct", "Produce", "Peppers", "Green bell pepper", ""),
        ("10 lb", "Produce", "Potatoes", "Russet potatoes", "10 lb"),
        ("16 oz", "Produce", "Berries", "Strawberries", "1 lb"),
        ("3 lb", "Meat", "Chicken", "Frozen chicken", "3 lb"),
        ("405.6 oz", "Drinks", "Water", "Drinking water", "24 x 16.9 oz"),
        ("144 oz", "Drinks", "Soda", "Soda cans, multipack", "12 x 12 oz"),
        ("0.5 oz", "Beer, wine & spirits", "Beer", "Beer", ""),
        ("0.13 oz", "Drinks", "Drink mixes", "Powdered drink mix", "0.13 oz"),
        ("40 lb", "Pets", "Dog food", "Dry dog food", "40 lb"),
        ("48 to 54 ct", "Baby", "Diapers and wipes", "Diapers", "48 to 54 ct"),
    ],
)
def test_sizes_of_crates_and_cases_become_those_a_shopper_meets(
    size: str, department: str, category: str, kind: str, sold: str
) -> None:
    assert as_sold(size, department, category, kind) == sold
