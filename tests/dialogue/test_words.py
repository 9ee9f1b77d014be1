import pytest

from dialogue.words import normal, singular


@pytest.mark.parametrize(
    ("plural", "one"),
    [("shoes", "shoe"), ("potatoes", "potato"), ("cookies", "cookie"), ("berries", "berry"),
     ("pies", "pie"), ("boxes", "box"), ("glasses", "glass"), ("cheeses", "cheese"),
     ("socks", "sock"), ("bus", "bus"), ("tea", "tea")],
)  # fmt: skip
def test_singulars(plural: str, one: str) -> None:
    assert singular(plural) == singular(one) == one


def test_words_are_compared_without_accents_and_possessives() -> None:
    assert normal("Nestlé's Crème") == "nestle creme"
    assert normal("红茶 Tea") == "红茶 tea"
