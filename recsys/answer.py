"""One shopper's list: the stages that put products forward, tried in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recsys.cells import Cells
from recsys.rank import Pick, Stage, fill, interleave, spread, top
from recsys.shelf import Shelf
from recsys.shopper import SEEN, Exclude, Mode, Shopper, discoverable, rebuy_scores
from recsys.wish import Wish

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

# The part of the score that a wish decides; the shopper's history decides the rest.
WISH_PART = 0.7
# A predicted preference below this part of the shopper's best is noise, not a reason.
LEAST_LIKING = 0.05
# Products that read less like the history than this are not called similar to it.
KINDRED_COSINE = 0.2


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked for: the open places, how many of them and chosen how."""

    mask: Mask
    n: int
    exclude: Exclude
    mode: Mode
    diverse: bool
    wish: Wish | None = None


def answer(
    shelf: Shelf, shopper: Shopper, task: Task, scores: npt.NDArray[np.float32]
) -> list[Pick]:
    """The picks for this shopper, best first; `scores` are those of `personal`."""
    new = [] if task.mode == "again" else _discover(shelf, shopper, task, scores)
    if task.mode == "discover":
        return new
    old = _again(shelf, shopper, task)
    return old if task.mode == "again" else interleave(new, old, task.n)


def _discover(
    shelf: Shelf, shopper: Shopper, task: Task, scores: npt.NDArray[np.float32]
) -> list[Pick]:
    mask = discoverable(shelf, shopper, task.mask, task.exclude)
    pool = max(100, 20 * task.n) if task.diverse else task.n
    picks = fill(_stages(shelf, shopper, mask, task.wish, scores, pool), task.n, pool)
    if task.diverse:
        return spread(picks, shelf.catalog.category.codes, task.n)
    return picks[: task.n]


def _again(shelf: Shelf, shopper: Shopper, task: Task) -> list[Pick]:
    scores = rebuy_scores(shelf, shopper, task.mask)
    if task.wish is not None and task.wish.strict:
        scores = np.where(task.wish.score > 0, scores, -np.inf)
    return [Pick(int(place), float(scores[place]), "again") for place in top(scores, task.n)]


def _stages(
    shelf: Shelf,
    shopper: Shopper,
    mask: Mask,
    wished: Wish | None,
    scores: npt.NDArray[np.float32],
    pool: int,
) -> Iterator[tuple[Stage, Floats]]:
    scores = _heard(scores)
    if wished is not None:
        blended = WISH_PART * wished.score + (1.0 - WISH_PART) * _relative(wished, scores)
        yield "wish", np.where(mask & (wished.score > 0), blended, -np.inf)
        if wished.strict:
            return
    if shopper.folded.solver is not None:
        liked = np.where(mask & (scores > 0), scores, np.float32(-np.inf))
        yield "personal", _exact(shelf, shopper, liked, pool)
    if len(kindred_cells(shelf, shopper).item):
        like = _kindred(shelf, shopper)
        yield "kindred", np.where(mask & (like > 0), like, -np.inf)
    yield "popular", np.where(mask, shelf.popularity, -np.inf)


def personal(shelf: Shelf, shopper: Shopper) -> npt.NDArray[np.float32]:
    """The predicted preference for every product; 0 for what the model does not know."""
    return shelf.candidates @ shopper.folded.vector.astype(np.float32)


def _exact(
    shelf: Shelf, shopper: Shopper, scores: npt.NDArray[np.float32], pool: int
) -> Floats:
    """The scores of the best places again in double precision; -inf elsewhere.

    Summed row by row, so that equal items tie exactly, alone or in a batch.
    """
    places = top(scores, pool + 50)
    exact = np.full(len(scores), -np.inf)
    exact[places] = (shelf.candidates[places] * shopper.folded.vector).sum(axis=1)
    return exact


def _heard(scores: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    least = LEAST_LIKING * scores.max(initial=0.0)
    return np.where(scores >= least, scores, np.float32(0.0))


def _relative(wished: Wish, scores: npt.NDArray[np.float32]) -> Floats:
    liking = np.where(wished.score > 0, scores, np.float32(0.0))
    best = liking.max(initial=0.0)
    return liking / best if best > 0 else liking.astype(np.float64)


def kindred_cells(shelf: Shelf, shopper: Shopper) -> Cells:
    """The liked items whose text is known: those in the catalogue, the model's or not.

    Only what the shopper turned to counts: to have been shown a list says nothing of their taste in
    words.
    """
    cells = shopper.cells
    turned_to = (cells.confidence > 0) & cells.has(*SEEN)
    return cells.take(turned_to & (cells.item < len(shelf.catalog)))


def _kindred(shelf: Shelf, shopper: Shopper) -> Floats:
    cells = kindred_cells(shelf, shopper)
    weights = cells.confidence / cells.confidence.sum()
    like = shelf.catalog.content.like_products(cells.item, weights)
    return np.where(like >= KINDRED_COSINE * weights.max(), like, 0.0)


def check(n: int, exclude: str, mode: str) -> None:
    """Raises ValueError naming the argument that no list can be made from."""
    if n < 1:
        raise ValueError(f"n: {n} is below 1")
    if exclude not in ("purchased", "seen", "none"):
        raise ValueError(f"exclude: {exclude!r} is not purchased, seen or none")
    if mode not in ("discover", "again", "mixed"):
        raise ValueError(f"mode: {mode!r} is not discover, again or mixed")
