import pytest

from dialogue.kinds import find_goods, mended
from tests.dialogue.outfitter import LEXICON


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("coffee", ["Coffee"]),
        ("a coffee cup", ["Tableware"]),
        ("a cup of coffee", ["Coffee"]),
        ("coffee and a scarf", ["Coffee", "Clothing"]),
        ("a rain coat", ["Clothing"]),
        ("cofee", ["Coffee"]),
        ("tents", []),
        ("服装", ["Clothing"]),
        ("一条围巾", ["Clothing"]),
        ("咖啡杯", ["Tableware"]),
        ("零食和糖果", ["Snacks", "Sweets"]),
        ("酒店", []),
    ],
)
def test_goods(text: str, categories: list[str]) -> None:
    found = find_goods(LEXICON.kinds, text)
    assert [name for one in found for name in one.categories] == categories


def test_a_slip_of_the_pen_keeps_its_first_letter() -> None:
    assert mended(("candle", "shampoo"), "shamppo") == "shampoo"
    assert mended(("candle", "shampoo"), "handle") == ""
    assert mended(("tea",), "tee") == ""
