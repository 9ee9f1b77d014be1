"""Rules come back as they went in, all or none, and a server can tell that they changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from alembic import command
from sqlalchemy import Engine, inspect, update
from sqlalchemy.exc import IntegrityError

from engine.rule_fields import ShopRule
from engine.store import catalog
from engine.store import rules as store
from engine.store.database import reading, writing
from engine.store.tables import rules as table
from engine.store.upgrade import alembic_config, upgrade
from recsys.rules import Rule, RuleError
from recsys.types import Constraints, Product

WINE = ShopRule(
    Rule(
        "wine of the month",
        "pin",
        Constraints(
            Decimal("1.10"), Decimal("20.00"), ("123", "7"), ("Wine > Red",), ("Côte 绿",),
            {"size": "750 ml"}, ("9",), ("Plonk",), ("Beer",), {"tags": "sulphites"}, False,
        ),
        2.0,
    )
)  # fmt: skip
MARGIN = ShopRule(Rule("margin first", "boost", amount=0.3, by="margin"))
ADULTS = ShopRule(
    Rule("adults", "age_limit", Constraints(categories=("Wine",), in_stock_only=False), 21.0), False
)


def test_rules_come_back_as_they_went_in(database: Engine) -> None:
    with writing(database) as connection:
        assert store.write_rules(connection, [WINE, MARGIN, ADULTS]) == 3
    with reading(database) as connection:
        found = store.read_all_rules(connection)
        assert found == (WINE, MARGIN, ADULTS)
        assert str(found[0].rule.where.max_price) == "20.00"
        assert store.read_rules(connection) == (WINE.rule, MARGIN.rule)


def test_one_of_the_same_name_is_replaced_and_counts_last(database: Engine) -> None:
    with writing(database) as connection:
        store.write_rules(connection, [MARGIN, ADULTS])
        store.write_rules(connection, [WINE, replace(MARGIN, enabled=False)])
        assert store.read_all_rules(connection) == (ADULTS, WINE, replace(MARGIN, enabled=False))


def test_a_name_that_comes_twice_writes_nothing(database: Engine) -> None:
    with writing(database) as connection:
        store.write_rules(connection, [MARGIN])
    with pytest.raises(IntegrityError):
        with writing(database) as connection:
            store.write_rules(connection, [WINE, ADULTS, WINE])
    with reading(database) as connection:
        assert store.read_all_rules(connection) == (MARGIN,)
        assert store.rules_version(connection) == 1


def test_remove(database: Engine) -> None:
    with writing(database) as connection:
        store.write_rules(connection, [MARGIN, WINE])
        assert store.remove_rule(connection, "margin first")
        assert not store.remove_rule(connection, "margin first")
        assert store.read_all_rules(connection) == (WINE,)


def test_the_version_grows_with_every_change_and_apart_from_the_catalogue(
    database: Engine,
) -> None:
    with writing(database) as connection:
        assert store.rules_version(connection) == 0
        store.write_rules(connection, [MARGIN, WINE])
        assert store.rules_version(connection) == 1
        store.write_rules(connection, [])
        store.remove_rule(connection, "no such rule")
        assert store.rules_version(connection) == 1
        store.remove_rule(connection, "margin first")
        assert store.rules_version(connection) == 2
        assert catalog.catalog_version(connection) == 0
        catalog.write_products(connection, [Product("1", "Tea")])
        assert store.rules_version(connection) == 2


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("action", "burn", "rule margin first: action: 'burn'"),
        ("where", {"items": 7.5, "colour": "red"}, "rule margin first: colour: "),
        ("where", {"items": [["7"]]}, "rule margin first: items: "),
    ],
)
def test_a_row_that_is_no_rule_is_named(
    database: Engine, column: str, value: object, message: str
) -> None:
    with writing(database) as connection:
        store.write_rules(connection, [MARGIN])
        connection.execute(update(table).values({column: value}))
        with pytest.raises(RuleError, match=message):
            store.read_rules(connection)


def test_a_database_of_the_version_before_keeps_what_it_has(database: Engine) -> None:
    with writing(database) as connection:
        catalog.write_products(connection, [Product("1", "Tea")])
        command.downgrade(alembic_config(connection), "0001")
        assert "rules" not in inspect(connection).get_table_names()
    with writing(database) as connection:
        upgrade(connection)
        assert store.read_rules(connection) == () and store.rules_version(connection) == 0
        assert catalog.read_products(connection) == [Product("1", "Tea")]
