"""Parts of scores and the reasons told of them, beside a plain reference."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from recsys.kernel import Rows, Ties, gather
from recsys.telling import NOBODY, Asked, Limits, Voices, split_factors, split_ties, tell

PRODUCTS = 10
LIMITS = Limits(most=3, share=0.1, usual=1e-6, liking=0.05)
slow_at_first = settings(deadline=None)  # the first call compiles
lengths_of = st.lists(st.integers(0, 6), max_size=4)


def asked_for(draw: np.random.Generator, lengths: list[int], n: int) -> Asked:
    """Lists of distinct places with gaps, for shoppers with so many cells."""
    place = np.array([draw.permutation(PRODUCTS)[:n] for _ in lengths], dtype=np.int64)
    place = place.reshape(len(lengths), n)
    place[draw.random(place.shape) < 0.2] = -1
    count = np.where(place >= 0, np.array(lengths, dtype=np.int64)[:, None], 0)
    first = np.cumsum(count).reshape(place.shape) - count
    return Asked(place, np.r_[0, np.cumsum(lengths)].astype(np.int64), first)


def parts_of(asked: Asked) -> np.ndarray:
    count = np.diff(asked.bound)[:, None] * (asked.place >= 0)
    return np.zeros((2, int(count.sum())))


@given(lengths_of, st.integers(1, 5), st.integers(0, 10_000))
@slow_at_first
def test_parts_are_those_of_each_cell_alone(lengths: list[int], n: int, seed: int) -> None:
    draw = np.random.default_rng(seed)
    asked, cells = asked_for(draw, lengths, n), sum(lengths)
    table = draw.integers(-2, 3, (8, PRODUCTS)).astype(np.float32)
    row, place = np.nonzero(table)
    start = np.searchsorted(row, np.arange(9)).astype(np.int32)
    ties = Ties(start, place.astype(np.int32), table[row, place])
    per_cell = draw.integers(0, 3, cells)  # rows said by each cell
    cell = np.repeat(np.arange(cells), per_cell)
    bound = np.searchsorted(cell, asked.bound)
    strength = draw.choice(np.array([0.5, 2.0], np.float32), len(cell))
    rows = Rows(bound, cell, draw.integers(0, 8, len(cell)), strength, draw.random(len(cell)) < 0.4)
    pulls, candidates = draw.normal(size=(cells, 3)), draw.normal(size=(PRODUCTS, 4))
    candidates, scale = candidates.astype(np.float32), draw.random((2, len(lengths)))
    parts = parts_of(asked)
    split_factors(pulls, candidates, scale[0], asked, parts)
    split_ties(rows, gather(ties, rows), scale[1], asked, PRODUCTS, parts)
    for user, places in enumerate(asked.place):
        for column in np.flatnonzero(places >= 0):
            for one in range(asked.bound[user], asked.bound[user + 1]):
                said = scale[1, user] * rows.strength * table[rows.row, places[column]]
                by_factors = scale[0, user] * pulls[one] @ candidates[places[column], :-1]
                expected = [by_factors + said[(cell == one) & ~rows.alike].sum(),
                            said[(cell == one) & rows.alike].sum()]  # fmt: skip
                at = asked.first[user, column] + one - asked.bound[user]
                np.testing.assert_allclose(parts[:, at], expected, rtol=1e-6, atol=1e-9)


def reference(parts: np.ndarray, popular: float, common: bool, voices: Voices) -> list[tuple]:
    """The reasons of one entry as cell, share and likeness, by sorting whole tables."""
    liking = np.maximum(parts, 0.0).sum(axis=0)
    if liking.sum() <= LIMITS.liking:
        return [(NOBODY, 1.0, False)] if common else []
    total = liking.sum() + max(popular, 0.0)
    share = liking / total
    told = [cell for cell in range(len(share)) if share[cell] > 0 and voices.nameable[cell]]

    def telling(cell: int) -> float:
        lift = np.log(share[cell] / max(voices.usual[cell], LIMITS.usual))
        particular = lift > 0 and share[cell] >= LIMITS.share
        return 1.0 + share[cell] * lift if particular else share[cell]

    named = sorted(told, key=lambda cell: (-telling(cell), cell))[: LIMITS.most]
    found = [(share[cell], voices.item[cell], cell) for cell in named]
    if popular > 0:
        found.append((popular / total, -1, NOBODY))
    found = sorted(found, key=lambda one: (-one[0], one[1]))[: LIMITS.most]
    return [
        (cell, own, cell != NOBODY and bool(parts[1, cell] > parts[0, cell]))
        for rank, (own, _, cell) in enumerate(found)
        if rank == 0 or own >= LIMITS.share
    ]


@given(lengths_of, st.integers(1, 4), st.integers(0, 10_000))
@slow_at_first
def test_reasons_are_those_of_the_whole_table(lengths: list[int], n: int, seed: int) -> None:
    draw = np.random.default_rng(seed)
    asked, cells = asked_for(draw, lengths, n), sum(lengths)
    parts = draw.choice([-1.0, 0.0, 0.01, 0.25, 1.0, 1.0, 2.0], parts_of(asked).shape)
    popular = draw.choice([-0.5, 0.0, 0.25, 1.0], asked.place.shape)
    common = draw.random(asked.place.shape) < 0.5
    usual = draw.choice([0.0, 0.1, 0.25, 0.9], cells)
    voices = Voices(draw.permutation(cells), draw.random(cells) < 0.8, usual)
    found = tell(asked, parts, popular, common, voices, LIMITS)
    assert (np.diff(found.pick) >= 0).all()
    for entry in range(asked.place.size):
        user, column = divmod(entry, n)
        own = slice(asked.bound[user], asked.bound[user + 1])
        first, mine = asked.first[user, column], found.pick == entry
        if asked.place[user, column] < 0:
            assert not mine.any()
            continue
        expected = reference(
            parts[:, first : first + own.stop - own.start],
            popular[user, column],
            common[user, column],
            Voices(*(of_cell[own] for of_cell in voices)),
        )
        cell = found.cell[mine] - np.where(found.cell[mine] == NOBODY, 0, own.start)
        assert cell.tolist() == [one for one, _, _ in expected]
        np.testing.assert_allclose(found.share[mine], [share for _, share, _ in expected])
        assert found.alike[mine].tolist() == [alike for _, _, alike in expected]
        assert found.share[mine].sum() <= 1.0 + 1e-6


def test_where_an_item_says_enough_popularity_does_not_stand_in_for_it() -> None:
    """An item that is not to be named leaves an entry without reasons, not with a wrong one."""
    asked = Asked(np.array([[4]]), np.array([0, 1]), np.array([[0]]))
    voices = Voices(np.array([7]), np.array([False]), np.array([0.1]))
    common, popular = np.ones((1, 1), dtype=bool), np.zeros((1, 1))
    loud, quiet = (np.array([[said], [0.0]]) for said in (1.0, 0.01))
    assert not len(tell(asked, loud, popular, common, voices, LIMITS).pick)
    assert tell(asked, quiet, popular, common, voices, LIMITS).cell.tolist() == [NOBODY]
