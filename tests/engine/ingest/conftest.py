"""A small shop, and files to feed it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.ingest.report import Report
from engine.ingest.run import ingest
from engine.store import catalog
from engine.store.database import Database, connect, writing
from recsys.types import Product

HEADER = "event_id,user_id,item_id,event_name,timestamp,quantity,price\n"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A store with the products tea, cup and pot."""
    found = connect(f"sqlite:///{tmp_path / 'shop.db'}")
    with writing(found) as connection:
        products = [Product("tea", "Tea"), Product("cup", "Cup"), Product("pot", "Pot")]
        catalog.write_products(connection, products)
    yield found
    found.dispose()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file of that name and content."""

    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


@pytest.fixture
def take(database: Database, tmp_path: Path) -> Callable[..., Report]:
    """Ingests into the small shop."""

    def taken(catalog: Path | None = None, events: Path | None = None, **others: object) -> Report:
        rejects = tmp_path / "rejects.jsonl"
        return ingest(database, catalog, events, rejects_path=rejects, **others)  # type: ignore

    return taken
