"""A rule of the shop as plain fields, as a row of a file or of the store has them, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Any

from recsys.rule import STRENGTH, Rule, RuleError
from recsys.types import Constraints

SEPARATOR = "|"  # between the values of a list in one cell of a CSV file
LISTS = ("items", "categories", "brands", "excluded_items", "excluded_categories",
         "excluded_brands")  # fmt: skip
TABLES = ("attributes", "excluded_attributes")
PRICES = ("min_price", "max_price")
WHERE = (*LISTS, *TABLES, *PRICES)
OWN = ("name", "action", "amount", "by", "enabled")
FIELDS = (*OWN, *WHERE)
_YES, _NO = ("true", "yes", "1", "on"), ("false", "no", "0", "off")


@dataclass(frozen=True, slots=True)
class ShopRule:
    """A rule as the shop keeps it: one that is not `enabled` waits."""

    rule: Rule
    enabled: bool = True


def rule_from_fields(values: Mapping[str, Any]) -> ShopRule:
    """The rule that a row states; a field that is None or blank is not there.

    Raises RuleError naming the rule and the field.
    """
    stated = {key.strip().casefold(): value for key, value in values.items() if _is_there(value)}
    name = _text("", "name", stated.get("name", ""))
    where = where_from_fields(
        name, {field: value for field, value in stated.items() if field not in OWN}
    )
    action: Any = _text(name, "action", stated.get("action", "")).casefold().replace(" ", "_")
    enabled = _switch(name, stated.get("enabled", True))
    by = _text(name, "by", stated.get("by", ""))
    amount = _amount(name, action, stated.get("amount"))
    return ShopRule(Rule(name, action, where, amount, by), enabled)


def rule_as_fields(one: ShopRule) -> dict[str, Any]:
    """The fields that say something, in the order of FIELDS: `rule_from_fields` reads them back."""
    rule = one.rule
    stated: dict[str, Any] = {"name": rule.name, "action": rule.action}
    if rule.action != "exclude":
        stated["amount"] = int(rule.amount) if rule.amount == int(rule.amount) else rule.amount
    if rule.by:
        stated["by"] = rule.by
    if not one.enabled:
        stated["enabled"] = False
    return stated | where_as_fields(rule.where)


def where_from_fields(name: str, values: Mapping[str, Any]) -> Constraints:
    """The products a rule is about; raises RuleError naming the rule and the field."""
    unknown = sorted(set(values) - set(WHERE))
    if unknown:
        known = ", ".join(FIELDS)
        raise RuleError(f"{_of(name)}{unknown[0]}: there is no such field, but {known}")
    read = {field: _READERS[field](name, field, value) for field, value in values.items()}
    return Constraints(**read, in_stock_only=False)


def where_as_fields(where: Constraints) -> dict[str, Any]:
    """The fields that are set, as JSON has them: prices as text, digit by digit."""
    values = {one.name: getattr(where, one.name) for one in fields(where)}
    read = {field: _plain(values[field]) for field in WHERE}
    return {field: value for field, value in read.items() if value}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else None if value is None else str(value)


def _is_there(value: Any) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())


def _of(name: str) -> str:
    return f"rule {name}: " if name else ""


def _text(name: str, field: str, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise RuleError(f"{_of(name)}{field}: {value!r} is no text")
    if "\x00" in str(value):  # text nowhere: PostgreSQL cannot store it
        raise RuleError(f"{_of(name)}{field}: {value!r} has a NUL character in it")
    return str(value).strip()


def _amount(name: str, action: str, value: Any) -> float:
    if value is None:
        if action == "age_limit":
            raise RuleError(f"{_of(name)}amount: an age limit needs one, in years")
        return STRENGTH
    if action == "exclude":
        raise RuleError(f"{_of(name)}amount: exclude takes none")
    try:
        return float(_text(name, "amount", value))
    except ValueError:
        raise RuleError(f"{_of(name)}amount: {value!r} is not a number") from None


def _switch(name: str, value: Any) -> bool:
    said = str(value).strip().casefold()
    if said not in (*_YES, *_NO):
        raise RuleError(f"{_of(name)}enabled: {value!r} is neither true nor false")
    return said in _YES


def _list(name: str, field: str, value: Any) -> tuple[str, ...]:
    parts = value.split(SEPARATOR) if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)):
        parts = [parts]  # an item id that looks like a number
    words = tuple(_text(name, field, part) for part in parts)
    if not words or not all(words):
        raise RuleError(f"{_of(name)}{field}: {value!r} is no list of names")
    return words


def _table(name: str, field: str, value: Any) -> dict[str, str]:
    if isinstance(value, str):  # "color=red|size=8 oz", as a cell has it
        pairs = [part.partition("=") for part in value.split(SEPARATOR)]
        if not all(equals for _, equals, _ in pairs):
            raise RuleError(f"{_of(name)}{field}: {value!r} is not like color=red|size=8 oz")
        value = {key: word for key, _, word in pairs}
    if not isinstance(value, Mapping):
        raise RuleError(f"{_of(name)}{field}: {value!r} is no table of names and values")
    read = {_text(name, field, key): _text(name, field, word) for key, word in value.items()}
    if not read or not all(read) or not all(read.values()):
        raise RuleError(f"{_of(name)}{field}: {value!r} has an empty name or value")
    return read


def _price(name: str, field: str, value: Any) -> Decimal:
    try:
        price = Decimal(_text(name, field, value))
    except InvalidOperation:
        price = Decimal("NaN")
    if not price.is_finite() or price < 0:
        raise RuleError(f"{_of(name)}{field}: {value!r} is no price")
    return price


_READERS: dict[str, Callable[[str, str, Any], Any]] = {
    **dict.fromkeys(LISTS, _list),
    **dict.fromkeys(TABLES, _table),
    **dict.fromkeys(PRICES, _price),
}
