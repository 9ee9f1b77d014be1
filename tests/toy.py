"""A checkerboard shop: even users buy teas, odd users coffees; the right answer is plain."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

from engine.config import Config
from engine.jobs import Plan, train
from engine.store import catalog, events
from engine.store.database import Engine, connect, writing
from recsys.model import Settings
from recsys.types import Event, Product

NOW = datetime.now(timezone.utc).replace(microsecond=0)
FLAVOURS = ("Green", "Black", "White", "Mint", "Lemon", "Ginger", "Vanilla", "Dark")
SETTINGS = Settings(factors=4, iterations=10)


def products() -> list[Product]:
    """Eight teas (`tea-0` ...) and eight coffees, the dearer the higher the number."""
    return [
        Product(
            f"{kind.lower()}-{number}",
            f"{flavour} {kind.lower()}, {number + 1} oz",
            kind,
            "National" if number % 2 else "Private",
            Decimal(number + 1) + Decimal("0.49"),
            attributes={"department": "Drinks", "size": f"{number + 1} oz"},
        )
        for kind in ("Tea", "Coffee")
        for number, flavour in enumerate(FLAVOURS)
    ]


def purchases(users: int = 20) -> list[Event]:
    """What the users bought: all flavours of their kind but one, the last one only lately."""
    bought = []
    for user in range(users):
        kind = "coffee" if user % 2 else "tea"
        flavours = [number for number in range(8) if number != user // 2 % 8]
        for place, number in enumerate(flavours):
            days = 2 if place == len(flavours) - 1 else 60 + place
            bought.append(
                Event(
                    f"{user}-{number}", f"user-{user}", f"{kind}-{number}", "purchase",
                    NOW - timedelta(days=days), 1.0, Decimal("1.00"), f"visit-{user}-{place}",
                )  # fmt: skip
            )
    return bought


def open_shop(home: Path, trained: bool = True) -> tuple[Config, Engine]:
    """The settings and the database of a checkerboard shop under `home`."""
    config = Config(home=home, demo=True)
    home.mkdir(parents=True, exist_ok=True)
    database = connect(config.database)
    with writing(database) as connection:
        catalog.write_products(connection, products())
        events.write_events(connection, purchases())
    if trained:
        train(config, database, Plan(SETTINGS, force=True))
    return config, database
