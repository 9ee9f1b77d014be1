"""Rules in files: CSV and JSON Lines, read whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from engine.ingest.readers import as_object, open_source
from engine.rule_fields import FIELDS, ShopRule, rule_as_fields, rule_from_fields
from recsys.catalog import Catalog
from recsys.rules import RuleError, usable


def read_rules_file(path: Path, catalog: Catalog | None = None) -> tuple[ShopRule, ...]:
    """The rules of a CSV or JSON Lines file, in its order.

    With `catalog`, a rule that goes `by` what no product of it has is refused too. Raises RuleError
    naming the file, the line, the rule and the field, and IngestError for a file that cannot be
    read.
    """
    found: dict[str, ShopRule] = {}
    with open_source(path, known={field: (field,) for field in FIELDS}) as source:
        for row in source.rows:
            try:
                if row.problem:
                    raise RuleError(row.problem)
                one = rule_from_fields(as_object(row, source.columns))
                _check(one, found, catalog)
            except RuleError as error:
                raise RuleError(f"{path.name}, line {row.line}: {error}") from None
            found[one.rule.name] = one
    if not found:
        raise RuleError(f"{path.name}: has no rules")
    return tuple(found.values())


def as_lines(rules: Iterable[ShopRule]) -> Iterable[str]:
    """Each rule as a line of JSON, which `read_rules_file` reads back."""
    return (json.dumps(rule_as_fields(one), ensure_ascii=False) for one in rules)


def _check(one: ShopRule, before: dict[str, ShopRule], catalog: Catalog | None) -> None:
    if one.rule.name in before:
        raise RuleError(f"rule {one.rule.name}: name: it is there twice")
    if catalog:
        _, problems = usable(catalog, [one.rule])
        if problems:
            raise RuleError(problems[0])
