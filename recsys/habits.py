"""What a shopper's events say of their habits: inferred from behaviour, never what they told.

Nothing of it is stored: it is computed from the events whenever it is asked for, so it changes and
disappears with them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from statistics import median

from recsys.types import Event, EventKind, Habit, Product

HALF_LIFE_DAYS = 90.0
LATELY = timedelta(days=60)
INTERESTS = 5
LEAST_INTEREST = 0.05  # of everything the shopper turned to
LEAST_EVENTS = 5  # fewer say nothing of a habit
_WEIGHT: dict[EventKind, float] = {"purchase": 1.0, "cart": 0.5, "wishlist": 0.5, "view": 0.2}
_PARTS = ((5, "night"), (12, "morning"), (18, "afternoon"), (23, "evening"), (24, "night"))
_LEVELS = ((1 / 3, "low"), (2 / 3, "middle"), (1.0, "high"))


def habits(
    history: Sequence[Event],
    products: Mapping[str, Product],
    now: datetime,
    zone: tzinfo = timezone.utc,
) -> tuple[Habit, ...]:
    """The habits that these events show at `now`, interests first, the strongest first.

    `zone` is the shop's, in which hours are read. Fewer than LEAST_EVENTS events of a sort show no
    habit. Of a product no longer sold nothing but the time is known.
    """
    turned = [event for event in history if event.kind in _WEIGHT]
    bought = [event for event in turned if event.kind == "purchase"]
    found = [*_interests(turned, products, now), _price_level(bought, products)]
    found += [_rhythm(bought, zone), _time_of_day(turned, zone)]
    return tuple(habit for habit in found if habit is not None)


def _interests(
    events: Sequence[Event], products: Mapping[str, Product], now: datetime
) -> list[Habit]:
    """Categories by their part of what was turned to, newer events counting more."""
    whole: dict[str, float] = defaultdict(float)
    late: dict[str, float] = defaultdict(float)
    early: dict[str, float] = defaultdict(float)
    counted = 0
    for event in events:
        product = products.get(event.item_id)
        if product is None or not product.category:
            continue
        age = max(now - event.at, timedelta())
        weight = _WEIGHT[event.kind]
        whole[product.category] += weight * 0.5 ** (age / timedelta(days=HALF_LIFE_DAYS))
        (late if age <= LATELY else early)[product.category] += weight
        counted += 1
    if counted < LEAST_EVENTS:
        return []
    total = sum(whole.values())
    best = sorted(whole.items(), key=lambda one: (-one[1], one[0]))[:INTERESTS]
    return [
        Habit("interest", category, part / total, _change(late, early, category))
        for category, part in best
        if part / total >= LEAST_INTEREST
    ]


def _change(late: Mapping[str, float], early: Mapping[str, float], category: str) -> float:
    """How much larger the category's part is lately than it was before; 0 without a before."""
    if not late or not early:
        return 0.0
    now, before = sum(late.values()), sum(early.values())
    return late.get(category, 0.0) / now - early.get(category, 0.0) / before


def _price_level(bought: Sequence[Event], products: Mapping[str, Product]) -> Habit | None:
    """Where the prices of what is bought lie among those of their categories."""
    mine = [products[event.item_id] for event in bought if event.item_id in products]
    priced = [
        (product.category, product.price)
        for product in mine
        if product.price is not None and product.category
    ]
    if len(priced) < LEAST_EVENTS:
        return None
    wanted = {category for category, _ in priced}
    shelf: dict[str, list[Decimal]] = defaultdict(list)
    for product in products.values():
        if product.category in wanted and product.price is not None:
            shelf[product.category].append(product.price)
    for prices in shelf.values():
        prices.sort()
    places = [_place(price, shelf[category]) for category, price in priced]
    levels = [next(name for bound, name in _LEVELS if place <= bound) for place in places]
    middle = median(places)
    level = next(name for bound, name in _LEVELS if middle <= bound)
    return Habit("price_level", level, levels.count(level) / len(levels))


def _place(price: Decimal, prices: Sequence[Decimal]) -> float:
    """The part of the sorted prices that is below the price, half of the equal ones counted."""
    below, up_to = bisect_left(prices, price), bisect_right(prices, price)
    return (below + up_to) / 2 / len(prices)


def _rhythm(bought: Sequence[Event], zone: tzinfo) -> Habit | None:
    """The usual days between two days with purchases; strength: the part of gaps near it."""
    days = sorted({event.at.astimezone(zone).date() for event in bought})
    gaps = [(after - before).days for before, after in zip(days, days[1:])]
    if len(gaps) < LEAST_EVENTS - 1:
        return None
    usual = median(gaps)
    near = sum(abs(gap - usual) <= max(1.0, usual / 3) for gap in gaps)
    return Habit("rhythm", f"{usual:g}", near / len(gaps))


def _time_of_day(events: Sequence[Event], zone: tzinfo) -> Habit | None:
    """The part of the day in which most events fall, where it has more than half of them."""
    if len(events) < LEAST_EVENTS:
        return None
    counts: dict[str, int] = defaultdict(int)
    for event in events:
        hour = event.at.astimezone(zone).hour
        counts[next(name for until, name in _PARTS if hour < until)] += 1
    part = max(counts, key=lambda name: (counts[name], name))
    strength = counts[part] / len(events)
    return Habit("time_of_day", part, strength) if strength > 0.5 else None
