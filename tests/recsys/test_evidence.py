"""Scores taken apart: what is listed, in which order, and what is not."""

from __future__ import annotations

import numpy as np
import pytest

from recsys.catalog import Catalog
from recsys.cells import FLAG, Cells
from recsys.evidence import BY_STRENGTH, NOWHERE, as_evidence, reasons, strongest_deeds
from recsys.interactions import history
from recsys.model import Model
from recsys.rank import Ranked
from recsys.score import look
from recsys.shelf import align
from recsys.shopper import meet
from recsys.types import Evidence
from tests.recsys import shop
from tests.recsys.shop import NOW, event

Board = tuple[Model, Catalog]


def found(board: Board, events: list, items: list[str], stage: str = "personal") -> list:
    """The evidence of these items for one shopper."""
    model, catalog = board
    shelf = align(model, catalog)
    cells: Cells = history(events, shelf.places, model.settings.weighting, NOW)
    crowd = meet(shelf, cells)
    places = np.array([[catalog.places[item] for item in items]])
    ranked = Ranked(places, np.zeros(places.shape), np.full(places.shape, stage))
    return as_evidence(
        reasons(shelf, crowd, look(shelf, crowd), ranked), catalog.ids, places.size
    )


def test_few_and_the_strongest_first(board: Board) -> None:
    (listed,) = found(board, [event("u", f"i{n}") for n in range(0, 18, 2)], ["i18"])
    shares = [one.share for one in listed]
    assert len(listed) == 5 and shares == sorted(shares, reverse=True)
    assert {one.kind for one in listed} <= {"history", "popular"}


def test_what_speaks_for_nothing_is_no_reason(board: Board) -> None:
    (listed,) = found(board, [event("u", "i0")], ["i3"])
    assert [one.kind for one in listed] == ["popular"]


def test_what_left_the_catalogue_keeps_its_share_unlisted(board: Board) -> None:
    model, full = board
    left = Catalog.from_products(p for p in full.products.values() if p.item_id != "i0")
    both, alone = [event("u", "i0"), event("u", "i2")], [event("u", "i2")]
    (less,), (more,) = (found((model, left), events, ["i4"]) for events in (both, alone))
    assert [one.about for one in less] == [one.about for one in more] == ["i2"]
    assert less[0].share < 0.8 < more[0].share


def test_what_has_a_part_in_everything_gives_way_to_what_is_particular() -> None:
    """Everyone buys i0; only some buy i2 and i4 together."""
    events = [event(f"u{n}", "i0", days_ago=day) for n in range(40) for day in (1, 9)]
    events += [event(f"u{n}", item) for n in range(8) for item in ("i2", "i4")]
    events += [event(f"u{n}", f"i{6 + n % 9}") for n in range(8, 40)]
    catalog = shop.catalog()
    board = shop.trained(events, catalog), catalog
    (listed,) = found(board, [event("u", "i0", days_ago=1), event("u", "i2")], ["i4"])
    assert listed[0].about == "i2"


def test_buying_again_is_its_own_reason(board: Board) -> None:
    (listed,) = found(board, [event("u", "i0"), event("u", "i2")], ["i2"], "again")
    assert listed == (Evidence("history", "i2", 1.0, "purchase"),)


def test_nothing_sold_is_no_reason_at_all() -> None:
    catalog = shop.catalog(3)
    assert found((shop.trained([], catalog), catalog), [], ["i0"]) == [()]


@pytest.mark.parametrize(
    ("kinds", "strongest"),
    [
        (["view", "purchase"], "purchase"),
        (["view", "cart"], "cart"),
        (["list_view"], "list_view"),
        (["dislike"], "list_view"),
    ],
)
def test_the_strongest_deed_is_told(kinds: list[str], strongest: str) -> None:
    flags = np.array([sum(FLAG[kind] for kind in kinds)])
    assert BY_STRENGTH[strongest_deeds(flags)[0]] == strongest


def test_popularity_is_about_nothing(board: Board) -> None:
    (listed,) = found(board, [], ["i0"])
    assert listed == (Evidence("popular", "", 1.0),) and NOWHERE < 0
