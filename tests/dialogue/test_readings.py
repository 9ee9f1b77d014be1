"""What is held of readings changes no answer, and can be dropped."""

from __future__ import annotations

from datetime import datetime, timezone

from dialogue.lexicon import build_lexicon
from dialogue.readings import HELD, drop_readings, held, hold_since
from dialogue.types import Turn
from dialogue.understand import understand_turns
from tests.dialogue.shop import LEXICON, PRODUCTS, product

CALLS: list[str] = []


@held
def read(text: str) -> str:
    CALLS.append(text)
    return text.upper()


def test_what_was_read_is_not_read_again_until_it_is_dropped() -> None:
    CALLS.clear()
    drop_readings()
    assert [read("tea"), read("tea")] == ["TEA", "TEA"] and CALLS == ["tea"]
    drop_readings()
    assert read("tea") == "TEA" and CALLS == ["tea", "tea"]


def test_only_so_many_readings_are_held() -> None:
    CALLS.clear()
    drop_readings()
    for number in range(HELD + 1):
        read(str(number))
    read("0")
    assert CALLS.count("0") == 2


def test_an_erasure_anywhere_drops_what_is_held_here() -> None:
    CALLS.clear()
    hold_since(None)
    read("tea")
    hold_since(None)
    read("tea")
    assert CALLS == ["tea"]
    hold_since(datetime(2026, 5, 1, tzinfo=timezone.utc))
    read("tea")
    assert CALLS == ["tea", "tea"]


def test_the_same_words_are_read_anew_before_other_products() -> None:
    for shown in ("pizza", "ham"):
        said = [Turn("assistant", "Here.", (shown,))]
        act = understand_turns(said, "is it good?", LEXICON, PRODUCTS)
        assert act.references == (shown,)


def test_the_same_words_are_read_anew_in_another_shop() -> None:
    beer = {"ale": product("ale", "Pale ale", "Beer", "National", "2.00")}
    assert not understand_turns([], "any ale?", LEXICON, PRODUCTS).wish.carried
    assert understand_turns([], "any ale?", build_lexicon(beer.values()), beer).wish.carried


def test_a_conversation_is_read_alike_with_and_without_what_is_held() -> None:
    said: list[Turn] = []
    for text in ("I'm allergic to nuts", "any soup?", "under $3", "not the first one",
                 "forget the nuts", "something cheaper"):  # fmt: skip
        warm = understand_turns(said, text, LEXICON, PRODUCTS)
        drop_readings()
        assert understand_turns(said, text, LEXICON, PRODUCTS) == warm
        said += [Turn("user", text), Turn("assistant", "Here.", ("soup", "pizza"))]


def test_where_the_shopper_was_before_is_not_guessed_from_where_they_are() -> None:
    said = [Turn("user", "not this one"), Turn("assistant", "Sorry.")]
    act = understand_turns(said, "something cheaper", LEXICON, PRODUCTS, PRODUCTS["ham"])
    assert act.constraints.excluded_items == ()
