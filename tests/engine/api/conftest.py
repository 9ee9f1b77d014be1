"""An app over a real store and a small shop, whose road answers what the tests tell it to."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from flask.testing import FlaskClient

from dialogue.lexicon import build_lexicon
from dialogue.types import Fact, Mood, Reply
from engine import chat as road
from engine.app import create_app
from engine.config import Config
from engine.store import catalog as catalog_store
from engine.store.database import checkpoint, connect, writing
from recsys.catalog import Catalog
from recsys.types import Candidate, Evidence, Product

CHEESE = Product(
    "cheese", "Shredded cheese, 8 oz", "Cheese", "National", Decimal("2.50"),
    attributes={"department": "Dairy", "size": "8 oz"},
)  # fmt: skip
PIZZA = Product(
    "pizza", "Frozen pizza, 30 oz", "Frozen pizza", "Private", Decimal("3.49"),
    attributes={"department": "Frozen"},
)  # fmt: skip
SAUCE = Product("sauce", "Tomato sauce", "Sauces", "National", None)
PRODUCTS = {product.item_id: product for product in (CHEESE, PIZZA, SAUCE)}

PICKED = Candidate(
    PIZZA,
    1.5,
    (
        Evidence("history", "cheese", 0.75, "purchase"),
        Evidence("fact", "you like quick dinners", 0.25),
    ),
)
SECRET = "a secret of the installation, long enough for HS256"
SHOP_SECRET = "a secret of the shop, also long enough for HS256"
ORIGIN = "https://shop.example"


@dataclass
class Road:
    """A stand-in for engine.chat: remembers what it was asked, answers or raises as told."""

    asked: list[Any] = field(default_factory=list)
    fails_with: Exception | None = None
    reply: Reply = Reply(
        "Frozen pizza, 30 oz for $3.49: you have bought Shredded cheese, 8 oz.",
        (PICKED,),
        "friendly",
        Mood("happy", 0.8),
        "model",
        ("Something cheaper",),
    )

    def answer(self, services: Any, request: road.ChatRequest) -> road.Answer:
        self.asked.append(request)
        if self.fails_with:
            raise self.fails_with
        learned = (Fact("shopper", "likes", "quick dinners"),)
        return road.Answer(request.conversation_id or "c1", self.reply, learned, "personalise")

    def candidates(
        self,
        services: Any,
        user_id: str,
        n: int,
        item_id: str | None = None,
        language: str = "en",
    ) -> list[Candidate]:
        self.asked.append((user_id, n, item_id))
        if self.fails_with:
            raise self.fails_with
        popular = Candidate(SAUCE, 0.5, (Evidence("popular", "", 1.0),))
        return [PICKED, popular][:n]


@dataclass(eq=False)
class Bought:
    """As much of a model as the demo's shelves read."""

    items: list[str]
    popularity: np.ndarray


@pytest.fixture(scope="session")
def empty_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the products in it: migrating one for each test would take minutes."""
    path = tmp_path_factory.mktemp("api") / "shop.db"
    database = connect(f"sqlite:///{path}")
    with writing(database) as connection:
        catalog_store.write_products(connection, PRODUCTS.values())
    checkpoint(database)
    database.dispose()
    return path


@pytest.fixture
def config(tmp_path: Path, empty_shop: Path) -> Config:
    shutil.copy(empty_shop, tmp_path / "test.db")
    return Config(
        home=tmp_path / "home",
        database_url=f"sqlite:///{tmp_path / 'test.db'}",
        secret=SECRET,
        jwt_secret=SHOP_SECRET,
        site_keys=f"shop={ORIGIN}|https://www.shop.example",
        demo=True,
    )


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch) -> Road:
    fake = Road()
    monkeypatch.setattr(road, "answer", fake.answer)
    monkeypatch.setattr(road, "candidates", fake.candidates)
    return fake


@pytest.fixture
def services(config: Config) -> Iterator[SimpleNamespace]:
    database = connect(config.database)
    catalog = Catalog.from_products(PRODUCTS.values())
    # The most bought is the sauce: the shelves must not be in the order of the catalogue.
    model = Bought(["sauce", "pizza"], np.array([9.0, 3.0]))
    shop = SimpleNamespace(catalog=catalog, model=model, lexicon=build_lexicon(PRODUCTS.values()))
    yield SimpleNamespace(
        config=config,
        database=database,
        shop=shop,
        catalog=catalog,
        voice=SimpleNamespace(runtime=object()),
    )
    database.dispose()


@pytest.fixture
def app(config: Config, services: Any, talk: Road) -> Any:
    app = create_app(config, services)
    app.testing = True
    return app


@pytest.fixture
def client(app: Any) -> FlaskClient:
    found: FlaskClient = app.test_client()
    return found


@pytest.fixture
def shop_app(config: Config, services: Any, talk: Road) -> Any:
    """The app of a real shop: the demo is off."""
    services.config = replace(config, demo=False)
    app = create_app(services.config, services)
    app.testing = True
    return app


@pytest.fixture
def login(client: FlaskClient) -> Callable[[str], dict[str, str]]:
    """The headers of a demo shopper's session."""

    def headers_of(user_id: str) -> dict[str, str]:
        answer = client.post("/v1/session", json={"user_id": user_id})
        assert answer.status_code == 200, answer.text
        return {"Authorization": f"Bearer {answer.json['token']}"}

    return headers_of


@pytest.fixture
def auth(login: Callable[[str], dict[str, str]]) -> dict[str, str]:
    """The headers of household 900."""
    return login("900")


def assert_error(answer: Any, status: int, field: str | None = None) -> None:
    """Asserts the one shape of errors: code, message and the field named."""
    assert answer.status_code == status, answer.text
    assert set(answer.json) == {"error"}
    error = answer.json["error"]
    assert {"code", "message"} <= set(error) <= {"code", "message", "field"}
    assert error["code"] and error["message"]
    assert error.get("field") == field
