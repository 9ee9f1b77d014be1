"""One shopper's answer: what it holds, what it never holds, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recsys.catalog import Catalog
from recsys.constraints import allowed
from recsys.evidence import take_apart
from recsys.interactions import history as cells_of
from recsys.model import Model, Settings
from recsys.recommend import Query, explain, recommend
from recsys.score import look
from recsys.shelf import align
from recsys.shopper import meet
from recsys.types import EVENT_KINDS, Candidate, Constraints, Event, Product
from tests.recsys import shop
from tests.recsys.shop import NOW, event

Untidy = tuple[Model, Catalog, list[Event]]
Board = tuple[Model, Catalog]


def ids(candidates: list[Candidate]) -> list[str]:
    return [candidate.product.item_id for candidate in candidates]


def ask(board: Board, *history: Event, **asked: object) -> list[Candidate]:
    return recommend(*board, Query(history, now=NOW, **asked))  # type: ignore[arg-type]


def even(items: list[str]) -> bool:
    return all(int(item[1:]) % 2 == 0 for item in items)


def test_even_users_get_even_items(board: Board) -> None:
    found = ask(board, event("u0", "i0"), event("u0", "i2"), n=5)
    assert len(found) == 5 and even(ids(found))
    assert not {"i0", "i2"} & set(ids(found))


def test_a_stranger_with_one_view_is_personalised_at_once(board: Board) -> None:
    found = ask(board, event("nobody", "i3", "view", days_ago=0), n=5)
    assert all(int(item[1:]) % 2 == 1 for item in ids(found))
    assert {evidence.about for candidate in found for evidence in candidate.evidence} == {"i3"}
    assert found[0].evidence[0].by == "view"


def test_the_newest_event_turns_the_answer(board: Board) -> None:
    history = [event("u0", "i0")]
    turned = [*history, *(event("u0", f"i{item}", days_ago=0) for item in (1, 3, 5, 7))]
    assert even(ids(ask(board, *history, n=3)))
    assert not any(even([item]) for item in ids(ask(board, *turned, n=3)))


def test_a_stranger_gets_what_is_popular(board: Board) -> None:
    found = ask(board, n=5, diverse=False)
    assert [candidate.evidence[0].kind for candidate in found] == ["popular"] * 5
    order = dict(zip(board[0].items, board[0].popularity))
    assert [order[item] for item in ids(found)] == sorted(order.values(), reverse=True)[:5]


def test_what_happens_now_is_session_evidence(board: Board) -> None:
    found = ask(
        board,
        event("u0", "i0", session="then"),
        event("u0", "i2", "view", days_ago=0, session="now"),
        session_id="now",
        n=3,
    )
    kinds = {evidence.about: evidence.kind for one in found for evidence in one.evidence}
    assert kinds == {"i0": "history", "i2": "session"}


def test_the_newest_event_decides_whether_an_item_is_of_the_session(board: Board) -> None:
    bought = event("u0", "i0", days_ago=9, session="then")
    looked = event("u0", "i0", "view", days_ago=0, session="now")
    for history in ((bought, looked), (looked, bought)):
        found = ask(board, *history, session_id="now", n=1)
        assert [(e.kind, e.by) for e in found[0].evidence] == [("session", "purchase")]
    found = ask(board, bought, looked, session_id="then", n=1)
    assert found[0].evidence[0].kind == "history"


@pytest.mark.parametrize(
    ("exclude", "gone"),
    [("purchased", {"i0"}), ("seen", {"i0", "i2"}), ("none", set())],
)
def test_what_discovery_leaves_out(board: Board, exclude: str, gone: set[str]) -> None:
    history = [event("u", "i0"), event("u", "i2", "view"), event("u", "i4", "list_view")]
    found = set(ids(ask(board, *history, n=20, exclude=exclude, diverse=False)))
    assert {"i0", "i2", "i4"} - found == gone


@pytest.mark.parametrize("mode", ["discover", "again", "mixed"])
def test_what_is_disliked_never_comes(board: Board, mode: str) -> None:
    history = [event("u", "i0"), event("u", "i2"), event("u", "i2", "dislike", days_ago=400)]
    assert "i2" not in ids(ask(board, *history, n=20, exclude="none", mode=mode))


def test_a_dislike_pushes_its_likes_away(board: Board) -> None:
    both = [event("u", "i0"), event("u", "i1")]
    turned = [*both, event("u", "i4", "dislike", days_ago=0)]
    found = ask(board, *turned, n=5, diverse=False)
    assert sum(even([item]) for item in ids(ask(board, *both, n=6))) == 3
    scores = {one.product.item_id: one.score for one in ask(board, *turned, n=20, diverse=False)}
    assert min(scores[f"i{n}"] for n in (7, 9, 11)) > min(scores[f"i{n}"] for n in (6, 8, 10))
    assert not even([found[0].product.item_id])


def test_what_left_the_catalogue_is_history_but_no_candidate(board: Board) -> None:
    model, full = board
    left = Catalog.from_products(p for p in full.products.values() if p.item_id not in ("i0", "i2"))
    found = ask((model, left), event("u", "i0"), n=8)
    assert even(ids(found)[:3]) and not {"i0", "i2"} & set(ids(found))
    assert all(evidence.about != "i0" for one in found for evidence in one.evidence)


def test_out_of_stock_comes_only_when_asked_for(board: Board) -> None:
    model, full = board
    empty = Catalog.from_products(replace(p, in_stock=False) for p in full.products.values())
    assert ask((model, empty), event("u", "i0")) == []
    any_stock = Constraints(in_stock_only=False)
    assert len(ask((model, empty), event("u", "i0"), constraints=any_stock)) == 10


def test_a_short_list_is_filled_with_what_is_popular_within_the_constraints(board: Board) -> None:
    asked = Constraints(brands=("Forge",))
    found = ask(board, event("u", "i0"), constraints=asked, n=4)
    assert len(found) == 4
    assert {candidate.product.brand for candidate in found} == {"Forge"}


def test_fewer_are_given_when_fewer_obey(board: Board) -> None:
    found = ask(board, event("u", "i0"), constraints=Constraints(max_price=Decimal(3)), n=10)
    assert set(ids(found)) == {"i1", "i2"}


def test_free_text_steers(board: Board) -> None:
    found = ask(board, event("u", "i0"), constraints=Constraints(about="a steel bolt"), n=5)
    assert {candidate.product.brand for candidate in found} == {"Forge"}
    assert all(c.evidence[0].kind == "similar" for c in found)
    assert found[0].evidence[0].about == "a steel bolt"


def test_free_text_and_taste_decide_together(board: Board) -> None:
    both = Product("both", "Green tea and steel bolt set", "Gifts")
    model, _ = board
    wide = shop.catalog(extra=[both])
    found = ask((model, wide), event("u", "i0"), constraints=Constraints(about="green tea"), n=3)
    kinds = {evidence.kind for evidence in found[0].evidence}
    assert kinds >= {"similar", "history"}
    assert sum(evidence.share for evidence in found[0].evidence) == pytest.approx(1, abs=0.02)


def test_text_that_nothing_matches_is_left_aside(board: Board) -> None:
    silent = ask(board, event("u", "i0"), n=5)
    assert ask(board, event("u", "i0"), constraints=Constraints(about="zzz"), n=5) == silent


def test_a_product_page_shows_what_is_like_it(board: Board) -> None:
    found = ask(board, item_id="i3", n=4)
    assert "i3" not in ids(found)
    assert {candidate.product.brand for candidate in found} == {"Forge"}
    assert {evidence.about for c in found for evidence in c.evidence} == {"i3"}


def test_an_unknown_page_is_no_wish(board: Board) -> None:
    assert ask(board, item_id="nowhere", n=3) == ask(board, n=3)


def test_a_new_product_is_found_by_its_text(board: Board) -> None:
    model, _ = board
    new = Product("new", "Oolong kettle", "Food > Kettles", price=Decimal(9))
    wide = shop.catalog(extra=[new])
    asked = Constraints(about="oolong kettle")
    assert ids(ask((model, wide), event("u", "i0"), constraints=asked))[0] == "new"
    assert ids(ask((model, wide), constraints=Constraints(categories=("Kettles",)))) == ["new"]


def test_a_look_at_a_new_product_finds_what_reads_like_it(board: Board) -> None:
    model, _ = board
    wide = shop.catalog(extra=[Product("new", "Green tea of spring", "Food > Tea 0", "Leaf")])
    found = ask((model, wide), event("u", "new", "view"), n=3)
    assert {candidate.product.brand for candidate in found} == {"Leaf"}
    assert found[0].evidence[0].kind == "similar" and found[0].evidence[0].about == "new"


def test_again_ranks_what_was_bought_before(board: Board) -> None:
    history = [event("u", "i0", days_ago=days) for days in (3, 10, 17, 24)]
    history += [event("u", "i2", days_ago=days) for days in (200, 207, 214, 221)]
    history += [event("u", "i4", "view"), event("u", "i6", days_ago=5)]
    found = ask(board, *history, mode="again")
    assert ids(found) == ["i0", "i6", "i2"]
    assert [evidence.about for one in found for evidence in one.evidence] == ids(found)
    assert {evidence.by for one in found for evidence in one.evidence} == {"purchase"}


def test_again_without_purchases_is_empty(board: Board) -> None:
    assert ask(board, event("u", "i0", "view"), mode="again") == []


def test_mixed_takes_turns(board: Board) -> None:
    found = ids(ask(board, event("u", "i0"), event("u", "i2"), mode="mixed", n=4))
    assert set(found[1::2]) == {"i0", "i2"} and not {"i0", "i2"} & set(found[0::2])


def test_diversity_can_be_switched_off(board: Board) -> None:
    history = [event("u", "i0"), event("u", "i6"), event("u", "i12")]

    def categories(diverse: bool) -> int:
        found = ask(board, *history, n=3, diverse=diverse)
        return len({candidate.product.category for candidate in found})

    assert categories(True) == 3 >= categories(False)


def test_what_sells_lately_comes_first_with_the_same_reasons() -> None:
    catalog = shop.catalog()
    events = shop.checkerboard(left_out=0)
    rising = [event(f"u{user}", "i4", days_ago=0) for user in range(0, 20, 2)]
    found = ask((shop.trained([*events, *rising], catalog), catalog), event("u", "i0"), n=3)
    assert ids(found)[0] == "i4" and found[0].score > 1.1 * found[1].score
    assert [e.about for e in found[0].evidence] == ["i0", ""]
    assert found[0].evidence[1].kind == "popular" and found[0].evidence[1].share < 0.3


def test_a_score_is_the_sum_of_its_parts(untidy: Untidy) -> None:
    model, catalog, events = untidy
    history = [one for one in events if one.user_id == "u3"]
    shelf = align(model, catalog)
    crowd = meet(shelf, cells_of(history, shelf.places, model.settings.weighting, NOW))
    found = recommend(model, catalog, Query(history, n=5, now=NOW))
    places = np.array([[catalog.places[item] for item in ids(found)]])
    parts = take_apart(shelf, crowd, look(shelf, crowd), places)
    sums = np.add.reduceat(parts.said.sum(axis=0), parts.asked.first[0]) + parts.popular[0]
    assert sums == pytest.approx([candidate.score for candidate in found], rel=1e-6)


def test_the_shares_of_a_candidate_are_parts_of_one(untidy: Untidy) -> None:
    model, catalog, events = untidy
    shelf = align(model, catalog)
    for user in ("u0", "u7", "u31"):
        history = [one for one in events if one.user_id == user]
        crowd = meet(shelf, cells_of(history, shelf.places, model.settings.weighting, NOW))
        parts = take_apart(shelf, crowd, look(shelf, crowd), np.arange(len(catalog))[None, :])
        said = np.maximum(parts.said, 0).sum(axis=0).reshape(len(catalog), -1)
        popular = np.maximum(parts.popular[0], 0)
        total = said.sum(axis=1) + popular
        shares = (said / total[:, None]).sum(axis=1) + popular / total
        assert shares == pytest.approx(np.ones(len(catalog)), abs=1e-6)


def test_old_history_speaks_at_any_later_time(board: Board) -> None:
    later = replace(Query([event("u", "i0")], n=3), now=NOW + timedelta(days=4000))
    assert even(ids(recommend(*board, later)))


def test_no_time_given_reads_the_newest(board: Board) -> None:
    history = [event("u", "i0", days_ago=5)]
    assert recommend(*board, Query(history)) == recommend(*board, Query(history, now=NOW))


def test_naive_times_are_understood(board: Board) -> None:
    naive = replace(event("u", "i0"), at=datetime(2026, 2, 1))
    assert even(ids(recommend(*board, Query([naive], n=3))))


@pytest.mark.parametrize(
    ("asked", "told"),
    [({"n": 0}, "n: 0"), ({"mode": "x"}, "mode: 'x'"), ({"exclude": "x"}, "exclude: 'x'")],
)
def test_bad_questions_are_named(board: Board, asked: dict, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        ask(board, **asked)


def test_explain_gives_the_reasons_without_the_item_itself(board: Board) -> None:
    history = [event("u", "i0"), event("u", "i2")]
    found = explain(*board, Query(history, now=NOW), ["i2", "i4", "unknown", "i3"])
    assert ids(found) == ["i2", "i4", "i3"]
    assert {evidence.about for evidence in found[0].evidence} <= {"i0", ""}
    assert {evidence.about for evidence in found[1].evidence} >= {"i0", "i2"}
    assert found[2].evidence[0].kind in ("popular", "similar")


def test_explain_agrees_with_recommend(untidy: Untidy) -> None:
    model, catalog, events = untidy
    history = [one for one in events if one.user_id == "u5"]
    query = Query(history, exclude="seen", now=NOW, n=5)
    given = recommend(model, catalog, query)
    again = explain(model, catalog, query, ids(given))
    for first, second in zip(given, again, strict=True):
        assert second.score == pytest.approx(first.score)
        assert [e.about for e in second.evidence] == [e.about for e in first.evidence]
        shares = [e.share for e in first.evidence]
        assert [e.share for e in second.evidence] == pytest.approx(shares)


class TestAlmostNothing:
    """Shops at the edge of being shops."""

    def test_no_events_at_all(self) -> None:
        catalog = shop.catalog(3)
        model = shop.trained([], catalog)
        found = recommend(model, catalog, Query([event("u", "i0", "view")], exclude="seen"))
        assert set(ids(found)) == {"i1", "i2"}
        assert all(e.kind == "similar" for c in found for e in c.evidence)
        assert all(c.evidence == () for c in recommend(model, catalog, Query()))

    def test_one_user_one_item(self) -> None:
        catalog = shop.catalog(1)
        model = shop.trained([event("u", "i0")], catalog)
        assert recommend(model, catalog, Query([event("u", "i0")])) == []
        assert ids(recommend(model, catalog, Query())) == ["i0"]

    def test_no_products(self) -> None:
        empty = Catalog.from_products([])
        model = shop.trained([event("u", "i0")], empty)
        assert recommend(model, empty, Query([event("u", "i0")])) == []

    def test_all_at_one_time(self) -> None:
        catalog = shop.catalog()
        events = [replace(one, at=NOW) for one in shop.checkerboard()]
        model = shop.trained(events, catalog)
        assert even(ids(recommend(model, catalog, Query([replace(event("u", "i0"), at=NOW)], n=5))))

    def test_nearly_all_duplicates(self) -> None:
        catalog, once = shop.catalog(), shop.checkerboard()
        again = [replace(one, event_id=f"{one.event_id}-{n}") for one in once for n in range(99)]
        model = shop.trained([*once, *again], catalog)
        found = recommend(model, catalog, Query([event("u", "i0")] * 100, n=5))
        assert even(ids(found)) and all(np.isfinite(one.score) for one in found)

    def test_a_single_user_has_nothing_left_but_what_they_did_not_touch(self) -> None:
        catalog = shop.catalog(4)
        events = [event("u", f"i{item}") for item in range(3)]
        assert ids(recommend(shop.trained(events, catalog), catalog, Query(events))) == ["i3"]

    def test_a_single_item_is_for_strangers_alone(self) -> None:
        catalog = shop.catalog(1)
        model = shop.trained([event(f"u{n}", "i0") for n in range(5)], catalog)
        found = recommend(model, catalog, Query())
        assert [(one.product.item_id, one.evidence[0].kind) for one in found] == [("i0", "popular")]

    def test_more_factors_than_items(self) -> None:
        catalog = shop.catalog(4)
        model = shop.trained(shop.checkerboard(6, 4, 0), catalog, Settings(factors=64))
        assert ids(recommend(model, catalog, Query([event("u", "i0")], n=1))) == ["i2"]


some_events = st.lists(
    st.builds(
        event,
        user=st.just("u"),
        item=st.integers(0, 45).map("i{}".format),
        kind=st.sampled_from(EVENT_KINDS),
        days_ago=st.floats(0, 300),
        session=st.sampled_from(["now", "then", None]),
    ),
    max_size=12,
)


@settings(max_examples=120, deadline=None)
@given(
    history=some_events,
    asked=st.builds(
        Constraints,
        max_price=st.none() | st.decimals(1, 60, places=2),
        brands=st.sampled_from([(), ("Leaf",), ("Forge",)]),
        excluded_items=st.sets(st.integers(0, 39).map("i{}".format)).map(tuple),
        about=st.sampled_from(["", "green tea", "steel"]),
    ),
    mode=st.sampled_from(["discover", "again", "mixed"]),
    page=st.sampled_from([None, "i7"]),
    n=st.integers(1, 15),
)
def test_whatever_is_asked(
    untidy: Untidy, history: list, asked: Constraints, mode: str, page: str | None, n: int
) -> None:
    model, catalog, _ = untidy
    query = Query(history, "now", asked, n, page, "purchased", mode, NOW)  # type: ignore[arg-type]
    found = recommend(model, catalog, query)
    given_ids = ids(found)
    assert len(set(given_ids)) == len(given_ids) <= n
    passes = dict(zip(catalog.ids, allowed(catalog, asked)))
    assert all(passes[item] for item in given_ids)
    touched = {one.item_id for one in history}
    bought = {one.item_id for one in history if one.kind == "purchase"}
    disliked = {one.item_id for one in history if one.kind == "dislike"}
    assert not disliked & set(given_ids)
    if mode == "discover":
        assert not bought & set(given_ids)
        assert all(a.score >= b.score for a, b in zip(found, found[1:]))
    for candidate in found:
        assert np.isfinite(candidate.score)
        assert len(candidate.evidence) <= 5
        assert sum(evidence.share for evidence in candidate.evidence) <= 1 + 1e-9
        for evidence in candidate.evidence:
            assert 0 < evidence.share <= 1
            if evidence.kind in ("history", "session"):
                assert evidence.about in touched - disliked and evidence.by is not None
            elif evidence.kind == "similar":
                assert evidence.about in touched | {page, asked.about}


@pytest.mark.slow
def test_without_its_best_reason_a_candidate_scores_lower(untidy: Untidy) -> None:
    model, catalog, events = untidy
    lower = total = 0
    for user in sorted({one.user_id for one in events}):
        history = [one for one in events if one.user_id == user]
        query = Query(history, n=5, exclude="seen", now=NOW)
        for candidate in recommend(model, catalog, query):
            if candidate.evidence[0].kind != "history":
                continue
            less = [one for one in history if one.item_id != candidate.evidence[0].about]
            everything = Query(less, n=40, exclude="none", now=NOW, diverse=False)
            scores = {c.product.item_id: c for c in recommend(model, catalog, everything)}
            after = scores[candidate.product.item_id]
            personal = after.evidence and after.evidence[0].kind == "history"
            lower += not personal or after.score < candidate.score
            total += 1
    assert total > 100 and lower >= 0.9 * total
