"""Evidence in a few plain words, for files that people read; the dialogue has its own voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from recsys.evidence import BY_STRENGTH, NOWHERE, Reasons
from recsys.types import Evidence, Product

MOST = 2
_DEEDS = {
    "purchase": "bought",
    "cart": "put in your basket",
    "wishlist": "wished for",
    "view": "looked at",
    "list_view": "came across",
}


def why(evidence: Sequence[Evidence], products: Mapping[str, Product]) -> str:
    """The reasons as words, such as "because you bought Shredded cheese, 8 oz (41 %)".

    At most MOST reasons are named; "" when there are none.
    """
    told = [_words(reason, products) for reason in evidence[:MOST]]
    return f"because {' and '.join(told)}" if told else ""


def why_all(found: Reasons, names: Sequence[str], entries: int) -> np.ndarray:
    """The same words for each of the `entries` entries of many lists, as an array of str.

    `names` are the products' by place. A phrase is made once however many lists it stands in.
    """
    rank = np.arange(len(found.pick)) - np.searchsorted(found.pick, found.pick)
    kept = np.flatnonzero(rank < MOST)
    words = _phrases(found, names, kept)
    result = np.full(entries, "", dtype=object)
    pick = found.pick[kept]
    first = rank[kept] == 0
    result[pick[first]] = "because " + words[first]
    result[pick[~first]] += " and " + words[~first]
    return result


def _phrases(found: Reasons, names: Sequence[str], kept: np.ndarray) -> np.ndarray:
    percent = np.array([f" ({value} %)" for value in range(101)], dtype=object)
    kind, place, by = found.kind[kept], found.place[kept], found.by[kept]
    keys = np.column_stack([place, by, kind == "similar"])
    distinct, code = np.unique(keys, axis=0, return_inverse=True)
    heads = np.empty(len(distinct), dtype=object)
    heads[:] = [_head(place, by, alike, names) for place, by, alike in distinct.tolist()]
    share = np.rint(100 * found.share[kept]).astype(np.int64)
    tails = np.where(place == NOWHERE, "", percent[share])
    return heads[code.ravel()] + tails


def _head(place: int, by: int, alike: int, names: Sequence[str]) -> str:
    if place == NOWHERE:
        return "many shoppers buy it"
    if alike:
        return f"it is like {names[place]}"
    return f"you {_DEEDS[BY_STRENGTH[by]]} {names[place]}"


def _words(reason: Evidence, products: Mapping[str, Product]) -> str:
    if reason.kind == "popular":
        return "many shoppers buy it"
    if reason.kind == "fact":
        return f"you told us: {reason.about}"
    percent = f"({100 * reason.share:.0f} %)"
    if reason.about not in products:
        return f'it fits "{reason.about}" {percent}'
    name = products[reason.about].name
    if reason.kind == "similar":
        return f"it is like {name} {percent}"
    return f"you {_DEEDS[reason.by or 'list_view']} {name} {percent}"
