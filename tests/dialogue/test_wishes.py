from typing import Any

import pytest

from dialogue.carrying import carry_over
from dialogue.wishes import read_wish
from tests.dialogue.outfitter import LEXICON, PRODUCTS


def asked(text: str, newest: str = "", recipient: str = "") -> dict[str, Any]:
    """What `text` asks for, but for the words to be close to."""
    found = read_wish(text, LEXICON, PRODUCTS.get(newest), recipient).constraints.as_json()
    found.pop("about", None)
    return found


@pytest.mark.parametrize(
    ("text", "constraints"),
    [
        ("a waterproof jacket under 80",
         {"categories": ["Clothing"], "attributes": {"waterproof": "yes"}, "max_price": "80"}),
        ("decaf coffee please", {"categories": ["Coffee"], "attributes": {"caffeine": "no"}}),
        ("coffee without caffeine", {"categories": ["Coffee"], "attributes": {"caffeine": "no"}}),
        ("sugar-free candy", {"categories": ["Sweets"], "attributes": {"sugar_free": "yes"}}),
        ("any clothes? nothing black",
         {"categories": ["Clothing"], "excluded_attributes": {"colour": "black"}}),
        ("snacks, not too sweet",
         {"categories": ["Snacks"], "excluded_attributes": {"taste": "sweet"}}),
        ("snacks without nuts",
         {"categories": ["Snacks"], "excluded_attributes": {"contains": "nuts"}}),
        ("a mug", {"categories": ["Tableware"]}),
        ("some cofee", {"categories": ["Coffee"]}),
        ("anything but Nestle", {"excluded_brands": ["Nestlé"]}),
        ("something from ocean", {"brands": ["Ocean & Co"]}),
        ("a bottle by the ocean", {}),
        ("dark coffee", {"categories": ["Coffee"], "attributes": {"roast": "dark"}}),
        ("dark clothing", {"categories": ["Clothing"]}),
        ("2 kg dog food",
         {"categories": ["Pet food"], "attributes": {"for": "dog", "size": "2 kg"}}),
        ("skip coffee, a scarf instead",
         {"categories": ["Clothing"], "excluded_categories": ["Coffee"]}),
        ("不要雀巢的咖啡", {"categories": ["Coffee"], "excluded_brands": ["Nestlé"]}),
        ("有没有雀巢以外的咖啡", {"categories": ["Coffee"], "excluded_brands": ["Nestlé"]}),
        ("防水的雨衣 一百以内",
         {"categories": ["Clothing"], "attributes": {"waterproof": "yes"}, "max_price": "100"}),
        ("零食 别太甜", {"categories": ["Snacks"], "excluded_attributes": {"taste": "sweet"}}),
        ("糖果就别推了", {"excluded_categories": ["Sweets"]}),
        ("无糖的糖果", {"categories": ["Sweets"], "attributes": {"sugar_free": "yes"}}),
        ("红色的杯子", {"categories": ["Tableware"], "attributes": {"colour": "red"}}),
        ("里面有什么", {}),
    ],
)  # fmt: skip
def test_what_is_asked_for(text: str, constraints: dict[str, object]) -> None:
    assert asked(text) == constraints


@pytest.mark.parametrize(
    ("text", "constraints"),
    [
        ("cheaper", {"max_price": "7.99"}),
        ("便宜点的", {"max_price": "7.99"}),
        ("something nicer", {"min_price": "8.01"}),
        ("再高档一点", {"min_price": "8.01"}),
        ("is it cheaper than the blue one?", {"attributes": {"colour": "blue"}}),
        ("哪个便宜", {}),
        ("not that brand", {"excluded_brands": ["Nestlé"]}),
        ("换个牌子", {"excluded_brands": ["Nestlé"]}),
    ],
)
def test_against_what_was_shown(text: str, constraints: dict[str, object]) -> None:
    assert asked(text, "red") == constraints


def test_a_kind_of_what_is_asked_for_is_ruled_out_by_name() -> None:
    wish = read_wish("clothing but no rain jacket", LEXICON)
    assert wish.constraints.categories == ("Clothing",)
    assert wish.constraints.excluded_items == ("coat",)


def test_food_for_a_dog_is_dog_food() -> None:
    assert asked("what food do you have for him?", recipient="dog")["categories"] == ["Pet food"]
    assert asked("what food do you have?") == {}


def test_a_wish_is_told_in_the_shoppers_words() -> None:
    assert read_wish("来点咖啡", LEXICON).words == "咖啡"


def test_attributes_add_up_until_asked_anew() -> None:
    before = read_wish("a red cup", LEXICON)
    narrowed = carry_over(before, read_wish("waterproof", LEXICON), ())
    assert narrowed.constraints.attributes == {"colour": "red", "waterproof": "yes"}
    refused = carry_over(before, read_wish("not too sweet", LEXICON), ())
    again = carry_over(refused, read_wish("some sweet snacks", LEXICON), ())
    assert refused.constraints.excluded_attributes == {"taste": "sweet"}
    assert again.constraints.excluded_attributes == {}
