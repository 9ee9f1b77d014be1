"""The catalogue: source products on a shop's shelves, those alike to a person made one."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from engine.demo.names import kind_name
from engine.demo.sizes import size_words

AISLES = Path(__file__).with_name("aisles.csv")

# Not goods: petrol, coupons, store supplies, parcels, donations, photo service, cafe tables.
CLOSED_DEPARTMENTS = frozenset(
    "FUEL COUPON AUTOMOTIVE MISCELLANEOUS RESTAURANT HOUSEWARES".split()
) | {
    "POSTAL CENTER", "CNTRL/STORE SUP", "CHARITABLE CONT", "GM MERCH EXP", "PHOTO & VIDEO",
    "PROD-WHS SALES", "ELECT &PLUMBING",
}  # fmt: skip
CLOSED_TYPES = frozenset(
    {
        "MISC SALES TRANS", "BOTTLE DEPOSITS", "CRV DEPOSIT NT/F", "CRV DEPOSIT T/NF", "DONATIONS",
        "MEAT SUPPLIES", "CENTRAL SUPPLIES", "COFF SHOP: INEDIBLES", "FTD SERVICE CHARGES",
        "OUTGOING/INCOMING FTD", "PRODUCE DISCONTINUED ITEMS", "VIDEO RENTALS", "TICKETS",
        "PHONE CARDS", "CIGARETTES", "CIGARS", "SNUFF", "CHEWING TOBACCO", "SMOKING TOBACCO",
        "CIGARETTE PARAPHERNALIA", "TOBACCO FREE SNUFF", "CIG LIGHTERS/LTR FLUID/PIPES",
        "CONDIMENTS/SUPPLIES", "PEYTON/GM EXPENSE ITEMS", "MAGAZINE SUBSCRIPTIONS",
        "MISCELLANEOUS NON FOOD PRODUCE", "NON FOOD", "WATER-SUPPLIES",
    }
)  # fmt: skip
# A type found elsewhere is misfiled when this part of its products stands in one place.
HOME_SHARE = 0.9
BRANDS = {"Private": "store brand"}
ADULT = "Beer, wine & spirits"
ADULT_AGE = "21"
# What stands loose in a crate or on a scale carries the size of the crate.
LOOSE = {"Produce": 10.0, "Meat": 10.0, "Seafood": 10.0, "Deli": 10.0}


def shelved(products: pd.DataFrame) -> pd.DataFrame:
    """The products a store would recommend, with name, size, category, department and item_id.

    Left out: closed departments and aisles (fuel, coupons, tobacco, photo service, gift and phone
    cards, tickets, store supplies, fireworks), service types (deposits, sales corrections) and
    products without category or type. A product filed far from all others of its type goes home
    first. Products with the same name, size and kind of brand get the same `item_id`: the smallest
    source id among them.
    """
    known = products.dropna(subset=["product_category", "product_type"])
    open_ = known[
        ~known["department"].isin(CLOSED_DEPARTMENTS) & ~known["product_type"].isin(CLOSED_TYPES)
    ]
    goods = _at_home(open_).merge(_aisles(), on="product_category")
    goods = goods[goods["department"] != ""]
    goods = goods.assign(kind=_kinds(goods), size=_sizes(goods))
    goods = goods.assign(name=_names(goods)).sort_values("product_id", kind="stable")
    same = ["name", "department"]
    goods["item_id"] = goods.groupby(same)["product_id"].transform("min").astype(str)
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


def _aisles() -> pd.DataFrame:
    return pd.read_csv(AISLES, keep_default_na=False)


def _at_home(products: pd.DataFrame) -> pd.DataFrame:
    counts = products.groupby(["product_type", "product_category"]).size()
    most = counts.groupby("product_type").transform("max")
    share = most / counts.groupby("product_type").transform("sum")
    home = counts[(counts == most) & (share >= HOME_SHARE)].reset_index()
    homes = dict(zip(home["product_type"], home["product_category"]))
    found = products["product_type"].map(homes).fillna(products["product_category"])
    return products.drop(columns="department").assign(product_category=found)


def _kinds(goods: pd.DataFrame) -> list[str]:
    names: dict[tuple[str, str], str] = {}
    kinds = []
    for aisle, kind, category in zip(
        goods["product_category"], goods["product_type"], goods["category"]
    ):
        if (aisle, kind) not in names:
            names[aisle, kind] = kind_name(aisle, kind, category)
        kinds.append(names[aisle, kind])
    return kinds


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
