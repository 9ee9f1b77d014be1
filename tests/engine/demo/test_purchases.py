import pandas as pd
import pytest

from engine.demo.purchases import events, prices, sold
from tests.engine.demo.tables import lines


def as_items(transactions: pd.DataFrame) -> pd.DataFrame:
    found = sold(transactions)
    return found.assign(item_id=found["product_id"].astype(str))


def test_shelf_price_adds_the_card_and_the_matched_coupon_back() -> None:
    line = sold(lines((1, 1, 5, 2, 4.00, 1.00, 0.60, 0.40))).iloc[0]
    assert line["list_price"] == pytest.approx(2.70)
    assert line["paid"] == pytest.approx(1.70)


def test_lines_that_sold_nothing_are_left_out() -> None:
    assert len(sold(lines((1, 1, 5, 0, 0.0, 0.0, 0.0, 0.0)))) == 0


def test_a_coupon_above_the_price_leaves_nothing_to_pay() -> None:
    assert sold(lines((1, 1, 5, 1, 1.0, 0.0, 2.0, 0.0)))["paid"].tolist() == [0.0]


def test_price_is_the_median_and_a_typing_error_does_not_move_it() -> None:
    usual = [(1, basket, 5, 1, 2.00, 0.0, 0.0, 0.0) for basket in range(3)]
    wrong = [(1, 9, 5, 1, 200.00, 0.0, 0.0, 0.0)]
    assert prices(as_items(lines(*usual, *wrong))).to_dict() == {"5": 2.00}


def test_an_item_only_given_away_has_no_price() -> None:
    assert prices(as_items(lines((1, 1, 5, 1, 0.0, 0.0, 0.0, 0.0)))).empty


def test_lines_of_one_item_in_one_basket_are_one_event() -> None:
    same = as_items(
        lines((1, 1, 5, 2, 4.00, 0.0, 0.0, 0.0), (1, 1, 6, 1, 1.00, 0.0, 0.0, 0.0))
    ).assign(item_id="5")
    (event,) = events(same).to_dict("records")
    assert event == {
        "event_id": "1-5",
        "user_id": "1",
        "item_id": "5",
        "event_name": "purchase",
        "timestamp": pd.Timestamp("2017-03-02 10:00", tz="UTC"),
        "session_id": "1",
        "quantity": 3,
        "price": pytest.approx(1.67),
    }


def test_events_come_in_the_order_of_time() -> None:
    found = events(as_items(lines((2, 8, 5, 1, 1, 0, 0, 0), (1, 3, 5, 1, 1, 0, 0, 0))))
    assert found["session_id"].tolist() == ["3", "8"]
