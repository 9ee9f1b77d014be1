"""What was kept long enough goes, kind by kind, and nothing else does."""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from click.testing import CliRunner

from dialogue.types import Fact, Mood, Reply, Turn
from engine.cli import main
from engine.config import Config, ConfigError, load_config
from engine.store import audit, conversations, events, facts, outputs, shoppers
from engine.store.database import Engine, connect, reading, writing
from recsys.types import Candidate, Event, Product

NOW = datetime.now(timezone.utc)
DAY = timedelta(days=1)
DAYS = {
    "SHOPTALK_KEEP_TURNS_DAYS": "10",
    "SHOPTALK_KEEP_EVENTS_DAYS": "20",
    "SHOPTALK_KEEP_FACTS_DAYS": "30",
    "SHOPTALK_KEEP_AUDIT_DAYS": "40",
    "SHOPTALK_KEEP_CONSENTS_DAYS": "50",
}


@pytest.fixture
def shop(tmp_path: Path) -> Engine:
    """Two of everything: one just too old by DAYS, one just young enough."""
    database = connect(Config(home=tmp_path).database)
    with writing(database) as connection:
        for age, user in ((11 * DAY, "old"), (9 * DAY, "young")):
            opened = conversations.open_conversation(connection, None, user)
            reply = Reply(f"{user} tea", (Candidate(Product("tea", "Tea"), 1.0),), "formal",
                          Mood(), "model")  # fmt: skip
            said = Turn("user", f"{user} words", ("tea",), NOW - age)
            conversations.write_exchange(connection, opened, said, reply, NOW - age)
            then = {"then": (NOW - age).timestamp() * 1e6, "user": user}
            connection.exec_driver_sql(
                "UPDATE conversations SET opened_at = :then WHERE user_id = :user", then
            )
        events.write_events(connection, [
            Event("old", "ann", "tea", "view", NOW - 21 * DAY),
            Event("young", "ann", "tea", "view", NOW - 19 * DAY),
        ])  # fmt: skip
        for age in (31 * DAY, 29 * DAY):
            [told] = facts.write_facts(connection, "ann", [Fact("ann", "age", str(age))], NOW - age)
            facts.supersede(connection, "ann", told, NOW - age)
        facts.write_facts(connection, "ann", [Fact("ann", "likes", "tea")], NOW - 999 * DAY)
        for age in (31 * DAY, 29 * DAY):  # what is over by itself, and nobody corrected
            due = Fact("ann", "habit", str(age), valid_to=NOW - age)
            facts.write_facts(connection, "ann", [due], NOW - 99 * DAY)
        for user, ended in (("ann", 51 * DAY), ("bob", 49 * DAY)):
            for age, yes in ((99 * DAY, True), (ended, False)):
                shoppers.write_consent(connection, user, "mood", yes, NOW - age, "profile")
            shoppers.write_consent(connection, user, "health", True, NOW - 999 * DAY, "profile")
        for age in (41 * DAY, 39 * DAY):
            audit.record(connection, audit.Entry("read", "profile", "ann"))
            then = {"then": (NOW - age).timestamp() * 1e6}
            last = "(SELECT max(id) FROM audit)"
            connection.exec_driver_sql(f"UPDATE audit SET at = :then WHERE id = {last}", then)
        outputs.note_output(connection, tmp_path / "gone.csv", NOW)
        (tmp_path / "there.csv").touch()
        outputs.note_output(connection, tmp_path / "there.csv", NOW)
    return database


def run(home: Path, *words: str, **settings: str) -> list[str]:
    fixed = {"SHOPTALK_HOME": str(home), "SHOPTALK_DATABASE_URL": ""}
    done = CliRunner(env=fixed | DAYS | settings).invoke(main, ["purge", *words])
    assert done.exit_code == 0, done.output
    return [" ".join(line.split()) for line in done.output.splitlines()]


def test_each_kind_goes_by_its_own_days(shop: Engine, tmp_path: Path) -> None:
    expected = ["turns 2", "events 1", "superseded facts 1", "outlived facts 1"]
    expected += ["audit lines 1", "replaced consents 1", "files of rejected rows 0"]
    for _ in range(2):  # a dry run changes nothing, however often
        assert run(tmp_path, "--dry-run") == [f"{line} would go" for line in expected]
    assert run(tmp_path) == [f"{line} gone" for line in expected]
    with reading(shop) as connection:
        assert conversations.read_all(connection, "old") == []
        assert len(conversations.read_all(connection, "young")) == 2
        [left] = events.read_history(connection, "ann")
        assert left.event_id == "young"
        assert [one.fact.object for one in facts.fact_history(connection, "ann")] == [
            "tea", str(29 * DAY), str(29 * DAY),
        ]  # fmt: skip
        answers = {"ann": [False, True], "bob": [True, False, True]}
        for user, left in answers.items():  # what holds stays, however old: a no is to be honoured
            assert [one.granted for one in shoppers.consent_log(connection, user)] == left
            assert shoppers.read_consents(connection, user) == {"mood": False, "health": True}
        lines = audit.read_log(connection)
        assert [line.action for line in lines].count("read") == 1
        assert ("purge", "turns", 2) in {(one.action, one.what, one.many) for one in lines}
        count = "SELECT (SELECT count(*) FROM offers), (SELECT count(*) FROM conversations)"
        assert connection.exec_driver_sql(count).one() == (2, 1)
        assert outputs.read_outputs(connection) == [tmp_path / "there.csv"]
    assert b"old words" not in b"".join(path.read_bytes() for path in tmp_path.glob("shoptalk.db*"))


def test_no_days_keep_for_ever(shop: Engine, tmp_path: Path) -> None:
    never = dict.fromkeys(DAYS, "0")
    assert run(tmp_path, **never) == ["files of rejected rows 0 gone"]


def test_old_rejects_go_as_a_file(shop: Engine, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.jsonl"
    rejects.write_text("{}\n")
    run(tmp_path)
    assert rejects.exists()
    old = time.time() - 21 * 86_400
    os.utime(rejects, (old, old))
    assert run(tmp_path)[-1] == "files of rejected rows 1 gone"
    assert not rejects.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [("KEEP_TURNS_DAYS", "-1"), ("KEEP_AUDIT_DAYS", "99999999"), ("ERASE_EVENTS", "hide")],
)
def test_a_setting_out_of_range_is_named(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"SHOPTALK_{name}: "):
        load_config({f"SHOPTALK_{name}": value})
