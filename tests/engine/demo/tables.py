"""Source tables small enough to be checked by eye."""

from __future__ import annotations

import pandas as pd

MILK, WHITE, YOGURT = "FLUID MILK PRODUCTS", "FLUID MILK WHITE ONLY", "YOGURT"
BEER, ALE = "BEERS/ALES", "BEERALEMALT LIQUORS"
PETROL = "GASOLINE-REG UNLEADED"

PRODUCTS = pd.DataFrame(
    [
        (30, "GROCERY", "National", YOGURT, "YOGURT NOT MULTI-PACKS", "6 OZ"),
        (20, "GROCERY", "National", YOGURT, "YOGURT NOT MULTI-PACKS", "6.0 OZ"),
        (21, "GROCERY", "Private", YOGURT, "YOGURT NOT MULTI-PACKS", "6 OZ"),
        (40, "GROCERY", "Private", MILK, WHITE, "1 GA"),
        (50, "PRODUCE", "National", "TROPICAL FRUIT", "BANANAS", "40 LB"),
        (60, "GROCERY", "National", BEER, ALE, "6 PK/12 OZ"),
        (70, "FUEL", "National", "FUEL", PETROL, None),
        (80, "DRUG GM", "National", "CIGARETTES", "CIGARETTES", None),
        (90, "MISCELLANEOUS", "National", None, None, None),
        (95, "GROCERY", "National", "SOUP", "CONDENSED SOUP", "10.75 OZ"),
    ],
    columns=[
        "product_id", "department", "brand", "product_category", "product_type", "package_size",
    ],
)  # fmt: skip


def lines(*rows: tuple[object, ...]) -> pd.DataFrame:
    """Transactions of (household, basket, product, quantity, received, card, maker, matched)."""
    columns = [
        "household_id", "basket_id", "product_id", "quantity", "sales_value", "retail_disc",
        "coupon_disc", "coupon_match_disc",
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=columns)
    days = pd.to_timedelta(table["basket_id"], unit="D")
    return table.assign(transaction_timestamp=pd.Timestamp("2017-03-01 10:00") + days)


TRANSACTIONS = lines(
    (7, 1, 20, 2, 1.60, 0.40, 0.0, 0.0),
    (7, 1, 30, 1, 0.80, 0.20, 0.0, 0.0),
    (7, 1, 70, 9000, 25.0, 0.0, 0.0, 0.0),
    (7, 2, 40, 1, 2.50, 0.0, 0.0, 0.0),
    (8, 3, 40, 1, 2.50, 0.0, 1.0, 0.0),
    (8, 3, 50, 1, 0.90, 0.0, 0.0, 0.0),
    (8, 3, 60, 1, 6.99, 0.0, 0.0, 0.0),
    (9, 4, 80, 1, 5.00, 0.0, 0.0, 0.0),
)

DEMOGRAPHICS = pd.DataFrame(
    [("7", "45-54", "Homeowner", "Married", "2 Adults Kids", "2")],
    columns=[
        "household_id", "age", "home_ownership", "marital_status", "household_comp", "kids_count",
    ],
)  # fmt: skip

TABLES = {"products": PRODUCTS, "transactions": TRANSACTIONS, "demographics": DEMOGRAPHICS}
