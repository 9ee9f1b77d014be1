from datetime import datetime, timezone
from pathlib import Path

import pytest

from dialogue.types import Mood, Reply, Turn
from engine.store import conversations, shoppers
from engine.store.database import connect, writing
from engine.training_text import NobodyAgreed, write_training_text

NOW = datetime(2026, 1, 5, tzinfo=timezone.utc)
REPLY = Reply("Here you are.", (), "friendly", Mood(), "template")


@pytest.fixture
def database(tmp_path: Path):
    return connect(f"sqlite:///{tmp_path / 'shop.db'}")


def says(database, user_id: str, text: str, granted: bool | None) -> None:
    with writing(database) as connection:
        shoppers.write_tone(connection, user_id, None)
        if granted is not None:
            shoppers.write_consent(connection, user_id, "training", granted, NOW)
        opened = conversations.open_conversation(connection, None, user_id)
        conversations.write_exchange(connection, opened, Turn("user", text), REPLY)


def test_only_the_words_of_those_who_agreed_are_taken(database, tmp_path) -> None:
    says(database, "ann", "any tea? my card is 4111 1111 1111 1111", True)
    says(database, "ben", "ben's words", None)
    says(database, "eve", "eve's words", False)
    path = tmp_path / "said.txt"
    assert len(write_training_text(database, path)) == 1
    text = path.read_text()
    assert "any tea?" in text and "4111" not in text
    assert "ben" not in text and "eve" not in text and "Here you are" not in text


def test_a_consent_that_was_withdrawn_counts_no_more(database, tmp_path) -> None:
    says(database, "ann", "any tea?", True)
    with writing(database) as connection:
        shoppers.write_consent(connection, "ann", "training", False, NOW)
    with pytest.raises(NobodyAgreed):
        write_training_text(database, tmp_path / "said.txt")
    assert not (tmp_path / "said.txt").exists()


def test_one_shopper_alone(database, tmp_path) -> None:
    says(database, "ann", "any tea?", True)
    says(database, "bob", "any coffee?", True)
    path = tmp_path / "said.txt"
    assert write_training_text(database, path, only="bob") == ("bob",)
    assert path.read_text() == "any coffee?\n"


def test_what_tells_of_health_teaches_nothing(database, tmp_path) -> None:
    says(database, "ann", "Hello! I'm allergic to mint. Any tea?", True)
    says(database, "ann", "I'm vegan", True)
    says(database, "ann", "[health detail not kept] Any soup?", True)
    path = tmp_path / "said.txt"
    write_training_text(database, path)
    assert path.read_text() == "Hello! Any tea?\n\nAny soup?\n"
