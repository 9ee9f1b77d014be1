"""The shop of the labelled utterances, and the reader that is held against them.

`python -m tests.dialogue.labelled_shop dev` prints the figures of a split and what was misread.
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from functools import cache
from pathlib import Path

from dialogue.labelled import Labelled, Scores, macro, read_labelled, reader, score, total
from recsys.types import Product

DATA = Path(__file__).parents[1] / "data"


@cache
def products() -> dict[str, Product]:
    """The products by id."""
    lines = (DATA / "shop.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    found = [Product(**{**one, "price": Decimal(one["price"])}) for one in told]
    return {product.item_id: product for product in found}


def lines(split: str, locale: str) -> list[Labelled]:
    """The labelled lines of a split ("dev", "test") in a language ("en", "zh")."""
    found = read_labelled(DATA / f"understanding.{locale}.jsonl")
    return [line for line in found if line.split == split]


def scores(split: str, locale: str) -> Scores:
    """The scores of a split in a language."""
    return score(lines(split, locale), reader(products()))


def main(split: str, locales: list[str]) -> None:
    """Prints the figures, and on the development half every line that was misread."""
    for locale in locales or ["en", "zh"]:
        found = scores(split, locale)
        print(
            f"{locale} {split}: intent {macro(found.intents):.3f} mood {macro(found.moods):.3f} "
            f"slots {total(found.slots).f1:.3f} facts {total(found.facts).f1:.3f} "
            f"junk {found.junk:.3f}"
        )
        for name, table in (("intent", found.intents), ("mood", found.moods),
                            ("slot", found.slots), ("fact", found.facts)):  # fmt: skip
            print(name, {label: round(count.f1, 2) for label, count in sorted(table.items())})
        if split == "dev":
            print(*(f"{name}: {what}" for name, what in found.misread), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "dev", sys.argv[2:])
