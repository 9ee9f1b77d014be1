"""Brings the tables up to date: Alembic, run from the program rather than from its command."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

MIGRATIONS = Path(__file__).parent / "migrations"
# Any number will do, as long as nothing else in the database locks the same one.
LOCK = 7_407_108


class UnknownRevision(RuntimeError):
    """Tables that this version does not know."""


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's settings for these migrations; `command.revision` with them drafts a new one."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def is_current(connection: Connection) -> bool:
    """Whether the tables are those of this version.

    Raises UnknownRevision when they were written by a newer one.
    """
    script = ScriptDirectory.from_config(alembic_config())
    found = MigrationContext.configure(connection).get_current_revision()
    if found is not None and found not in {step.revision for step in script.walk_revisions()}:
        raise UnknownRevision(f"was written by a newer version (revision {found})")
    return found == script.get_current_head()


def upgrade(connection: Connection) -> None:
    """Brings the tables to the newest revision, within the caller's write transaction."""
    if connection.dialect.name == "postgresql":
        # Two processes that start together must not both create the tables.
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    command.upgrade(alembic_config(connection), "head")
