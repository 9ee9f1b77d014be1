"""The command that trains: what reads utterances, and what speaks. It needs the `export` extra."""

from __future__ import annotations

import json
import shlex
import shutil
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from dialogue.adapters import shoppers_own
from dialogue.taught import TAUGHT_BY, write_taught_by
from engine.command import command, database_of
from engine.config import Config

HOUSE, SHOPPERS = "house", "shoppers"
FOLDER = click.Path(path_type=Path, file_okay=False)
READERS, SPEAKERS = ("mood", "intent"), ("pretrain", "lora", "prompt")


@command("tune")
@click.option("--method", required=True, type=click.Choice([*SPEAKERS, *READERS]))
@click.option("--data", "data", multiple=True,
              help="pretrain: text files, or shoppers for the messages of those who agreed to "
              "training; lora, prompt: JSON Lines of dialogues, or house for the house voice's "
              "own; mood: the folder with GoEmotions.")  # fmt: skip
@click.option("--held-out", "held_out", multiple=True, type=click.Path(exists=True, path_type=Path),
              help="Files to judge by; a tenth of --data by default.")  # fmt: skip
@click.option("--lines", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="mood, intent: labelled lines; the project's own by default.")  # fmt: skip
@click.option("--weights", help="smollm2 (default), a model folder or a .gguf file.")
@click.option("--epochs", default=1, show_default=True, type=click.IntRange(1))
@click.option("--rate", default=1e-3, show_default=True, help="Peak learning rate.")
@click.option("--forgetting", default=0.5, show_default=True,
              help="Loss on general text that may be added, in nats a token.")  # fmt: skip
@click.option("--user", help="With --data shoppers: the one shopper to learn from, and speak to.")
@click.option("--out", type=FOLDER,
              help="The folder of the adapter or model; needless with --user.")  # fmt: skip
@click.option("--seed", default=0, show_default=True)
def tune_command(
    config: Config, method: str, out: Path | None, user: str | None, **options: Any
) -> None:
    """Train the dialogue model (an adapter), or the models that read moods and intents.

    A training that was stopped goes on where it was when the same command is given again. An
    adapter that is no better than its base on what was held out is refused.
    """
    out = _place(config, options["data"], out, user)
    try:
        if method in READERS:
            figures = _read(method, out, **options)
        else:
            figures = _speak(config, method, out, user=user, **options)
    except ImportError as error:
        message = f"{error.name} is missing: pip install 'shoptalk[export]'"
        raise click.ClickException(message) from None
    except _faults() as error:
        raise click.ClickException(str(error)) from None
    click.echo(json.dumps(figures, indent=2))


def _read(
    method: str, out: Path, data: tuple[str, ...], lines: Path | None, seed: int, **_: Any
) -> Any:
    """The figures of a new model of moods or intents."""
    if method == "intent":
        from export import intents

        return intents.train_intents(lines or intents.LINES, out, seed)
    if len(data) != 1 or not Path(data[0]).is_dir():
        raise click.UsageError("--data: the mood model learns from the folder with GoEmotions")
    from export.mood import LINES, train_mood

    return dict(train_mood(Path(data[0]), lines or LINES, out, seed).figures)


def _speak(
    config: Config, method: str, out: Path, data: tuple[str, ...], held_out: tuple[Path, ...],
    weights: str | None, epochs: int, rate: float, forgetting: float, seed: int,
    user: str | None, **_: Any,
) -> Any:  # fmt: skip
    """The figures of a new adapter, beside which its loss is drawn."""
    from engine.report_tuning import loss_picture
    from export.house import LANGUAGES, write_corpus
    from export.learning import Schedule
    from export.tuning import Gate, Says, tune

    if not data:
        raise click.UsageError(f"--data: {method} learns from files")
    says = Says()
    paths = [Path(one) for one in data]
    beside = out.absolute().with_name(f"{out.name}.corpus")
    if data == (HOUSE,):
        learned, apart = write_corpus(beside, seed=seed)
        paths, held_out = [learned], (apart,)
        says = Says("free", LANGUAGES)
    if data == (SHOPPERS,):
        paths = [_said_by_shoppers(config, beside, user)]
    for path in paths:
        if not path.is_file():
            raise click.UsageError(f"--data: {path}: no such file")
    record = tune(
        method, paths, out, Schedule(epochs=epochs, rate=rate, seed=seed),  # type: ignore[arg-type]
        Gate(forgetting=forgetting), weights, held_out, _command(), says,
    )  # fmt: skip
    page = loss_picture(record.curve, record.losses, out / "loss.svg")
    if data == (SHOPPERS,):
        shutil.copyfile(beside / TAUGHT_BY, out / TAUGHT_BY)
        shutil.rmtree(beside)  # what was said is kept in the store alone
    return asdict(record)["losses"] | {"picture": str(page)}


def _place(config: Config, data: tuple[str, ...], out: Path | None, user: str | None) -> Path:
    """The folder to write to; what shoppers taught is kept where erasing them finds it."""
    if user and (data != (SHOPPERS,) or out):
        raise click.UsageError("--user: goes with --data shoppers, and names the folder itself")
    if user:
        return config.adapters / shoppers_own(user)
    if out is None:
        raise click.UsageError("--out: which folder?")
    if data == (SHOPPERS,) and out.resolve().parent != config.adapters.resolve():
        raise click.UsageError(
            f"--out: what shoppers taught is kept in {config.adapters}, where erasing finds it"
        )
    return out


def _said_by_shoppers(config: Config, folder: Path, user: str | None) -> Path:
    """The file with what shoppers said who agreed to it; written anew, so nobody stays in it."""
    from engine.training_text import NobodyAgreed, write_training_text

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "shoppers.txt"
    path.unlink(missing_ok=True)
    try:
        taught = write_training_text(database_of(config), path, user)
    except NobodyAgreed as error:
        raise click.ClickException(str(error)) from None
    write_taught_by(folder, taught)
    return path


def _command() -> str:
    """The command line as it was given, for the record."""
    return shlex.join(["shoptalk", *sys.argv[1:]])


def _faults() -> tuple[type[Exception], ...]:
    from export.errors import ExportError

    return (ExportError,)
