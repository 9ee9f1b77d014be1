"""The loops over the parts of scores: which cell says how much for an entry of a list, and which
of them to name. Compiled as those of `recsys.kernel`."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from recsys.kernel import Entries, Floats, Ints, Mask, Rows, Singles, compiled, dot

NOBODY = -1  # the cell of popularity


class Asked(NamedTuple):
    """Entries of lists and the cells of their shoppers.

    `place` (shoppers x n, -1 for none); the cells of shopper u are those from `bound[u]` to before
    `bound[u + 1]`. Parts of scores come entry by entry, cell by cell: `first` (shoppers x n) is
    where those of an entry begin.
    """

    place: Ints
    bound: Ints
    first: Ints


class Voices(NamedTuple):
    """What may be named for each cell: its item, whether at all, its share in a usual score."""

    item: Ints
    nameable: Mask
    usual: Floats


class Limits(NamedTuple):
    """At most so many reasons; the least share of one, unless it is the strongest; the least share
    in a usual score reckoned with; how much the items must say at least to be a reason."""

    most: int
    share: float
    usual: float
    liking: float


class Best(NamedTuple):
    """The few best of what was put in, by key, highest first, equal ones by `tie`, lowest first."""

    key: Floats
    tie: Ints
    cell: Ints


class Named(NamedTuple):
    """The reasons of entries, in their order, the strongest first: `pick` is the flat index of the
    entry, `cell` NOBODY for popularity; `alike` if likeness says more than behaviour."""

    pick: Ints
    cell: Ints
    share: Floats
    alike: Mask


@compiled
def split_ties(
    rows: Rows, entries: Entries, scale: Floats, asked: Asked, products: int, parts: Floats
) -> None:
    """Adds to the parts (2 x parts: of behaviour, of likeness) what the ties say for entries."""
    wanted, rank = np.zeros(products, np.bool_), np.zeros(products, np.int64)
    for user in range(len(asked.place)):
        for column in range(asked.place.shape[1]):
            place = asked.place[user, column]
            if place >= 0:
                wanted[place], rank[place] = True, column
        for said in range(rows.bound[user], rows.bound[user + 1]):
            kind, cell = np.int64(rows.alike[said]), rows.cell[said] - asked.bound[user]
            for at in range(entries.start[said], entries.start[said + 1]):
                place = entries.place[at]
                if wanted[place]:
                    part = asked.first[user, rank[place]] + cell
                    parts[kind, part] += np.float64(entries.value[at]) * scale[user]
        for place in asked.place[user]:
            if place >= 0:
                wanted[place] = False


@compiled
def split_factors(
    pulls: Floats, candidates: Singles, scale: Floats, asked: Asked, parts: Floats
) -> None:
    """Adds to the parts of behaviour what the factors of each cell say for entries."""
    for user in range(len(asked.place)):
        for column in range(asked.place.shape[1]):
            place = asked.place[user, column]
            if place < 0:
                continue
            part = asked.first[user, column]
            for cell in range(asked.bound[user], asked.bound[user + 1]):
                parts[0, part] += scale[user] * dot(pulls[cell], candidates[place])
                part += 1


@compiled
def tell(
    asked: Asked, parts: Floats, popular: Floats, common: Mask, voices: Voices, limits: Limits
) -> Named:
    """The few strongest reasons of each entry: items that speak for it, and popularity.

    `popular` (shoppers x n) is the part of popularity; where no item says enough, it is the one
    reason of the entries in `common`.
    """
    room = asked.place.size * limits.most
    pick, cell = np.empty(room, np.int64), np.empty(room, np.int64)
    share, alike = np.empty(room, np.float64), np.zeros(room, np.bool_)
    best, end = _none_yet(limits.most), 0
    for user in range(len(asked.place)):
        cells = asked.bound[user + 1] - asked.bound[user]
        for column in range(asked.place.shape[1]):
            if asked.place[user, column] < 0:
                continue
            own = parts[:, asked.first[user, column] : asked.first[user, column] + cells]
            found = _speak(own, asked.bound[user], popular[user, column], voices, limits, best)
            if found < 0:
                found = _put(best, 0, 1.0, NOBODY, NOBODY) if common[user, column] else 0
            for at in range(found):
                if at and best.key[at] < limits.share:
                    break
                one = best.cell[at]
                pick[end], cell[end] = user * asked.place.shape[1] + column, one
                share[end] = best.key[at]
                if one != NOBODY:
                    one -= asked.bound[user]
                    alike[end] = own[1, one] > own[0, one]
                end += 1
    return Named(pick[:end], cell[:end], share[:end], alike[:end])


@compiled
def _speak(
    parts: Floats, first: int, popular: float, voices: Voices, limits: Limits, best: Best
) -> int:
    """Puts into `best` what speaks for an entry, by share; gives back how many, -1 where the items
    say too little.

    `parts` (2 x cells) are those of its shopper's cells, from cell `first` on.
    """
    shares, total = np.empty(parts.shape[1], np.float64), 0.0
    for at in range(len(shares)):
        shares[at] = max(parts[0, at], 0.0) + max(parts[1, at], 0.0)
        total += shares[at]
    if not total > limits.liking:
        return -1
    total += max(popular, 0.0)
    for at in range(len(shares)):
        shares[at] /= total
    telling, found = _none_yet(limits.most), 0
    for at in range(_choose(shares, first, voices, limits, telling)):
        one = telling.cell[at]
        found = _put(best, found, shares[one - first], voices.item[one], one)
    if popular > 0:
        found = _put(best, found, popular / total, NOBODY, NOBODY)
    return found


@compiled
def _choose(shares: Floats, first: int, voices: Voices, limits: Limits, best: Best) -> int:
    """Puts into `best` the cells to name for an entry; gives back how many.

    Those that speak for it in particular, by share · ln(share / usual); where fewer do, by share.
    """
    found = 0
    for at in range(len(shares)):
        share = shares[at]
        if share > 0 and voices.nameable[first + at]:
            key = share
            if share >= limits.share:
                lift = np.log(share / max(voices.usual[first + at], limits.usual))
                if lift > 0:
                    key = 1.0 + share * lift
            found = _put(best, found, key, first + at, first + at)
    return found


@compiled
def _none_yet(most: int) -> Best:
    return Best(np.empty(most, np.float64), np.empty(most, np.int64), np.empty(most, np.int64))


@compiled
def _put(best: Best, found: int, key: float, tie: int, cell: int) -> int:
    """Puts one among the `found` best if it belongs there; gives back how many there are then."""
    at, most = found, len(best.key)
    while at and (best.key[at - 1] < key or (best.key[at - 1] == key and best.tie[at - 1] > tie)):
        at -= 1
    if at == most:
        return found
    for below in range(min(found, most - 1), at, -1):
        best.key[below] = best.key[below - 1]
        best.tie[below] = best.tie[below - 1]
        best.cell[below] = best.cell[below - 1]
    best.key[at], best.tie[at], best.cell[at] = key, tie, cell
    return min(found + 1, most)
