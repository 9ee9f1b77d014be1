"""Erasing a shopper leaves not a byte of them in any file of the installation."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner

from dialogue.respond import Voice
from dialogue.taught import write_taught_by
from engine import models
from engine.app import create_app
from engine.cli import main
from engine.config import Config
from engine.ingest import run as ingest_run
from engine.ingest.run import ingest
from engine.jobs import Plan, train
from engine.privacy import LISTS, LOGS, erase, note_output
from engine.services import Services
from engine.store import audit, catalog, events, trail
from engine.store.database import Engine, connect, reading, writing
from recsys.model import Model, load
from recsys.types import Event, Product
from tests.toy import NOW, SETTINGS, open_shop

CANARY = "Zitronenfalter"
USER = f"ann/{CANARY}"
OWN_ITEM = "tea-alone"
BAD = f"event_id,user_id,item_id,event_name,timestamp\n9,{USER},no-such,view_item,2026-01-01\n"


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("trained") / "home"
    open_shop(home)[1].dispose()
    return home


@pytest.fixture
def home(trained: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(trained, tmp_path / "home"))


@pytest.fixture
def shop(home: Path) -> Iterator[tuple[Config, Engine, Any]]:
    """A shop with the demo's door, so that anybody may say who they are."""
    config = Config(home=home, demo=True)
    database = connect(config.database)
    app = create_app(config, Services(config, database, Voice(None, None)))
    yield config, database, app.test_client()
    database.dispose()


def run(home: Path, *words: str, **settings: str) -> str:
    runner = CliRunner(env={"SHOPTALK_HOME": str(home), "SHOPTALK_DATABASE_URL": "", **settings})
    done = runner.invoke(main, list(words))
    assert done.exit_code == 0, done.output
    return done.output


def live(config: Config, database: Engine, client: Any, tmp_path: Path) -> dict[str, str]:
    """Leaves the shopper in every place that keeps something; their headers."""
    token = client.post("/v1/session", json={"user_id": USER}).json["token"]
    headers = {"Authorization": f"Bearer {token}"}

    def say(message: str, chat: str | None = None) -> str:
        body = {"message": message, "conversation_id": chat}
        answer = client.post("/v1/chat", json=body, headers=headers)
        assert answer.status_code == 200, answer.text
        return str(answer.json["conversation_id"])

    chat = say(f"My name is {CANARY}.")
    say("yes, remember it", chat)
    say(f"any tea, {CANARY}?", chat)
    seen = [
        Event(f"{CANARY}-{n}", USER, "tea-1", "view", NOW - timedelta(hours=n), session_id=CANARY)
        for n in range(5)
    ]
    with writing(database) as connection:
        events.write_events(connection, seen)
        # Bought by nobody else, so that its factors are learned from this shopper alone.
        catalog.write_products(connection, [Product(OWN_ITEM, "Lone tea", "Tea")])
        bought = ((OWN_ITEM, "own"), ("tea-1", "shared"))
        events.write_events(
            connection,
            [
                Event(f"{CANARY}-{name}", USER, item, "purchase", NOW - timedelta(days=1))
                for item, name in bought
            ],
        )
    assert popularity(learn(config, database), OWN_ITEM) > 0
    file = tmp_path / "bad.csv"
    file.write_text(BAD)
    ingest(database, events=file, rejects_path=config.home / "rejects.jsonl")
    for name in ("lists/recs.parquet", "lists/recs.csv", "recs.jsonl", "../elsewhere.csv"):
        run(config.home, "recommend", "--out", str(config.home / name), "-n", "2")
    (config.home / "server.log").write_text(f"GET /x\nGET /shoppers?{USER} 200\nGET /y\n")
    (config.home / f".rejects.jsonl.{CANARY}").write_text("left by a run that was killed")
    left = config.home / "lists" / ".old.csv.partial"
    left.write_text(f"user_id\n{USER}\n")
    os.utime(left, (time.time() - 7200, time.time() - 7200))
    for name, teachers in (("all", (USER, "bob")), ("others", ("bob",))):
        folder = config.adapters / name
        folder.mkdir(parents=True)
        write_taught_by(folder, teachers)
        (folder / "weights.bin").write_bytes(CANARY.encode() if USER in teachers else b"1")
    return headers


