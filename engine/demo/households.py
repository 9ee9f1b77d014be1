"""Households: how a demo page calls them, and what they told the shop as facts."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

SOURCE = "demo:demographics"
PURPOSE = "personalise"

_TOGETHER = {
    "1 Adult No Kids": "one adult",
    "2 Adults No Kids": "two adults",
    "1 Adult Kids": "one adult with {kids}",
    "2 Adults Kids": "two adults with {kids}",
}
_KIDS = {"1": "one child", "2": "two children", "3+": "three or more children"}
_HOMES = {
    "Homeowner": ("owned", 1.0),
    "Probable Homeowner": ("owned", 0.6),
    "Renter": ("rented", 1.0),
    "Probable Renter": ("rented", 0.6),
}


def shoppers(
    households: Iterable[int], events: pd.DataFrame, demographics: pd.DataFrame
) -> Iterator[dict[str, Any]]:
    """One record per household, in the order of their numbers.

    Keys: user_id, label, n_purchases, n_baskets, facts (subject, predicate, object, confidence,
    source, purpose).
    """
    counts = events.groupby("user_id").agg(
        n_purchases=("event_id", "size"), n_baskets=("session_id", "nunique")
    )
    told = {str(row["household_id"]): row for row in demographics.to_dict("records")}
    purchases, baskets = counts["n_purchases"].to_dict(), counts["n_baskets"].to_dict()
    for user_id in map(str, sorted(households)):
        row = told.get(user_id, {})
        yield {
            "user_id": user_id,
            "label": _label(user_id, row),
            "n_purchases": int(purchases.get(user_id, 0)),
            "n_baskets": int(baskets.get(user_id, 0)),
            "facts": [_fact(*fact) for fact in _facts(row)],
        }


def _label(user_id: str, row: Mapping[Hashable, Any]) -> str:
    parts = [_people(row), f"aged {_age(row)}" if _age(row) else ""]
    words = ", ".join(part for part in parts if part)
    return f"Household {user_id}" + (f": {words}" if words else "")


def _facts(row: Mapping[Hashable, Any]) -> Iterator[tuple[str, str, float]]:
    if age := _age(row):
        yield "age", age, 1.0
    if people := _people(row):
        yield "household", people, 1.0
    if home := _HOMES.get(str(row.get("home_ownership"))):
        yield "home", *home
    if row.get("marital_status") == "Married":
        yield "trait", "married", 1.0


def _age(row: Mapping[Hashable, Any]) -> str:
    age = row.get("age")
    if not isinstance(age, str):
        return ""
    return age.replace("65+", "65 or older").replace("-", " to ")


def _people(row: Mapping[Hashable, Any]) -> str:
    together = _TOGETHER.get(str(row.get("household_comp")), "")
    return together.format(kids=_KIDS.get(str(row.get("kids_count")), "children"))


def _fact(predicate: str, value: str, confidence: float) -> dict[str, Any]:
    return {
        "subject": "shopper",
        "predicate": predicate,
        "object": value,
        "confidence": confidence,
        "source": SOURCE,
        "purpose": PURPOSE,
    }
