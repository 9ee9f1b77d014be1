"""Evidence in a few plain words, for files that people read; the dialogue has its own voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recsys.types import Evidence, Product

_DEEDS = {
    "purchase": "bought",
    "cart": "put in your basket",
    "wishlist": "wished for",
    "view": "looked at",
}


def why(evidence: Sequence[Evidence], products: Mapping[str, Product], most: int = 2) -> str:
    """The reasons as words, such as "because you bought Shredded cheese, 8 oz (41 %)".

    At most `most` reasons are named; "" when there are none.
    """
    told = [_words(reason, products) for reason in evidence[:most]]
    return f"because {' and '.join(told)}" if told else ""


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
    return f"you {_DEEDS.get(reason.by or '', 'came across')} {name} {percent}"
