"""The demo's own rules, on the demo's own catalogue."""

from __future__ import annotations

import json

from engine.demo.run import RULES
from engine.rules_file import read_rules_file
from recsys.catalog import Catalog
from recsys.rules import apply_rules
from recsys.types import Product
from tests.engine.demo.test_catalog import ROWS


def test_only_adults_see_beer() -> None:
    catalog = Catalog.from_products(
        Product(str(item), row["name"], row["category"], attributes=json.loads(row["attributes"]))
        for item, row in ROWS.iterrows()
    )
    rules = [one.rule for one in read_rules_file(RULES, catalog)]
    beer = catalog.places["60"]
    for age, kept_away in ((None, {beer}), (20, {beer}), (21, set())):
        mask = apply_rules(catalog, rules, age).mask
        assert {place for place in range(len(catalog)) if not mask[place]} == kept_away
