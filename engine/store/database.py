"""The database itself: opened, brought up to date, and kept to its promises."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection as Connection
from sqlalchemy import Engine as Engine
from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import StaticPool

from engine.store.upgrade import UnknownRevision, is_current, upgrade

DRIVERS = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
# Longer than the largest ingest holds the write lock.
BUSY_SECONDS = 60

# Readers never wait for the writer (WAL), an acknowledged write survives power loss (FULL), what
# is erased leaves the file (secure_delete).
PRAGMAS = (
    f"busy_timeout={BUSY_SECONDS * 1000}",
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "foreign_keys=ON",
    "cache_size=-65536",
)


class DatabaseError(RuntimeError):
    """A database that cannot be used; the message says which one and why, without its password."""


class Database(Engine):
    """An engine whose `begin()` takes SQLite's write lock at once, while `connect()` only reads.

    A transaction that reads first and wants to write later fails when another has written in
    between, however long it would be ready to wait.
    """

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A connection inside one transaction: committed at the end, undone when it raises."""
        with self.connect() as connection:
            writer = connection.execution_options(writes=True)
            with writer.begin():
                yield writer


def connect(url: str) -> Database:
    """The database at `url`, with its tables brought up to date.

    `sqlite:///FILE` makes file and folder where they are missing, readable by their owner alone.
    Raises DatabaseError when it cannot be opened, is no database, or a newer version wrote it.
    """
    address = _read_url(url)
    shown = address.render_as_string(hide_password=True)
    try:
        database = _open(address)
        # Looked at first without the write lock: an ingest may hold it for a while.
        with database.connect() as connection:
            current = is_current(connection)
        if not current:
            with database.begin() as connection:
                upgrade(connection)
    except UnknownRevision as error:
        raise DatabaseError(f"{shown}: {error}") from error
    except ModuleNotFoundError as error:
        fix = "pip install 'shoptalk[postgresql]'"
        raise DatabaseError(f"{shown}: no driver is installed for it: {fix}") from error
    except (OSError, DBAPIError) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise DatabaseError(f"{shown}: cannot be opened: {reason}") from error
    return database


def reading(database: Engine) -> AbstractContextManager[Connection]:
    """A connection that sees one moment of the database."""
    return database.connect()


def writing(database: Engine) -> AbstractContextManager[Connection]:
    """A connection inside one transaction: committed at the end, undone when it raises."""
    return database.begin()


def checkpoint(database: Engine) -> bool:
    """Whether SQLite's write-ahead log is now empty; True on databases that have none of their own.

    Erased values stay in the log until then. False when somebody still reads an older state.
    """
    if database.dialect.name != "sqlite":
        return True
    raw = database.raw_connection()
    try:
        busy = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy
    finally:
        raw.close()


def _read_url(url: str) -> URL:
    known = "sqlite:///FILE or postgresql://USER@HOST/NAME"
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        # The text may hold a password, so it is not repeated.
        raise DatabaseError(f"the database URL cannot be read, it is not like {known}") from error
    if address.drivername not in DRIVERS:
        raise DatabaseError(f"{address.drivername}: no such database is supported, use {known}")
    return address.set(drivername=DRIVERS[address.drivername])


def _open(address: URL) -> Database:
    options: dict[str, Any] = {"pool_pre_ping": True}
    if address.get_backend_name() == "sqlite":
        # Transactions begin where _begin says so, not where Python's driver guesses.
        options = {"connect_args": {"isolation_level": None}}
        if address.database in (None, "", ":memory:"):
            options["poolclass"] = StaticPool
            options["connect_args"]["check_same_thread"] = False
        else:
            _create_file(Path(str(address.database)))
    engine = create_engine(address, **options)
    database = Database(engine.pool, engine.dialect, engine.url)
    if database.dialect.name == "sqlite":
        event.listen(database, "connect", _set_pragmas)
        event.listen(database, "begin", _begin)
    return database


def _create_file(path: Path) -> None:
    """An empty file where there is none: what shoppers say is for no other user of the machine."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _set_pragmas(connection: Any, record: Any) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        _patiently(cursor, f"PRAGMA {pragma}")
    cursor.close()


def _patiently(cursor: Any, statement: str) -> None:
    """Executes it, again while the file is locked: changing to WAL does not wait by itself."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute(statement)
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
