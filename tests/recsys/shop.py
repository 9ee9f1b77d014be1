"""Small shops in which the right answer is obvious to the eye."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import numpy as np
import pandas as pd

from recsys.catalog import Catalog
from recsys.interactions import Weighting
from recsys.model import Model, Settings, fit
from recsys.types import Event, Product

NOW = datetime(2026, 3, 1, tzinfo=timezone.utc)
SMALL = Settings(factors=8, iterations=10)


def event(
    user: str,
    item: str,
    kind: str = "purchase",
    days_ago: float = 10.0,
    quantity: float = 1.0,
    session: str | None = None,
) -> Event:
    """One event, `days_ago` before NOW."""
    return Event(
        event_id=f"{user}-{item}-{kind}-{days_ago}",
        user_id=user,
        item_id=item,
        kind=kind,  # type: ignore[arg-type]
        at=NOW - timedelta(days=days_ago),
        quantity=quantity,
        session_id=session,
    )


def frame(events: Iterable[Event]) -> pd.DataFrame:
    """The events as the frame that training reads."""
    columns = ["user_id", "item_id", "kind", "quantity", "at", "session_id", "value"]
    rows = [[getattr(one, column) for column in columns] for one in events]
    return pd.DataFrame(rows, columns=columns)


def checkerboard(users: int = 20, items: int = 20, left_out: int = 2) -> list[Event]:
    """Even users buy the even items, odd users the odd ones, each all of theirs but `left_out`."""
    events = []
    for user in range(users):
        own = [item for item in range(items) if item % 2 == user % 2]
        gone = {own[(user // 2 + step) % len(own)] for step in range(left_out)}
        events += [event(f"u{user}", f"i{item}") for item in own if item not in gone]
    return events


def product(place: int, **changes: object) -> Product:
    """Product i of the checkerboard: even ones are teas, odd ones are bolts; price = i + 1."""
    tea = place % 2 == 0
    values: dict[str, object] = {
        "item_id": f"i{place}",
        "name": f"{'Green tea' if tea else 'Steel bolt'} number {place}",
        "category": f"Food > Tea {place % 3}" if tea else f"Tools > Bolts {place % 3}",
        "brand": "Leaf" if tea else "Forge",
        "price": Decimal(place + 1),
    }
    return Product(**(values | changes))  # type: ignore[arg-type]


def catalog(items: int = 20, extra: Sequence[Product] = ()) -> Catalog:
    """The catalogue of the checkerboard and of further products."""
    return Catalog.from_products([*(product(place) for place in range(items)), *extra])


def groups(users: int = 60, items: int = 40, parts: int = 4, seed: int = 1) -> list[Event]:
    """A less tidy shop: each user buys, carts and views mostly within one of `parts` groups."""
    draw = np.random.default_rng(seed)
    kinds = ["purchase", "cart", "view", "list_view", "wishlist"]
    events = []
    for user in range(users):
        for _ in range(12):
            own = draw.random() < 0.85
            part = user % parts if own else int(draw.integers(parts))
            item = part + parts * int(draw.integers(items // parts))
            kind = kinds[int(draw.choice(5, p=[0.4, 0.2, 0.2, 0.1, 0.1]))]
            days = float(draw.integers(1, 200))
            events.append(event(f"u{user}", f"i{item}", kind, days, float(draw.integers(1, 4))))
    return events


def trained(events: Iterable[Event], shop: Catalog, settings: Settings = SMALL) -> Model:
    """The model of these events at NOW."""
    return fit(frame(events), shop, settings, NOW)


def plain(**changes: object) -> Weighting:
    """Weights without decay, for arithmetic that can be done in the head."""
    return Weighting(**({"half_life_days": None} | changes))  # type: ignore[arg-type]
