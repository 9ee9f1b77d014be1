"""The command that makes a tuned adapter a file for a served graph. It needs the `export` extra."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from dialogue.adapters import SUFFIX, shoppers_own
from engine.command import command
from engine.config import Config

ARTIFACT = click.Path(exists=True, path_type=Path, file_okay=False)


@command("adapter")
@click.argument("folder", required=False)
@click.option("--artifact", type=ARTIFACT,
              help="Of `shoptalk export --swappable`; the served one by default.")  # fmt: skip
@click.option("--weights", help="Those it was tuned on, as for `shoptalk export`.")
@click.option("--user", help="The shopper whose own it is, tuned by `shoptalk tune --user`.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False),
              help="NAME.onnx_adapter; that of FOLDER in the folder that is served by default.")
def adapter_command(
    config: Config, folder: str | None, artifact: Path | None, weights: str | None,
    user: str | None, out: Path | None,
) -> None:  # fmt: skip
    """Turn FOLDER of `shoptalk tune` (or house) into a file that a swappable graph takes.

    A server finds it in `adapters` under SHOPTALK_HOME without a restart. What graph and adapter
    say together is compared with the weights and the adapter; where they differ too much nothing is
    written.
    """
    if bool(folder) == bool(user):
        raise click.UsageError("give either FOLDER or --user")
    folder = folder or str(config.adapters / shoppers_own(user or ""))
    out = out or config.adapters / f"{Path(folder).name}{SUFFIX}"
    try:
        from export.adapter_files import write_adapter
        from export.errors import ExportError
    except ImportError as error:
        message = f"{error.name} is missing: pip install 'shoptalk[export]'"
        raise click.ClickException(message) from None
    try:
        record = write_adapter(folder, artifact or config.artifact, out, weights)
    except ExportError as error:
        raise click.ClickException(str(error)) from None
    click.echo(json.dumps(asdict(record), indent=2))
