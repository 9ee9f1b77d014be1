"""What a shopper asked for, as a mask over the catalogue: a product passes or it does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import partial

import numpy as np
import numpy.typing as npt

from recsys.catalog import Catalog, Codes
from recsys.types import Constraints

Mask = npt.NDArray[np.bool_]


def allowed(catalog: Catalog, constraints: Constraints) -> Mask:
    """The products that obey every constraint, as a mask in catalogue order.

    Names are compared without regard to case. A category also passes under any step of its path
    ("Food" holds "Food > Frozen > Pizza"). Every attribute asked for must be there; an attribute
    with several values ("red, blue") has each of them. An excluded attribute value also excludes
    the values that contain it as a word ("nuts" excludes "tree nuts"). A product without a price
    does not pass a price bound. `about` is no filter: it steers the ranking.
    """
    mask = np.ones(len(catalog), dtype=bool)
    if constraints.in_stock_only:
        mask &= catalog.in_stock
    if constraints.min_price is not None:
        mask &= catalog.price >= float(constraints.min_price)
    if constraints.max_price is not None:
        mask &= catalog.price <= float(constraints.max_price)
    if constraints.items:
        mask &= _among(catalog, constraints.items)
    if constraints.categories:
        mask &= _in_path(catalog.category, constraints.categories)
    if constraints.brands:
        mask &= _equal(catalog.brand, constraints.brands)
    for name, value in constraints.attributes.items():
        mask &= _attribute(catalog, name, partial(_lists, asked=value))
    return mask & ~_excluded(catalog, constraints)


def _excluded(catalog: Catalog, constraints: Constraints) -> Mask:
    mask = np.zeros(len(catalog), dtype=bool)
    if constraints.excluded_items:
        mask |= _among(catalog, constraints.excluded_items)
    if constraints.excluded_brands:
        mask |= _equal(catalog.brand, constraints.excluded_brands)
    if constraints.excluded_categories:
        mask |= _in_path(catalog.category, constraints.excluded_categories)
    for name, value in constraints.excluded_attributes.items():
        mask |= _attribute(catalog, name, partial(_mentions, asked=value))
    return mask


def _among(catalog: Catalog, items: Collection[str]) -> Mask:
    mask = np.zeros(len(catalog), dtype=bool)
    mask[[catalog.places[item] for item in items if item in catalog.places]] = True
    return mask


def _equal(column: Codes, names: Collection[str]) -> Mask:
    wanted = {name.casefold().strip() for name in names}
    return _where(column, lambda text: text in wanted)


def _in_path(column: Codes, names: Collection[str]) -> Mask:
    wanted = {_path(name) for name in names}
    return _where(column, lambda text: _path_holds(_path(text), wanted))


def _path(category: str) -> tuple[str, ...]:
    return tuple(step.strip() for step in category.casefold().split(">") if step.strip())


def _path_holds(path: tuple[str, ...], wanted: set[tuple[str, ...]]) -> bool:
    return any(
        path[start : start + len(steps)] == steps
        for steps in wanted
        for start in range(len(path) - len(steps) + 1)
        if steps
    )


def _attribute(catalog: Catalog, name: str, passes: Callable[[str], bool]) -> Mask:
    column = catalog.attributes.get(name.casefold())
    if column is None:
        return np.zeros(len(catalog), dtype=bool)
    return _where(column, lambda text: bool(text) and passes(text))


def _lists(text: str, asked: str) -> bool:
    wanted = asked.casefold().strip()
    return text == wanted or wanted in {part.strip() for part in re.split(r"[,;|]", text)}


def _mentions(text: str, asked: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(asked.casefold().strip())}(?!\w)", text) is not None


def _where(column: Codes, passes: Callable[[str], bool]) -> Mask:
    hits = np.fromiter((passes(name) for name in column.names), dtype=bool, count=len(column.names))
    return hits[column.codes] if len(column.codes) else np.zeros(0, dtype=bool)
