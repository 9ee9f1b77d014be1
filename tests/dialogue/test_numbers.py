from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.numbers import chinese_number, chinese_span, grain, number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("30", "30"),
        ("1,250", "1250"),
        ("4,50", "4.50"),
        ("2k", "2000"),
        ("twenty", "20"),
        ("twenty-five", "25"),
        ("a hundred", "100"),
        ("two hundred and fifty", "250"),
        ("a grand", "1000"),
        ("二十", "20"),
        ("一百二", "120"),
        ("两千", "2000"),
        ("百", "100"),
        ("soup", None),
        ("", None),
    ],
)
def test_numbers(text: str, value: str | None) -> None:
    assert number(text) == (Decimal(value) if value else None)


@pytest.mark.parametrize(
    ("text", "ends"),
    [("两三百", (200, 300)), ("三五十", (30, 50)), ("十五六", (15, 16)), ("七八", (7, 8)),
     ("三百", None), ("九一", None), ("一九", None)],
)  # fmt: skip
def test_neighbouring_numerals_are_a_span(text: str, ends: tuple[int, int] | None) -> None:
    assert chinese_span(text) == ends


def test_grain() -> None:
    assert [grain(Decimal(value)) for value in (15, 20, 300, 0)] == [1, 10, 100, 1]


@given(st.integers(1, 99_999))
def test_digits_are_read_exactly(value: int) -> None:
    assert number(f"{value:,}") == number(str(value)) == Decimal(value)


@given(st.text("零一二两三四五六七八九十百千万", max_size=6))
def test_any_numerals_are_read_or_refused(text: str) -> None:
    found = chinese_number(text) if text else None
    assert found is None or found >= 0
