"""The loops that choose the best of many scores, without looking at all where that can be spared.

Compiled as those of `recsys.kernel`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from recsys.kernel import Floats, Ints, Mask, Singles, Tied, compiled, dot

GROUP = 64  # scores looked at together
FEW = 8  # where more than one in so many products may be among the best, all are scored


class Reach(NamedTuple):
    """How far the score of a product can lie from what its ties say.

    `length` and `popular` are the length of its factors and its popularity; `order` has the longest
    first, `most_popular` is the highest popularity from there on.
    """

    length: Floats
    popular: Floats
    order: Ints
    most_popular: Floats


class Closed(NamedTuple):
    """What may not come: places that are not `open` to anyone; for shopper u also the items from
    `bound[u]` to before `bound[u + 1]`."""

    open: Mask
    bound: Ints
    item: Ints


class Found(NamedTuple):
    """The best places of shoppers (shoppers x n, -1 for none), their scores and whether they were
    found: where not, all scores must be looked at."""

    place: Ints
    score: Floats
    sure: Mask


@compiled
def choose(scores: Singles, n: int, least: float) -> Ints:
    """The places of the `n` highest scores of each row, best first, equal ones by place.

    -1 where a row runs out. Scores under `least` never come. All n best reach the n-th best of the
    maxima of groups of scores, so few are ever put in order.
    """
    height, width = scores.shape
    found = np.empty((height, n), np.int64)
    found[:] = -1
    if not n:
        return found
    groups = max(n, min(width, max(8 * n, width // GROUP)))
    highest = np.empty(groups, scores.dtype)
    value, place = np.empty(n, scores.dtype), np.empty(n, np.int64)
    for number in range(height):
        row = scores[number]
        highest[:] = least
        for start in range(0, width - groups + 1, groups):
            part = row[start : start + groups]  # along the rows of memory
            for at in range(groups):
                highest[at] = part[at] if part[at] > highest[at] else highest[at]
        _gather(highest, least, value, place)
        _gather(row, value[0], value, place)
        _sort(value, place)
        for rank in range(n):
            if place[rank] < width:
                found[number, rank] = place[rank]
    return found


@compiled
def _gather(scores: Singles, least: float, value: Singles, place: Ints) -> None:
    """Fills value and place with the best scores from `least` on, as a heap, the worst on top.

    What stays empty has the place after the last.
    """
    value[:], place[:] = least, len(scores)
    for start in range(0, len(scores), GROUP):
        part, reach, lowest = scores[start : start + GROUP], np.int32(0), value[0]
        for at in range(len(part)):
            reach += np.int32(1) if part[at] >= lowest else np.int32(0)
        if reach:
            for at in range(len(part)):
                score, here = part[at], start + at
                if score > value[0] or (score == value[0] and here < place[0]):
                    _sink(value, place, score, here)


@compiled
def _sort(value: Singles, place: Ints) -> None:
    """Puts a heap in order, the best first."""
    for end in range(len(value) - 1, 0, -1):
        score, lowest = value[0], place[0]
        _sink(value[:end], place[:end], value[end], place[end])
        value[end], place[end] = score, lowest


@compiled
def _sink(value: Singles, place: Ints, score: float, at: int) -> None:
    """Puts an entry in the stead of the heap's top and lets it sink to where it belongs."""
    top, below = 0, 1
    while below < len(value):
        right = below + 1
        if right < len(value) and (
            value[right] < value[below]
            or (value[right] == value[below] and place[right] > place[below])
        ):
            below = right
        if score < value[below] or (score == value[below] and at > place[below]):
            break
        value[top], place[top] = value[below], place[below]
        top, below = below, 2 * below + 1
    value[top], place[top] = score, at


@compiled
def foremost(
    query: Floats, candidates: Singles, reach: Reach, tied: Tied, closed: Closed, n: int
) -> Found:
    """The `n` best places of each shopper with their exact scores, from few scores if it can be.

    By Cauchy and Schwarz the factors add no more to a score, and no less, than the product of the
    lengths. So what the ties say bounds the n-th best score from below, and only the products whose
    bound from above reaches it are scored.
    """
    shoppers, products = len(query), len(candidates)
    found = np.empty((shoppers, n), np.int64)
    exact, sure = np.empty((shoppers, n), np.float64), np.zeros(shoppers, np.bool_)
    value, place = np.empty(n, np.float64), np.empty(n, np.int64)
    opened, marked = closed.open.copy(), np.zeros(products, np.bool_)
    found[:], exact[:] = -1, -np.inf
    for user in range(shoppers):
        own = slice(tied.start[user], tied.start[user + 1])
        places, values = tied.place[own], tied.value[own]
        items = closed.item[closed.bound[user] : closed.bound[user + 1]]
        for item in items:
            opened[item] = False
        far, weight = _length(query[user]), query[user, -1]
        value[:], place[:] = -np.inf, products
        for at in range(len(places)):
            one = places[at]
            low = values[at] + weight * reach.popular[one] - far * reach.length[one]
            if low > value[0] and opened[one]:
                _sink(value, place, low, one)
        slack, last = 1e-9 * (1.0 + abs(value[0])), 0  # for what rounding takes
        least = value[0] - slack
        while last < products // FEW and (
            far * reach.length[reach.order[last]] + weight * reach.most_popular[last] >= least
        ):
            last += 1
        sure[user] = last < products // FEW and least > -np.inf and weight >= 0
        if sure[user]:
            value[:], place[:] = least, products
            for at in range(len(places)):
                one = places[at]
                marked[one] = True
                high = values[at] + weight * reach.popular[one] + far * reach.length[one]
                if high + slack >= value[0] and opened[one]:
                    score = dot(query[user], candidates[one]) + values[at]
                    if score > value[0] or (score == value[0] and one < place[0]):
                        _sink(value, place, score, one)
            for at in range(last):
                one = reach.order[at]
                high = weight * reach.popular[one] + far * reach.length[one]
                if high + slack >= value[0] and opened[one] and not marked[one]:
                    score = dot(query[user], candidates[one])
                    if score > value[0] or (score == value[0] and one < place[0]):
                        _sink(value, place, score, one)
            _sort(value, place)
            for rank in range(n):
                if place[rank] < products:
                    found[user, rank], exact[user, rank] = place[rank], value[rank]
            for at in range(len(places)):
                marked[places[at]] = False
        for item in items:
            opened[item] = closed.open[item]
    return Found(found, exact, sure)


@compiled
def _length(query: Floats) -> float:
    """The length of a query without the popularity, a little more for what rounding takes."""
    square = 0.0
    for at in range(len(query) - 1):
        square += query[at] * query[at]
    return np.sqrt(square) * (1.0 + 1e-6)
