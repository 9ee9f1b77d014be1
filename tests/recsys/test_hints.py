"""What a shopper said lifts what it speaks for, and is named with its exact share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recsys.catalog import Catalog
from recsys.hints import MOST_LIFT, lifts, with_hints
from recsys.model import Model
from recsys.recommend import Query, explain, recommend
from recsys.types import Candidate, Constraints, Evidence, Hint
from tests.recsys.shop import NOW, catalog, event

SAID = "you like the odd ones"
HISTORY = (event("u0", "i0"), event("u0", "i2"))
Board = tuple[Model, Catalog]


def found(board: Board, *hints: Hint, known: bool = True) -> list[Candidate]:
    history = HISTORY if known else ()
    return recommend(*board, Query(history, n=20, now=NOW, diverse=False, hints=hints))


def test_no_hint_changes_nothing() -> None:
    assert lifts(catalog(), ()) is None
    assert lifts(catalog(), (Hint(SAID, frozenset({"not sold"}), 1.0),)) is None


def test_hints_add_up_to_a_bound() -> None:
    shop = catalog()
    one = next(iter(shop.ids))
    hint = Hint(SAID, frozenset({one}), 0.8)
    added = lifts(shop, (hint, hint))
    assert added is not None and added.max() == MOST_LIFT and (added > 0).sum() == 1


@given(
    st.lists(st.floats(0, 0.3), max_size=3),
    st.lists(st.floats(0.01, 2), max_size=3),
    st.floats(-3, 3),
    st.floats(0.001, 1),
)
def test_shares_stay_shares(
    shares: list[float], amounts: list[float], base: float, lift: float
) -> None:
    evidence = [Evidence("history", str(n), share) for n, share in enumerate(shares)]
    hints = [Hint(f"fact {n}", frozenset({"x"}), amount) for n, amount in enumerate(amounts)]
    told = with_hints(evidence, "x", hints, lift, base)
    facts = [one for one in told if one.kind == "fact"]
    assert len(facts) == len(hints) and sum(one.share for one in told) <= 1 + 1e-6
    if hints:
        assert sum(one.share for one in facts) == pytest.approx(lift / (lift + max(base, 0.0)))


def test_a_hint_for_another_product_is_no_reason() -> None:
    evidence = (Evidence("history", "1", 1.0),)
    assert with_hints(evidence, "x", [Hint(SAID, frozenset({"y"}), 1.0)], 0.5, 1.0) == evidence


def test_what_was_said_lifts_and_is_named(board: Board) -> None:
    plain = found(board)
    last = plain[-1].product.item_id
    told = found(board, Hint(SAID, frozenset({last}), 0.9))
    rank = [one.product.item_id for one in told].index(last)
    assert rank < len(plain) - 1
    facts = [one for one in told[rank].evidence if one.kind == "fact"]
    assert [one.about for one in facts] == [SAID] and 0 < facts[0].share <= 1
    assert all(e.kind != "fact" for n, one in enumerate(told) if n != rank for e in one.evidence)


def test_a_stranger_who_told_something_is_served_by_it(board: Board) -> None:
    plain = found(board, known=False)
    last = plain[-1].product.item_id
    told = found(board, Hint(SAID, frozenset({last}), 0.1), known=False)
    assert told[0].product.item_id == last
    (fact,) = [one for one in told[0].evidence if one.kind == "fact"]
    assert fact.about == SAID and fact.share > 0.5
    rest = [one.product.item_id for one in plain if one.product.item_id != last]
    assert [one.product.item_id for one in told[1:]] == rest


def test_of_what_a_stranger_said_the_stronger_comes_first(board: Board) -> None:
    first, second = [one.product.item_id for one in found(board, known=False)][:-3:-1]
    hints = (Hint(SAID, frozenset({first}), 1.0), Hint("you own one", frozenset({second}), 0.3))
    told = found(board, *hints, known=False)
    assert [one.product.item_id for one in told[:2]] == [first, second]


def test_under_a_wish_a_stranger_gets_first_what_they_told_of(board: Board) -> None:
    about = Constraints(about="green tea")
    plain = recommend(*board, Query(constraints=about, n=20, now=NOW))
    last = plain[-1].product.item_id
    query = Query(constraints=about, n=20, now=NOW, hints=(Hint(SAID, frozenset({last}), 1.0),))
    told = recommend(*board, query)
    assert len(plain) > 1 and told[0].product.item_id == last
    shares = {one.kind: one.share for one in told[0].evidence}
    assert shares["fact"] > 0 and sum(shares.values()) == pytest.approx(1.0)
    assert {one.kind for one in told[1].evidence} == {"similar"}


def test_an_explanation_names_what_was_said(board: Board) -> None:
    item = found(board)[0].product.item_id
    query = Query(HISTORY, now=NOW, hints=(Hint(SAID, frozenset({item}), 0.5),))
    (one,) = explain(*board, query, [item])
    assert SAID in [reason.about for reason in one.evidence]
