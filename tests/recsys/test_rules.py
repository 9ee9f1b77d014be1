"""The shop's rules on the checkerboard: even products are teas of Leaf, odd ones bolts of Forge."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recsys.batch import recommend_batch
from recsys.catalog import Catalog
from recsys.model import Model
from recsys.recommend import Query, recommend
from recsys.rule import ACTIONS
from recsys.rules import Rule, RuleError, apply_rules, usable
from recsys.types import Candidate, Constraints, Event
from tests.recsys import shop

TEAS, BOLTS = Constraints(brands=("Leaf",)), Constraints(brands=("Forge",))
# Buys all teas but i0 and i2.
DRINKER = tuple(shop.event("guest", f"i{place}") for place in range(4, 20, 2))
Board = tuple[Model, Catalog]


def items(*names: str) -> Constraints:
    return Constraints(items=names)


def ask(board: Board, *rules: Rule, **changes: Any) -> list[Candidate]:
    query = Query(DRINKER, n=6, now=shop.NOW, diverse=False, rules=rules)
    return recommend(*board, replace(query, **changes))


def ids(found: list[Candidate]) -> list[str]:
    return [one.product.item_id for one in found]


def test_without_rules_the_missing_teas_come_first(board: Board) -> None:
    found = ask(board)
    assert set(ids(found)[:2]) == {"i0", "i2"}
    assert all(one.rules == () for one in found)


def test_exclude_never_shows(board: Board) -> None:
    found = ask(board, Rule("no such tea", "exclude", items("i0")))
    assert ids(found)[0] == "i2" and "i0" not in ids(found) and len(found) == 6


def test_boost_brings_up_and_is_told(board: Board) -> None:
    found = ask(board, Rule("bolt week", "boost", items("i7"), 50.0))
    assert ids(found)[0] == "i7" and found[0].rules == ("bolt week",)
    assert all(one.rules == () for one in found[1:])


def test_a_mild_boost_settles_only_what_is_close(board: Board) -> None:
    found = ask(board, Rule("bolt week", "boost", items("i7"), 0.1))
    assert set(ids(found)[:2]) == {"i0", "i2"}


def test_bury_puts_last_but_keeps(board: Board) -> None:
    found = ask(board, Rule("slow", "bury", items("i0"), 50.0), n=12)
    assert ids(found)[0] == "i2" and ids(found)[-1] == "i0" and found[-1].rules == ("slow",)


def margins(values: dict[str, str]) -> Catalog:
    products = (shop.product(place) for place in range(20))
    return Catalog.from_products(
        replace(one, attributes={"Margin": values[one.item_id]} if one.item_id in values else {})
        for one in products
    )


def test_a_boost_by_margin_goes_by_its_standard_score() -> None:
    catalog = margins({"i0": "1", "i1": "3", "i2": "2"})
    ruling = apply_rules(catalog, [Rule("margin first", "boost", by="margin", amount=0.5)], None)
    assert ruling.boost is not None
    spread = np.std([1, 3, 2])
    assert ruling.boost[:4] == pytest.approx([-0.5 / spread, 0.5 / spread, 0.0, 0.0])
    # One with the average margin, or with none that is known, is moved nowhere.
    assert [ruling.told(place) for place in range(4)] == [
        ("margin first",), ("margin first",), (), (),
    ]  # fmt: skip


def test_a_boost_by_margin_brings_up_the_higher_margin(board: Board) -> None:
    catalog = margins({"i0": "1", "i2": "9"})
    assert ids(ask((board[0], catalog), Rule("margin", "boost", by="margin")))[0] == "i2"
    catalog = margins({"i0": "9", "i2": "1"})
    assert ids(ask((board[0], catalog), Rule("margin", "boost", by="margin")))[0] == "i0"
    assert ids(ask((board[0], catalog), Rule("margin", "bury", by="margin")))[0] == "i2"


@pytest.mark.parametrize("value", ["n/a", "nan", "inf", "35%"])
def test_a_margin_that_is_no_number(value: str) -> None:
    catalog = margins({"i0": "1", "i2": value})
    with pytest.raises(RuleError, match=f"rule margin first: by: 'margin' has the value '{value}'"):
        apply_rules(catalog, [Rule("margin first", "boost", by="margin")], None)


def test_equal_margins_move_nothing() -> None:
    catalog = margins({"i0": "2", "i2": "2"})
    assert apply_rules(catalog, [Rule("margin", "boost", by="margin")], None).boost is None


@pytest.mark.parametrize(
    ("age", "shown"), [(None, False), (0, False), (20, False), (21, True), (90, True)]
)
def test_an_age_limit_holds_unless_the_age_is_known(
    board: Board, age: int | None, shown: bool
) -> None:
    found = ask(board, Rule("adults", "age_limit", items("i0"), 21), age=age)
    assert ("i0" in ids(found)) == shown and "i2" in ids(found)
    assert all(one.rules == () for one in found)


def test_the_strictest_of_age_limits_holds(board: Board) -> None:
    limits = (Rule("16", "age_limit", items("i0"), 16), Rule("21", "age_limit", TEAS, 21))
    assert not {"i0", "i2"} & set(ids(ask(board, *limits, age=18)))


def test_a_wish_passes_no_age_limit(board: Board) -> None:
    limit = Rule("adults", "age_limit", TEAS, 21)
    wish = Constraints(about="green tea")
    assert not any(one.product.brand == "Leaf" for one in ask(board, limit, constraints=wish))
    for mode in ("again", "mixed"):  # nor does what was bought before
        assert not any(one.product.brand == "Leaf" for one in ask(board, limit, mode=mode))


def test_what_is_out_of_stock_is_ruled_too(board: Board) -> None:
    shelf = (replace(shop.product(place), in_stock=place != 0) for place in range(20))
    sold = Catalog.from_products(shelf)
    rule = Rule("adults", "age_limit", TEAS, 21)
    found = recommend(
        board[0], sold, Query(n=20, rules=(rule,), constraints=Constraints(in_stock_only=False))
    )
    assert found and "i0" not in ids(found)


def test_pin_holds_its_position(board: Board) -> None:
    found = ask(board, Rule("bolt of the month", "pin", items("i7"), 2))
    assert ids(found)[1] == "i7" and {ids(found)[0], ids(found)[2]} == {"i0", "i2"}
    assert found[1].rules == ("bolt of the month",) and found[0].rules == ()
    assert len(set(ids(found))) == 6


def test_pins_stand_in_the_order_in_which_they_are_named(board: Board) -> None:
    found = ask(board, Rule("three", "pin", items("i9", "i3", "i7")))
    assert ids(found)[:3] == ["i9", "i3", "i7"]


def test_the_first_of_two_pins_has_the_position(board: Board) -> None:
    rules = (Rule("a", "pin", items("i7")), Rule("b", "pin", items("i3")))
    found = ask(board, *rules)
    assert ids(found)[:2] == ["i7", "i3"]
    found = ask(board, *reversed(rules))
    assert ids(found)[:2] == ["i3", "i7"]


def test_a_product_is_pinned_once_by_the_first_rule(board: Board) -> None:
    found = ask(board, Rule("a", "pin", items("i7"), 3), Rule("b", "pin", items("i7"), 1))
    assert ids(found)[2] == "i7" and found[2].rules == ("a",)


def test_a_pin_keeps_out_what_is_masked_disliked_or_owned(board: Board) -> None:
    def pinned(item: str, **changes: Any) -> bool:
        return item in ids(ask(board, Rule("pin", "pin", items(item)), **changes))

    assert pinned("i7") and not pinned("i7", constraints=TEAS)
    assert not pinned("i4")  # owned
    disliked = (*DRINKER, shop.event("guest", "i7", "dislike", 1))
    assert not pinned("i7", history=disliked)
    seen = (*DRINKER, shop.event("guest", "i7", "view", 1))
    assert pinned("i7", history=seen) and not pinned("i7", history=seen, exclude="seen")
    assert "i7" not in ids(
        ask(board, Rule("pin", "pin", items("i7")), Rule("out", "exclude", items("i7")))
    )


def test_a_pin_that_may_not_be_shown_leaves_its_position_to_the_next(board: Board) -> None:
    catalog = board[1]
    rules = [Rule("two", "pin", items("i7", "i3")), Rule("out", "exclude", items("i7"))]
    assert apply_rules(catalog, rules, None).pins == ((0, catalog.places["i3"]),)


def test_pins_beyond_the_list_move_nothing(board: Board) -> None:
    ruling = apply_rules(board[1], [Rule("all bolts", "pin", BOLTS)], None)
    assert len(ruling.pins) == 10
    short = ruling.within(2)
    assert [place for _, place in short.pins] == [1, 3]
    assert short.told(1) == ("all bolts",) and short.told(5) == ()
    assert ruling.within(0).pins == () and ruling.within(0).told(1) == ()


def test_pins_do_not_move_each_other(board: Board) -> None:
    third = ids(ask(board, n=12))[2]  # pinned further down, it leaves its place to others
    found = ask(board, Rule("a", "pin", items("i7"), 4), Rule("b", "pin", items(third), 5))
    assert ids(found)[3:5] == ["i7", third]


def test_only_what_a_rule_moved_names_it(board: Board) -> None:
    pin, boost = Rule("pin", "pin", items("i0")), Rule("up", "boost", TEAS, 0.2)
    asked = ask(board, pin, boost, constraints=Constraints(categories=("Food",)))
    assert {one.rules for one in asked} == {("up",)}  # who asks for a category sees no pins
    assert {one.rules for one in ask(board, pin, boost, mode="again")} == {()}
    deep = Rule("deep", "pin", items("i0"), 20)
    assert all(one.rules == () for one in ask(board, deep))


def test_a_boost_counts_in_standard_deviations_for_strangers_too(
    board: Board, untidy: tuple[Model, Catalog, list[Event]]
) -> None:
    popularity = untidy[0].popularity
    least = untidy[0].items[popularity.argmin()]
    gap = float((popularity.max() - popularity.min()) / popularity.std())
    for part, first in ((0.9, False), (1.1, True)):
        rule = Rule("up", "boost", items(least), part * gap)
        assert (ids(ask(untidy[:2], rule, history=()))[0] == least) == first
    # Where all are equally popular it settles the order.
    assert ids(ask(board, Rule("up", "boost", items("i9"), 0.1), history=()))[0] == "i9"


def test_strangers_see_rules_too(board: Board) -> None:
    found = ask(
        board, Rule("pin", "pin", items("i7")), Rule("out", "exclude", items("i3")), history=()
    )
    assert ids(found)[0] == "i7" and "i3" not in ids(found)


@pytest.mark.parametrize("action", ACTIONS)
def test_a_rule_whose_products_are_gone_does_nothing(board: Board, action: str) -> None:
    rule = Rule("gone", action, items("sold-out-for-ever"), 2.0)  # type: ignore[arg-type]
    assert ids(ask(board, rule)) == ids(ask(board))


@pytest.mark.parametrize("action", ["pin", "boost", "bury", "exclude"])
def test_a_rule_that_names_no_product_is_refused(action: str) -> None:
    with pytest.raises(RuleError, match=f"^rule all: {action}: it names no products"):
        Rule("all", action)  # type: ignore[arg-type]


def test_a_shop_may_limit_everything_by_age(board: Board) -> None:
    limit = Rule("wine shop", "age_limit", amount=18)
    assert ask(board, limit) == [] and len(ask(board, limit, age=18)) == 6


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"name": " "}, "^name: "),
        ({"action": "burn"}, "^rule r: action: 'burn' is none of pin, boost"),
        ({"amount": 0.0}, "^rule r: amount: 0.0 is not above 0"),
        ({"amount": -1.0}, "^rule r: amount: "),
        ({"amount": float("nan")}, "^rule r: amount: "),
        ({"amount": float("inf")}, "^rule r: amount: "),
        ({"action": "pin", "amount": 1.5}, "^rule r: amount: 1.5 is not a whole number"),
        ({"action": "age_limit", "amount": 17.5}, "^rule r: amount: 17.5 is not a whole"),
        ({"action": "exclude", "by": "margin"}, "^rule r: by: 'margin' goes only with"),
        ({"where": Constraints(about="tea")}, "^rule r: about: 'tea' is no filter"),
        (
            {"where": Constraints(min_price=Decimal(3), max_price=Decimal(2))},
            "^rule r: min_price: 3 is above the max_price 2",
        ),
    ],
)
def test_errors_name_rule_and_field(values: dict[str, Any], message: str) -> None:
    with pytest.raises(RuleError, match=message):
        Rule(**({"name": "r", "action": "boost", "where": TEAS} | values))


def test_what_it_goes_by_must_be_there(board: Board) -> None:
    bad, good = Rule("m", "boost", by="margin"), Rule("out", "exclude", items("i0"))
    with pytest.raises(RuleError, match="^rule m: by: 'margin' is no attribute of any product"):
        apply_rules(board[1], [bad], None)
    kept, problems = usable(board[1], [bad, good])
    assert kept == (good,) and problems == ("rule m: by: 'margin' is no attribute of any product",)


def test_an_empty_catalogue() -> None:
    empty = Catalog.from_products([])
    rules = [Rule("m", "boost", by="margin"), Rule("p", "pin", TEAS)]
    ruling = apply_rules(empty, rules, None)
    assert ruling.pins == () and ruling.boost is None and not len(ruling.mask)
    assert ruling.within(3).pins == ()


def test_other_rules_on_the_same_catalogue_are_read_anew(board: Board) -> None:
    first = apply_rules(board[1], [Rule("a", "exclude", items("i0"))], None)
    second = apply_rules(board[1], [Rule("a", "exclude", items("i2"))], None)
    again = apply_rules(board[1], [Rule("a", "exclude", items("i0"))], None)
    places = board[1].places
    assert [ruling.mask[places["i0"]] for ruling in (first, second, again)] == [False, True, False]
    assert first.mask.sum() == second.mask.sum() == 19


def test_the_batch_obeys_as_the_single_answer_does(board: Board) -> None:
    rules = (
        Rule("pin", "pin", items("i7"), 2), Rule("out", "exclude", items("i3")),
        Rule("up", "boost", items("i9"), 0.7), Rule("adults", "age_limit", items("i0"), 21),
    )  # fmt: skip
    model, catalog = board
    frame = shop.frame(DRINKER)
    [batch] = recommend_batch(model, catalog, frame, 6, now=shop.NOW, diverse=False, rules=rules)
    assert list(batch["item_id"]) == ids(ask(board, *rules)) and "i0" not in set(batch["item_id"])


names = st.lists(st.sampled_from([f"i{place}" for place in range(22)]), min_size=1, max_size=4)
wheres = st.one_of(
    names.map(lambda chosen: Constraints(items=tuple(chosen))),
    st.sampled_from([TEAS, BOLTS, Constraints(categories=("Food",))]),
    st.integers(0, 25).map(lambda price: Constraints(max_price=Decimal(price))),
)
rules = st.lists(
    st.builds(
        Rule, st.sampled_from("abc"), st.sampled_from(ACTIONS), wheres,
        st.integers(1, 12).map(float),
    ),
    max_size=6,
)  # fmt: skip
histories = st.lists(
    st.builds(
        shop.event, st.just("u"), st.sampled_from([f"i{place}" for place in range(20)]),
        st.sampled_from(["view", "cart", "purchase", "dislike", "remove"]),
        st.floats(0.5, 90),
    ),
    max_size=8,
)  # fmt: skip


@given(
    decided=rules, events=histories, n=st.integers(1, 25), age=st.none() | st.integers(0, 15),
    mode=st.sampled_from(["discover", "again", "mixed"]), diverse=st.booleans(),
)  # fmt: skip
def test_whatever_the_rules(
    board: Board, decided: list[Rule], events: list[Event], n: int, age: int | None, mode: Any,
    diverse: bool,
) -> None:  # fmt: skip
    """What is excluded never shows, nothing comes twice, and the list is as long as it can be."""
    model, catalog = board
    query = Query(events, n=n, age=age, mode=mode, diverse=diverse, now=shop.NOW)
    found = recommend(model, catalog, replace(query, rules=tuple(decided)))
    ruling = apply_rules(catalog, decided, age)
    places = [catalog.places[one.product.item_id] for one in found]
    assert len(set(places)) == len(places) and ruling.mask[places].all()
    kept_away = [
        rule for rule in decided
        if rule.action == "exclude"
        or (rule.action == "age_limit" and (age is None or age < rule.amount))
    ]  # fmt: skip
    mask = apply_rules(catalog, kept_away, age).mask
    most = recommend(model, catalog, replace(query, n=25))
    open_to_all = [one for one in most if mask[catalog.places[one.product.item_id]]]
    assert len(found) == min(n, len(open_to_all))
    scores = [one.score for one in found]
    if mode != "mixed":
        assert scores == sorted(scores, reverse=True)
    for one in found:
        assert set(one.rules) <= {rule.name for rule in decided}
