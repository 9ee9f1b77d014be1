"""Purchases: the lines of a basket as events, and the prices that they tell."""

from __future__ import annotations

import pandas as pd

# A line this far from the product's usual price is a correction or a part of a weighed good.
FENCE = 5.0
CHEAPEST = 0.05


def sold(transactions: pd.DataFrame) -> pd.DataFrame:
    """The lines that sold something, with `list_price` and `paid`, both per unit.

    The source keeps what the retailer received (`sales_value`), after the discount of its own
    card (`retail_disc`) and what it added to a coupon (`coupon_match_disc`): the price on the
    shelf is the sum of the three. A maker's coupon (`coupon_disc`) is paid back to the retailer,
    so it lowers only what the shopper paid.
    """
    lines = transactions[transactions["quantity"] > 0].copy()
    shelf = lines["sales_value"] + lines["retail_disc"] + lines["coupon_match_disc"]
    paid = (lines["sales_value"] - lines["coupon_disc"]).clip(lower=0)
    lines["list_price"] = shelf / lines["quantity"]
    lines["paid"] = paid / lines["quantity"]
    return lines


def prices(lines: pd.DataFrame) -> pd.Series:
    """The usual shelf price by `item_id`: the median over units sold, outliers left out.

    Lines further than `FENCE` times from the item's median are not counted. Items that were only
    ever given away, or that would cost less than `CHEAPEST`, are absent.
    """
    paid = lines[lines["list_price"] > 0]
    median = paid.groupby("item_id")["list_price"].transform("median")
    usual = paid[paid["list_price"].between(median / FENCE, median * FENCE)]
    found = usual.groupby("item_id")["list_price"].median().round(2)
    return found[found >= CHEAPEST]


def events(lines: pd.DataFrame) -> pd.DataFrame:
    """One purchase event per basket and item, in the order of time; `price` is what a unit cost.

    Columns: event_id, user_id, item_id, event_name, timestamp (UTC), session_id, quantity, price.
    """
    lines = lines.assign(spent=lines["paid"] * lines["quantity"])
    keys = ["household_id", "basket_id", "item_id", "transaction_timestamp"]
    merged = lines.groupby(keys, sort=False)[["quantity", "spent"]].sum().reset_index()
    merged = merged.sort_values(["transaction_timestamp", "basket_id", "item_id"], kind="stable")
    basket = merged["basket_id"].astype(str)
    return pd.DataFrame(
        {
            "event_id": basket + "-" + merged["item_id"],
            "user_id": merged["household_id"].astype(str),
            "item_id": merged["item_id"],
            "event_name": "purchase",
            "timestamp": merged["transaction_timestamp"].dt.tz_localize("UTC"),
            "session_id": basket,
            "quantity": merged["quantity"],
            "price": (merged["spent"] / merged["quantity"]).round(2),
        }
    ).reset_index(drop=True)
