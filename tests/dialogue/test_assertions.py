import pytest

from dialogue.assertions import asserted


@pytest.mark.parametrize(
    ("said", "act", "kinds"),
    [
        ("How about this one?", "recommend", ()),
        ("No hurry, feel free to ask.", "greet", ()),
        ("It comes in packs of 12.", "recommend", ("figure",)),
        ("It is half the price.", "compare", ("figure",)),
        ("It is on sale.", "recommend", ("claim",)),
        ("It is in stock.", "product", ("claim",)),
        ("It is vegan and healthy.", "recommend", ("claim",)),
        ("Many shoppers here buy it.", "recommend", ("popularity",)),
        ("Many shoppers here buy it.", "recommend_popular", ()),
        ("I can't tell you about returns, the shop's team can.", "policy", ()),
        ("Returns are accepted within a month.", "policy", ("denial",)),
        ("I can't tell you about returns.", "recommend", ("claim",)),
        ("这款正在打折。", "recommend", ("figure",)),
        ("很新鲜，放心买。", "recommend", ("claim",)),
        ("退货的规定我不清楚，请问店里的同事。", "policy", ()),
        ("支持七天无理由退货。", "policy", ("denial",)),
        ("很多人都买它。", "recommend", ("popularity",)),
        ("很多人都买它。", "recommend_wish_popular", ()),
    ],
)
def test_what_words_outside_slots_assert(said, act, kinds) -> None:
    found = asserted(said, act)
    assert set(kinds) <= set(found) and bool(found) == bool(kinds)
