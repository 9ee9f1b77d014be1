"""The commands about the dialogue that need no model: how sentences are read, and how well."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engine.command import command, database_of
from engine.config import Config

INPUT = click.Path(exists=True, dir_okay=False, path_type=Path)


@command("understand")
def understand_command(config: Config) -> None:
    """Show how lines of JSON ({"text": ..., "context": [...]}) on standard input are read."""
    from engine.utterances import read_lines

    for line in read_lines(database_of(config), sys.stdin):
        click.echo(line)


@command("dialogue")
@click.option("--labelled", "files", multiple=True, required=True, type=INPUT,
              help="JSON Lines of labelled utterances; may be given more than once.")  # fmt: skip
@click.option("--shop", type=INPUT, help="The catalogue they speak of; else the stored one.")
@click.option("--split", default="test", show_default=True, help="The half to read.")
@click.option("--report", type=click.Path(path_type=Path, file_okay=False),
              help="Folder to fill with a page and its figures.")  # fmt: skip
def evaluate_dialogue_command(
    config: Config, files: tuple[Path, ...], shop: Path | None, split: str, report: Path | None
) -> None:
    """How well utterances are understood, and what of them would be kept in memory."""
    from engine.dialogue_evaluation import evaluate_dialogue

    found, page = evaluate_dialogue(database_of(config), files, split, shop, report)
    for one in found:
        click.echo(f"{one.locale} ({one.lines} lines)")
        for name, value in one.figures.items():
            click.echo(f"  {name:<14}{value:.3f}")
    if page:
        click.echo(f"written to {page}")
