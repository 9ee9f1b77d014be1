"""The database keeps its promises: pragmas, locks, migrations, errors that say what is wrong."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, select, text

from engine.store import catalog
from engine.store.database import DatabaseError, connect, reading, writing
from engine.store.tables import metadata, products
from engine.store.upgrade import alembic_config
from recsys.types import Product
from tests.engine.store.conftest import POSTGRESQL


@pytest.mark.skipif(
    not os.environ.get(POSTGRESQL), reason=f"{POSTGRESQL} names no PostgreSQL database for tests"
)
def test_the_store_is_tested_on_postgresql() -> None:
    found = connect(os.environ[POSTGRESQL])
    assert found.dialect.name == "postgresql"
    found.dispose()


def test_what_sqlite_is_told(url: str) -> None:
    with reading(connect(url)) as connection:
        def told(name: str) -> object:
            return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

        assert told("journal_mode") == "wal"
        assert told("synchronous") == 2  # FULL
        assert told("secure_delete") == 1
        assert told("foreign_keys") == 1
        assert told("busy_timeout") == 60_000


def test_the_file_is_for_its_owner_alone(url: str, tmp_path: Path) -> None:
    with writing(connect(url)) as connection:
        catalog.write_products(connection, [Product("1", "Tea")])
    for file in (tmp_path / "shop").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_migrations_make_the_tables_of_the_code(database: Engine) -> None:
    with reading(database) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_migrations_can_be_taken_back(database: Engine) -> None:
    with writing(database) as connection:
        command.downgrade(alembic_config(connection), "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]


def test_opening_again_keeps_what_is_there(url: str) -> None:
    with writing(connect(url)) as connection:
        catalog.write_products(connection, [Product("1", "Tea")])
    with reading(connect(url)) as connection:
        assert catalog.read_products(connection) == [Product("1", "Tea")]


def test_a_transaction_that_raises_leaves_nothing(database: Engine) -> None:
    with pytest.raises(ZeroDivisionError):
        with writing(database) as connection:
            catalog.write_products(connection, [Product("1", "Tea")])
            raise ZeroDivisionError
    with reading(database) as connection:
        assert catalog.read_products(connection) == []


def test_writers_that_read_first_take_turns(database: Engine) -> None:
    """Each adds one to the same number; a late lock would lose one, or fail."""

    def add_one() -> None:
        with writing(database) as connection:
            version = catalog.catalog_version(connection)
            catalog.write_products(connection, [Product("1", f"Tea {version}")])

    threads = [threading.Thread(target=add_one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading(database) as connection:
        assert catalog.catalog_version(connection) == 8


def test_a_reader_does_not_wait_for_the_writer(database: Engine) -> None:
    with writing(database) as writer:
        catalog.write_products(writer, [Product("1", "Tea")])
        with reading(database) as reader:
            assert reader.execute(select(products)).all() == []


def test_several_start_on_a_new_file_at_once(url: str) -> None:
    errors = []

    def start() -> None:
        try:
            connect(url).dispose()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


def test_opening_does_not_wait_for_a_writer(url: str) -> None:
    with writing(connect(url)) as connection:
        catalog.write_products(connection, [Product("1", "Tea")])
        with reading(connect(url)) as other:
            assert catalog.read_products(other) == []


def test_a_database_in_memory_is_one_for_all_threads() -> None:
    found = connect("sqlite://")
    with writing(found) as connection:
        catalog.write_products(connection, [Product("1", "Tea")])
    seen: list[int] = []

    def look() -> None:
        with reading(found) as connection:
            seen.append(len(catalog.read_products(connection)))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [1]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("", "the database URL cannot be read"),
        ("shop.db", "the database URL cannot be read"),
        ("mysql://root@localhost/shop", "mysql: no such database is supported"),
        ("oracle:///x", "oracle: no such database is supported"),
    ],
)
def test_an_url_that_cannot_be_used(bad: str, message: str) -> None:
    with pytest.raises(DatabaseError, match=message):
        connect(bad)


def test_a_server_that_is_not_there_and_its_password() -> None:
    pytest.importorskip("psycopg", reason="the PostgreSQL driver is not installed")
    with pytest.raises(DatabaseError, match="cannot be opened") as error:
        connect("postgresql://shop:opensesame@127.0.0.1:1/shop?connect_timeout=2")
    assert "opensesame" not in str(error.value)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    junk = tmp_path / "junk.db"
    junk.write_bytes(b"this is no database at all, it is a letter to a friend. " * 20)
    before = junk.read_bytes()
    with pytest.raises(DatabaseError, match="junk.db: cannot be opened: file is not a database"):
        connect(f"sqlite:///{junk}")
    assert junk.read_bytes() == before


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="cannot be opened"):
        connect(f"sqlite:///{tmp_path}")


def test_a_database_of_a_newer_version(url: str, tmp_path: Path) -> None:
    connect(url).dispose()
    with sqlite3.connect(tmp_path / "shop" / "test.db") as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseError, match="written by a newer version .revision 9999"):
        connect(url)


def test_foreign_keys_hold(database: Engine) -> None:
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError):
        with writing(database) as connection:
            connection.execute(
                text("INSERT INTO turns (conversation_id, role, text) VALUES ('x', 'user', 'hi')")
            )
