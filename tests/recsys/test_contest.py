"""The contest: everyone on the same users and masks, with less and with more behaviour."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recsys.catalog import Catalog
from recsys.contest import (
    LATELY,
    POPULARITY,
    STAGES,
    VARIED,
    best_rival,
    champion,
    contest,
    gain,
    is_ours,
    stages,
)
from recsys.evaluate import Exam, Result, examine
from recsys.model import Settings
from recsys.rivals import ALS, NEIGHBOURS, RULE
from recsys.types import Event
from tests.recsys import shop
from tests.recsys.shop import SMALL, event, frame

FAST = Settings(factors=4, iterations=2)
BUYS, CARTS, VIEWS = STAGES


def foreseeable(*more: Event) -> Exam:
    """A checkerboard whose gaps are bought in the last weeks."""
    before = [event(one.user_id, one.item_id, days_ago=50) for one in shop.checkerboard()]
    known = {(one.user_id, one.item_id) for one in before}
    after = [
        event(one.user_id, one.item_id, days_ago=5)
        for one in shop.checkerboard(left_out=0)
        if (one.user_id, one.item_id) not in known
    ]
    return examine(frame([*before, *more, *after]), shop.catalog())


def mixed(seed: int, catalog: Catalog) -> Exam:
    """A shop of all behaviours, its last weeks held out."""
    return examine(frame(shop.groups(users=24, items=20, seed=seed)), catalog)


def named(results: list[Result]) -> dict[str, Result]:
    return {result.name: result for result in results}


def test_what_is_plain_is_found_by_all_who_look_at_the_shopper() -> None:
    found = named(contest(foreseeable(), SMALL, k=2))
    for name in (BUYS, ALS, *NEIGHBOURS):
        assert found[name].figures["recall@2"] == 1, name
    for name in (POPULARITY, LATELY):
        assert found[name].figures["recall@2"] < 0.9, name


def test_a_shop_of_purchases_enters_once_and_has_no_rule() -> None:
    names = [result.name for result in contest(foreseeable(), SMALL, k=2)]
    assert names == [POPULARITY, LATELY, *NEIGHBOURS, ALS, BUYS, VARIED]


def test_views_are_what_tells_of_those_who_never_bought() -> None:
    """Newcomers looked at even items and bought another even one: only views can say so."""
    even = (0, 2, 4, 8)
    looks = [event(f"n{user}", f"i{item}", "view", 40) for user in range(4) for item in even]
    board = [event(one.user_id, one.item_id, days_ago=50) for one in shop.checkerboard()]
    later = [event(f"n{user}", "i6", days_ago=3) for user in range(4)]
    found = named(contest(examine(frame([*board, *looks, *later]), shop.catalog()), SMALL, k=8))
    assert [name for name in found if name in STAGES] == [BUYS, VIEWS]
    assert found[VIEWS].figures["ndcg@8"] > found[BUYS].figures["ndcg@8"]


def test_the_rule_shows_what_was_looked_at_newest_first() -> None:
    """A basket or a page before a list; i1 sells best, which counts only at the same moment."""
    exam = foreseeable(
        event("u0", "i5", "list_view", 36),
        event("u0", "i9", "list_view", 42),
        event("u0", "i7", "cart", 40),
        event("u0", "i3", "view", 45),
        event("u0", "i11", "view", 45),
        event("u0", "i1", "view", 60),
        *(event(f"u{user}", item, days_ago=70) for user in (2, 4) for item in ("i1", "i11")),
    )
    user = exam.answers.users.index("u0")
    owned = exam.owned[1][exam.owned[0] == user]
    rule = named(contest(exam, SMALL, k=8))[RULE]
    shown = [exam.catalog.ids[place] for place in rule.lists[user]]
    assert shown[:6] == ["i7", "i11", "i3", "i1", "i5", "i9"]
    assert not {exam.catalog.places[item] for item in shown} & set(owned.tolist())


def test_the_rule_leaves_out_what_was_bought_after_all() -> None:
    exam = foreseeable(event("u0", "i7", "view", 40), event("u0", "i7", "purchase", 39))
    rule = named(contest(exam, SMALL, k=5))[RULE]
    assert exam.catalog.places["i7"] not in rule.lists[exam.answers.users.index("u0")]


def test_other_known_events_are_used_in_place_of_those_before() -> None:
    exam = foreseeable()
    user = exam.answers.users.index("u0")
    odd = frame([event("u0", f"i{item}", "view", 40) for item in range(1, 12, 2)])
    for name, result in named(contest(exam, SMALL, known=odd, k=5)).items():
        if name in (ALS, *NEIGHBOURS):
            assert all(place % 2 for place in result.lists[user]), name


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000), gone=st.sets(st.integers(0, 19), max_size=8))
def test_no_list_holds_what_is_owned_or_out_of_stock(seed: int, gone: set[int]) -> None:
    catalog = Catalog.from_products(
        shop.product(place, in_stock=place not in gone) for place in range(20)
    )
    exam = mixed(seed, catalog)
    owned = set(zip(*(column.tolist() for column in exam.owned)))
    results = contest(exam, FAST, k=6)
    assert {POPULARITY, LATELY, RULE, ALS, *NEIGHBOURS, *STAGES, VARIED} == set(named(results))
    for result in results:
        assert result.lists.shape == (len(exam.answers.users), 6)
        for row, places in enumerate(result.lists.tolist()):
            shown = [place for place in places if place >= 0]
            assert shown and len(set(shown)) == len(shown), result.name
            assert not gone & set(shown), result.name
            assert not owned & {(row, place) for place in shown}, result.name


def test_a_longer_list_than_the_catalogue_ends_with_it() -> None:
    results = contest(foreseeable(), SMALL, k=500)
    assert {result.lists.shape[1] for result in results} == {20}


@pytest.mark.parametrize(
    ("trained", "known", "expected"),
    [
        ({"purchase"}, set(), [BUYS]),
        ({"purchase", "cart"}, {"purchase"}, [BUYS, CARTS]),
        ({"purchase", "list_view"}, {"list_view"}, [BUYS, VIEWS]),
        ({"view"}, {"view", "purchase"}, [VIEWS]),
        ({"purchase"}, {"view"}, [BUYS, VIEWS]),
        ({"purchase", "cart", "view"}, set(), [BUYS, CARTS, VIEWS]),
    ],
)
def test_stages_are_those_that_add_something(
    trained: set[str], known: set[str], expected: list[str]
) -> None:
    assert list(stages(trained, known)) == expected


def test_breadth_has_intervals_around_its_figures() -> None:
    for result in contest(mixed(3, shop.catalog()), FAST, k=4):
        for figure in ("novelty@4", "popularity_bias@4"):
            assert result.users[figure].mean() == pytest.approx(result.figures[figure])
            low, high = result.interval(figure)
            assert low <= result.figures[figure] + 1e-9 and high >= result.figures[figure] - 1e-9


def test_the_gain_is_paired() -> None:
    ours, rival = result(BUYS, [0.5, 0.9, 0.1]), result("other", [0.4, 0.8, 0.0])
    one = gain(ours, rival, "ndcg@2")
    assert one.over == "other" and one.mean == pytest.approx(0.1)
    assert one.low == pytest.approx(0.1) and one.high == pytest.approx(0.1)


def test_who_is_who() -> None:
    entries = [
        result("weak", [0.1]), result("strong", [0.6]), result(BUYS, [0.7]), result(VIEWS, [0.8]),
        result(VARIED, [0.9]),
    ]  # fmt: skip
    assert champion(entries).name == VIEWS
    assert best_rival(entries, "ndcg@2").name == "strong"
    assert [is_ours(one.name) for one in entries] == [False, False, True, True, True]
    with pytest.raises(ValueError, match="none of them is ours"):
        champion(entries[:2])
    with pytest.raises(ValueError, match="no rival"):
        best_rival(entries[2:], "ndcg@2")


def result(name: str, ndcg: list[float]) -> Result:
    values = np.array(ndcg)
    return Result(name, {"ndcg@2": float(values.mean())}, {"ndcg@2": values}, np.zeros((1, 2), int))


def test_nothing_known_of_anyone_is_no_error() -> None:
    exam = foreseeable()
    nothing = pd.DataFrame(exam.before.iloc[:0])
    found = named(contest(exam, SMALL, known=nothing, k=2))
    np.testing.assert_array_equal(found[ALS].lists, found[POPULARITY].lists)
