"""What is asked for by a claim is answered by what the catalogue claims, or not at all."""

from __future__ import annotations

import pytest

from dialogue.lexicon import build_lexicon
from dialogue.types import Act
from dialogue.understand import understand
from recsys.types import Product

# A shop without attributes: names are all it says.
LEXICON = build_lexicon(
    [
        Product("rye", "Rye bread", "Bread"),
        Product("gf", "Gluten-free bread", "Bread"),
        Product("stew", "Vegan stew", "Soup"),
        Product("mum", "Potted mum", "Flowers"),
        Product("bar", "Keto bar", "Snacks"),
        Product("dip", "Sesame-free hummus", "Snacks"),
    ]
)


def act(text: str) -> Act:
    return understand(text, LEXICON)


@pytest.mark.parametrize(
    ("text", "items", "words"),
    [
        ("gluten free bread please", ("gf",), "gluten-free bread"),
        ("any vegan soup?", ("stew",), "vegan soup"),
        ("something gluten-free", ("gf",), "gluten-free"),
        ("any keto snacks?", ("bar",), "keto snacks"),
        ("sesame-free snacks", ("dip",), "sesame-free snacks"),
    ],
)
def test_what_the_catalogue_claims_is_found(
    text: str, items: tuple[str, ...], words: str
) -> None:
    wish = act(text).wish
    assert wish.constraints.items == items and wish.words == words and wish.carried


@pytest.mark.parametrize("text", ["sugar free bread", "vegan bread please", "halal soup",
                                  "keto bread", "mustard-free soup"])  # fmt: skip
def test_what_nobody_claims_is_not_carried(text: str) -> None:
    wish = act(text).wish
    words = wish.words.replace("sugar-free", "").replace("mustard-free", "")
    assert not wish.carried and "free" not in words


def test_who_eats_keto_and_asks_for_soup_asks_for_no_keto_soup() -> None:
    wish = act("I'm on keto, any soup?").wish
    assert wish.carried and wish.words == "soup"


def test_a_mother_is_no_flower() -> None:
    assert act("something for my mum").wish.words == ""
    assert act("a potted mum please").wish.constraints.items == ("mum",)
