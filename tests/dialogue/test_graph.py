"""What a fact leads to in a shop of which one sees every product."""

from __future__ import annotations

import pytest

from dialogue.graph import links, speaks
from dialogue.lexicon import build_lexicon
from dialogue.types import Fact
from tests.dialogue.labelled_shop import products

LEXICON = build_lexicon(products().values())


def led_to(fact: Fact) -> set[str]:
    return {item for link in links([fact], LEXICON) for item in link.items}


def test_a_taste_leads_to_its_category() -> None:
    assert led_to(Fact("shopper", "likes", "coffee")) >= {
        "coffee-dark", "coffee-decaf", "coffee-inst",
    }  # fmt: skip


def test_a_pet_leads_to_what_it_eats() -> None:
    assert "dog-dry" in led_to(Fact("shopper", "pet", "dog"))
    assert "cat-wet" not in led_to(Fact("shopper", "pet", "dog"))


def test_a_pet_of_the_shopper_counts_where_the_list_is_for_it() -> None:
    (link,) = links([Fact("shopper", "pet", "cat")], LEXICON)
    assert speaks(link, "cat") and not speaks(link, "dog")


@pytest.mark.parametrize(
    ("age", "item", "there"),
    [("18 months", "diapers", True), ("2", "diapers", True), ("8", "diapers", False),
     ("8", "lego-car", True), ("30", "lego-car", False), ("soon", "lego-car", False)],
)  # fmt: skip
def test_a_child_leads_to_what_is_for_its_age(age: str, item: str, there: bool) -> None:
    assert (item in led_to(Fact("daughter", "age", age))) == there


def test_the_age_of_a_grown_up_leads_nowhere() -> None:
    assert not led_to(Fact("shopper", "age", "2"))


@pytest.mark.parametrize(
    ("subject", "recipient", "counts"),
    [("shopper", "", True), ("daughter", "", True), ("mother", "", False),
     ("mother", "mother", True), ("shopper", "mother", False), ("shopper", "shopper", True),
     ("daughter", "shopper", False)],
)  # fmt: skip
def test_whose_facts_count(subject: str, recipient: str, counts: bool) -> None:
    (link,) = links([Fact(subject, "likes", "coffee")], LEXICON)
    assert speaks(link, recipient) == counts
