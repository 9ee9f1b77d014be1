import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.ground import Fault, check_draft, check_text, fill

SLOTS = {"P1": "Frozen pizza, 30 oz", "P1.price": "$3.49"}
NEEDED = frozenset({"P1"})
GOODS = frozenset({"pizza", "soup", "cheese"})


@pytest.mark.parametrize(
    ("draft", "fault"),
    [
        ("How about {P1} for", "unfinished"),
        ("How about {P2}? {P1}.", "unknown_slot"),
        ("How about {P1 ?", "unknown_slot"),
        ("How about this one?", "missing_slot"),
        ("{P1}, yes, {P1}.", "repeated_slot"),
        ("{P1} for 3 dollars.", "figure"),
        ("{P1} costs two bucks.", "figure"),
        ("{P1} is 20% less.", "figure"),
        ("{P1} ships for free.", "claim"),
        ("{P1} is organic and healthy.", "claim"),
        ("{P1} is on sale.", "claim"),
        ("{P1} goes well with soup.", "name"),
        ("{P1} is what you want to have, what you want to have.", "loop"),
    ],
)
def test_what_the_plan_does_not_support_is_caught(draft: str, fault: Fault) -> None:
    assert fault in check_draft(draft, SLOTS, NEEDED, GOODS)


@pytest.mark.parametrize(
    "draft",
    [
        "How about {P1}? It costs {P1.price}.",
        "You asked for pizza: {P1}.",  # a word that the filling itself holds
        "{P1} ({P1.price})",
    ],
)
def test_what_the_plan_supports_passes(draft: str) -> None:
    assert check_draft(draft, SLOTS, NEEDED, GOODS) == ()


def test_filling() -> None:
    assert fill("How about {P1}? it is {P1.price}.", SLOTS) == (
        "How about Frozen pizza, 30 oz? It is $3.49."
    )
    with pytest.raises(KeyError):
        fill("{P9}", SLOTS)


def test_the_finished_text_holds_no_figure_but_the_plans() -> None:
    assert check_text("Frozen pizza, 30 oz, for $3.49.", SLOTS) == ()
    assert check_text("Frozen pizza, 30 oz, for $3.94.", SLOTS) == ("figure",)
    assert check_text("Frozen pizza, 32 oz.", SLOTS) == ("figure",)
    assert "unknown_slot" in check_text("How about {P1}?", SLOTS)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
def test_no_digit_or_currency_sign_outside_a_slot_ever_passes(text: str) -> None:
    if any(sign.isdecimal() or sign in "$€£¥" for sign in text):
        assert "figure" in check_draft(text, SLOTS, frozenset(), GOODS)