def learn(config: Config, database: Engine) -> Model:
    """A model trained on all that is in the store now, as it is kept."""
    train(config, database, Plan(SETTINGS, force=True))
    folder = models.current(config.models)
    assert folder is not None
    return load(folder)


def popularity(model: Model, item_id: str) -> float:
    return float(model.popularity[model.items.get_loc(item_id)]) if item_id in model.items else 0.0


def found(home: Path) -> list[str]:
    """Every file whose name or bytes hold the canary, in any case; Parquet unpacked as well."""
    paths = [path for path in home.rglob("*") if path.is_file()]
    bytes_of = {path: path.read_bytes() for path in paths}
    for path in home.rglob("*.parquet"):
        bytes_of[path] += pd.read_parquet(path).to_csv().encode()
    mark = CANARY.casefold().encode()
    return sorted(
        str(path.relative_to(home))
        for path, content in bytes_of.items()
        if mark in content.lower() or CANARY in str(path.relative_to(home))
    )


PLACES = {
    f".rejects.jsonl.{CANARY}", "adapters/all/weights.bin", "lists/.old.csv.partial",
    "lists/recs.csv", "lists/recs.parquet", "recs.jsonl", "rejects.jsonl", "server.log",
}  # fmt: skip


def check_lived(home: Path) -> None:
    places = set(found(home))
    assert not any(place.startswith("models/") for place in places)
    assert PLACES <= places and any(place.startswith("shoptalk.db") for place in places)


def check_gone(home: Path, receipt: dict[str, Any], rows: int = 8) -> None:
    assert found(home) == []
    erased = receipt["erased"]
    assert erased["facts"] == 1 and erased["turns"] == 6 and erased["conversations"] == 1
    assert erased["consents"] == 2 and erased["rejected rows"] == 1 and erased[LOGS] == 1
    assert erased["adapters"] == 1 and erased[LISTS] == rows
    assert [path.name for path in (home / "adapters").iterdir()] == ["others"]
    assert receipt["user_id"] == USER and "models" in receipt["untouched"]
    assert (home / "server.log").read_text() == "GET /x\nGET /y\n"
    for name in ("lists/recs.csv", "../elsewhere.csv"):
        left = pd.read_csv(home / name)
        assert USER not in set(left["user_id"]) and left["user_id"].nunique() == 20
    assert pd.read_parquet(home / "lists/recs.parquet")["user_id"].nunique() == 20


def test_erased_over_http(shop: tuple[Config, Engine, Any], tmp_path: Path) -> None:
    config, database, client = shop
    headers = live(config, database, client, tmp_path)
    check_lived(config.home)
    receipt = client.delete("/v1/profile", headers=headers).json
    assert receipt["not_reached"] == [] and receipt["erased"]["events"] == 7
    check_gone(config.home, receipt)
    assert trail.flush(database)
    with reading(database) as connection:
        lines = audit.read_log(connection, USER)
    assert lines[-1].action == "erase" and lines[-1].actor == "shopper"
    assert popularity(learn(config, database), OWN_ITEM) == 0 and found(config.home) == []
    assert {"read", "write", "consent"} <= {line.action for line in lines}


@pytest.mark.parametrize("events_go", ["delete", "pseudonymise"])
def test_erased_by_the_shop(
    shop: tuple[Config, Engine, Any], tmp_path: Path, events_go: str
) -> None:
    config, database, client = shop
    live(config, database, client, tmp_path)
    said = run(config.home, "forget", USER, SHOPTALK_ERASE_EVENTS=events_go)
    receipt = json.loads(said[said.index("{") :])
    check_gone(config.home, receipt)
    with reading(database) as connection:
        strangers = [user for user in events.user_ids(connection) if user.startswith("erased-")]
        kept = sum(len(events.read_history(connection, user)) for user in strangers)
        assert audit.read_log(connection, USER)[-1].actor == "shop"
    assert kept == (7 if events_go == "pseudonymise" else 0)
    again = run(config.home, "forget", USER)
    assert not any(json.loads(again[again.index("{") :])["erased"].values())


