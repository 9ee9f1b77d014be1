import pytest

from dialogue.kin import CHINESE, ENGLISH
from dialogue.people import read_occasion, read_recipient


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("tea for my mum", "mother"),
        ("what to get my dad", "father"),
        ("a toy for my 3 year old nephew", "child"),
        ("my best friend's wedding, any ideas?", "friend"),
        ("my wife likes reading, help?", "wife"),
        ("we got a puppy! what can I buy for him?", "dog"),
        ("dog food", ""),
        ("I lost my grandma, need tea", ""),
        ("my daughter is allergic to sesame, what's in it?", ""),
        ("something for myself", ""),
        ("给我妈买点零食", "mother"),
        ("送女朋友的礼物", "girlfriend"),
        ("我养了条狗 给它买点吃的", "dog"),
        ("爷爷80大寿送啥", "grandfather"),
        ("狗粮一袋多重", ""),
        ("给我推荐点吃的", ""),
    ],
)
def test_recipients(text: str, recipient: str) -> None:
    assert read_recipient(text) == recipient


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("a present for her birthday party", "birthday"),
        ("xmas shopping", "christmas"),
        ("snacks for a bbq", "barbecue"),
        ("what's for dinner", "dinner"),
        ("camping gear", ""),
        ("we go camping on friday", "camping"),
        ("过年给外婆带啥", "spring_festival"),
        ("晚饭吃什么", "dinner"),
        ("早点睡", ""),
        ("", ""),
    ],
)
def test_occasions(text: str, occasion: str) -> None:
    assert read_occasion(text) == occasion


def test_relations_in_both_languages() -> None:
    assert (ENGLISH["hubby"], CHINESE["闺女"]) == ("husband", "daughter")
