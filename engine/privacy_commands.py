"""The commands about shoppers' rights: forget, purge, import-profile."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from engine.command import command, database_of
from engine.config import Config

INPUT = click.Path(exists=True, dir_okay=False, path_type=Path)


@command("forget")
@click.argument("user")
def forget_command(config: Config, user: str) -> None:
    """Erase all that is known of USER and print the receipt.

    SHOPTALK_ERASE_EVENTS says what becomes of the events: delete, or pseudonymise.
    """
    from engine.privacy import erase

    receipt = erase(config, database_of(config), user, "shop")
    click.echo(json.dumps(receipt, indent=2, ensure_ascii=False))


@command("purge")
@click.option("--dry-run", is_flag=True, help="Only count what would go.")
def purge_command(config: Config, dry_run: bool) -> None:
    """Let go of what was kept longer than SHOPTALK_KEEP_..._DAYS allow."""
    from engine.privacy_purge import purge

    for kind, many in purge(config, database_of(config), dry_run).items():
        click.echo(f"{kind:<24}{many:>12,}" + (" would go" if dry_run else " gone"))


@command("import-profile")
@click.argument("file", type=INPUT)
@click.option("--user", help="Whose facts they become; the shopper in the file by default.")
def import_profile_command(config: Config, file: Path, user: str | None) -> None:
    """Take over the facts of an exported profile (JSON-LD) that the shopper agreed to keep."""
    from engine.auth import is_user_id
    from engine.privacy_document import ImportFault, read_document
    from engine.privacy_import import import_profile

    try:
        about, facts = read_document(file.read_bytes())
    except ImportFault as fault:
        raise click.ClickException(f"{file}: {fault}") from None
    if not is_user_id(user or about):
        raise click.UsageError("--user: the file names no shopper, so say whose facts they are")
    done = import_profile(database_of(config), user or about, facts, "shop")
    click.echo(json.dumps(asdict(done), indent=2))


COMMANDS = (forget_command, purge_command, import_profile_command)
