"""What all commands share: the settings they get, and expected errors told in one line."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from engine.config import Config, ConfigError


def command(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command that gets the settings, and tells expected errors in one line."""

    def decorate(function: Callable[..., Any]) -> click.Command:
        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            try:
                return function(*args, **kwargs)
            except _expected() as error:
                raise click.ClickException(str(error)) from None

        return click.command(name)(click.pass_obj(run))

    return decorate


def _expected() -> tuple[type[Exception], ...]:
    """The errors whose message is meant for the person at the terminal."""
    from dialogue.labelled import LabelError
    from dialogue.manifest import ArtifactError
    from dialogue.runtime import RuntimeUnavailable
    from engine.demo.build import DemoDataMissing
    from engine.ingest.errors import IngestError
    from engine.jobs import JobError
    from engine.list_files import FileNameError
    from engine.server import ServeError
    from engine.store.database import DatabaseError
    from recsys.factors import FactorError
    from recsys.interactions import InteractionError
    from recsys.model import ModelError
    from recsys.rules import RuleError
    from recsys.spark import SparkUnavailable

    return (
        ArtifactError,
        ConfigError,
        DatabaseError,
        DemoDataMissing,
        FactorError,
        FileNameError,
        IngestError,
        InteractionError,
        JobError,
        LabelError,
        ModelError,
        RuleError,
        RuntimeUnavailable,
        ServeError,
        SparkUnavailable,
    )


def database_of(config: Config) -> Any:
    """The database of this installation, its folder made."""
    from engine.store.database import connect

    config.home.mkdir(parents=True, exist_ok=True)
    return connect(config.database)
