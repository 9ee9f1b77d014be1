"""What somebody likes or keeps leads to the right products, in both languages."""

from __future__ import annotations

import pytest

from dialogue.lexicon import build_lexicon
from dialogue.tastes import for_pet, meant_by
from recsys.types import Product
from tests.dialogue.labelled_shop import products

LEXICON = build_lexicon(products().values())
PETS = build_lexicon(
    (
        Product("litter", "Clumping cat litter, 10 l", "Household"),
        Product("tuna", "金枪鱼猫罐头", "宠物食品"),
        Product("durian", "猫山王榴莲", "水果"),
        Product("panda", "熊猫饼干", "零食"),
        Product("kibble", "Kibble, 2 kg", "Pet food", attributes={"for": "cat"}),
        Product("hotdog", "Hot dog buns", "Bread"),
        Product("热狗", "台式热狗", "速冻食品"),
        Product("bone", "Dog chews", "Pets"),
        Product("peas", "Birds Eye garden peas", "Frozen"),
        Product("fillet", "Fish fillets", "Frozen"),
        Product("flakes", "Fish flakes", "Pets"),
    )
)


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("jasmine tea", {"tea-jasmine"}),
        ("茉莉花茶", {"tea-jasmine"}),
        ("dark chocolate", {"choc-dark"}),
        ("黑巧克力", {"choc-dark"}),
        ("茶", {"tea-green", "tea-herbal", "tea-jasmine"}),
        ("red wine", {"wine-red"}),
        ("红酒", {"wine-red"}),
        ("辣的", {"chips-spicy", "hotpot-base", "noodles-spicy"}),
        ("spicy food", {"chips-spicy", "hotpot-base", "noodles-spicy"}),
        ("opera", set()),
        ("歌剧", set()),
    ],
)
def test_a_taste_leads_to_what_it_names(said: str, items: set[str]) -> None:
    assert meant_by(said, LEXICON) == items


@pytest.mark.parametrize(
    ("pet", "items"),
    [
        ("cat", {"litter", "tuna", "kibble"}), ("kitten", {"litter", "tuna", "kibble"}),
        ("dog", {"bone"}), ("bird", set()), ("fish", {"flakes"}), ("snake", set()),
    ],
)  # fmt: skip
def test_a_pet_leads_to_what_is_for_it_and_not_to_what_is_called_like_it(
    pet: str, items: set[str]
) -> None:
    assert for_pet(pet, PETS) == items
