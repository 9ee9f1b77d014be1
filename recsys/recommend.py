"""From a shopper's events to candidates that carry their reasons: for one, and for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from threadpoolctl import ThreadpoolController
from tqdm import tqdm

from recsys.answer import Task, answer, personal
from recsys.catalog import Catalog
from recsys.constraints import allowed
from recsys.interactions import Cells, Interactions, build, history
from recsys.model import Model
from recsys.rank import Pick
from recsys.reasons import reasons
from recsys.shelf import Shelf, align
from recsys.shopper import Exclude, Mode, meet
from recsys.types import Candidate, Constraints, Event, Evidence
from recsys.why import why
from recsys.wish import wish

# The matrices of one shopper are small: BLAS threads cost more than they bring, many times more
# when the cores are busy.
_blas = ThreadpoolController()


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
    _check(query.n, query.exclude, query.mode)
    with _blas.limit(limits=1, user_api="blas"):
        return _recommend(align(model, catalog), query)


def _recommend(shelf: Shelf, query: Query) -> list[Candidate]:
    model, catalog = shelf.model, shelf.catalog
    now = query.now or _latest(model, query.history)
    weighting = model.settings.weighting
    shopper = meet(shelf, history(query.history, shelf.places, weighting, now, query.session_id))
    mask = allowed(catalog, query.constraints)
    if query.item_id is not None and query.item_id in catalog.products:
        mask[shelf.places[query.item_id]] = False
    if query.only:
        mask &= np.isin(catalog.ids, query.only)
    wished = wish(catalog, mask, query.constraints.about, query.item_id)
    closed = wished is not None or bool(query.constraints.categories)
    task = Task(
        mask, query.n, query.exclude, query.mode, query.diverse and not closed, wished
    )
    picks = answer(shelf, shopper, task, personal(shelf, shopper))
    found = reasons(shelf, shopper, picks, wished)
    return [
        Candidate(catalog.products[catalog.ids[pick.place]], pick.score, evidence)
        for pick, evidence in zip(picks, found)
    ]


def explain(
    model: Model, catalog: Catalog, query: Query, items: Sequence[str]
) -> list[Candidate]:
    """The products named by `items`, in their order, each with its evidence for this shopper.

    As `recommend` would explain them, owned or not. One that nothing speaks for comes without
    evidence; one that is not in the catalogue is left out.
    """
    asked = tuple(dict.fromkeys(item for item in items if item in catalog.products))
    if not asked:
        return []
    only = replace(query, only=asked, n=len(asked), exclude="none", mode="discover", diverse=False)
    found = {one.product.item_id: one for one in recommend(model, catalog, only)}
    return [found.get(item, Candidate(catalog.products[item], 0.0)) for item in asked]


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
    _check(n, exclude, mode)
    if isinstance(events, pd.DataFrame):
        events = build(events, model.settings.weighting, now or model.trained_at)
    shelf = align(model, catalog)
    everyone = _Everyone(shelf, events)
    names = list(events.users) if users is None else list(users)
    task = Task(allowed(catalog, Constraints()), n, exclude, mode, diverse)
    with tqdm(
        total=len(names), desc="recommend", unit="user", disable=None if progress else True
    ) as bar:
        for start in range(0, len(names), chunk):
            part = names[start : start + chunk]
            with _blas.limit(limits=1, user_api="blas"):
                frame = _frame(shelf, part, [everyone.cells(name) for name in part], task)
            yield frame
            bar.update(len(part))


class _Everyone:
    """The cells of every user, moved to places on the shelf."""

    def __init__(self, shelf: Shelf, interactions: Interactions) -> None:
        place = np.array([shelf.places.get(str(item), -1) for item in interactions.items])
        cells = interactions.cells
        target = place[cells.item] if len(place) else cells.item
        order = np.lexsort((target, cells.user))
        order = order[target[order] >= 0]
        self._cells = _moved(cells.take(order), target[order])
        self._users = {str(user): code for code, user in enumerate(interactions.users)}

    def cells(self, user: str) -> Cells:
        """The cells of one user; none for a stranger."""
        code = self._users.get(user, -1)
        start, end = np.searchsorted(self._cells.user, [code, code + 1])
        return self._cells.take(slice(int(start), int(end)))


def _moved(cells: Cells, item: npt.NDArray[np.int64]) -> Cells:
    return Cells(
        cells.user, item, cells.confidence, cells.flags, cells.fresh, cells.bought,
        cells.first, cells.last,
    )  # fmt: skip


def _frame(shelf: Shelf, users: list[str], cells: list[Cells], task: Task) -> pd.DataFrame:
    shoppers = [meet(shelf, own) for own in cells]
    vectors = np.array([shopper.folded.vector for shopper in shoppers], dtype=np.float32)
    scores = vectors @ shelf.candidates.T
    rows: list[dict[str, Any]] = []
    for user, shopper, own in zip(users, shoppers, scores):
        picks = answer(shelf, shopper, task, own)
        rows += _rows(shelf, user, picks, reasons(shelf, shopper, picks))
    return pd.DataFrame(rows, columns=["user_id", "rank", "item_id", "score", "why", "evidence"])


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


def _check(n: int, exclude: str, mode: str) -> None:
    if n < 1:
        raise ValueError(f"n: {n} is below 1")
    if exclude not in ("purchased", "seen", "none"):
        raise ValueError(f"exclude: {exclude!r} is not purchased, seen or none")
    if mode not in ("discover", "again", "mixed"):
        raise ValueError(f"mode: {mode!r} is not discover, again or mixed")
