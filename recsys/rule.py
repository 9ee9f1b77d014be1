"""One decision of the shop about its lists, as a value that is checked when it is made."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

import numpy as np

from recsys.types import Constraints

Action = Literal["pin", "boost", "bury", "exclude", "age_limit"]
ACTIONS: tuple[Action, ...] = get_args(Action)
STRENGTH = 1.0  # of a boost or a bury that names no amount
EVERYTHING = Constraints(in_stock_only=False)


class RuleError(ValueError):
    """A rule that cannot be applied; the message names the rule and the field."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One decision of the shop; `name` is what debug answers call it."""

    name: str
    action: Action
    where: Constraints = EVERYTHING
    amount: float = STRENGTH
    by: str = ""

    def __post_init__(self) -> None:
        problem = self._problem()
        if problem:
            raise RuleError(f"rule {self.name}: {problem}" if self.name.strip() else problem)

    def _problem(self) -> str:
        """What is wrong with the rule, from the name of the field on; "" where nothing is."""
        where, moves = self.where, self.action in ("boost", "bury")
        if not self.name.strip():
            return "name: it is empty"
        if self.action not in ACTIONS:
            return f"action: {self.action!r} is none of {', '.join(ACTIONS)}"
        if not np.isfinite(self.amount) or self.amount <= 0:
            return f"amount: {self.amount} is not above 0"
        if self.action in ("pin", "age_limit") and self.amount != int(self.amount):
            return f"amount: {self.amount} is not a whole number"
        if self.by and not moves:
            return f"by: {self.by!r} goes only with boost and bury"
        if where.about:
            return f"about: {where.about!r} is no filter of products"
        if _is_above(where.min_price, where.max_price):
            return f"min_price: {where.min_price} is above the max_price {where.max_price}"
        # A wine shop may limit all it sells; to exclude, pin or move everything is a slip.
        if not self.by and self.action != "age_limit" and not _names_products(where):
            return f"{self.action}: it names no products (items, categories, brands, ...)"
        return ""


def _is_above(least: Decimal | None, most: Decimal | None) -> bool:
    return least is not None and most is not None and least > most


def _names_products(where: Constraints) -> bool:
    prices = (where.min_price, where.max_price)
    return any(price is not None for price in prices) or any(
        (
            where.items, where.categories, where.brands, where.attributes, where.excluded_items,
            where.excluded_brands, where.excluded_categories, where.excluded_attributes,
        )
    )  # fmt: skip
