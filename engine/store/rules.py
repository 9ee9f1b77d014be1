"""The shop's rules, in the order in which they were written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select

from engine.rule_fields import ShopRule, where_as_fields, where_from_fields
from engine.store.counters import count, raise_count
from engine.store.tables import rules
from recsys.rules import Rule

VERSION = "rules"


def read_rules(connection: Connection) -> tuple[Rule, ...]:
    """The rules in force, in their order; raises RuleError for a row that is no rule."""
    return tuple(one.rule for one in read_all_rules(connection) if one.enabled)


def read_all_rules(connection: Connection) -> tuple[ShopRule, ...]:
    """Every rule, in their order, those that are switched off as well."""
    rows = connection.execute(select(rules).order_by(rules.c.position)).mappings()
    return tuple(_as_rule(row) for row in rows)


def write_rules(connection: Connection, new: Sequence[ShopRule]) -> int:
    """The number of rules written: each after all others, in the place of one of the same name.

    Nothing is written when two of them have the same name (IntegrityError).
    """
    if not new:
        return 0
    for one in new:
        connection.execute(delete(rules).where(rules.c.name == one.rule.name))
    last = connection.scalar(select(func.max(rules.c.position))) or 0
    rows = [_as_row(one, place) for place, one in enumerate(new, last + 1)]
    connection.execute(insert(rules), rows)
    raise_count(connection, VERSION)
    return len(rows)


def remove_rule(connection: Connection, name: str) -> bool:
    """Whether there was such a rule; it is gone."""
    gone = bool(connection.execute(delete(rules).where(rules.c.name == name)).rowcount)
    if gone:
        raise_count(connection, VERSION)
    return gone


def rules_version(connection: Connection) -> int:
    """A number that grows with every change to the rules, 0 before the first."""
    return count(connection, VERSION)


def _as_row(one: ShopRule, place: int) -> dict[str, Any]:
    rule = one.rule
    return {
        "name": rule.name,
        "action": rule.action,
        "where": where_as_fields(rule.where),
        "amount": rule.amount,
        "by": rule.by,
        "enabled": one.enabled,
        "position": place,
    }


def _as_rule(row: RowMapping) -> ShopRule:
    where = where_from_fields(row["name"], row["where"])
    rule = Rule(row["name"], row["action"], where, row["amount"], row["by"])
    return ShopRule(rule, row["enabled"])
