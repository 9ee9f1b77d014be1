"""The compiled sums of ties, beside a plain reference."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recsys.kernel import Rows, Tied, Ties, add_tied, compiled, exact_sums, gather, sum_ties

PRODUCTS = 12
PLACES = 15
slow_at_first = settings(deadline=None)  # the first call compiles


def some_ties(draw: np.random.Generator) -> np.ndarray:
    """Ties of two blocks, some of them negative, some rows empty."""
    ties = draw.integers(-3, 4, (2 * PLACES, PRODUCTS))
    ties[draw.random(ties.shape) < 0.6] = 0
    ties[draw.random(len(ties)) < 0.2] = 0
    return ties.astype(np.float32)


def csr(dense: np.ndarray) -> Ties:
    row, place = np.nonzero(dense)
    start = np.searchsorted(row, np.arange(len(dense) + 1)).astype(np.int32)
    return Ties(start, place.astype(np.int32), dense[row, place])


def some_rows(draw: np.random.Generator, lengths: list[int]) -> Rows:
    count = sum(lengths)
    return Rows(
        np.r_[0, np.cumsum(lengths)].astype(np.int64),
        np.arange(count),
        draw.integers(0, 2 * PLACES, count),
        draw.choice(np.array([0.5, 1.0, 2.0], dtype=np.float32), count),
        draw.random(count) < 0.3,
    )


def dense(tied: Tied, shoppers: int) -> np.ndarray:
    """What is tied to each shopper as a row per shopper; no place may come twice."""
    table = np.zeros((shoppers, PRODUCTS))
    for user in range(shoppers):
        own = slice(tied.start[user], tied.start[user + 1])
        assert len(set(tied.place[own].tolist())) == len(tied.place[own])
        table[user, tied.place[own]] = tied.value[own]
    return table


lengths_of = st.lists(st.integers(0, 8), max_size=6)


@given(lengths_of, st.integers(0, 10_000))
@slow_at_first
def test_sums_are_those_of_whole_rows(lengths: list[int], seed: int) -> None:
    draw = np.random.default_rng(seed)
    ties = some_ties(draw)
    rows = some_rows(draw, lengths)
    tied, scale = sum_ties(rows.bound, gather(csr(ties), rows), PRODUCTS, 1.5)
    expected, scales = np.zeros((len(lengths), PRODUCTS)), np.zeros(len(lengths))
    for user in range(len(lengths)):
        own = slice(rows.bound[user], rows.bound[user + 1])
        total = rows.strength[own].astype(np.float64) @ ties[rows.row[own]]
        spread = np.sqrt((total**2).mean())
        scales[user] = 1.5 / spread if spread > 0 else 0.0
        expected[user] = total * scales[user]
    np.testing.assert_allclose(scale, scales, rtol=1e-6)
    np.testing.assert_allclose(dense(tied, len(lengths)), expected, rtol=1e-5, atol=1e-6)


def test_ties_that_cancel_out_are_no_ties() -> None:
    rows = Rows(np.array([0, 3]), np.arange(3), np.array([0, 1, 2]), np.ones(3, np.float32),
                np.zeros(3, bool))  # fmt: skip
    ties = csr(np.array([[2.0, 1.0], [-2.0, 0.0], [2.0, 0.0]], dtype=np.float32))
    tied, scale = sum_ties(rows.bound, gather(ties, rows), 2, 1.0)
    assert sorted(tied.place.tolist()) == [0, 1] and scale[0] == pytest.approx(1 / np.sqrt(2.5))


@given(lengths_of, st.integers(0, 10_000))
@slow_at_first
def test_exact_sums_are_the_scores(lengths: list[int], seed: int) -> None:
    draw = np.random.default_rng(seed)
    rows = some_rows(draw, lengths)
    tied, _ = sum_ties(rows.bound, gather(csr(some_ties(draw)), rows), PRODUCTS, 1.0)
    candidates = draw.normal(size=(PRODUCTS, 5)).astype(np.float32)
    query, users = draw.normal(size=(len(lengths), 5)), np.arange(len(lengths))[::-1].copy()
    places = draw.integers(-1, PRODUCTS, (len(lengths), 4))
    whole = query @ candidates.T.astype(np.float64) + dense(tied, len(lengths))
    expected = np.where(places >= 0, whole[users[:, None], places], -np.inf)
    found = exact_sums(query, candidates, tied, users, places)
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12)
    rough = np.zeros((len(lengths), PRODUCTS), dtype=np.float32)
    add_tied(rough, tied, users)
    np.testing.assert_array_equal(rough, dense(tied, len(lengths))[users].astype(np.float32))


def test_one_shopper_is_as_many_to_the_last_bit() -> None:
    draw = np.random.default_rng(0)
    ties, rows = csr(some_ties(draw)), some_rows(draw, [5, 0, 7])
    together, scales = sum_ties(rows.bound, gather(ties, rows), PRODUCTS, 1.0)
    for user in range(3):
        own = slice(rows.bound[user], rows.bound[user + 1])
        alone = Rows(np.array([0, own.stop - own.start]), *(part[own] for part in rows[1:]))
        tied, scale = sum_ties(alone.bound, gather(ties, alone), PRODUCTS, 1.0)
        its = slice(together.start[user], together.start[user + 1])
        assert tied.place.tolist() == together.place[its].tolist()
        assert tied.value.tolist() == together.value[its].tolist() and scale[0] == scales[user]


def test_without_a_folder_to_keep_it_in_it_is_compiled_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import recsys.kernel

    def njit(cache: bool = False, **options: object):  # type: ignore[no-untyped-def]
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return lambda function: function

    monkeypatch.setattr(recsys.kernel, "njit", njit)
    assert compiled(len) is len
