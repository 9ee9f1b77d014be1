"""The loops over ties and scores that numpy is slow at, compiled at their first call.

They work on plain arrays, shopper after shopper, and hold no lock of the interpreter, so that
threads run beside each other. Sums run in one order, for one shopper as for many.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Counts = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]


class Ties(NamedTuple):
    """A csr matrix of ties, a row for what leads to the products of its columns."""

    start: Counts
    place: Counts
    value: Singles


class Rows(NamedTuple):
    """The rows of ties that speak to shoppers: to shopper u those from `bound[u]` to before
    `bound[u + 1]`. Each is said by a cell with a strength; `alike` if the ties are of likeness."""

    bound: Ints
    cell: Ints
    row: Ints
    strength: Singles
    alike: Mask


class Entries(NamedTuple):
    """The ties of such rows, one after the other, as strong as the cell says them: those of row r
    from `start[r]` to before `start[r + 1]`."""

    start: Ints
    place: Counts
    value: Singles


class Tied(NamedTuple):
    """What ties add to scores: to those of shopper u the entries from `start[u]` to before
    `start[u + 1]`, each place once."""

    start: Ints
    place: Counts
    value: Singles


def compiled(function: Callable[..., Any]) -> Any:
    """The function compiled at its first call, or read from disk where it was kept before.

    A product and a sum may be rounded once (`contract`); everything else is as written.
    """
    try:
        return njit(nogil=True, cache=True, fastmath={"contract"})(function)
    except RuntimeError:  # there is no folder it could be kept in
        return njit(nogil=True, fastmath={"contract"})(function)


@compiled
def gather(ties: Ties, rows: Rows) -> Entries:
    """The ties of these rows. Copied first and summed after, for they lie far apart in memory."""
    start = np.zeros(len(rows.row) + 1, np.int64)
    for said in range(len(rows.row)):
        row = rows.row[said]
        start[said + 1] = start[said] + ties.start[row + 1] - ties.start[row]
    place, value = np.empty(start[-1], np.int32), np.empty(start[-1], np.float32)
    for said in range(len(rows.row)):
        source = slice(ties.start[rows.row[said]], ties.start[rows.row[said] + 1])
        target = slice(start[said], start[said + 1])
        places, values = ties.place[source], ties.value[source]
        own_places, own_values = place[target], value[target]
        for at in range(len(places)):
            own_places[at] = places[at]
            own_values[at] = values[at] * rows.strength[said]
    return Entries(start, place, value)


@compiled
def sum_ties(
    bound: Ints, entries: Entries, products: int, weight: float
) -> tuple[Tied, Floats]:
    """The scaled sums of the entries of each shopper (of the rows from `bound[u]` to before
    `bound[u + 1]`), and the scale.

    It is `weight` over the root mean square over all products, 0 where nothing is tied.
    """
    shoppers, end = len(bound) - 1, 0
    start, scale = np.zeros(shoppers + 1, np.int64), np.zeros(shoppers, np.float64)
    place, value = np.empty(len(entries.place) + 1, np.int32), np.empty_like(entries.value)
    total = np.zeros(products, np.float32)
    for user in range(shoppers):
        own = slice(entries.start[bound[user]], entries.start[bound[user + 1]])
        places, values = entries.place[own], entries.value[own]
        for at in range(len(places)):
            target = places[at]
            place[end] = target  # written down if not met yet, or again if back at 0
            end += int(total[target] == 0)
            total[target] += values[at]
        end = _take_out(total, place, value, start[user], end)
        square = 0.0
        for at in range(start[user], end):
            square += np.float64(value[at]) * np.float64(value[at])
        spread = np.sqrt(square / max(1, products))
        scale[user] = weight / spread if spread > 1e-12 else 0.0
        for at in range(start[user], end):
            value[at] *= np.float32(scale[user])
        start[user + 1] = end
    return Tied(start, place[:end], value[:end]), scale


@compiled
def _take_out(total: Singles, place: Counts, value: Singles, start: int, end: int) -> int:
    """Moves the totals to the values of their places, each once; gives back the new end."""
    kept = start
    for at in range(start, end):
        target = place[at]
        if total[target] != 0:
            place[kept], value[kept] = target, total[target]
            total[target] = 0
            kept += 1
    return kept


@compiled
def add_tied(scores: Singles, tied: Tied, users: Ints) -> None:
    """Adds to the scores (a row for each of the users) what the ties say."""
    for number in range(len(users)):
        row, user = scores[number], users[number]
        for at in range(tied.start[user], tied.start[user + 1]):
            row[tied.place[at]] += tied.value[at]


@compiled
def exact_sums(
    query: Floats, candidates: Singles, tied: Tied, users: Ints, places: Ints
) -> Floats:
    """The scores of some places (users x k) in double precision, -inf for no place (-1)."""
    exact = np.empty(places.shape, np.float64)
    exact[:] = -np.inf
    added = np.zeros(len(candidates), np.float32)
    for number in range(len(users)):
        user = users[number]
        for at in range(tied.start[user], tied.start[user + 1]):
            added[tied.place[at]] = tied.value[at]
        for column in range(places.shape[1]):
            place = places[number, column]
            if place >= 0:
                exact[number, column] = dot(query[user], candidates[place]) + added[place]
        for at in range(tied.start[user], tied.start[user + 1]):
            added[tied.place[at]] = 0
    return exact


@njit(nogil=True, fastmath={"reassoc", "contract"})
def dot(wide: Floats, narrow: Singles) -> float:
    """The sum of the products, over as many as `wide` has."""
    total = 0.0
    for at in range(len(wide)):
        total += wide[at] * np.float64(narrow[at])
    return total
