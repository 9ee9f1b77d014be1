"""What was said is not said again before the rest has had its turn."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dialogue.draft import Voice
from dialogue.given import Given
from dialogue.respond import respond
from dialogue.tone import TONES
from dialogue.types import Mood
from tests.dialogue.test_respond import BOOK, LEXICON, WISH

PARTS = [("Hello!", "Hi!", "Hello! Welcome!"), ("Tea?", "")]


def test_each_has_its_turn() -> None:
    given = Given()
    assert given.rested(PARTS, 1) == [tuple(part) for part in PARTS]
    given.note(PARTS, "Hello! Welcome! Tea?")  # of what it begins with, the longest
    assert given.rested(PARTS, 1) == [("Hello!", "Hi!"), ("",)]
    assert given.rested(PARTS, 2) == [("Hello!", "Hi!"), ("Tea?", "")]
    given.note(PARTS, "Hi!")
    assert given.rested(PARTS, 1)[0] == ("Hello!",)
    given.note(PARTS, "Hello!")
    assert given.rested(PARTS, 1)[0] == PARTS[0]


def test_other_words_count_for_nothing() -> None:
    given = Given()
    given.note(PARTS, "Good day.")
    assert given.rested(PARTS, 1) == [tuple(part) for part in PARTS]


@given(st.lists(st.integers(0, 4), max_size=30), st.integers(1, 6))
def test_there_is_always_something_to_choose(said: list[int], least: int) -> None:
    texts, held = tuple(f"<{number}>" for number in range(5)), Given()
    for number in said:
        held.note([texts], texts[number])
    [left] = held.rested([texts], least)
    assert min(least, 5) <= len(left) <= 5
    fewest = min(map(said.count, range(5)))
    assert {texts[number] for number in range(5) if said.count(number) == fewest} <= {*left}


def test_shoppers_who_ask_the_same_are_answered_in_other_words() -> None:
    voice = replace(Voice(None, None), given=Given())
    asked = (WISH, TONES["friendly"], Mood(), (), "pizza please", voice, BOOK, LEXICON)
    replies = [respond(*asked).reply.text for _ in range(4)]
    assert len(set(replies)) == 4
    same = [respond(*(*asked[:5], Voice(None, None), *asked[6:])).reply.text for _ in range(2)]
    assert same[0] == same[1]  # without a memory of it the same message has the same reply
