"""The shop's products."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from engine.store.counters import count, raise_count
from engine.store.tables import products
from engine.store.upsert import insert_new, insert_or_update
from recsys.types import Product

CHUNK = 5_000
VERSION = "catalog"
_FIELDS = tuple(field.name for field in fields(Product))


def write_products(connection: Connection, new: Iterable[Product]) -> int:
    """The number of products written; one whose item_id is already there is replaced."""
    written = 0
    statement = insert_or_update(connection, products)
    rows = map(_as_row, new)
    while chunk := list(islice(rows, CHUNK)):
        connection.execute(statement, chunk)
        written += len(chunk)
    if written:
        raise_count(connection, VERSION)
    return written


def write_bare_items(connection: Connection, item_ids: Iterable[str]) -> int:
    """The number of products made of ids alone; those already there are left as they are."""
    rows = (_as_row(Product(item_id, item_id)) for item_id in item_ids)
    statement = insert_new(connection, products).returning(products.c.item_id)
    written = 0
    while chunk := list(islice(rows, CHUNK)):
        written += len(connection.scalars(statement, chunk).all())
    if written:
        raise_count(connection, VERSION)
    return written


def read_products(connection: Connection) -> list[Product]:
    """Every product, in the order of their ids."""
    columns = [products.c[name] for name in _FIELDS]
    rows = connection.execute(select(*columns).order_by(products.c.item_id))
    return [Product(*row) for row in rows]


def item_ids(connection: Connection) -> frozenset[str]:
    """The ids of all products."""
    return frozenset(connection.scalars(select(products.c.item_id)))


def catalog_version(connection: Connection) -> int:
    """A number that grows with every write to the catalogue, 0 before the first."""
    return count(connection, VERSION)


def _as_row(product: Product) -> dict[str, Any]:
    row = {name: getattr(product, name) for name in _FIELDS}
    row["attributes"] = dict(product.attributes)
    return row
