"""The catalogue: source products on a shop's shelves, those alike to a person made one."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from engine.demo.names import kind_and_category, read_table
from engine.demo.sizes import size_words

# Counters, not goods: petrol, coupons, supplies, parcels, donations, photo service, expenses.
CLOSED = frozenset(
    {
        "FUEL", "COUPON", "AUTOMOTIVE", "HOUSEWARES", "POSTAL CENTER", "CNTRL/STORE SUP",
        "CHARITABLE CONT", "GM MERCH EXP", "PHOTO & VIDEO", "PROD-WHS SALES", "ELECT &PLUMBING",
    }
)  # fmt: skip
BRANDS = {"Private": "store brand"}
ADULT = "Beer, wine & spirits"
ADULT_AGE = "21"
# What stands loose in a crate or on a scale carries the size of the crate.
LOOSE = {"Produce": 10.0, "Meat": 10.0, "Seafood": 10.0, "Deli": 10.0}


def shelved(products: pd.DataFrame) -> pd.DataFrame:
    """The products a store would recommend, with kind, size, category, department and item_id.

    Left out: `CLOSED` counters, products without a type, and what the reviewed tables close (fuel,
    coupons, tobacco, gift and phone cards, lottery, photo service, deposits, store supplies, and
    health matters too private to bring up). Products with the same name, size and kind of brand
    are one: their `item_id` is the smallest source id among them.
    """
    known = products[products["product_type"].notna() & ~products["department"].isin(CLOSED)]
    known = known.assign(product_category=known["product_category"].fillna(""))
    goods = _placed(known)
    goods = goods.assign(size=_sizes(goods))
    goods = goods.assign(name=_names(goods)).sort_values("product_id", kind="stable")
    goods["item_id"] = goods.groupby("name")["product_id"].transform("min").astype(str)
    return goods.reset_index(drop=True)


def catalog(goods: pd.DataFrame, prices: pd.Series, currency: str = "USD") -> pd.DataFrame:
    """The rows of `catalog.csv`, one per item that has a price, in the order of their ids."""
    rows = goods.drop_duplicates("item_id")
    rows = rows[rows["item_id"].isin(prices.index)]
    return pd.DataFrame(
        {
            "item_id": rows["item_id"],
            "name": rows["name"],
            "category": rows["category"],
            "brand": rows["brand"],
            "price": rows["item_id"].map(prices).map("{:.2f}".format),
            "currency": currency,
            "in_stock": "true",
            "url": "",
            "image_url": "",
            "description": [_description(row) for row in rows.to_dict("records")],
            "attributes": [_attributes(row) for row in rows.to_dict("records")],
        }
    )


def _placed(products: pd.DataFrame) -> pd.DataFrame:
    """The products for sale, with kind, category and department."""
    keys = products[["product_type", "product_category"]].drop_duplicates()
    places = [kind_and_category(*key) for key in keys.itertuples(index=False)]
    keys = keys.assign(kind=[kind for kind, _ in places], category=[place for _, place in places])
    departments = {row["category"]: row["department"] for row in read_table("categories.csv")}
    goods = products.merge(keys[keys["kind"] != ""], on=["product_type", "product_category"])
    return goods.assign(department=goods["category"].map(departments))


def _sizes(goods: pd.DataFrame) -> list[str]:
    words = {text: size_words(text) for text in goods["package_size"].dropna().unique()}
    return [
        _believable(words.get(text, ""), department)
        for text, department in zip(goods["package_size"], goods["department"])
    ]


def _believable(size: str, department: str) -> str:
    """The size, or "" where it is that of a crate."""
    limit = LOOSE.get(department)
    if limit is None or not size:
        return size
    number, _, unit = size.partition(" ")
    if unit in {"ct", "to"} or " to " in size:
        return ""
    return "" if unit == "lb" and float(number) >= limit and department != "Produce" or (
        unit == "lb" and float(number) > limit
    ) else size


def _names(goods: pd.DataFrame) -> list[str]:
    return [
        ", ".join(part for part in (kind, size, BRANDS.get(brand, "")) if part)
        for kind, size, brand in zip(goods["kind"], goods["size"], goods["brand"])
    ]


def _description(row: Mapping[Hashable, Any]) -> str:
    brand = "store brand" if row["brand"] == "Private" else "national brand"
    size = f", {row['size']}" if row["size"] else ""
    return f"{row['kind']}{size}, {brand}, from {row['category']} in {row['department']}."


def _attributes(row: Mapping[Hashable, Any]) -> str:
    known = {"department": row["department"], "size": row["size"]}
    if row["department"] == ADULT:
        known["age_limit"] = ADULT_AGE
    return json.dumps({name: value for name, value in known.items() if value})
