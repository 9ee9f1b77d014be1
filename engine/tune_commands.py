"""The command that trains what reads utterances; it needs the `export` extra."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from engine.command import command
from engine.config import Config

INPUT = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(path_type=Path, file_okay=False)


@command("tune")
@click.option("--method", required=True, type=click.Choice(["mood", "intent"]))
@click.option("--data", type=click.Path(exists=True, path_type=Path, file_okay=False),
              help="mood: the folder with GoEmotions (train, dev and test).")  # fmt: skip
@click.option("--lines", type=INPUT, help="Labelled lines; the project's own by default.")
@click.option("--out", required=True, type=FOLDER, help="The folder of the new model.")
@click.option("--seed", default=0, show_default=True)
def tune_command(
    config: Config, method: str, data: Path | None, lines: Path | None, out: Path, seed: int
) -> None:
    """Train the model that reads moods or intents, with its figures on what was held out."""
    if method == "mood" and data is None:
        raise click.UsageError("--data: the mood model learns from GoEmotions")
    figures: Any
    try:
        if method == "mood":
            from export.mood import LINES, train_mood

            figures = dict(train_mood(data or Path(), lines or LINES, out, seed).figures)
        else:
            from export import intents

            figures = intents.train_intents(lines or intents.LINES, out, seed)
    except ImportError as error:
        message = f"{error.name} is missing: pip install 'shoptalk[export]'"
        raise click.ClickException(message) from None
    except _faults() as error:
        raise click.ClickException(str(error)) from None
    click.echo(json.dumps(figures, indent=2))


def _faults() -> tuple[type[Exception], ...]:
    from export.errors import ExportError

    return (ExportError,)
