"""Many shoppers at once: the scores of a chunk in one product, the rest as for one shopper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

import numpy as np
import pandas as pd
from tqdm import tqdm

from recsys.answer import Task, answer, check
from recsys.cells import Cells
from recsys.interactions import Interactions, build
from recsys.rank import Pick
from recsys.shelf import Shelf
from recsys.shopper import Shopper, meet
from recsys.threads import one_blas_thread


def pick_batch(
    shelf: Shelf,
    events: pd.DataFrame | Interactions,
    task: Task,
    users: Sequence[str] | None = None,
    chunk: int = 256,
    progress: bool = False,
    now: datetime | None = None,
) -> Iterator[list[tuple[str, Shopper, list[Pick]]]]:
    """The picks of many users without their reasons, in chunks; see `recommend_batch`."""
    check(task.n, task.exclude, task.mode)
    if isinstance(events, pd.DataFrame):
        weighting = shelf.model.settings.weighting
        events = build(events, weighting, now or shelf.model.trained_at)
    everyone = _Everyone(shelf, events)
    names = [str(user) for user in (events.users if users is None else users)]
    bar = tqdm(
        total=len(names), desc="recommend", unit="user", disable=None if progress else True
    )
    with bar:
        for start in range(0, len(names), chunk):
            part = names[start : start + chunk]
            with one_blas_thread():
                picked = _picked(shelf, part, [everyone.cells(name) for name in part], task)
            yield picked
            bar.update(len(part))


class _Everyone:
    """The cells of every user, moved to places on the shelf."""

    def __init__(self, shelf: Shelf, interactions: Interactions) -> None:
        place = np.array([shelf.places.get(str(item), -1) for item in interactions.items])
        cells = interactions.cells
        target = place[cells.item] if len(place) else cells.item
        order = np.lexsort((target, cells.user))
        order = order[target[order] >= 0]
        self._cells = replace(cells.take(order), item=target[order])
        self._users = {str(user): code for code, user in enumerate(interactions.users)}

    def cells(self, user: str) -> Cells:
        """The cells of one user; none for a stranger."""
        code = self._users.get(user, -1)
        start, end = np.searchsorted(self._cells.user, [code, code + 1])
        return self._cells.take(slice(int(start), int(end)))


def _picked(
    shelf: Shelf, users: list[str], cells: list[Cells], task: Task
) -> list[tuple[str, Shopper, list[Pick]]]:
    shoppers = [meet(shelf, own) for own in cells]
    vectors = np.array([shopper.folded.vector for shopper in shoppers], dtype=np.float32)
    scores = vectors @ shelf.candidates.T
    return [
        (user, shopper, answer(shelf, shopper, task, own))
        for user, shopper, own in zip(users, shoppers, scores)
    ]
