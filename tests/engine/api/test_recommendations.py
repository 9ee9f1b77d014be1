"""The debug answer of a real shop: what the rules came to, and what each product was ranked by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dialogue.respond import Voice
from dialogue.types import Fact
from engine.app import create_app
from engine.rule_fields import ShopRule
from engine.services import Services
from engine.store import facts, rules
from engine.store.database import writing
from recsys.rules import Rule
from recsys.types import Constraints
from tests.toy import NOW, open_shop

from .conftest import assert_error

URL = "/v1/recommendations?n=4"
RULES = (
    Rule("coffee week", "pin", Constraints(items=("coffee-5",)), 2.0),
    Rule("house brand up", "boost", Constraints(brands=("Private",)), 0.1),
    Rule("recall", "exclude", Constraints(items=("tea-0",))),
    Rule("adults", "age_limit", Constraints(items=("coffee-1", "coffee-2")), 21.0),
)


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FlaskClient, Services]]:
    config, database = open_shop(tmp_path_factory.mktemp("shop"))
    with writing(database) as connection:
        rules.write_rules(connection, [ShopRule(rule) for rule in RULES])
    services = Services(config, database, Voice(None, None))
    app = create_app(config, services)
    app.testing = True
    yield app.test_client(), services
    database.dispose()


@pytest.fixture(scope="module")
def headers(toy: tuple[FlaskClient, Services]) -> dict[str, str]:
    token = toy[0].post("/v1/session", json={"user_id": "user-0"}).json["token"]  # type: ignore
    return {"Authorization": f"Bearer {token}"}


def ask(toy: tuple[FlaskClient, Services], headers: dict[str, str], query: str) -> Any:
    answer = toy[0].get(f"{URL}{query}", headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json


def test_the_debug_answer_tells_rules_model_and_scores(
    toy: tuple[FlaskClient, Services], headers: dict[str, str]
) -> None:
    body = ask(toy, headers, "&debug=1")
    debug, products = body["debug"], body["products"]
    assert debug["model"] == toy[1].shop.version.model != ""
    assert debug["rules"] == [
        {"name": "coffee week", "action": "pin", "touched": 1},
        {"name": "house brand up", "action": "boost", "touched": 8},
        {"name": "recall", "action": "exclude", "touched": 1},
        {"name": "adults", "action": "age_limit", "touched": 2},
    ]
    assert [one["item_id"] for one in debug["products"]] == [one["item_id"] for one in products]
    assert {one["stage"] for one in debug["products"]} == {"personal"}
    scores = [one["score"] for one in debug["products"]]
    assert scores == sorted(scores, reverse=True)
    assert products[1]["item_id"] == "coffee-5" and products[1]["rules"] == ["coffee week"]
    for product in products:
        assert product["item_id"] not in ("tea-0", "coffee-1", "coffee-2")
        assert ("house brand up" in product["rules"]) == (product["brand"] == "Private")


def test_without_debug_nothing_changes(
    toy: tuple[FlaskClient, Services], headers: dict[str, str]
) -> None:
    told, plain = ask(toy, headers, "&debug=true"), ask(toy, headers, "")
    assert set(plain) == {"recommendation_id", "products"}
    for product in told["products"]:
        del product["rules"]
    assert plain["products"] == told["products"]
    assert set(ask(toy, headers, "&debug=0")) == set(ask(toy, headers, "&debug=")) == set(plain)


def test_beside_a_product_nothing_is_pinned(
    toy: tuple[FlaskClient, Services], headers: dict[str, str]
) -> None:
    debug = ask(toy, headers, "&debug=1&item_id=coffee-3")["debug"]
    assert debug["products"][0]["stage"] == "wish"
    assert debug["rules"][0] == {"name": "coffee week", "action": "pin", "touched": 0}


def test_debug_is_for_those_who_may_ask_at_all(
    toy: tuple[FlaskClient, Services], headers: dict[str, str]
) -> None:
    assert_error(toy[0].get(f"{URL}&debug=1"), 401, "Authorization")
    answer = toy[0].get(f"{URL}&debug=1&user_id=user-1", headers=headers)
    assert_error(answer, 403, "user_id")
    assert_error(toy[0].get(f"{URL}&debug=perhaps", headers=headers), 422, "debug")


def test_debug_before_the_first_training(tmp_path: Path) -> None:
    config, database = open_shop(tmp_path, trained=False)
    app = create_app(config, Services(config, database, Voice(None, None)))
    client = app.test_client()
    token = client.post("/v1/session", json={"user_id": "u"}).json["token"]
    body = client.get(f"{URL}&debug=1", headers={"Authorization": f"Bearer {token}"}).json
    assert body["products"] == []
    assert body["debug"] == {"model": "", "rules": [], "products": []}
    database.dispose()


def test_reasons_are_in_the_language_asked_for(
    toy: tuple[FlaskClient, Services], headers: dict[str, str]
) -> None:
    with writing(toy[1].database) as connection:
        facts.write_facts(connection, "user-0", [Fact("shopper", "likes", "coffee")], NOW)
    english, chinese = (ask(toy, headers, query)["products"] for query in ("", "&locale=zh-CN"))
    assert [one["item_id"] for one in chinese] == [one["item_id"] for one in english]
    assert all(one["why"]["text"].startswith(("因为您", "它")) for one in chinese)
    about = {e["about"] for one in chinese for e in one["why"]["evidence"] if e["kind"] == "fact"}
    assert about == {"您喜欢咖啡"}
