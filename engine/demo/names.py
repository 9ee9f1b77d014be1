"""Names a person would say, and where things stand, for the shop's shorthand ("SW GDS: DANISH").

Three reviewed tables lie beside this file: `names.csv` has every product type that was ever
bought, `shelves.csv` the aisles, `categories.csv` the department of each category. An empty name
or category means: not for sale here.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path


def kind_and_category(product_type: str, product_category: str) -> tuple[str, str]:
    """What a person calls this kind of product and where it stands; two "" where it is not sold.

    A closed aisle closes all its types. Then come the reviewed types, in this aisle or in any. A
    type that is in no table is called by the category of its aisle.
    """
    aisle = _shelves().get(product_category)
    if aisle == "":
        return "", ""
    for key in ((product_type, product_category), (product_type, "")):
        if key in _reviewed():
            return _reviewed()[key]
    return aisle or "", aisle or ""


@lru_cache(maxsize=1)
def departments() -> dict[str, str]:
    """The department of each category."""
    return {row["category"]: row["department"] for row in read_table("categories.csv")}


@lru_cache(maxsize=1)
def _reviewed() -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (row["product_type"], row["product_category"]): (row["name"], row["category"])
        for row in read_table("names.csv")
    }


@lru_cache(maxsize=1)
def _shelves() -> dict[str, str]:
    return {row["product_category"]: row["category"] for row in read_table("shelves.csv")}


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of one of the reviewed tables."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
