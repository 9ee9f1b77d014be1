"""The public protocols of docs/benchmarks.md: what to train on, what is known, what is right.

The data sets stand beside the repository (`../shared/data`); the project does not ship them.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from recsys.catalog import Catalog
from recsys.evaluate import Exam
from recsys.metrics import Answers, Ints
from recsys.types import Product

DATA = Path(__file__).parents[3] / "shared" / "data"


@dataclass(frozen=True, eq=False)
class Protocol:
    """Events to train on, those known of the test users, and an exam that marks lists."""

    name: str
    train: pd.DataFrame
    known: pd.DataFrame
    exam: Exam


def _exam(
    catalog: Catalog, train: pd.DataFrame, known: pd.DataFrame, taken: pd.DataFrame
) -> Exam:
    """The exam whose answers are the pairs of `taken`; what was purchased in `known` is owned."""
    pairs = taken[["user_id", "item_id"]].drop_duplicates()
    pairs = pairs[pairs["item_id"].isin(catalog.places)]
    code, users = pd.factorize(pairs["user_id"], sort=True)
    place = pairs["item_id"].map(catalog.places).to_numpy(np.int64)
    order = np.lexsort((place, code))
    answers = Answers(tuple(users), code[order].astype(np.int64), place[order])
    row = {user: number for number, user in enumerate(users)}
    owned = known[(known["kind"] == "purchase") & known["user_id"].isin(row)]
    owned = owned[["user_id", "item_id"]].drop_duplicates()
    pairs_owned: tuple[Ints, Ints] = (
        owned["user_id"].map(row).to_numpy(np.int64),
        owned["item_id"].map(catalog.places).to_numpy(np.int64),
    )
    bought = train.loc[train["kind"] == "purchase", ["user_id", "item_id"]].drop_duplicates()
    taken_before = bought["item_id"].map(catalog.places).dropna().to_numpy(np.int64)
    popularity = np.bincount(taken_before, minlength=len(catalog)).astype(np.float64)
    none = Answers((), np.zeros(0, np.int64), np.zeros(0, np.int64))
    cutoff = train["at"].max().to_pydatetime() + timedelta(seconds=1)
    return Exam(catalog, train, cutoff, answers, none, pairs_owned, popularity)


@cache
def _google() -> tuple[pd.DataFrame, Catalog]:
    folder = DATA / "google_merch_store"
    raw = pd.read_csv(folder / "events_cut.csv.gz", dtype=str)
    events = raw.rename(columns={"product_id": "item_id", "event": "kind", "ts": "at"})
    events["at"] = pd.to_datetime(events["at"], utc=True)
    table = pd.read_csv(folder / "catalog.csv", dtype=str).fillna("")
    products = [
        Product(row.product_id, row.title, row.category, row.brand)
        for row in table.rename(columns={"name": "title"}).itertuples()
    ]
    return events.assign(quantity=1.0), Catalog.from_products(products)


def google(cut: str = "2021-01-10", end: str | None = None, carts: bool = False) -> Protocol:
    """Purchases from `cut` to before `end`, foreseen from what came before a user's first of them.

    Without `carts` the history is list views alone (and only users who have one count).
    """
    events, catalog = _google()
    train = events[events["at"] < cut]
    test = events[(events["at"] >= cut) & (events["at"] < (end or "2100"))]
    taken = test[test["kind"] == "purchase"]
    first = taken.groupby("user_id")["at"].min()
    known = events[events["user_id"].isin(first.index)]
    known = known[known["at"] < known["user_id"].map(first)]
    viewers = known.loc[known["kind"] == "list_view", "user_id"].unique()
    if not carts:
        known = known[known["kind"] == "list_view"]
    taken = taken[taken["user_id"].isin(viewers if not carts else known["user_id"])]
    name = f"google from {cut}, {'with carts' if carts else 'list views only'}"
    return Protocol(name, train, known, _exam(catalog, train, known, taken))


def gowalla(validation: bool = False) -> Protocol:
    """The LightGCN split; `validation` cuts a seeded fifth of each user's training items off."""
    train = _lightgcn(DATA / "gowalla" / "train.txt.gz")
    if validation:
        draw = np.random.default_rng(1).random(len(train)) < 0.2
        train, taken = train[~draw], train[draw]
    else:
        taken = _lightgcn(DATA / "gowalla" / "test.txt.gz")
    items = sorted(set(train["item_id"]) | set(taken["item_id"]))
    catalog = Catalog.from_products(Product(item, item) for item in items)
    name = f"gowalla, {'validation' if validation else 'test'}"
    return Protocol(name, train, train, _exam(catalog, train, train, taken))


def _lightgcn(path: Path) -> pd.DataFrame:
    with gzip.open(path, "rt") as file:
        rows = [line.split() for line in file]
    pairs = [(row[0], item) for row in rows for item in row[1:]]
    frame = pd.DataFrame(pairs, columns=["user_id", "item_id"])
    at = pd.Timestamp("2020-01-01", tz="UTC")
    return frame.assign(kind="purchase", quantity=1.0, at=at)


def retailrocket(half: int = 1) -> Protocol:
    """The last purchase of half of the users, taken out whole: tune on half 0, report half 1.

    All events of the answered pair go, as in the held-back test: there a third of the users have
    an item in the basket that they did not buy, here too; if views and carts of the answer stayed,
    nine in ten would. Users with a single purchase are never asked.
    """
    raw = pd.read_csv(DATA / "retailrocket" / "train.csv.gz")
    events = pd.DataFrame(
        {
            "user_id": raw["user"].astype(str),
            "item_id": raw["item"].astype(str),
            "kind": raw["event"].replace({"buy": "purchase"}),
            "quantity": 1.0,
            "at": pd.to_datetime(raw["ts"], unit="s", utc=True),
        }
    )
    buys = events[events["kind"] == "purchase"].drop_duplicates(["user_id", "item_id"], keep="last")
    buys = buys.sort_values("at", kind="stable")
    several = buys.groupby("user_id")["item_id"].transform("size") > 1
    last = buys[several].groupby("user_id").tail(1).sort_values("user_id")
    taken = last[np.random.default_rng(7).permutation(len(last)) % 2 == half]
    gone = pd.MultiIndex.from_frame(taken[["user_id", "item_id"]])
    train = events[~pd.MultiIndex.from_frame(events[["user_id", "item_id"]]).isin(gone)]
    items = sorted(set(events["item_id"]))
    catalog = Catalog.from_products(Product(item, item) for item in items)
    return Protocol(f"retailrocket, half {half}", train, train, _exam(catalog, train, train, taken))
