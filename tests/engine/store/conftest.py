"""A fresh database for each test: SQLite, and PostgreSQL where a URL for tests is given."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from engine.store.database import Database, connect

POSTGRESQL = "SHOPTALK_TEST_POSTGRESQL_URL"
NOW = datetime(2026, 5, 4, 12, 30, 15, 123456, tzinfo=UTC)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Runs every test of the store on each database there is."""
    if "database" in metafunc.fixturenames:
        kinds = ["sqlite", "postgresql"] if os.environ.get(POSTGRESQL) else ["sqlite"]
        metafunc.parametrize("database", kinds, indirect=True)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'shop' / 'test.db'}"


@pytest.fixture
def database(request: pytest.FixtureRequest, url: str) -> Iterator[Database]:
    if request.param == "postgresql":
        url = empty_postgresql(os.environ[POSTGRESQL])
    found = connect(url)
    yield found
    found.dispose()


def empty_postgresql(url: str) -> str:
    """The URL, after everything in its database is dropped; it must be called ..._test."""
    address = make_url(url).set(drivername="postgresql+psycopg")
    assert (address.database or "").endswith("_test"), f"{POSTGRESQL} is not a database for tests"
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
    return url
