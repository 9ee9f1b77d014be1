"""A shop of its own for scripted conversations: a store that is thrown away, and templates."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from dialogue.draft import Voice
from engine import models
from engine.config import Config
from engine.services import Services, Shop
from engine.store import catalog, events
from engine.store.database import connect, reading, writing
from engine.store.trail import flush
from recsys.catalog import Catalog
from recsys.model import Settings, fit, save
from recsys.types import Event, Product

SETTINGS = Settings(factors=4, iterations=5)
BUYERS = 20
BOUGHT = 7  # products of each of them
# Long enough ago that no visit is still going on.
BEFORE = timedelta(days=30)


class Still(Services):
    """Services of a shop that nobody else writes to: it is never read again."""

    @property
    def shop(self) -> Shop:
        """The shop as it was opened."""
        return self._shop


@contextmanager
def shop_of(products: Mapping[str, Product]) -> Iterator[Services]:
    """The services of a shop with these products, in a folder that is removed with it.

    No shopper who speaks there has bought anything, and all products sell about alike, so that
    what is offered follows from what is said. Its replies are the templates', the same each time.
    """
    now = datetime.now(timezone.utc)
    with TemporaryDirectory(prefix="shoptalk-") as folder, _quiet():
        config = Config(home=Path(folder))
        database = connect(config.database)
        try:
            with writing(database) as connection:
                catalog.write_products(connection, products.values())
                events.write_events(connection, purchases(tuple(products), now - BEFORE))
            with reading(database) as connection:
                log = events.read_log(connection)
            model = fit(log, Catalog.from_products(products.values()), SETTINGS, now)
            version = models.new_folder(config.models, now)
            save(model, version)
            models.serve(config.models, version.name)
            yield Still(config, database, Voice(None, None))
        finally:
            flush(database)  # what was read is on record before there is no file for it
            database.dispose()


@contextmanager
def _quiet() -> Iterator[None]:
    """That a template answers is news in a shop with a model, and none here."""
    voice = logging.getLogger("dialogue.respond")
    before = voice.level
    voice.setLevel(logging.WARNING)
    try:
        yield
    finally:
        voice.setLevel(before)


def purchases(items: Iterable[str], at: datetime) -> list[Event]:
    """What the buyers of the shop bought: each a few products that lie side by side, in turns."""
    shelf = tuple(items)
    bought = []
    for number in range(BUYERS * BOUGHT if shelf else 0):
        buyer, place = divmod(number, BOUGHT)
        bought.append(
            Event(
                f"sale-{number}", f"buyer-{buyer}", shelf[number % len(shelf)], "purchase",
                at - timedelta(hours=place), session_id=f"visit-{buyer}",
            )  # fmt: skip
        )
    return bought
