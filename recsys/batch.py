"""Many shoppers at once: whole chunks of them through the same arithmetic as one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
import numpy.typing as npt
import pandas as pd
from tqdm import tqdm

from recsys.answer import Task, answer, check
from recsys.catalog import Catalog
from recsys.cells import Cells
from recsys.constraints import allowed
from recsys.evidence import Reasons, as_evidence, reasons
from recsys.interactions import Interactions, build
from recsys.model import Model
from recsys.rank import Ranked
from recsys.rules import Rule, apply_rules
from recsys.score import look
from recsys.shelf import Shelf, align
from recsys.shopper import Exclude, Mode, meet
from recsys.threads import cores, one_blas_thread
from recsys.types import Constraints
from recsys.why import why_all

CHUNK = 128
COLUMNS = ["user_id", "rank", "item_id", "score", "why"]


@dataclass(frozen=True, eq=False, slots=True)
class Lists:
    """The lists of some users: a row of `ranked` for each, and the reasons of its entries.

    `reasons` is None where none were asked for.
    """

    users: Sequence[str]
    ranked: Ranked
    reasons: Reasons | None


def task_for(
    catalog: Catalog,
    n: int,
    exclude: Exclude,
    mode: Mode,
    diverse: bool,
    rules: Sequence[Rule] = (),
) -> Task:
    """The task of a batch: all that is in stock and that the rules allow someone of unknown age."""
    check(n, exclude, mode)
    ruling = apply_rules(catalog, rules, None).within(n)
    mask = allowed(catalog, Constraints()) & ruling.mask
    return Task(mask, n, exclude, mode, diverse, None, ruling.boost, ruling.pins)


def recommend_batch(
    model: Model,
    catalog: Catalog,
    events: pd.DataFrame | Interactions,
    n: int = 10,
    exclude: Exclude = "purchased",
    mode: Mode = "discover",
    users: Sequence[str] | None = None,
    chunk: int = CHUNK,
    progress: bool = False,
    now: datetime | None = None,
    diverse: bool = True,
    rules: Sequence[Rule] = (),
    evidence: bool = True,
) -> Iterator[pd.DataFrame]:
    """The same answers as `recommend` for many users, one frame per `chunk` of them.

    Columns: user_id, rank (from 1), item_id, score, why (words that name the shopper's own items)
    and, if wanted, `evidence` (a tuple of Evidence). `users` None means everyone in `events`, in
    sorted order; a user without events gets what is popular. Memory is bounded by a few chunks of
    scores. `now` None reads the time of training. Raises as `recommend` and `interactions.build`.
    """
    shelf, task = align(model, catalog), task_for(catalog, n, exclude, mode, diverse, rules)
    for lists in list_batch(shelf, events, task, users, chunk, progress, now):
        yield as_frame(shelf, lists, evidence)


def list_batch(
    shelf: Shelf,
    events: pd.DataFrame | Interactions,
    task: Task,
    users: Sequence[str] | None = None,
    chunk: int = CHUNK,
    progress: bool = False,
    now: datetime | None = None,
    with_reasons: bool = True,
) -> Iterator[Lists]:
    """The lists of many users in chunks, in order; a few chunks are worked on at a time."""
    if isinstance(events, pd.DataFrame):
        weighting = shelf.model.settings.weighting
        events = build(events, weighting, now or shelf.model.trained_at)
    everyone = _Everyone(shelf, events)
    names = [str(user) for user in (events.users if users is None else users)]
    starts = range(0, len(names), chunk)

    def work(start: int) -> Lists:
        part = names[start : start + chunk]
        return _answered(shelf, part, everyone.cells(part), task, with_reasons)

    bar = tqdm(total=len(names), desc="recommend", unit="user", disable=None if progress else True)
    with bar, one_blas_thread(), ThreadPoolExecutor(cores()) as pool:
        for lists in _in_order(pool, work, starts):
            yield lists
            bar.update(len(lists.users))


def _in_order(pool: ThreadPoolExecutor, work, starts: range) -> Iterator[Lists]:  # type: ignore
    """The results in order; only a few wait, so that a slow reader holds back the workers."""
    waiting: deque[Future[Lists]] = deque()
    for start in starts:
        waiting.append(pool.submit(work, start))
        if len(waiting) > 2 * cores():
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


class _Everyone:
    """The cells of every user, moved to places on the shelf."""

    def __init__(self, shelf: Shelf, interactions: Interactions) -> None:
        place = np.array([shelf.places.get(str(item), -1) for item in interactions.items])
        cells = interactions.cells
        target = place[cells.item] if len(place) else cells.item
        if len(place) and (np.diff(place) > 0).all() and place[0] >= 0:
            self._cells = replace(cells, item=target)  # in order already, as from a store
        else:
            order = np.lexsort((target, cells.user))
            order = order[target[order] >= 0]
            self._cells = replace(cells.take(order), item=target[order])
        self._users = {str(user): code for code, user in enumerate(interactions.users)}
        self._bounds = np.searchsorted(self._cells.user, np.arange(len(self._users) + 1))

    def cells(self, users: Sequence[str]) -> Cells:
        """The cells of these users, numbered from 0; none for a stranger."""
        code = np.array([self._users.get(user, -1) for user in users], dtype=np.int64)
        start = np.where(code >= 0, self._bounds[np.maximum(code, 0)], 0)
        length = np.where(code >= 0, self._bounds[code + 1] - start, 0)
        owner = np.repeat(np.arange(len(users)), length)
        chosen = np.arange(len(owner)) + np.repeat(start - np.cumsum(length) + length, length)
        return replace(self._cells.take(chosen), user=owner)


def _answered(
    shelf: Shelf, users: list[str], cells: Cells, task: Task, with_reasons: bool
) -> Lists:
    crowd = meet(shelf, cells, len(users))
    sight = look(shelf, crowd)
    ranked = answer(shelf, crowd, sight, task)
    found = reasons(shelf, crowd, sight, ranked) if with_reasons else None
    return Lists(users, ranked, found)


def as_frame(shelf: Shelf, lists: Lists, evidence: bool = True) -> pd.DataFrame:
    """The lists as a row per user and rank; `evidence` adds a column of tuples of Evidence."""
    place = lists.ranked.place
    entry = np.flatnonzero(place.ravel() >= 0)
    user, rank = np.divmod(entry, max(1, place.shape[1]))
    table: dict[str, npt.NDArray] = {
        "user_id": np.array(lists.users, dtype=object)[user],
        "rank": rank + 1,
        "item_id": shelf.catalog.id_array[place.ravel()[entry]],
        "score": lists.ranked.score.ravel()[entry],
    }
    if lists.reasons is not None:
        table["why"] = why_all(lists.reasons, shelf.catalog.names, place.size)[entry]
        if evidence:
            found = as_evidence(lists.reasons, shelf.catalog.ids, place.size)
            table["evidence"] = _objects([found[one] for one in entry.tolist()])
    return pd.DataFrame(table)


def _objects(values: list) -> npt.NDArray:
    """An array that holds each value as it is."""
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array
