"""The commands of a data team: train, evaluate, recommend, and the versions that serve."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime, timezone
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.command import command, database_of
from engine.config import Config

if TYPE_CHECKING:
    from recsys.factors import Device

INPUT = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(path_type=Path, file_okay=False)
ENGINES = click.Choice(["local", "spark"])
DEVICES = click.Choice(["auto", "cpu", "cuda"])
ATTEMPTS = 60


@command("train")
@click.option("--tune", "search", is_flag=True, help="Search for better settings first.")
@click.option("--attempts", default=ATTEMPTS, show_default=True, type=click.IntRange(1, 10_000),
              help="At most so many settings are tried by --tune.")  # fmt: skip
@click.option("--defaults", is_flag=True, help="Start from the defaults, not what serves.")
@click.option("--engine", default="local", show_default=True, type=ENGINES)
@click.option("--device", default="auto", show_default=True, type=DEVICES,
              help="Where to factorise; auto is the GPU where implicit finds one.")  # fmt: skip
@click.option("--force", is_flag=True, help="Serve the new model even if it is worse.")
@click.option("--report", type=FOLDER, help="Folder for the page of the search.")
def train_command(
    config: Config, search: bool, attempts: int, defaults: bool, engine: str,
    device: "Device", force: bool, report: Path | None,
) -> None:  # fmt: skip
    """Train a recommender on the stored events and serve it, if it is no worse.

    Worse than popularity, or than the serving model beyond chance, on the last four weeks: then
    the version is kept, does not serve, and the exit code is 1.
    """
    from engine.evaluation import check_pictures
    from engine.jobs import Plan, train
    from recsys.factors import item_factors
    from recsys.model import Factoriser, Settings

    if search:
        check_pictures()
    with ExitStack() as stack:
        factorise: Factoriser = partial(item_factors, device=device)
        if engine == "spark":
            from recsys.spark import session, spark_item_factors

            factorise = spark_item_factors(stack.enter_context(session()))
        settings = Settings() if defaults else None
        plan = Plan(settings, attempts if search else 0, force, factorise)
        done = train(config, database_of(config), plan, progress=True)
    _print_figures(done.figures)
    if done.search is not None:
        from engine.report import write_tuning_report

        folder = report or config.home / "reports" / f"tuning-{done.name}"
        click.echo(f"search: {write_tuning_report(folder, done.search, attempts)}")
    if not done.serving:
        raise click.ClickException(f"{done.name} is kept but does not serve: {done.reason}")
    click.echo(f"{done.name} serves now" + (f" (forced: {done.reason})" if done.reason else ""))


@click.group("evaluate")
def evaluate_group() -> None:
    """Measure on what was held out."""


@command("recsys")
@click.option("--report", type=FOLDER, help="Folder to fill with a page and its figures.")
@click.option("-k", "count", default=10, show_default=True, type=click.IntRange(1, 1000),
              help="The length of the lists.")  # fmt: skip
def evaluate_recsys(config: Config, report: Path | None, count: int) -> None:
    """The serving settings on first purchases of the last four weeks.

    With --report also against popularity, item-kNN and bare ALS, and with less and more behaviour.
    """
    from engine.evaluation import evaluate

    figures, page = evaluate(config, database_of(config), report, count, progress=True)
    _print_figures(figures)
    if page:
        click.echo(f"written to {page}")


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
@click.option("--engine", default="local", show_default=True, type=ENGINES)
def recommend_command(
    config: Config, out: Path, count: int, users: Path | None, exclude: Any, mode: Any, engine: Any
) -> None:
    """Write the best products of every user, each with its reasons, to a file."""
    from engine.lists import Order, recommend_all
    from engine.privacy import note_output

    order = Order(count, _read_users(users) if users else None, exclude, mode, engine)
    database, started = database_of(config), datetime.now(timezone.utc)
    done = recommend_all(config, database, out, order, progress=True)
    note_output(database, out, started, done[0])
    click.echo(f"{done[0]} users, {done[1]} rows written to {out}")


@command("models")
@click.option("--serve", "name", help="Make this version the serving one.")
def models_command(config: Config, name: str | None) -> None:
    """List the trained versions, newest last; the one that serves is marked."""
    from engine import models

    if name:
        try:
            models.serve(config.models, name)
        except FileNotFoundError as error:
            raise click.ClickException(str(error)) from None
    for version in models.versions(config.models):
        told = models.figures(config.models / version)
        mark = "serves" if version == models.current_name(config.models) else ""
        measured = f"ndcg@10 {told['ndcg@10']:.4f}" if "ndcg@10" in told else ""
        click.echo(f"{version}  {measured}  {mark}".rstrip())


def _read_users(path: Path) -> list[str]:
    names = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    return list(dict.fromkeys(name for name in names if name))


def _print_figures(figures: dict[str, float]) -> None:
    width = max(map(len, figures), default=0)
    for name, value in figures.items():
        click.echo(
            f"{name:<{width}}  {value:,.4f}" if value % 1 else f"{name:<{width}}  {value:,.0f}"
        )


evaluate_group.add_command(evaluate_recsys)
COMMANDS = (train_command, evaluate_group, recommend_command, models_command)
