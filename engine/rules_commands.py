"""The commands of the shop's rules: import, list, remove."""

from __future__ import annotations

from pathlib import Path

import click

from engine.command import command, database_of
from engine.config import Config

INPUT = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("rules")
def rules_group() -> None:
    """What the shop decides about its lists: pin, boost, bury, exclude, age_limit."""


@command("import")
@click.argument("file", type=INPUT)
def import_rules(config: Config, file: Path) -> None:
    """Add the rules of FILE (CSV or JSON Lines), in the place of those of the same names.

    One bad row, and nothing is changed. A running server follows within seconds.
    """
    from engine.rules_file import read_rules_file
    from engine.store.catalog import read_products
    from engine.store.database import reading, writing
    from engine.store.rules import write_rules
    from recsys.catalog import Catalog

    database = database_of(config)
    with reading(database) as connection:
        catalog = Catalog.from_products(read_products(connection))
    rules = read_rules_file(file, catalog)
    with writing(database) as connection:
        written = write_rules(connection, rules)
    click.echo(f"{written} rule{'' if written == 1 else 's'} written")


@command("list")
def list_rules(config: Config) -> None:
    """Print every rule as a line of JSON, in the order in which they count.

    What is printed can be imported again.
    """
    from engine.rules_file import as_lines
    from engine.store.database import reading
    from engine.store.rules import read_all_rules

    with reading(database_of(config)) as connection:
        rules = read_all_rules(connection)
    for line in as_lines(rules):
        click.echo(line)


@command("remove")
@click.argument("name")
def remove_rule_command(config: Config, name: str) -> None:
    """Remove the rule called NAME."""
    from engine.store.database import writing
    from engine.store.rules import remove_rule

    with writing(database_of(config)) as connection:
        gone = remove_rule(connection, name)
    if not gone:
        raise click.ClickException(f"there is no rule {name!r}: see `shoptalk rules list`")
    click.echo(f"{name} is removed")


for _one in (import_rules, list_rules, remove_rule_command):
    rules_group.add_command(_one)
COMMANDS = (rules_group,)
