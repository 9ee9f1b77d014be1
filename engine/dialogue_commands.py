"""The commands about the dialogue: how sentences are read, and how well it is led."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dialogue.manifest import MANIFEST
from engine.command import command, database_of
from engine.config import MANNERS, Config

if TYPE_CHECKING:
    from dialogue.draft import Manner
    from export.voice_report import VoiceReport

SHOWN = (
    "served", "claims_before", "figures_before", "reason_own", "tone_recognised", "distinct_2",
    "shared_runs", "words",
)  # fmt: skip

INPUT = click.Path(exists=True, dir_okay=False, path_type=Path)


@command("understand")
def understand_command(config: Config) -> None:
    """Show how lines of JSON ({"text": ..., "context": [...]}) on standard input are read."""
    from engine.utterances import read_lines

    for line in read_lines(database_of(config), sys.stdin):
        click.echo(line)


@command("dialogue")
@click.option("--labelled", "labelled", multiple=True, type=INPUT,
              help="JSON Lines of labelled utterances instead of ours; may be given more than "
              "once.")  # fmt: skip
@click.option("--scripts", type=INPUT,
              help="JSON Lines of scripted conversations instead of ours.")  # fmt: skip
@click.option("--shop", type=INPUT, help="The catalogue these files speak of; else the stored one.")
@click.option("--split", default="test", show_default=True, help="The half of the lines to read.")
@click.option("--prompts", default=200, show_default=True, type=click.IntRange(0),
              help="For how the model speaks, in each language; 0: nothing of that.")  # fmt: skip
@click.option("--voice", default="guided", show_default=True, type=click.Choice(MANNERS),
              help="Whether it chooses, or writes words of its own.")  # fmt: skip
@click.option("--against", multiple=True, type=click.Path(exists=True, path_type=Path),
              help="An artifact that the served one is compared with.")  # fmt: skip
@click.option("--report", type=click.Path(path_type=Path, file_okay=False),
              help="Folder to fill with a page and its figures.")  # fmt: skip
def evaluate_dialogue_command(
    config: Config,
    labelled: tuple[Path, ...],
    scripts: Path | None,
    shop: Path | None,
    split: str,
    prompts: int,
    voice: Manner,
    against: tuple[Path, ...],
    report: Path | None,
) -> None:
    """How well utterances are understood, what shoppers tell is remembered, and replies are put.

    Without files, by the labelled lines and scripted conversations that come with the package, in
    the shop they were written for; the store's own shoppers have no part in it. How the exported
    model speaks is asked in a shop that no voice was trained on.
    """
    from engine.dialogue_evaluation import Sources, evaluate_dialogue, write_page
    from engine.evaluation import check_pictures

    if report is not None:
        check_pictures()
    sources = Sources(labelled, scripts, shop, split)
    found = evaluate_dialogue(database_of(config), sources, progress=True)
    for one in found.understanding:
        _show(f"{one.locale} ({one.lines} lines)", one.figures)
    _show("memory", found.memory.all.figures)
    for held in found.memory.failed:
        first = held.slips[0]
        click.echo(f"  {held.script.name}, step {first.step}: expected {first.expected}")
    found = replace(found, voices=_voices(config, against, prompts, voice))
    for heard in found.voices:
        named = {name: getattr(heard.figures, name) for name in SHOWN}
        _show(f"voice: {heard.name}, {heard.language} ({heard.figures.replies} replies)", named)
    if report is not None:
        click.echo(f"written to {write_page(report, found)}")


def _voices(
    config: Config, against: tuple[Path, ...], prompts: int, manner: Manner
) -> list[VoiceReport]:
    """What is measured of voices; nothing, and why, where there is no model to speak."""
    from engine.dialogue_evaluation import measure_voices

    if not prompts:
        return []
    if not (config.artifact / MANIFEST).is_file():
        click.echo("voice: no dialogue model here (shoptalk export)")
        return []
    try:
        return measure_voices([*against, config.artifact], prompts, manner)
    except ImportError as error:
        click.echo(f"voice: {error.name} is missing: pip install 'shoptalk[export]'")
        return []


def _show(title: str, figures: Mapping[str, float]) -> None:
    click.echo(title)
    for name, value in figures.items():
        written = str(value) if isinstance(value, int) else f"{value:.3f}"
        click.echo(f"  {name:<16}{written}")
