"""The command line: `shoptalk COMMAND`; 0 only when the job was done, 2 for bad usage."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

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


def command(name: str, group: click.Group = main) -> Callable[[Callable[..., Any]], click.Command]:
    """A command that gets the settings, and tells expected errors in one line."""

    def decorate(function: Callable[..., Any]) -> click.Command:
        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            try:
                return function(*args, **kwargs)
            except _expected() as error:
                raise click.ClickException(str(error)) from None

        return group.command(name)(click.pass_obj(run))

    return decorate


def _expected() -> tuple[type[Exception], ...]:
    """The errors whose message is meant for the person at the terminal."""
    from dialogue.manifest import ArtifactError
    from dialogue.runtime import RuntimeUnavailable
    from engine.demo.build import DemoDataMissing
    from engine.ingest.errors import IngestError
    from engine.jobs import JobError
    from engine.server import ServeError
    from engine.store.database import DatabaseError
    from recsys.interactions import InteractionError
    from recsys.model import ModelError

    return (
        ArtifactError,
        ConfigError,
        DatabaseError,
        DemoDataMissing,
        IngestError,
        InteractionError,
        JobError,
        ModelError,
        RuntimeUnavailable,
        ServeError,
    )


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
        _database(config), catalog, events, format=kind, bare_items=bare_items,
        currency=config.currency, rejects_path=config.home / "rejects.jsonl", progress=True,
    )  # fmt: skip
    click.echo(str(report))


@command("train")
@click.option("--force", is_flag=True, help="Serve the new model even if it is worse.")
def train_command(config: Config, force: bool) -> None:
    """Train a recommender on the stored events and serve it, if it is no worse."""
    from engine.jobs import train
    from recsys.model import Settings

    done = train(config, _database(config), Settings(), force, progress=True)
    _print_figures(done.figures)
    if not done.serving:
        raise click.ClickException(f"{done.name} is kept but does not serve: {done.reason}")
    click.echo(f"{done.name} serves now" + (f" (forced: {done.reason})" if done.reason else ""))


@main.group("evaluate")
def evaluate() -> None:
    """Measure the recommender on held-out interactions."""


@command("recsys", evaluate)
@click.option("--report", type=click.Path(path_type=Path, file_okay=False), help="Folder to fill.")
def evaluate_recsys(config: Config, report: Path | None) -> None:
    """The serving settings against popularity, on first purchases of the last four weeks."""
    from engine import models
    from engine.jobs import read_all
    from recsys.evaluate import holdout
    from recsys.model import Settings, load

    catalog, events = read_all(_database(config))
    folder = models.current(config.models)
    settings = load(folder).settings if folder else Settings()
    figures = holdout(events, catalog, settings, progress=True)
    _print_figures(figures)
    if report:
        report.mkdir(parents=True, exist_ok=True)
        (report / "recsys.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
        click.echo(f"written to {report / 'recsys.json'}")


@command("recommend")
@click.option("--out", required=True, type=click.Path(path_type=Path), help=".parquet .csv .jsonl")
@click.option("-n", "count", default=10, show_default=True, type=click.IntRange(1, 1000))
@click.option("--users", type=INPUT, help="A file with one user id a line.")
@click.option(
    "--exclude", default="purchased", show_default=True,
    type=click.Choice(["purchased", "seen", "none"]),
)  # fmt: skip
@click.option(
    "--mode", default="discover", show_default=True,
    type=click.Choice(["discover", "again", "mixed"]),
)  # fmt: skip
def recommend_command(
    config: Config, out: Path, count: int, users: Path | None, exclude: str, mode: str
) -> None:
    """Write the best products of every user, each with its reasons, to a file."""
    from engine.jobs import recommend_all

    names = _read_users(users) if users else None
    done = recommend_all(
        config, _database(config), out, count, names, exclude, mode,  # type: ignore[arg-type]
        progress=True,
    )  # fmt: skip
    click.echo(f"{done[0]} users, {done[1]} rows written to {out}")


@command("export")
@click.option("--weights", help="smollm2 (default), a model folder or a .gguf file.")
@click.option(
    "--precision", default="int4", show_default=True,
    type=click.Choice(["int4", "int8", "fp16", "fp32"]),
)  # fmt: skip
@click.option("--device", default="cpu", show_default=True, type=click.Choice(["cpu", "cuda"]))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Artifact folder.")
def export_command(
    config: Config, weights: str | None, precision: str, device: str, out: Path | None
) -> None:
    """Turn weights into a verified ONNX artifact that the server runs."""
    from export.run import ExportError, export

    try:
        manifest = export(weights, precision, device, out or config.artifact)
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
    prepare(config, _database(config))
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


@command("forget")
@click.argument("user")
def forget_command(config: Config, user: str) -> None:
    """Erase all that is known of USER and print the receipt."""
    from engine.privacy import erase

    click.echo(json.dumps(erase(config, _database(config), user), indent=2))


@command("understand")
def understand_command(config: Config) -> None:
    """Show how lines of JSON ({"text": ..., "context": [...]}) on standard input are read."""
    from engine.utterances import read_lines

    for line in read_lines(_database(config), sys.stdin):
        click.echo(line)


def _database(config: Config) -> Any:
    from engine.store.database import connect

    config.home.mkdir(parents=True, exist_ok=True)
    return connect(config.database)


def _read_users(path: Path) -> list[str]:
    names = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    return list(dict.fromkeys(name for name in names if name))


def _print_figures(figures: dict[str, float]) -> None:
    width = max(map(len, figures), default=0)
    for name, value in figures.items():
        click.echo(
            f"{name:<{width}}  {value:,.4f}" if value % 1 else f"{name:<{width}}  {value:,.0f}"
        )


if __name__ == "__main__":
    main()
