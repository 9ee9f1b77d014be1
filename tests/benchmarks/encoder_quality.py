"""What a sentence encoder adds to words: needs that do not name the goods, and names that do.

    python -m tests.benchmarks.encoder_quality HOME ENCODER

HOME has the demo's catalogue, ENCODER is a folder of `shoptalk export --encoder`. A query counts as
answered when one of the first five kinds of product is among those that a person would take.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from pathlib import Path

import numpy as np

from engine.config import Config
from engine.store import catalog
from engine.store.database import connect, reading
from recsys.catalog import Catalog
from recsys.encoder import Encoder

NEEDS = {
    "keep mosquitoes away": "repellent|insect", "to wash my hair": "shampoo",
    "something to clean the windows": "glass cleaner|window", "my cat is hungry": "cat food",
    "oral hygiene": "mouthwash|tooth|oral care", "my floor is dirty": "floor",
    "I have a cold": "cough|cold|sinus|nasal", "the baby needs changing": "diaper",
    "something for a sore throat": "cough|throat|sore", "the drain is blocked": "drain",
    "wake me up in the morning": "coffee|energy|espresso", "the mirror is smudged": "glass clean",
    "ants in the kitchen": "ant|insect|roach", "it is freezing outside": "glove|scarf|hat|cocoa",
    "the lamp went dark": "bulb", "wrap a present": "wrap|bow|ribbon|gift",
    "unclog the toilet": "drain|toilet|plunger", "my hands are dry": "hand|lotion|cream",
    "the dog smells": "pet|dog|shampoo", "send a letter": "envelope|stamp|mail|stationery",
    "remote has no power": "batter", "spicy sauce for tacos": "salsa|hot sauce|taco",
    "sweet spread for toast": "jam|jelly|honey|peanut|preserve|spread", "heartburn": "antacid",
    "something fizzy": "soda|soft drink|sparkling|seltzer", "iron my shirts": "starch|iron",
    "sunburn": "sun|aloe", "shave my beard": "razor|shav", "hiccups of a newborn": "baby",
    "stuff to bake a birthday cake": "cake|baking|frosting",
}
NAMES = {
    "tomato soup": "soup", "peanut butter": "peanut butter", "green tea": "tea",
    "dog food": "dog food", "toothpaste": "tooth|oral", "frozen pizza": "pizza",
    "orange juice": "juice", "toilet paper": "toilet|bath tissue", "red wine": "wine",
    "chocolate cookies": "cookie|chocolate",
}
SHOWN = 5


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="Text queries by words and by meaning.")
    parser.add_argument("home", type=Path)
    parser.add_argument("encoder", type=Path)
    options = parser.parse_args()
    with reading(connect(Config(home=options.home).database)) as connection:
        products = list(catalog.read_products(connection))
    started = time.perf_counter()
    by_meaning = Catalog.from_products(products, Encoder(options.encoder))
    _ = by_meaning.content
    built = time.perf_counter() - started
    print(f"{len(products)} products, index with vectors in {built:.0f} s")
    print(f"{'first five kinds':22}{'needs':>10}{'names':>10}{'ms a query':>14}")
    for label, shop in (("words", Catalog.from_products(products)), ("meaning", by_meaning)):
        taken: list[float] = []
        shares = [answered(shop, queries, taken) for queries in (NEEDS, NAMES)]
        told = "".join(f"{share:>10.2f}" for share in shares)
        print(f"{label:22}{told}{1000 * statistics.median(taken):>14.1f}")


def answered(shop: Catalog, queries: dict[str, str], taken: list[float]) -> float:
    """The share of queries that are answered; the seconds each took go to `taken`."""
    _ = shop.content
    right = 0
    for query, wanted in queries.items():
        started = time.perf_counter()
        scores = shop.content.like_text(query)
        taken.append(time.perf_counter() - started)
        kinds: list[str] = []
        for place in np.argsort(-scores, kind="stable"):
            kind = shop.names[place].split(",")[0].casefold()
            if kind not in kinds:
                kinds.append(kind)
            if len(kinds) == SHOWN:
                break
        right += any(re.search(wanted, kind) for kind in kinds)
    return right / len(queries)


if __name__ == "__main__":
    main()
