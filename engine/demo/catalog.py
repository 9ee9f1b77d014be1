"""The catalogue: source products on a shop's shelves, those alike to a person made one."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from engine.demo.names import departments, kind_and_category
from engine.demo.sizes import as_sold, size_words

# Counters, not goods: petrol, coupons, supplies, parcels, donations, photo service, expenses.
CLOSED = frozenset(
    {
        "FUEL", "COUPON", "AUTOMOTIVE", "HOUSEWARES", "POSTAL CENTER", "CNTRL/STORE SUP",
        "CHARITABLE CONT", "GM MERCH EXP", "PHOTO & VIDEO", "PROD-WHS SALES", "ELECT &PLUMBING",
    }
)  # fmt: skip
ADULT = "Beer, wine & spirits"
ADULT_AGE = "21"
SOBER = {"Cocktail mixers", "Alcohol-free"}


def shelved(products: pd.DataFrame) -> pd.DataFrame:
    """The products a store would recommend, with kind, size, category, department and item_id.

    Left out of the 92,331 in the source: 528 without a type (1,474 lines of purchases), 78 at the
    `CLOSED` counters (13,525 lines) and 2,592 that the reviewed tables close (19,392 lines):
    tobacco, fireworks, propane, gift and phone cards, lottery, photo service, deposits, store
    supplies, age-restricted films, and health matters too private to bring up (contraceptives and
    pregnancy tests, incontinence, laxatives, diet pills, smoking cessation, restricted medicine).

    Products of the same name, size and kind of brand are one to a person: their `item_id` is the
    smallest source id among them. The 89,133 that stay are 16,489 items.
    """
    known = products[products["product_type"].notna() & ~products["department"].isin(CLOSED)]
    known = known.assign(product_category=known["product_category"].fillna(""))
    goods = _placed(known)
    goods = goods.assign(size=_sizes(goods))
    goods = goods.assign(name=_names(goods)).sort_values("product_id", kind="stable")
    goods["item_id"] = goods.groupby("name")["product_id"].transform("min").astype(str)
    return goods.reset_index(drop=True)


def catalog(goods: pd.DataFrame, prices: pd.Series, currency: str = "USD") -> pd.DataFrame:
    """The rows of `catalog.csv`, one per item that has a price, in the order of their ids.

    2,159 of the items have none, nearly all because nobody bought them: 14,330 stay.
    """
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
    goods = products.merge(keys[keys["kind"] != ""], on=["product_type", "product_category"])
    return goods.assign(department=goods["category"].map(departments()))


def _sizes(goods: pd.DataFrame) -> list[str]:
    keys = goods[["package_size", "department", "category", "kind"]].fillna("")
    words: dict[tuple[str, ...], str] = {}
    for key in keys.drop_duplicates().itertuples(index=False):
        label, department, category, kind = key
        words[key] = as_sold(size_words(label), department, category, kind) if label else ""
    return [words[key] for key in keys.itertuples(index=False)]


def _names(goods: pd.DataFrame) -> list[str]:
    brands = goods["brand"].map({"Private": "store brand"}).fillna("")
    parts = zip(goods["kind"], goods["size"], brands)
    return [", ".join(filter(None, words)) for words in parts]


def _description(row: Mapping[Hashable, Any]) -> str:
    """One sentence of what the source says; loose goods of no brand say nothing of one."""
    loose = row["brand"] != "Private" and not row["size"]
    brand = "" if loose else "store brand" if row["brand"] == "Private" else "national brand"
    said = ", ".join(filter(None, (row["kind"], row["size"], brand)))
    return f"{said}, found in the {row['department']} aisle."


def _attributes(row: Mapping[Hashable, Any]) -> str:
    known = {"department": row["department"], "size": row["size"]}
    if row["department"] == ADULT and not {row["category"], row["kind"].split()[0]} & SOBER:
        known["age_limit"] = ADULT_AGE
    return json.dumps({name: value for name, value in known.items() if value})
