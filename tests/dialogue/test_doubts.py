"""Two facts that exclude each other are found whichever was told first."""

from __future__ import annotations

import pytest

from dialogue.doubts import contradicts, find_doubt, given_up, settle
from dialogue.types import Fact, Turn

VEGAN = Fact("shopper", "diet", "vegan", purpose="health")
STEAK = Fact("shopper", "likes", "steak")


@pytest.mark.parametrize(
    ("health", "liked"),
    [
        (("allergy", "nuts"), "walnut cake"),
        (("allergy", "nuts"), "nuts"),
        (("allergy", "sesame"), "hummus"),
        (("allergy", "shellfish"), "oysters"),
        (("allergy", "海鲜"), "虾"),
        (("diet", "no sugar"), "candy"),
        (("diet", "no 猪肉"), "火腿"),
        (("diet", "vegetarian"), "squid"),
        (("diet", "halal"), "bacon"),
        (("diet", "kosher"), "prawns"),
        (("diet", "gluten-free"), "pasta"),
        (("diet", "keto"), "honey"),
    ],
)
def test_both_ways_round(health: tuple[str, str], liked: str) -> None:
    avoided, taste = Fact("shopper", *health), Fact("shopper", "likes", liked)
    assert contradicts(avoided, taste) and contradicts(taste, avoided)
    assert find_doubt([avoided], [taste]) and find_doubt([taste], [avoided])
    assert not contradicts(avoided, Fact("son", "likes", liked))
    assert not contradicts(avoided, Fact("shopper", "dislikes", liked))


@pytest.mark.parametrize(
    ("health", "liked"),
    [
        (("diet", "vegan"), "vegan steak"),
        (("diet", "vegan"), "dogs"),
        (("diet", "vegan"), "dairy-free cheese"),
        (("diet", "gluten-free"), "gluten-free pasta"),
        (("diet", "no sugar"), "sugar-free candy"),
        (("diet", "keto"), "cola zero"),
        (("diet", "paleo"), "bread"),
        (("allergy", "nuts"), "doughnuts"),
        (("allergy", "pollen"), "flowers"),
        (("condition", "diabetes"), "honey"),
    ],
)
def test_what_goes_together(health: tuple[str, str], liked: str) -> None:
    assert not contradicts(Fact("shopper", *health), Fact("shopper", "likes", liked))


def said(*texts: str) -> list[Turn]:
    return [turn for text in texts for turn in (Turn("user", text), Turn("assistant", "?"))]


@pytest.mark.parametrize(("answer", "which"), [("yes", "new"), ("no", "old"), ("any soup?", "")])
def test_the_answer_tells_which(answer: str, which: str) -> None:
    found = settle([VEGAN], said("I love steak"), answer)
    assert (found[1] if found else "") == which


def test_what_was_given_up_comes_back_when_it_is_told_again() -> None:
    steak, vegan = ("shopper", "likes", "steak"), ("shopper", "diet", "vegan")
    assert given_up([], said("I'm vegan", "I love steak", "yes")) == {vegan}
    assert given_up([VEGAN], said("I love steak", "no")) == {steak}
    assert given_up([], said("I'm vegan", "I love steak", "yes", "I'm vegan")) == frozenset()
    assert given_up([], said("I'm vegan", "I'm not vegan any more")) == {vegan}
    assert given_up([], said("I'm vegan", "yes")) == frozenset()
