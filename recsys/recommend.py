"""From a shopper's events to candidates that carry their reasons: for one, and for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

import numpy as np
import pandas as pd

from recsys.answer import Task, answer, check, personal
from recsys.batch import pick_batch
from recsys.catalog import Catalog
from recsys.cells import Cells
from recsys.constraints import allowed
from recsys.interactions import Interactions, history
from recsys.model import Model
from recsys.rank import Pick
from recsys.reasons import reasons
from recsys.shelf import Shelf, align
from recsys.shopper import Exclude, Mode, meet
from recsys.threads import one_blas_thread
from recsys.types import Candidate, Constraints, Event, Evidence
from recsys.why import why
from recsys.wish import wish

COLUMNS = ["user_id", "rank", "item_id", "score", "why", "evidence"]


@dataclass(frozen=True, slots=True)
class Query:
    """One question to the ranking.

    `history`: all events of the shopper that are known, newest ones included. `item_id`: the
    product page they are on. `exclude`: what discovery leaves out. `now`: None reads the time of
    the newest event or of training, whichever is later. `diverse`: keeps one category from filling
    an open list (a wish, a page or a category asked for switches that off). `only`: the items to
    choose from, when not all.
    """

    history: Sequence[Event] = ()
    session_id: str | None = None
    constraints: Constraints = field(default_factory=Constraints)
    n: int = 10
    item_id: str | None = None
    exclude: Exclude = "purchased"
    mode: Mode = "discover"
    now: datetime | None = None
    diverse: bool = True
    only: tuple[str, ...] = ()


def recommend(model: Model, catalog: Catalog, query: Query) -> list[Candidate]:
    """The best `n` products for this shopper, best first, each with its evidence.

    Fewer when fewer obey the constraints. Free text (`constraints.about`) leaves only products
    that match it, unless none does. In mode `mixed` new and known products take turns, each kind
    in the order of its own scores. Raises ValueError for an `n` below 1 and InteractionError for
    an unknown kind of event.
    """
    check(query.n, query.exclude, query.mode)
    with one_blas_thread():
        return _recommend(align(model, catalog), query)


def explain(
    model: Model, catalog: Catalog, query: Query, items: Sequence[str]
) -> list[Candidate]:
    """These products with the evidence each has for the shopper, in the order given.

    No constraint is applied; ids that are not in the catalogue are left out. The shopper's own
    events with a product are no reason for it: the score is what it would be without them.
    """
    with one_blas_thread():
        shelf = align(model, catalog)
        cells = _cells(shelf, query)
        return [_explained(shelf, cells, item) for item in items if item in catalog.products]


def recommend_batch(
    model: Model,
    catalog: Catalog,
    events: pd.DataFrame | Interactions,
    n: int = 10,
    exclude: Exclude = "purchased",
    mode: Mode = "discover",
    users: Sequence[str] | None = None,
    chunk: int = 256,
    progress: bool = False,
    now: datetime | None = None,
    diverse: bool = True,
) -> Iterator[pd.DataFrame]:
    """The same answers as `recommend` for many users, one frame per `chunk` of them.

    Columns: user_id, rank (from 1), item_id, score, why (words that name the shopper's own items)
    and evidence (a list of {kind, about, share, by}). `users` None means everyone in `events`, in
    sorted order; a user without events gets what is popular. Memory is bounded by `chunk` rows of
    scores. `now` None reads the time of training. Raises as `recommend` and `interactions.build`.
    """
    shelf = align(model, catalog)
    task = Task(allowed(catalog, Constraints()), n, exclude, mode, diverse)
    for part in pick_batch(shelf, events, task, users, chunk, progress, now):
        rows = [
            row
            for user, shopper, picks in part
            for row in _rows(shelf, user, picks, reasons(shelf, shopper, picks))
        ]
        yield pd.DataFrame(rows, columns=COLUMNS)


def _recommend(shelf: Shelf, query: Query) -> list[Candidate]:
    catalog = shelf.catalog
    shopper = meet(shelf, _cells(shelf, query))
    mask = allowed(catalog, query.constraints)
    if query.item_id is not None and query.item_id in catalog.products:
        mask[shelf.places[query.item_id]] = False
    wished = wish(catalog, mask, query.constraints.about, query.item_id)
    closed = wished is not None or bool(query.constraints.categories)
    task = Task(mask, query.n, query.exclude, query.mode, query.diverse and not closed, wished)
    picks = answer(shelf, shopper, task, personal(shelf, shopper))
    return _candidates(shelf, picks, reasons(shelf, shopper, picks, wished))


def _explained(shelf: Shelf, cells: Cells, item: str) -> Candidate:
    place = shelf.places[item]
    shopper = meet(shelf, cells.take(cells.item != place))
    only = np.zeros(len(shelf.catalog), dtype=bool)
    only[place] = True
    task = Task(only, 1, "none", "discover", False)
    picks = answer(shelf, shopper, task, personal(shelf, shopper))
    return _candidates(shelf, picks, reasons(shelf, shopper, picks))[0]


def _candidates(
    shelf: Shelf, picks: list[Pick], found: list[tuple[Evidence, ...]]
) -> list[Candidate]:
    catalog = shelf.catalog
    return [
        Candidate(catalog.products[catalog.ids[pick.place]], pick.score, evidence)
        for pick, evidence in zip(picks, found)
    ]


def _cells(shelf: Shelf, query: Query) -> Cells:
    now = query.now or _latest(shelf.model, query.history)
    weighting = shelf.model.settings.weighting
    return history(query.history, shelf.places, weighting, now, query.session_id)


def _rows(
    shelf: Shelf, user: str, picks: list[Pick], found: list[tuple[Evidence, ...]]
) -> list[dict[str, Any]]:
    return [
        {
            "user_id": user,
            "rank": rank,
            "item_id": shelf.catalog.ids[pick.place],
            "score": pick.score,
            "why": why(evidence, shelf.catalog.products),
            "evidence": [_record(reason) for reason in evidence],
        }
        for rank, (pick, evidence) in enumerate(zip(picks, found), start=1)
    ]


def _record(reason: Evidence) -> dict[str, Any]:
    return {
        "kind": reason.kind,
        "about": reason.about,
        "share": reason.share,
        "by": reason.by,
    }


def _latest(model: Model, events: Sequence[Event]) -> datetime:
    times = [event.at if event.at.tzinfo else event.at.replace(tzinfo=timezone.utc)
             for event in events]  # fmt: skip
    return max([model.trained_at, *times])
