"""The figures: right where the right answer is known, and blind to what comes after the cut."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from recsys import evaluate
from recsys.catalog import Catalog
from recsys.evaluate import examine, sit, split, trial
from recsys.interactions import InteractionError
from recsys.model import Settings
from recsys.types import Product
from tests.recsys import shop
from tests.recsys.shop import NOW, SMALL, event, frame

MERCH = Path(__file__).parents[3] / "shared" / "data" / "google_merch_store"


def foreseeable() -> pd.DataFrame:
    """A checkerboard whose gaps are bought in the last weeks."""
    before = [event(one.user_id, one.item_id, days_ago=50) for one in shop.checkerboard()]
    known = {(one.user_id, one.item_id) for one in before}
    rest = {(one.user_id, one.item_id) for one in shop.checkerboard(left_out=0)} - known
    after = [event(user, item, days_ago=5) for user, item in rest]
    return frame([*before, *after, event("u0", "i4", days_ago=5)])


def test_a_shop_without_surprises_is_foreseen() -> None:
    figures = trial(examine(foreseeable(), shop.catalog()), SMALL, k=2).figures
    assert figures["ndcg@2"] == figures["recall@2"] == figures["hit@2"] == 1
    assert figures["popularity_recall@2"] < 0.9
    assert figures["again_recall@2"] in (0.0, 1.0)
    assert figures["users"] == 20 and figures["answers"] == 40


def test_the_model_sees_nothing_after_the_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    latest = []
    real = evaluate.fit

    def watched(events: pd.DataFrame, *rest: object, **named: object) -> object:
        latest.append(events["at"].max())
        return real(events, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(evaluate, "fit", watched)
    trial(examine(foreseeable(), shop.catalog()), SMALL, k=2)
    assert latest == [pd.Timestamp(NOW) - pd.Timedelta(days=50)]


def test_changing_the_future_changes_no_list() -> None:
    events, catalog = foreseeable(), shop.catalog()
    before, after, cutoff = split(events, 28)
    model = evaluate.fit(before, catalog, SMALL, cutoff)
    swapped = after.assign(item_id=after["item_id"].sample(frac=1, random_state=3).to_numpy())
    first, second = (
        sit(examine(pd.concat([before, later]), catalog), model, k=2) for later in (after, swapped)
    )
    assert first.figures["ndcg@2"] > second.figures["ndcg@2"]


def test_the_exam_is_the_first_purchases() -> None:
    exam = examine(foreseeable(), shop.catalog())
    asked = {
        (exam.answers.users[row], exam.catalog.ids[place])
        for row, place in zip(exam.answers.user, exam.answers.place)
    }
    bought = {(one.user_id, one.item_id) for one in shop.checkerboard()}
    every = {(one.user_id, one.item_id) for one in shop.checkerboard(left_out=0)}
    assert asked == every - bought
    assert exam.again.users == (("u0",) if ("u0", "i4") in bought else ())


def test_no_one_is_shown_what_they_own() -> None:
    exam = examine(foreseeable(), shop.catalog())
    done = trial(exam, SMALL, k=5)
    owned = set(zip(*(column.tolist() for column in exam.owned)))
    for result in (done.result, done.popularity):
        shown = {(row, place) for row, places in enumerate(result.lists.tolist())
                 for place in places if place >= 0}  # fmt: skip
        assert shown and not shown & owned


def test_many_test_users_are_sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate, "MOST_USERS", 5)
    exam = examine(foreseeable(), shop.catalog())
    assert len(exam.answers.users) == 5 and set(exam.answers.user.tolist()) == set(range(5))


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ([], "none to evaluate on"),
        ([event("u", "i0")], "none is older"),
        ([event("u", "i0", days_ago=90), event("u", "i0", days_ago=1)], "no first purchase"),
    ],
)
def test_nothing_to_test_is_told(events: list, told: str) -> None:
    with pytest.raises(InteractionError, match=told):
        examine(frame(events), shop.catalog())


@pytest.mark.slow
@pytest.mark.skipif(not MERCH.is_dir(), reason=f"needs the optional data set in {MERCH}")
def test_a_real_web_shop_is_foreseen_better_than_by_popularity() -> None:
    raw = pd.read_csv(MERCH / "events_cut.csv.gz", dtype=str)
    named = {"product_id": "item_id", "event": "kind", "ts": "at"}
    events = raw.rename(columns=named).assign(quantity=1.0)
    events["at"] = pd.to_datetime(events["at"], utc=True)
    products = pd.read_csv(MERCH / "catalog.csv", dtype=str).fillna("")
    catalog = Catalog.from_products(
        Product(row.product_id, row.title, row.category, row.brand)
        for row in products.rename(columns={"name": "title"}).itertuples()
    )
    # The weeks before the test period of this data set: it is not for choosing anything.
    past = events[events["at"] < "2021-01-10"]
    figures = trial(examine(past, catalog, test_days=21), Settings()).figures
    assert figures["users"] == 100
    assert figures["ndcg@10"] > 3 * figures["popularity_ndcg@10"]
