"""The evidence of each pick, by the stage that put it forward."""

from __future__ import annotations

import numpy as np

from recsys.answer import WISH_PART, kindred_cells
from recsys.evidence import history_evidence, strongest
from recsys.rank import Pick
from recsys.shelf import Shelf
from recsys.shopper import Shopper
from recsys.types import Evidence
from recsys.wish import Wish


def reasons(
    shelf: Shelf, shopper: Shopper, pick: Pick, wished: Wish | None = None
) -> tuple[Evidence, ...]:
    """The few strongest reasons for a pick, their shares summing to 1 or less.

    Empty when nothing speaks for it (it only filled the list).
    """
    ids = shelf.catalog.ids
    if pick.stage == "popular":
        return (Evidence("popular", "", 1.0),) if shelf.popularity[pick.place] > 0 else ()
    if pick.stage == "again":
        fresh = shopper.cells.fresh[shopper.cells.item == pick.place].any()
        return (Evidence("session" if fresh else "history", ids[pick.place], 1.0),)
    if pick.stage == "kindred":
        return strongest(_kindred(shelf, shopper, pick.place))
    if pick.stage == "wish" and wished is not None:
        return strongest(_wished(shelf, shopper, pick, wished))
    return strongest(history_evidence(shopper.folded, shelf.factors[pick.place], ids))


def _wished(shelf: Shelf, shopper: Shopper, pick: Pick, wished: Wish) -> list[Evidence]:
    words = WISH_PART * float(wished.by_text[pick.place]) / pick.score
    page = WISH_PART * float(wished.by_page[pick.place]) / pick.score
    found = [Evidence("similar", wished.text, words)] if words > 0 else []
    found += [Evidence("similar", wished.page, page)] if page > 0 else []
    rest = max(0.0, 1.0 - words - page)
    row = shelf.factors[pick.place]
    return found + history_evidence(shopper.folded, row, shelf.catalog.ids, rest)


def _kindred(shelf: Shelf, shopper: Shopper, place: int) -> list[Evidence]:
    cells = kindred_cells(shelf, shopper)
    cosine = shelf.catalog.content.cosines(np.array([place]), cells.item)[0]
    parts = cosine * cells.confidence
    ids = shelf.catalog.ids
    return [
        Evidence("similar", ids[item], float(part))
        for item, part in zip(cells.item, parts / parts.sum())
    ]
