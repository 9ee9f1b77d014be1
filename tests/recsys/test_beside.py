"""What is touched in one go."""

from __future__ import annotations

import pytest

from recsys.beside import beside
from recsys.interactions import read
from tests.recsys.shop import NOW, event, frame

MINUTE = 1 / 1440


def ties(events: list, keep: int = 10) -> tuple[dict[str, dict[str, float]], int]:
    """The ties by the two items, and how many there are."""
    ledger = read(frame(events), NOW)
    found = beside(ledger.log, len(ledger.items), keep).tocoo()
    by_item: dict[str, dict[str, float]] = {item: {} for item in ledger.items}
    for source, target, value in zip(found.row, found.col, found.data):
        by_item[ledger.items[source]][ledger.items[target]] = float(value)
    return by_item, found.nnz


def test_one_after_the_other_are_tied_the_closer_the_stronger() -> None:
    events = [event("u", item, "view", days_ago=1 - n * MINUTE) for n, item in enumerate("abc")]
    found, _ = ties(events)
    assert found["b"]["a"] == pytest.approx(found["b"]["c"])
    # One step and a minute, 1/(1 + 1), against two steps and two minutes, 1/2 · 1/(1 + 2).
    assert found["a"]["b"] == pytest.approx(3 * found["a"]["c"])


@pytest.mark.parametrize(
    "second",
    [
        event("v", "b", "view", days_ago=1 - MINUTE),  # someone else
        event("u", "b", "view", days_ago=1 - 30 * MINUTE),  # another visit
        event("u", "b", "list_view", days_ago=1 - MINUTE),  # merely shown
        event("u", "a", "cart", days_ago=1 - MINUTE),  # the same item
        event("u", "b", "view", days_ago=1),  # the same moment
    ],
)
def test_what_is_not_in_one_go_is_not_tied(second: object) -> None:
    assert ties([event("u", "a", "view", days_ago=1), second])[1] == 0


def test_only_the_strongest_are_kept() -> None:
    events = [event("u", f"i{n}", "view", days_ago=1 - n * MINUTE) for n in range(12)]
    found, _ = ties(events, keep=2)
    assert max(map(len, found.values())) <= 2
