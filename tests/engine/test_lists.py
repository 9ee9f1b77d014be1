"""Batches obey what shoppers told, as the chat does, and are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dialogue.types import Fact
from engine.jobs import JobError
from engine.list_files import FileNameError
from engine.lists import Order, recommend_all
from engine.rule_fields import ShopRule
from engine.store import facts, rules
from engine.store.database import writing
from recsys.rules import Rule
from recsys.types import Constraints
from tests import toy


def lists(tmp_path: Path, *told: Fact, rule: Rule | None = None) -> dict[str, pd.DataFrame]:
    """The lists of everyone, of whom user-0 told these facts, by user."""
    config, database = toy.open_shop(tmp_path)
    with writing(database) as connection:
        facts.write_facts(connection, "user-0", told, toy.NOW)
        if rule:
            rules.write_rules(connection, [ShopRule(rule)])
    out = tmp_path / "lists.parquet"
    recommend_all(config, database, out, Order(n=9))
    return dict(list(pd.read_parquet(out).groupby("user_id")))


def test_an_allergy_is_left_out_of_the_batch_too(tmp_path: Path) -> None:
    found = lists(tmp_path, Fact("shopper", "allergy", "tea", purpose="health"))
    assert not any(item.startswith("tea") for item in found["user-0"]["item_id"])
    assert any(item.startswith("tea") for item in found["user-2"]["item_id"])


def test_a_taste_is_a_reason_in_the_batch_too(tmp_path: Path) -> None:
    found = lists(tmp_path, Fact("shopper", "likes", "coffee"))
    told = found["user-0"]["why"].str.contains("you told us: you like coffee")
    assert told.tolist() == found["user-0"]["item_id"].str.startswith("coffee").tolist()
    assert told.any() and not found["user-1"]["why"].str.contains("told us").any()


def test_an_age_limit_opens_to_those_who_told_their_age(tmp_path: Path) -> None:
    rule = Rule("adults", "age_limit", Constraints(categories=("Coffee",)), 18)
    found = lists(tmp_path, Fact("shopper", "age", "34"), rule=rule)
    assert any(item.startswith("coffee") for item in found["user-0"]["item_id"])
    assert not any(item.startswith("coffee") for item in found["user-1"]["item_id"])


def test_what_was_told_and_changes_no_list_changes_no_list(tmp_path: Path) -> None:
    plain = lists(tmp_path / "a")["user-0"]
    named = lists(tmp_path / "b", Fact("shopper", "name", "ann"))["user-0"]
    assert named["item_id"].tolist() == plain["item_id"].tolist()


def test_an_age_alone_gives_the_same_list_as_the_batch(tmp_path: Path) -> None:
    plain = lists(tmp_path / "a")["user-0"]
    own = lists(tmp_path / "b", Fact("shopper", "age", "34"))["user-0"]
    assert own["item_id"].tolist() == plain["item_id"].tolist()
    assert own["why"].tolist() == plain["why"].tolist()


def test_what_cannot_be_written_is_told_first(tmp_path: Path) -> None:
    config, database = toy.open_shop(tmp_path, trained=False)
    with pytest.raises(FileNameError, match=".docx"):
        recommend_all(config, database, tmp_path / "x.docx", Order())
    with pytest.raises(JobError, match="train"):
        recommend_all(config, database, tmp_path / "x.csv", Order())
