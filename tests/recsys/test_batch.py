"""Everyone at once: the same answers as one by one, with words, in bounded chunks."""

from __future__ import annotations

import pandas as pd
import pytest

from recsys.batch import COLUMNS, recommend_batch
from recsys.catalog import Catalog
from recsys.interactions import build
from recsys.model import Model
from recsys.recommend import Query, recommend
from recsys.types import Event, Product
from tests.recsys import shop
from tests.recsys.shop import NOW, frame

Untidy = tuple[Model, Catalog, list[Event]]


@pytest.mark.parametrize("mode", ["discover", "again", "mixed"])
@pytest.mark.parametrize("exclude", ["purchased", "seen", "none"])
def test_the_batch_answers_as_one_by_one(untidy: Untidy, mode: str, exclude: str) -> None:
    model, full, events = untidy
    # One product left the catalogue, one is new to the model.
    kept = [product for product in full.products.values() if product.item_id != "i5"]
    catalog = Catalog.from_products([Product("new", "Green tea 99", "Food"), *reversed(kept)])
    table = pd.concat(recommend_batch(model, catalog, frame(events), 7, exclude, mode, chunk=16))
    for user in sorted({one.user_id for one in events}):
        history = [one for one in events if one.user_id == user]
        query = Query(history, n=7, exclude=exclude, mode=mode, now=NOW)  # type: ignore[arg-type]
        alone = recommend(model, catalog, query)
        rows = table[table.user_id == user]
        assert rows.item_id.tolist() == [one.product.item_id for one in alone]
        assert rows.score.tolist() == pytest.approx([one.score for one in alone], rel=1e-9)
        assert rows["rank"].tolist() == list(range(1, len(alone) + 1))
        for listed, one in zip(rows.evidence, alone):
            assert [e.about for e in listed] == [e.about for e in one.evidence]
            assert [e.share for e in listed] == pytest.approx([e.share for e in one.evidence])


def test_why_names_real_purchases(untidy: Untidy) -> None:
    model, catalog, events = untidy
    bought = {(one.user_id, catalog.products[one.item_id].name)
              for one in events if one.kind == "purchase"}  # fmt: skip
    told = 0
    for table in recommend_batch(model, catalog, frame(events), 5):
        for user, why in zip(table.user_id, table.why):
            for part in why.removeprefix("because ").split(" and you "):
                if "bought " in part:
                    assert (user, part.split("bought ")[1].rsplit(" (", 1)[0]) in bought
                    told += 1
    assert told > 100


def test_chunks_hold_the_users_asked_for(untidy: Untidy) -> None:
    model, catalog, events = untidy
    users = ["u3", "stranger", "u1"]
    tables = list(recommend_batch(model, catalog, frame(events), 4, users=users, chunk=2))
    assert [list(dict.fromkeys(table.user_id)) for table in tables] == [["u3", "stranger"], ["u1"]]
    assert tables[0][tables[0].user_id == "stranger"].why.unique().tolist() == [
        "because many shoppers buy it"
    ]


def test_interactions_serve_as_well_as_events(untidy: Untidy) -> None:
    model, catalog, events = untidy
    built = build(frame(events), model.settings.weighting, NOW)
    first, second = (
        pd.concat(recommend_batch(model, catalog, source, 5)) for source in (frame(events), built)
    )
    pd.testing.assert_frame_equal(first, second)


def test_events_with_items_that_nobody_knows_change_nothing(untidy: Untidy) -> None:
    model, catalog, events = untidy
    strange = [shop.event(user, "zzz", kind) for user in ("u0", "u59") for kind in ("view", "cart")]
    first, second = (
        pd.concat(recommend_batch(model, catalog, frame(some), 5))
        for some in (events, [*strange, *events])
    )
    pd.testing.assert_frame_equal(first, second)


def test_nobody_gives_nothing(untidy: Untidy) -> None:
    model, catalog, _ = untidy
    assert list(recommend_batch(model, catalog, frame([]))) == []


def test_a_user_without_any_answer_has_no_rows() -> None:
    catalog = shop.catalog(1)
    events = [shop.event("u", "i0")]
    (table,) = recommend_batch(shop.trained(events, catalog), catalog, frame(events))
    assert list(table.columns) == [*COLUMNS, "evidence"] and not len(table)
