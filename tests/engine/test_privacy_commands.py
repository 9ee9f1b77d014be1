"""A profile imported from the command line, by the shop."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dialogue.types import Fact, Profile
from engine.api.jsonld import DataFeed
from engine.cli import main
from engine.config import Config
from engine.store import audit, shoppers
from engine.store.consent import give_consent
from engine.store.database import connect, reading, writing
from engine.store.facts import StoredFact

NOW = datetime(2026, 11, 1, tzinfo=timezone.utc)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    feed = DataFeed(Profile("ann"), NOW)
    feed.add_facts([StoredFact("f1", Fact("shopper", "likes", "tea"), NOW, None)])
    path = tmp_path / "profile.jsonld"
    path.write_text(json.dumps(feed.document()))
    return path


def run(home: Path, *words: str) -> Result:
    runner = CliRunner(env={"SHOPTALK_HOME": str(home), "SHOPTALK_DATABASE_URL": ""})
    return runner.invoke(main, ["import-profile", *words])


@pytest.mark.parametrize(("words", "user"), [((), "ann"), (("--user", "bob"), "bob")])
def test_the_facts_become_those_of_the_shopper_named(
    tmp_path: Path, file: Path, words: tuple[str, ...], user: str
) -> None:
    database = connect(Config(home=tmp_path).database)
    with writing(database) as connection:
        give_consent(connection, user, "personalise", True, NOW, "profile")
    done = run(tmp_path, str(file), *words)
    assert done.exit_code == 0, done.output
    assert json.loads(done.output) == {"imported": 1, "known": 0, "without_consent": 0}
    with reading(database) as connection:
        assert [one.object for one in shoppers.read_profile(connection, user).facts] == ["tea"]
        last = audit.read_log(connection, user)[-1]
    assert (last.actor, last.action) == ("shop", "import")


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        ("{}", 1, "DataFeed"),
        ("no json", 1, "JSON"),
        ('{"@context": {"@vocab": "https://schema.org/"}, "@type": "DataFeed"}', 2, "--user"),
    ],
)
def test_a_file_that_will_not_do(tmp_path: Path, content: str, code: int, says: str) -> None:
    path = tmp_path / "bad.jsonld"
    path.write_text(content)
    done = run(tmp_path, str(path))
    assert done.exit_code == code and says in done.output and "Traceback" not in done.output
