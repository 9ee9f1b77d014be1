"""The evidence of each pick, by the stage that put it forward."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recsys.answer import WISH_PART, kindred_cells
from recsys.evidence import contributions, history_evidence, shares, strongest, strongest_kind
from recsys.rank import Pick
from recsys.shelf import Shelf
from recsys.shopper import Shopper
from recsys.types import Evidence
from recsys.wish import Wish


def reasons(
    shelf: Shelf, shopper: Shopper, picks: Sequence[Pick], wished: Wish | None = None
) -> list[tuple[Evidence, ...]]:
    """The few strongest reasons for each pick, the shares of one pick summing to 1 or less.

    Empty for a pick when nothing speaks for it (it only filled the list).
    """
    rows = shelf.candidates[[pick.place for pick in picks]]
    own = shares(contributions(shopper.folded, rows))
    usual = shares(contributions(shopper.folded, shelf.usual))[0]
    kindred = _kindred(shelf, shopper, [pick.place for pick in picks if pick.stage == "kindred"])
    return [
        strongest(
            kindred[pick.place]
            if pick.stage == "kindred"
            else _of(shelf, shopper, pick, (share, usual), wished)
        )
        for pick, share in zip(picks, own)
    ]


def _of(
    shelf: Shelf,
    shopper: Shopper,
    pick: Pick,
    parts: tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]],
    wished: Wish | None,
) -> list[Evidence]:
    if pick.stage == "popular":
        return [Evidence("popular", "", 1.0)] if shelf.popularity[pick.place] > 0 else []
    if pick.stage == "again":
        return [_itself(shelf, shopper, pick.place)]
    cells, ids = shopper.folded.cells, shelf.catalog.ids
    share, usual = parts
    if pick.stage == "wish" and wished is not None:
        found = _wished(pick, wished)
        rest = max(0.0, 1.0 - sum(evidence.share for evidence in found))
        return found + history_evidence(cells, rest * share, ids, rest * usual)
    return history_evidence(cells, share, ids, usual)


def _wished(pick: Pick, wished: Wish) -> list[Evidence]:
    parts = ((wished.text, wished.by_text), (wished.page, wished.by_page))
    return [
        Evidence("similar", about, WISH_PART * float(part[pick.place]) / pick.score)
        for about, part in parts
        if part[pick.place] > 0
    ]


def _itself(shelf: Shelf, shopper: Shopper, place: int) -> Evidence:
    cells = shopper.cells.take(shopper.cells.item == place)
    kind = strongest_kind(int(cells.flags[0]))
    return Evidence("session" if cells.fresh[0] else "history", shelf.catalog.ids[place], 1.0, kind)


def _kindred(shelf: Shelf, shopper: Shopper, places: list[int]) -> dict[int, list[Evidence]]:
    if not places:
        return {}
    cells = kindred_cells(shelf, shopper)
    cosine = shelf.catalog.content.cosines(np.array(places), cells.item)
    ids = shelf.catalog.ids
    return {
        place: [
            Evidence("similar", ids[item], float(part)) for item, part in zip(cells.item, share)
        ]
        for place, share in zip(places, shares(cosine * cells.confidence))
    }
