"""What the shop decided about its list, beyond what shoppers like: rules as data.

A rule acts on the products that its `where` lets through, in stock or not. `exclude` never shows
them; `age_limit` shows them only to shoppers known to be `amount` years old; `boost` and `bury`
move their scores by `amount` standard deviations, or with `by` (an attribute that holds a number,
such as a margin) by `amount` times the attribute's own standard score; `pin` puts them at position
`amount` (from 1) of open lists. Every rule that moved a candidate is named on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from recsys.catalog import Catalog
from recsys.constraints import allowed
from recsys.rule import Rule as Rule
from recsys.rule import RuleError as RuleError

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class Ruling:
    """All rules applied to one catalogue: the open products, what is added to each score, the pins
    as (position from 0, place), and which products each rule touched (none: an age limit that the
    shopper passes)."""

    mask: Mask
    boost: Floats | None
    pins: tuple[tuple[int, int], ...]
    touched: tuple[tuple[Rule, Mask], ...]

    def told(self, place: int) -> tuple[str, ...]:
        """The names of the rules that moved the product at `place`."""
        return tuple(rule.name for rule, mask in self.touched if mask[place])

    def within(self, n: int) -> Ruling:
        """The ruling of a list of `n` places, beyond which no pin moves anything; 0: no pins."""
        pins = tuple((position, place) for position, place in self.pins if position < n)
        reached = np.zeros(len(self.mask), dtype=bool)
        reached[[place for _, place in pins]] = True
        touched = tuple(
            (rule, mask & reached if rule.action == "pin" else mask) for rule, mask in self.touched
        )
        return replace(self, pins=pins, touched=touched)


@dataclass(frozen=True, eq=False, slots=True)
class _Effect:
    """A rule on one catalogue: the products it means and, of a boost or a bury, what it adds."""

    rule: Rule
    meant: Mask
    added: Floats | None = None


# The rules last applied to a catalogue: they seldom change, and each is a search of all products.
_last: WeakKeyDictionary[Catalog, tuple[tuple[Rule, ...], tuple[_Effect, ...]]] = (
    WeakKeyDictionary()
)


def apply_rules(catalog: Catalog, rules: Sequence[Rule], age: int | None) -> Ruling:
    """What these rules come to for a shopper of this age (None: unknown, so no limit is passed).

    Of rules that want the same position the first has it, the next one the position after it; a
    product is pinned once. Raises RuleError for a `by` that is no number.
    """
    mask, boost, touched = np.ones(len(catalog), dtype=bool), np.zeros(len(catalog)), []
    effects = _effects(catalog, tuple(rules))
    for effect in effects:
        rule, meant = effect.rule, effect.meant
        if rule.action == "age_limit" and age is not None and age >= rule.amount:
            meant = np.zeros_like(meant)
        if rule.action in ("exclude", "age_limit"):
            mask &= ~meant
        if effect.added is not None:
            boost += effect.added
        touched.append((rule, meant))
    pins = _pins(catalog, effects, mask)
    told = tuple(
        (rule, _pinned(pins, rule, meant) if rule.action == "pin" else meant)
        for rule, meant in touched
    )
    positions = tuple((position, place) for position, place, _ in pins)
    return Ruling(mask, boost if boost.any() else None, positions, told)


def usable(catalog: Catalog, rules: Iterable[Rule]) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """The rules that can be applied to this catalogue, and what is wrong with each of the others.

    Only a boost or a bury can fail (by what it goes `by`): what keeps products away always holds.
    """
    kept, problems = [], []
    for rule in rules:
        try:
            _effect(catalog, rule)
        except RuleError as error:
            problems.append(str(error))
        else:
            kept.append(rule)
    return tuple(kept), tuple(problems)


def _effects(catalog: Catalog, rules: tuple[Rule, ...]) -> tuple[_Effect, ...]:
    kept = _last.get(catalog)
    if kept is not None and kept[0] == rules:
        return kept[1]
    effects = tuple(_effect(catalog, rule) for rule in rules)
    if rules:
        _last[catalog] = rules, effects
    return effects


def _effect(catalog: Catalog, rule: Rule) -> _Effect:
    meant = allowed(catalog, replace(rule.where, in_stock_only=False))
    if rule.action not in ("boost", "bury"):
        return _Effect(rule, meant)
    sign = 1.0 if rule.action == "boost" else -1.0
    added = sign * rule.amount * meant * _measure(catalog, rule)
    return _Effect(rule, added != 0.0, added)


def _pins(
    catalog: Catalog, effects: Sequence[_Effect], mask: Mask
) -> list[tuple[int, int, Rule]]:
    """The pins of products that may be shown, (position, place, rule) in the order of positions."""
    held: dict[int, tuple[int, int, Rule]] = {}
    pinned: set[int] = set()
    for effect in effects:
        if effect.rule.action != "pin":
            continue
        position = int(effect.rule.amount) - 1
        for place in _in_order(catalog, effect):
            if not mask[place] or place in pinned:
                continue
            while position in held:
                position += 1
            held[position] = position, place, effect.rule
            pinned.add(place)
    return [held[position] for position in sorted(held)]


def _pinned(pins: Sequence[tuple[int, int, Rule]], by: Rule, meant: Mask) -> Mask:
    """The products that this rule itself holds at a position."""
    mask = np.zeros_like(meant)
    mask[[place for _, place, rule in pins if rule is by]] = True
    return mask


def _in_order(catalog: Catalog, effect: _Effect) -> list[int]:
    """The places of a rule's products, in the order in which it names them."""
    places: list[int] = np.flatnonzero(effect.meant).tolist()
    named = {item: rank for rank, item in enumerate(effect.rule.where.items)}
    return sorted(places, key=lambda place: named.get(catalog.ids[place], 0))


def _measure(catalog: Catalog, rule: Rule) -> Floats:
    """1 for every product, or the standard score of the attribute that the rule goes by.

    A product without the attribute is like the average one.
    """
    if not rule.by or not len(catalog):
        return np.ones(len(catalog))
    column = catalog.attributes.get(rule.by.strip().casefold())
    if column is None:
        raise RuleError(f"rule {rule.name}: by: {rule.by!r} is no attribute of any product")
    values = np.array([_number(rule, name) for name in column.names])[column.codes]
    there = np.isfinite(values)
    spread = values[there].std() if there.any() else 0.0
    if not spread > 0:
        return np.zeros(len(catalog))
    return np.where(there, (values - values[there].mean()) / spread, 0.0)


def _number(rule: Rule, text: str) -> float:
    """The number, NaN where there is none."""
    try:
        number = float(text) if text else np.nan
    except ValueError:
        number = np.inf
    if np.isinf(number) or (text and np.isnan(number)):
        raise RuleError(f"rule {rule.name}: by: {rule.by!r} has the value {text!r}, not a number")
    return number