def test_files_out_of_reach_are_named(shop: tuple[Config, Engine, Any], tmp_path: Path) -> None:
    config, database, client = shop
    live(config, database, client, tmp_path)
    (config.home / "../elsewhere.csv").resolve().unlink()
    (config.home / "lists/recs.parquet").write_bytes(b"no parquet")
    (config.home / "lists/.now.csv.partial").write_text("user_id\n")
    missed = sorted(erase(config, database, USER)["not_reached"])
    assert [line.split(":")[0] for line in missed] == [
        ".now.csv.partial", "elsewhere.csv", "recs.parquet",
    ]  # fmt: skip
    assert "is gone" in missed[1] and str(tmp_path) not in str(missed)


def test_an_id_like_a_path_erases_nothing_but_its_own(shop: tuple[Config, Engine, Any]) -> None:
    config, database, _ = shop
    (config.home / "adapters").mkdir()
    for user in ("../models", "..", "."):
        erase(config, database, user)
    assert (config.home / "models").is_dir() and (config.home / "adapters").is_dir()


HISTORY = "event_id,user_id,item_id,event_name,timestamp\n" + "".join(
    f"{user}-{day},{user},tea-1,view_item,2026-05-0{day}\n"
    for user in (USER, "bob")
    for day in (1, 2)
)


def test_an_old_file_does_not_bring_the_shopper_back(
    shop: tuple[Config, Engine, Any], tmp_path: Path
) -> None:
    config, database, client = shop
    file, rejects = tmp_path / "events.csv", config.home / "rejects.jsonl"
    file.write_text(HISTORY)
    ingest(database, events=file, rejects_path=rejects)
    erase(config, database, USER)
    report = ingest(database, events=file, rejects_path=rejects)
    assert dict(report.files[0].rejected) == {"user_id was erased at the shopper's wish": 2}
    assert report.files[0].duplicates == 2
    assert [json.loads(line)["line"] for line in rejects.open()] == [2, 3]
    assert found(config.home) == []
    token = client.post("/v1/session", json={"user_id": USER}).json["token"]
    tea = {"event_name": "view_item", "items": [{"item_id": "tea-1"}]}
    sent = [
        {"event_id": at, "timestamp": at, **tea}
        for at in ("2026-05-01T00:00:00Z", (NOW + timedelta(hours=1)).isoformat())
    ]
    headers = {"Authorization": f"Bearer {token}"}
    answer = client.post("/v1/events", json={"events": sent}, headers=headers).json
    assert [one["status"] for one in answer["results"]] == ["rejected", "accepted"]
    assert "erased" in answer["results"][0]["reason"]


def test_who_is_erased_during_an_ingest_stays_away(
    shop: tuple[Config, Engine, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, database, _ = shop
    file, rejects = tmp_path / "events.csv", config.home / "rejects.jsonl"
    file.write_text(HISTORY + BAD.splitlines()[1] + "\n")
    read = ingest_run._as_frame

    def erased_before(rows: Any) -> pd.DataFrame:
        erase(config, database, USER)
        return read(rows)

    monkeypatch.setattr(ingest_run, "_as_frame", erased_before)
    report = ingest(database, events=file, rejects_path=rejects)
    assert report.files[0].accepted == 2
    assert report.files[0].rejected["user_id was erased at the shopper's wish"] == 2
    assert found(config.home) == []


def test_who_is_erased_during_a_batch_job_is_in_no_list(
    shop: tuple[Config, Engine, Any],
) -> None:
    config, database, _ = shop
    out = config.home / "late.csv"
    out.write_text(f"user_id,rank\n{USER},1\nbob,1\n")
    erase(config, database, USER)
    out.write_text(f"user_id,rank\n{USER},1\nbob,1\n")  # by a job that had read before
    note_output(database, out, NOW - timedelta(minutes=1), 2)
    assert out.read_text() == "user_id,rank\nbob,1\n"
