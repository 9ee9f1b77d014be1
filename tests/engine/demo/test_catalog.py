import json

import pandas as pd

from engine.demo.catalog import catalog, shelved
from tests.engine.demo.tables import PRODUCTS

GOODS = shelved(PRODUCTS)
PRICES = pd.Series({"20": 1.0, "21": 0.5, "40": 2.5, "50": 0.9, "60": 6.99})
ROWS = catalog(GOODS, PRICES).set_index("item_id")


def test_products_alike_to_a_person_are_one_and_store_brands_are_not() -> None:
    assert ROWS.loc["20", "name"] == "Yogurt, 6 oz"
    assert ROWS.loc["21", "name"] == "Yogurt, 6 oz, store brand"
    alike = GOODS[GOODS["item_id"] == "20"]
    assert alike["product_id"].tolist() == [20, 30]


def test_fuel_tobacco_and_the_unknown_are_not_sold() -> None:
    assert not set(GOODS["product_id"]) & {70, 80, 90}


def test_items_without_a_price_are_left_out() -> None:
    assert "95" in set(GOODS["item_id"])
    assert "95" not in ROWS.index


def test_loose_goods_do_not_carry_the_size_of_their_crate() -> None:
    assert ROWS.loc["50", "name"] == "Bananas"
    assert json.loads(ROWS.loc["50", "attributes"]) == {"department": "Produce"}
    assert ROWS.loc["50", "description"] == "Bananas, found in the Produce aisle."


def test_a_row_is_what_ingest_reads() -> None:
    assert ROWS.loc["40"].to_dict() == {
        "name": "White milk, 1 gal, store brand",
        "category": "Milk",
        "brand": "Private",
        "price": "2.50",
        "currency": "USD",
        "in_stock": "true",
        "url": "",
        "image_url": "",
        "description": "White milk, 1 gal, store brand, found in the Dairy aisle.",
        "attributes": '{"department": "Dairy", "size": "1 gal"}',
    }


def test_beer_tells_its_age_limit() -> None:
    assert json.loads(ROWS.loc["60", "attributes"])["age_limit"] == "21"
    assert "age_limit" not in json.loads(ROWS.loc["40", "attributes"])
