"""The command line: `shoptalk COMMAND`; 0 only when the job was done, 2 for bad usage."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine import (
    adapter_commands,
    dialogue_commands,
    privacy_commands,
    recsys_commands,
    rules_commands,
    tune_commands,
)
from engine.command import command, database_of
from engine.config import Config, ConfigError, load_config

if TYPE_CHECKING:
    from engine.ingest.readers import Format

INPUT = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="shoptalk")
@click.pass_context
def main(context: click.Context) -> None:
    """Shoptalk: a recommender that talks.

    State lives under SHOPTALK_HOME (default ./var); every setting is a variable SHOPTALK_*.
    """
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("alembic").setLevel(logging.WARNING)
    try:
        context.obj = load_config()
    except ConfigError as error:
        raise click.UsageError(str(error)) from None


@command("ingest")
@click.option("--catalog", type=INPUT, help="Products to add or update.")
@click.option("--events", type=INPUT, help="Interactions to add.")
@click.option(
    "--format", "kind", default="auto", show_default=True,
    type=click.Choice(["auto", "ga4", "csv", "jsonl", "parquet"]),
)  # fmt: skip
@click.option("--bare-items", is_flag=True, help="Make a product of every unknown item id.")
def ingest_command(
    config: Config, catalog: Path | None, events: Path | None, kind: Format, bare_items: bool
) -> None:
    """Read a catalogue and events into the store; rejected rows go to rejects.jsonl."""
    if catalog is None and events is None:
        raise click.UsageError("give --catalog FILE, --events FILE or both")
    from engine.ingest.run import ingest

    report = ingest(
        database_of(config), catalog, events, format=kind, bare_items=bare_items,
        currency=config.currency, rejects_path=config.home / "rejects.jsonl", progress=True,
    )  # fmt: skip
    click.echo(str(report))


@command("export")
@click.option("--weights", help="smollm2 (default), a model folder or a .gguf file.")
@click.option(
    "--precision", default="int8", show_default=True,
    type=click.Choice(["int4", "int8", "fp16", "fp32"]),
)  # fmt: skip
@click.option("--device", default="cpu", show_default=True, type=click.Choice(["cpu", "cuda"]))
@click.option("--adapter", help="A folder of `shoptalk tune`, house (default) or none.")
@click.option(
    "--swappable", is_flag=True, help="Merge no adapter: replies may name one (`shoptalk adapter`)."
)
@click.option("--language", "languages", multiple=True, type=click.Choice(["en", "zh"]),
              help="What the weights speak (once each); templates answer in others. [default: the "
              "adapter's, else en]")  # fmt: skip
@click.option(
    "--encoder", type=click.Path(exists=True, path_type=Path, file_okay=False),
    help="Export this sentence-transformers folder instead, for the text queries of shoppers.",
)  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Artifact folder.")
def export_command(
    config: Config,
    weights: str | None,
    precision: str,
    device: str,
    adapter: str | None,
    swappable: bool,
    languages: tuple[str, ...],
    encoder: Path | None,
    out: Path | None,
) -> None:
    """Turn weights into a verified ONNX artifact that the server runs."""
    from export.encoders import export_encoder
    from export.run import ExportError, export

    try:
        if encoder is not None:
            notes = export_encoder(encoder, out or config.encoder)
            click.echo(json.dumps(asdict(notes), indent=2))
            return
        manifest = export(
            weights, precision, device, out or config.artifact, adapter, swappable, languages
        )
    except ExportError as error:
        raise click.ClickException(str(error)) from None
    click.echo(json.dumps(manifest.summary(), indent=2))


@command("serve")
@click.option("--host", help="Address to listen on (SHOPTALK_HOST).")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on (SHOPTALK_PORT).")
def serve_command(config: Config, host: str | None, port: int | None) -> None:
    """Serve the chat, the JSON endpoints and the widget."""
    from engine.server import serve

    serve(config, host or config.host, port or config.port)


@command("demo")
@click.option("--no-serve", is_flag=True, help="Prepare everything, then stop.")
def demo_command(config: Config, no_serve: bool) -> None:
    """Prepare the demo store from real grocery purchases, then serve it."""
    from engine.demo.run import prepare
    from engine.server import check_address, serve

    if not no_serve:
        check_address(config.host, config.port)  # before minutes of work
    prepare(config, database_of(config))
    if not no_serve:
        serve(config, config.host, config.port)


@command("chat")
@click.option(
    "--user", "user_id", default="", help="The shopper to talk as; a stranger by default."
)
@click.option("--tone", help="friendly, concise, expert, playful or formal.")
def chat_command(config: Config, user_id: str, tone: str | None) -> None:
    """Talk with the assistant in the terminal; an empty line or Ctrl-D ends it."""
    from dialogue.tone import TONES
    from engine.terminal import converse

    if tone and tone not in TONES:
        raise click.UsageError(f"--tone: {tone!r} is none of {', '.join(TONES)}")
    converse(config, user_id, tone)


for _one in (
    ingest_command, export_command, serve_command, demo_command, chat_command,
    adapter_commands.adapter_command, dialogue_commands.understand_command,
    tune_commands.tune_command, *recsys_commands.COMMANDS,
    *rules_commands.COMMANDS, *privacy_commands.COMMANDS,
):  # fmt: skip
    main.add_command(_one)
recsys_commands.evaluate_group.add_command(dialogue_commands.evaluate_dialogue_command)


if __name__ == "__main__":
    main()
