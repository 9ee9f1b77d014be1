"""A shop whose right answers are obvious: households buy from one half of the shelves each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from decimal import Decimal

from engine import models
from engine.config import Config
from engine.store import catalog as catalog_store
from engine.store import events as event_store
from engine.store import shoppers as shopper_store
from engine.store.database import Engine, reading, writing
from engine.store.shoppers import Shopper
from recsys.catalog import Catalog
from recsys.model import Settings, fit, save
from recsys.types import Event, Product

BAKERY = [
    "Italian bread", "Hamburger buns", "Glazed donuts", "Bagels", "Sandwich bread",
    "Corn muffins", "Apple pie", "Dinner rolls", "Raisin bread", "Cinnamon rolls",
]  # fmt: skip
DAIRY = [
    "White milk", "Shredded cheese", "Plain yogurt", "Large eggs", "Salted butter",
    "Sour cream", "Cream cheese", "Chocolate milk", "Cottage cheese", "Whipped cream",
]  # fmt: skip
SHELVES = {"Bakery": BAKERY, "Dairy": DAIRY}
HOUSEHOLDS = 40
BASKETS = 6


def products() -> list[Product]:
    """Ten products of the bakery (b0 ...) and ten of the dairy (d0 ...)."""
    return [
        Product(
            f"{department[0].lower()}{number}",
            name,
            category=department,
            brand="National",
            price=Decimal("1.25") + number,
            description=f"{name} from the {department.lower()} shelf.",
            attributes={"department": department},
        )
        for department, names in SHELVES.items()
        for number, name in enumerate(names)
    ]


def purchases(now: datetime) -> Iterator[Event]:
    """Even households buy from the bakery, odd ones from the dairy, each its own mixture."""
    for household in range(HOUSEHOLDS):
        shelf = "bd"[household % 2]
        for basket in range(BASKETS):
            number = (household // 2 + basket * (1 + household % 3)) % 10
            yield Event(
                f"{household}-{basket}",
                str(household),
                f"{shelf}{number}",
                "purchase",
                now - timedelta(days=5 * (basket + 1)),
                value=Decimal("1.25") + number,
                session_id=f"basket {household} {basket}",
            )


def open_shop(config: Config, database: Engine) -> None:
    """Fills `database` with the shop and trains its recommender."""
    now = datetime.now(timezone.utc)
    with writing(database) as connection:
        catalog_store.write_products(connection, products())
        event_store.write_events(connection, list(purchases(now)))
        names = {0: "bakes at home", 1: "loves cheese"}
        shopper_store.write_shoppers(
            connection,
            [
                Shopper(str(number), f"Household {number} — {names[number % 2]}", BASKETS)
                for number in range(HOUSEHOLDS)
            ],
        )
    with reading(database) as connection:
        events = event_store.read_log(connection)
    model = fit(events, Catalog.from_products(products()), Settings(factors=8), now)
    save(model, config.models / "toy")
    models.serve(config.models, "toy")
