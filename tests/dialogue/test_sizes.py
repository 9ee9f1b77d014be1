"""Larger and smaller ones of what was shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogue.lexicon import build_lexicon
from dialogue.sizes import asked_size, read_size
from dialogue.types import Act, Turn
from dialogue.understand import understand_turns
from tests.dialogue.shop import PRODUCTS as CORNER
from tests.dialogue.shop import product

PRODUCTS = CORNER | {
    one.item_id: one
    for one in (
        product("cola", "Cola, 1.5 l", "Soda", "National", "1.99", size="1.5 l"),
        product("six", "Cola, 6 x 330 ml", "Soda", "National", "3.99", size="6 x 330 ml"),
        product("can", "Cola, 330 ml", "Soda", "National", "0.79", size="330 ml"),
        product("tabs", "Drink tablets, 12 pk", "Soda", "National", "2.99", size="12 pk"),
        product("juice", "Juice", "Soda", "National", "2.49"),
    )
}
LEXICON = build_lexicon(PRODUCTS.values())


def act(message: str, *shown: str, before: str = "any soda?") -> Act:
    said = [Turn("user", before), Turn("assistant", "Here.", shown)]
    return understand_turns(said, message, LEXICON, PRODUCTS)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("20 oz", {"weight": 567.0, "volume": 591.4}),
        ("1.5 L", {"volume": 1500.0}),
        ("1,5 l", {"volume": 1500.0}),
        ("12 pk", {"count": 12.0}),
        ("12-pack", {"count": 12.0}),
        ("6 x 330 ml", {"volume": 1980.0}),
        ("1/2 gal", {"volume": 1892.5}),
        ("half gallon", {"volume": 1892.5}),
        ("2公斤", {"weight": 2000.0}),
        ("XL", {"letters": 5}),
        ("42", {"number": 42.0}),
        ("one size fits all", {}),
        ("", {}),
    ],
)
def test_sizes_are_read_with_their_measure(text: str, size: dict[str, float]) -> None:
    assert read_size(text) == pytest.approx(size)


@pytest.mark.parametrize(
    "text",
    ["bigger", "a larger one please", "do you have it in a bigger size?", "a bigger bottle",
     "too small", "大一点的", "有没有大包装的"],
)  # fmt: skip
def test_a_larger_one_of_the_same_kind(text: str) -> None:
    found = act(text, "cola", "can")
    assert found.intent == "refine" and found.wish.carried
    assert found.constraints.items == ("six",)


@pytest.mark.parametrize(
    "text", ["smaller", "something smaller", "a smaller one", "小一点的", "too big"]
)
def test_a_smaller_one_of_the_same_kind(text: str) -> None:
    assert act(text, "cola").constraints.items == ("can",)


def test_the_product_pointed_at_is_the_measure() -> None:
    assert act("the second one, but bigger", "six", "can").constraints.items == ("cola", "six")


@pytest.mark.parametrize("shown", ["six", "tabs", "juice"])
def test_where_none_is_larger_or_none_can_be_compared_nothing_fits(shown: str) -> None:
    wish = act("bigger", shown).wish
    assert not wish.carried and "larger" in wish.words


def test_prices_asked_before_still_hold_and_so_does_the_size_after() -> None:
    found = act("a bigger one", "can", before="any soda under $2?")
    assert set(found.constraints.items) == {"cola", "six"}
    assert found.constraints.max_price == 2
    said = [Turn("user", "any soda?"), Turn("assistant", "Here.", ("can",)),
            Turn("user", "bigger"), Turn("assistant", "Here.", ("six",))]  # fmt: skip
    cheaper = understand_turns(said, "cheaper", LEXICON, PRODUCTS).constraints
    assert set(cheaper.items) == {"cola", "six"} and str(cheaper.max_price) == "3.98"


def test_that_nothing_is_larger_does_not_end_the_wish_before() -> None:
    said = [Turn("user", "any soda?"), Turn("assistant", "Here.", ("six",)),
            Turn("user", "bigger"), Turn("assistant", "Nothing.")]  # fmt: skip
    after = understand_turns(said, "cheaper then", LEXICON, PRODUCTS)
    assert after.wish.carried and after.constraints.categories == ("Soda",)


def test_goods_of_another_kind_are_measured_by_nothing() -> None:
    found = act("a bigger pack of bread", "can")
    assert found.constraints.categories == ("Bread",) and found.wish.size == ""


@pytest.mark.parametrize(
    "text",
    ["which one is bigger?", "a smaller price", "my dog is three years old",
     "can I exchange it for a bigger one", "我今年长大了一岁", "小心一点"],
)  # fmt: skip
def test_other_things_are_large_too(text: str) -> None:
    assert asked_size(text)[0] == ""


def test_every_size_of_the_catalogue_is_held_once() -> None:
    odd = replace(PRODUCTS["can"], item_id="odd", attributes={"size": "as you like"})
    assert "odd" not in build_lexicon([odd]).sizes and len(LEXICON.sizes) == 10
