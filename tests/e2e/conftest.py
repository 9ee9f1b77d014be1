"""A live server over a small real shop, and a headless browser to walk into it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
import waitress

from dialogue.respond import Voice
from engine.app import create_app
from engine.config import Config
from engine.services import Services
from engine.store import events as event_store
from engine.store.database import Engine, connect, reading
from recsys.types import Event
from tests.e2e.toy_shop import open_shop

NAMES = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next(filter(None, map(shutil.which, NAMES)), "")
SECRET = "long enough to sign the tokens of a test"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass(frozen=True, slots=True)
class Store:
    """A running demo store."""

    url: str
    database: Engine

    def events(self, user_id: str) -> list[Event]:
        """What was reported for the shopper, oldest first."""
        with reading(self.database) as connection:
            return list(event_store.read_history(connection, user_id))


@contextmanager
def serving(config: Config) -> Iterator[Store]:
    """A server of the toy shop under `config`, on a port of its own, while it is needed."""
    database = connect(config.database)
    open_shop(config, database)
    app = create_app(config, Services(config, database, Voice(None, None)))
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield Store(f"http://127.0.0.1:{server.effective_port}", database)
    server.close()
    thread.join(timeout=5)
    database.dispose()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    home = tmp_path_factory.mktemp("store")
    with serving(Config(home=home, demo=True, secret=SECRET)) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not BROWSER:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as running:
        found = running.chromium.launch(executable_path=BROWSER, args=SWITCHES)
        yield found
        found.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of a fresh browser profile; the test fails where a script of the page does."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-US")
    context.set_default_timeout(10_000)
    found = context.new_page()
    troubles: list[str] = []

    def note(message: Any) -> None:
        # Every answer that is no success is also logged; some tests ask for such answers.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            troubles.append(message.text)

    found.on("pageerror", lambda error: troubles.append(str(error)))
    found.on("console", note)
    yield found
    context.close()
    assert troubles == []
