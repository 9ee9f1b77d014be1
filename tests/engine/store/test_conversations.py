"""Conversations keep what was said and offered, for their own shopper alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from dialogue.types import Mood, Reply, Turn
from engine.store import conversations
from engine.store.database import writing
from engine.store.tables import offers
from recsys.types import Candidate, Evidence, Product
from tests.engine.store.conftest import NOW

OFFER = Candidate(Product("tea", "Tea"), 1.5, (Evidence("history", "cup", 0.5, "purchase"),))
REPLY = Reply("Try the tea.", (OFFER, Candidate(Product("cup", "Cup"), 1.0)), "friendly", Mood(),
              "template")  # fmt: skip
LATER = NOW + timedelta(seconds=1)


def test_an_exchange_comes_back(database: Engine) -> None:
    with writing(database) as connection:
        opened = conversations.open_conversation(connection, None, "ann")
        said = Turn("user", "What about 茶?", ("pot",), NOW)
        conversations.write_exchange(connection, opened, said, REPLY, LATER)
        assert conversations.read_turns(connection, opened, "ann") == [
            said,
            Turn("assistant", "Try the tea.", ("tea", "cup"), LATER),
        ]


def test_offers_keep_their_reasons(database: Engine) -> None:
    with writing(database) as connection:
        opened = conversations.open_conversation(connection, None, "ann")
        conversations.write_exchange(connection, opened, Turn("user", "Hi"), REPLY)
        best = connection.execute(select(offers).order_by(offers.c.rank)).first()
    assert best is not None and (best.item_id, best.score) == ("tea", 1.5)
    assert best.evidence == [{"kind": "history", "about": "cup", "share": 0.5, "by": "purchase"}]


def test_the_newest_turns_oldest_first(database: Engine) -> None:
    with writing(database) as connection:
        opened = conversations.open_conversation(connection, None, "ann")
        for word in ("one", "two", "three"):
            conversations.write_exchange(connection, opened, Turn("user", word), REPLY)
        newest = conversations.read_turns(connection, opened, "ann", 3)
    assert [turn.text for turn in newest] == ["Try the tea.", "three", "Try the tea."]


def test_a_conversation_goes_on(database: Engine) -> None:
    with writing(database) as connection:
        opened = conversations.open_conversation(connection, None, "ann")
        assert conversations.open_conversation(connection, opened, "ann") == opened
        assert conversations.open_conversation(connection, None, "ann") != opened


@pytest.mark.parametrize("user_id", ["bob", ""])
def test_nobody_reads_another_shoppers_conversation(database: Engine, user_id: str) -> None:
    with writing(database) as connection:
        opened = conversations.open_conversation(connection, None, "ann")
        with pytest.raises(LookupError):
            conversations.open_conversation(connection, opened, user_id)
        with pytest.raises(LookupError):
            conversations.read_turns(connection, opened, user_id)
        with pytest.raises(LookupError):
            conversations.open_conversation(connection, "made up", "ann")


def test_all_that_one_shopper_said(database: Engine) -> None:
    with writing(database) as connection:
        for user_id, word in (("ann", "one"), ("bob", "two"), ("ann", "three")):
            opened = conversations.open_conversation(connection, None, user_id)
            conversations.write_exchange(connection, opened, Turn("user", word), REPLY)
        found = conversations.read_all(connection, "ann")
    assert [turn.text for _, turn, _ in found] == ["one", "Try the tea.", "three", "Try the tea."]
    assert found[0][0] == found[1][0] != found[2][0]
