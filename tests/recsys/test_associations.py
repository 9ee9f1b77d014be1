"""What leads to what: in small shops by ridge, in large ones by co-occurrence."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from recsys.associations import Tying, tie
from recsys.interactions import Weighting, build, read
from tests.recsys import shop
from tests.recsys.shop import NOW, event, frame

LARGE = Tying(ridge_items=0)


def ties(events: list, tying: Tying) -> tuple[dict, list[str]]:
    built = build(frame(events), Weighting(), NOW)
    found = tie(read(frame(events), NOW).log, built.cells, built.matrix.shape, tying)
    return found, list(built.items)


@pytest.mark.parametrize("tying", [Tying(), LARGE])
def test_what_is_bought_together_is_tied(tying: Tying) -> None:
    found, items = ties(shop.checkerboard(), tying)
    assert set(found) == {"bought"}
    strength = found["bought"].toarray()
    even = np.array([int(item[1:]) % 2 == 0 for item in items])
    same = np.equal.outer(even, even) & ~np.eye(len(even), dtype=bool)
    assert strength[same].min() > np.abs(strength[~same]).max()
    assert not strength.diagonal().any()


@pytest.mark.parametrize("tying", [Tying(ridge=0.1), LARGE])
def test_looking_leads_to_what_lookers_bought(tying: Tying) -> None:
    """Everyone looks at a and b; only those who looked at a buy c."""
    events = [event(f"u{n}", item, "view") for n in range(20) for item in "ab"]
    events += [event(f"v{n}", "b", "view") for n in range(20)]
    events += [event(f"u{n}", "c") for n in range(20)]
    found, items = ties(events, tying)
    a, b, c = (items.index(item) for item in "abc")
    assert found["turned"][a, c] > found["turned"][b, c]


def test_being_shown_leads_to_what_was_bought_of_it() -> None:
    events = [event(f"u{n}", item, "list_view") for n in range(30) for item in "ab"]
    events += [event(f"u{n}", "a", "purchase") for n in range(15)]
    for tying in (Tying(), LARGE):
        found, items = ties(events, tying)
        a, b = items.index("a"), items.index("b")
        assert found["shown"][a, a] > 0.2 > found["shown"][b, b]


def test_the_dual_of_one_item() -> None:
    """Of ten who were shown a, five bought it: the ridge is x·t / (x·x + λ)."""
    events = [event(f"u{n}", "a", "list_view") for n in range(10)]
    events += [event(f"u{n}", "a", "purchase") for n in range(5)]
    found, _ = ties(events, Tying(ridge=3.0))
    one = np.log(2)
    assert found["shown"][0, 0] == pytest.approx(5 * one / (10 * one**2 + 3), rel=1e-6)


@pytest.mark.parametrize("tying", [Tying(keep=3), replace(LARGE, keep=3)])
def test_only_the_strongest_are_kept(tying: Tying) -> None:
    found, _ = ties(shop.groups(), tying)
    for group in ("bought", "turned"):
        assert np.diff(found[group].indptr).max() <= 3 + (group == "turned")


def test_a_dislike_ties_nothing() -> None:
    events = [event(f"u{n}", item) for n in range(5) for item in "ab"]
    events += [event(f"u{n}", "b", "dislike", days_ago=0) for n in range(5)]
    found, items = ties(events, LARGE)
    assert not found["bought"][items.index("a")].nnz


def test_nothing_known_ties_nothing() -> None:
    assert ties([], Tying()) == ({}, [])


@pytest.mark.parametrize("changes", [{"ridge": 0.0}, {"keep": 0}])
def test_what_ties_nothing_is_refused(changes: dict) -> None:
    with pytest.raises(ValueError, match="tying"):
        Tying(**changes)
