import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.references import read_references
from tests.dialogue.outfitter import PRODUCTS

SHOWN = [PRODUCTS[name] for name in ("red", "blue", "scarf")]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("the second one", "blue"),
        ("number 3 please", "scarf"),
        ("the last", "scarf"),
        ("the middle one", "blue"),
        ("first or last?", "red scarf"),
        ("the first two", "red blue"),
        ("the cheaper one", "red"),
        ("the most expensive one", "scarf"),
        ("is the blue one heavy?", "blue"),
        ("the scarf, is it itchy?", "scarf"),
        ("red or blue, which is better?", "red blue"),
        ("which of them lasts longer?", "red blue scarf"),
        ("how big is it?", "red"),
        ("this is the second time", ""),
        ("does that have a lid?", "red"),
        ("anything that is vegan", ""),
        ("is that because I said so?", ""),
        ("the 2nd of may", ""),
        ("soup please", ""),
        ("第二个", "blue"),
        ("最后一个", "scarf"),
        ("前两个哪个好", "red blue"),
        ("这三个有啥区别", "red blue scarf"),
        ("那个蓝色的能进微波炉吗", "blue"),
        ("便宜的那个", "red"),
        ("那条围巾", "scarf"),
        ("这个怎么样", "red"),
        ("这个月没钱", ""),
        ("第二次了", ""),
    ],
)
def test_what_is_pointed_at(text: str, items: str) -> None:
    assert set(read_references(text, SHOWN).items) == set(items.split())


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("not the first one, what else?", "red"),
        ("anything but the blue one", "blue"),
        ("neither", "red blue scarf"),
        ("I'll take the first one", ""),
        ("第二个就算了吧", "blue"),
        ("这个换掉吧", "red"),
        ("第二个不错", ""),
    ],
)
def test_what_is_refused(text: str, refused: str) -> None:
    assert set(read_references(text, SHOWN).refused) == set(refused.split())


def test_the_page_is_meant_where_one_is_open() -> None:
    assert read_references("is it good?", SHOWN, PRODUCTS["coat"]).items == ("coat",)


def test_words_that_only_describe_are_taken_out() -> None:
    assert "blue" not in read_references("is the blue one waterproof?", SHOWN).rest


@given(st.text("the first second one blue red it 第二个这那便宜的不要", max_size=40))
def test_any_text_points_among_what_is_shown(text: str) -> None:
    pointed = read_references(text, SHOWN)
    assert set(pointed.refused) <= set(pointed.items) <= {one.item_id for one in SHOWN}
    assert len(pointed.rest) == len(text)
