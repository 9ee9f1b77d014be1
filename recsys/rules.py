"""What the shop decided about its list, beyond what shoppers like: rules as data.

A rule acts on the products that its `where` lets through. `exclude` never shows them; `age_limit`
shows them only to shoppers known to be that old; `boost` and `bury` move their scores by `amount`
standard deviations, or with `by` (an attribute that holds a number, such as a margin) by `amount`
times the attribute's own standard score; `pin` puts them at position `amount` (from 1) of open
lists. Every rule that touched a candidate is named on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from recsys.catalog import Catalog
from recsys.constraints import allowed
from recsys.types import Constraints

Action = Literal["pin", "boost", "bury", "exclude", "age_limit"]
ACTIONS: tuple[Action, ...] = get_args(Action)
STRENGTH = 1.0  # of a boost or a bury that names no amount


class RuleError(ValueError):
    """A rule that cannot be applied; the message names the rule and the field."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One decision of the shop; `name` is what debug answers call it."""

    name: str
    action: Action
    where: Constraints = field(default_factory=lambda: Constraints(in_stock_only=False))
    amount: float = STRENGTH
    by: str = ""

    def __post_init__(self) -> None:
        if not self.name:
            raise RuleError("rule: name is empty")
        if self.action not in ACTIONS:
            raise RuleError(f"rule {self.name}: action {self.action!r} is none of {ACTIONS}")
        if not np.isfinite(self.amount) or self.amount <= 0:
            raise RuleError(f"rule {self.name}: amount {self.amount} is not above 0")
        if self.action in ("pin", "age_limit") and self.amount != int(self.amount):
            raise RuleError(f"rule {self.name}: amount {self.amount} is not a whole number")
        if self.by and self.action not in ("boost", "bury"):
            raise RuleError(f"rule {self.name}: by {self.by!r} goes only with boost and bury")


@dataclass(frozen=True, eq=False, slots=True)
class Ruling:
    """All rules applied to one catalogue: the open products, what is added to each score, the pins
    as (position from 0, place), and which products each rule touched."""

    mask: npt.NDArray[np.bool_]
    boost: npt.NDArray[np.float64] | None
    pins: tuple[tuple[int, int], ...]
    touched: tuple[tuple[str, npt.NDArray[np.bool_]], ...]

    def told(self, place: int) -> tuple[str, ...]:
        """The names of the rules that moved the product at `place`."""
        return tuple(name for name, mask in self.touched if mask[place])


def apply_rules(catalog: Catalog, rules: Sequence[Rule], age: int | None) -> Ruling:
    """What these rules come to for a shopper of this age (None: unknown, so no limit is passed)."""
    mask, boost = np.ones(len(catalog), dtype=bool), np.zeros(len(catalog))
    pins: list[tuple[int, int]] = []
    touched = []
    for rule in rules:
        meant = allowed(catalog, rule.where)
        if rule.action == "exclude" or (
            rule.action == "age_limit" and (age is None or age < rule.amount)
        ):
            mask &= ~meant
            continue
        if rule.action in ("boost", "bury"):
            sign = 1.0 if rule.action == "boost" else -1.0
            boost += sign * rule.amount * meant * _measure(catalog, rule)
        elif rule.action == "pin":
            first = int(rule.amount) - 1
            pins += [(first + step, int(place)) for step, place in enumerate(np.flatnonzero(meant))]
        if rule.action != "age_limit":
            touched.append((rule.name, meant))
    return Ruling(mask, boost if boost.any() else None, tuple(sorted(pins)), tuple(touched))


def _measure(catalog: Catalog, rule: Rule) -> npt.NDArray[np.float64]:
    """1 for every product, or the standard score of the attribute that the rule goes by."""
    if not rule.by:
        return np.ones(len(catalog))
    column = catalog.attributes.get(rule.by.casefold())
    if column is None:
        raise RuleError(f"rule {rule.name}: by {rule.by!r} is no attribute of any product")
    values = np.array([_number(rule, name) for name in column.names])[column.codes]
    spread = np.nanstd(values)
    if not spread > 0:
        return np.zeros(len(catalog))
    return np.nan_to_num((values - np.nanmean(values)) / spread)


def _number(rule: Rule, text: str) -> float:
    if not text:
        return float("nan")
    try:
        return float(text)
    except ValueError:
        raise RuleError(
            f"rule {rule.name}: by {rule.by!r} has the value {text!r}, not a number"
        ) from None
