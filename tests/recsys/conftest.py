"""The two shops that most tests of the ranking use, trained once."""

from __future__ import annotations

import pytest

from recsys.catalog import Catalog
from recsys.model import Model
from recsys.types import Event
from tests.recsys import shop


@pytest.fixture(scope="session")
def board() -> tuple[Model, Catalog]:
    """The checkerboard: even users like even items."""
    catalog = shop.catalog()
    return shop.trained(shop.checkerboard(), catalog), catalog


@pytest.fixture(scope="session")
def untidy() -> tuple[Model, Catalog, list[Event]]:
    """Sixty users with mixed behaviours in four overlapping groups."""
    catalog, events = shop.catalog(40), shop.groups()
    return shop.trained(events, catalog), catalog, events
