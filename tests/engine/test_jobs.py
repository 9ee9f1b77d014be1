"""Training that may serve or not, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from engine import models
from engine.config import Config
from engine.jobs import Plan, train
from engine.store import catalog, events
from engine.store.database import Engine, connect, writing
from recsys.model import Blend, Settings, load
from recsys.types import Product
from tests import toy

Shop = tuple[Config, Engine]
BLIND = Settings(factors=4, iterations=3, blend=Blend(factors=0, ties=0, popular=1))
# Nothing counts, so all products tie and come in the order of their ids.
BY_ID = Settings(factors=4, iterations=3, blend=Blend(factors=0, ties=0, popular=0))


@pytest.fixture()
def shop(tmp_path: Path) -> Shop:
    return toy.open_shop(tmp_path)


def test_a_good_model_serves_and_the_next_goes_on_with_its_settings(shop: Shop) -> None:
    config, database = shop
    first = models.current_name(config.models)
    done = train(config, database)
    assert done.serving and not done.reason
    assert models.current_name(config.models) == done.name != first
    assert load(config.models / done.name).settings == toy.SETTINGS
    assert done.figures["ndcg@10"] > done.figures["popularity_ndcg@10"]


def test_a_model_worse_than_the_serving_one_is_kept_but_does_not_serve(shop: Shop) -> None:
    config, database = shop
    before = models.current_name(config.models)
    done = train(config, database, Plan(BLIND))
    assert not done.serving and "below the serving settings'" in done.reason
    assert models.current_name(config.models) == before
    assert done.name in models.versions(config.models)


def test_a_model_that_did_not_see_the_test_weeks_is_asked_itself(shop: Shop) -> None:
    config, database = shop
    with writing(database) as connection:
        missing = [
            replace(one, event_id=f"late-{user}", item_id=f"{one.item_id[:-1]}{user // 2 % 8}",
                    at=toy.NOW + timedelta(days=100))
            for user in range(20)
            for one in [next(e for e in toy.purchases() if e.user_id == f"user-{user}")]
        ]  # fmt: skip
        events.write_events(connection, missing)
    done = train(config, database, Plan(BLIND))
    assert not done.serving and "below the serving model's" in done.reason


def test_force_serves_whatever_it_is(shop: Shop) -> None:
    config, database = shop
    done = train(config, database, Plan(BLIND, force=True))
    assert done.serving and done.reason
    assert models.current_name(config.models) == done.name


def test_worse_than_popularity_never_serves(tmp_path: Path) -> None:
    config, database = toy.open_shop(tmp_path, trained=False)
    with writing(database) as connection:  # first by id, and nobody wants them
        decoys = [Product(f"a-{number}", f"Ashtray {number}") for number in range(12)]
        catalog.write_products(connection, decoys)
    done = train(config, database, Plan(BY_ID))
    assert done.figures["ndcg@10"] == 0 < done.figures["popularity_ndcg@10"]
    assert not done.serving and "below popularity's" in done.reason
    assert models.current_name(config.models) is None


def test_a_log_that_shrank_is_taken_for_a_mishap(shop: Shop, tmp_path: Path) -> None:
    config, _ = shop
    other = connect(f"sqlite:///{tmp_path / 'other.db'}")
    with writing(other) as connection:
        catalog.write_products(connection, toy.products())
        events.write_events(connection, [e for e in toy.purchases() if int(e.user_id[5:]) < 8])
    done = train(config, other)
    assert not done.serving and "trained on 56 events" in done.reason


def test_a_search_is_bounded_and_told(shop: Shop) -> None:
    config, database = shop
    with writing(database) as connection:
        then = [
            replace(one, event_id=f"then-{one.event_id}", at=toy.NOW - timedelta(days=33),
                    item_id=f"{one.item_id[:-1]}{int(one.user_id[5:]) // 2 % 8}")
            for one in toy.purchases() if one.session_id.endswith("-0")
        ]  # fmt: skip
        events.write_events(connection, then)
    done = train(config, database, Plan(toy.SETTINGS, attempts=4, force=True))
    assert done.search is not None and 1 <= len(done.search.attempts) <= 4


def test_going_back_is_naming_an_older_version(shop: Shop) -> None:
    config, database = shop
    first = models.current_name(config.models) or ""
    train(config, database)
    models.serve(config.models, first)
    assert models.current_name(config.models) == first
    assert models.figures(config.models / first)["ndcg@10"] > 0
