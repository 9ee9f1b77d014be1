"""What the demo's households told is kept under a consent that says where it comes from."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

from engine.demo.households import PURPOSE, SOURCE
from engine.demo.run import _write_facts
from engine.store import audit, erase, shoppers
from engine.store.database import connect, writing

NOW = datetime(2026, 11, 1, tzinfo=timezone.utc)
TOLD = [
    {"subject": "shopper", "predicate": "age", "object": "25 to 34", "confidence": 1.0,
     "source": SOURCE, "purpose": PURPOSE},
]  # fmt: skip


def test_the_consent_of_a_household_names_the_data_set(tmp_path: Path) -> None:
    database = connect(f"sqlite:///{tmp_path / 'shop.db'}")
    with writing(database) as connection:
        _write_facts(connection, "7", TOLD, NOW)
        [given] = shoppers.consent_log(connection, "7")
        assert (given.purpose, given.granted, given.source) == ("personalise", True, SOURCE)
        assert [fact.object for fact in shoppers.read_profile(connection, "7").facts] == [
            "25 to 34"
        ]


def test_who_said_no_or_was_erased_is_left_alone(tmp_path: Path) -> None:
    database = connect(f"sqlite:///{tmp_path / 'shop.db'}")
    with writing(database) as connection:
        shoppers.write_consent(connection, "7", "personalise", False, NOW, "profile")
        erase.erase_user(connection, "8")
        for user in ("7", "8"):
            _write_facts(connection, user, TOLD, NOW)
            assert shoppers.read_profile(connection, user).facts == ()


def test_what_is_kept_of_a_household_is_on_record(tmp_path: Path) -> None:
    database = connect(f"sqlite:///{tmp_path / 'shop.db'}")
    with writing(database) as connection:
        for _ in range(2):  # the second time it is there already
            _write_facts(connection, "7", TOLD, NOW)
        lines = audit.read_log(connection, "7")
    assert [(one.actor, one.action, one.what, one.many) for one in lines] == [
        ("shop", "consent", "personalise", 1),
        ("shop", "write", "facts", 1),
    ]
