"""Evidence in a few plain words, for files that people read; the dialogue has its own voice."""

from __future__ import annotations

from collections.abc import Sequence

from recsys.interactions import FLAG, Cells
from recsys.shelf import Shelf
from recsys.types import Evidence

_DEEDS = (
    ("purchase", "bought"),
    ("cart", "put in your basket"),
    ("wishlist", "wished for"),
    ("view", "looked at"),
)


def why(evidence: Sequence[Evidence], shelf: Shelf, cells: Cells, most: int = 2) -> str:
    """The reasons as words, such as "because you bought Shredded cheese, 8 oz (41 %)".

    At most `most` reasons are named; "" when there are none.
    """
    told = [_words(reason, shelf, cells) for reason in evidence[:most]]
    return f"because {' and '.join(told)}" if told else ""


def _words(reason: Evidence, shelf: Shelf, cells: Cells) -> str:
    if reason.kind == "popular":
        return "many shoppers buy it"
    if reason.kind == "fact":
        return f"you told us: {reason.about}"
    product = shelf.catalog.products.get(reason.about)
    name = product.name if product else reason.about
    does = "it is like" if reason.kind == "similar" else f"you {_deed(reason.about, shelf, cells)}"
    return f"{does} {name} ({100 * reason.share:.0f} %)"


def _deed(item_id: str, shelf: Shelf, cells: Cells) -> str:
    flags = int(cells.flags[cells.item == shelf.places[item_id]].sum())
    for kind, words in _DEEDS:
        if flags & FLAG[kind]:
            return words
    return "came across"
