"""Sweet is what is sugar through and through, by name or category; not what is named after it."""

from __future__ import annotations

import pytest

from dialogue.sweet import is_sweet


@pytest.mark.parametrize(
    "text",
    ["brown sugar", "lemonade soft drinks", "gummy bears", "clover honey, jar", "maple syrup",
     "apple pie", "cinnamon rolls", "dark chocolate candy", "strawberry jam", "冰糖", "可乐", "曲奇饼干"],
)  # fmt: skip
def test_what_is_sweet(text: str) -> None:
    assert is_sweet(text)


@pytest.mark.parametrize(
    "text",
    ["sugar snap peas", "low sugar ham", "ginger ale, diet", "cola zero soft drinks", "popcorn",
     "sugar-free gum candy", "unsweetened jam", "club soda", "soda water", "rice cakes", "pot pie",
     "honey mustard", "honey shampoo", "cake pan", "zero waste bag", "sweet potatoes", "无糖可乐",
     "keto cookies", ""],
)  # fmt: skip
def test_what_is_not(text: str) -> None:
    assert not is_sweet(text)
