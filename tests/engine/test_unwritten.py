"""What is told on health is written nowhere without consent, and obeyed all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from dialogue.confided import NOT_KEPT
from dialogue.respond import Voice
from dialogue.types import Turn
from engine import chat
from engine.chat import Answer, ChatRequest, answer
from engine.privacy import erase
from engine.services import Services
from engine.store import conversations
from engine.store.audit import reference_of
from engine.store.database import checkpoint, reading
from engine.store.tombstones import Erased
from engine.unwritten import LASTS, MOST, UNWRITTEN, Unwritten
from tests.toy import NOW, open_shop

ALLERGIC = "Hello! I'm allergic to mint. What tea would you suggest?"
MINT = "tea-3"
ASKS_AGAIN = re.compile("tell me (?:once more|again)|say it again", re.IGNORECASE)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    config, database = open_shop(tmp_path_factory.mktemp("shop"))
    yield Services(config, database, Voice(None, None))
    database.dispose()


def say(shop: Services, user: str, message: str, after: Answer | None = None) -> Answer:
    chat = after.conversation_id if after else None
    return answer(shop, ChatRequest(message, user, chat))


def offered(said: Answer) -> set[str]:
    return {candidate.product.item_id for candidate in said.reply.candidates}


def written(shop: Services, user: str) -> list[str]:
    with reading(shop.database) as connection:
        return [turn.text for _, turn, _ in conversations.read_all(connection, user)]


def test_without_consent_it_is_in_no_turn_and_obeyed_to_the_end(shop: Services) -> None:
    told = say(shop, "ann", ALLERGIC)
    assert "mint" in told.reply.text and MINT not in offered(told)
    more = say(shop, "ann", "any other tea?", told)
    last = say(shop, "ann", "what tea would you suggest?", more)
    assert MINT not in offered(more) | offered(last) and offered(last)
    texts = written(shop, "ann")
    assert texts[0] == f"Hello! {NOT_KEPT} What tea would you suggest?"
    assert not [text for text in texts if "mint" in text.lower()]


def test_no_byte_of_it_is_on_the_disk(tmp_path: Path) -> None:
    config, database = open_shop(tmp_path)
    shop = Services(config, database, Voice(None, None))
    told = say(shop, "ann", "I'm allergic to zirconium. Any tea?")
    asked = say(shop, "ann", "why do you think that?", told)
    say(shop, "ann", "what do you know about me?", asked)
    say(shop, "ann", "forget that I'm allergic to zirconium", asked)
    checkpoint(database)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files and not [path for path in files if b"zirconium" in path.read_bytes().lower()]
    database.dispose()


def test_what_a_model_says_in_its_own_words_is_left_out_too(
    shop: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak = chat.respond

    def freely(*args: Any) -> Any:
        spoken = speak(*args)
        free = replace(spoken.reply, source="model", text="Sure. Nothing with mint, then! Tea?")
        return replace(spoken, reply=free)

    monkeypatch.setattr(chat, "respond", freely)
    said = say(shop, "ivy", "I'm allergic to mint")
    assert said.reply.text == "Sure. Nothing with mint, then! Tea?"
    assert written(shop, "ivy") == [NOT_KEPT, f"Sure. {NOT_KEPT} Tea?"]


def test_after_a_yes_it_is_kept_and_so_is_what_is_told_then(shop: Services) -> None:
    told = say(shop, "bea", ALLERGIC)
    yes = say(shop, "bea", "yes, remember it", told)
    say(shop, "bea", "I'm allergic to lemon", yes)
    assert written(shop, "bea")[0].startswith(f"Hello! {NOT_KEPT}")  # said before the yes
    assert written(shop, "bea")[4] == "I'm allergic to lemon"
    assert not offered(say(shop, "bea", "any tea?")) & {MINT, "tea-4"}  # in a new conversation


def test_consent_taken_back_takes_the_sentences_too(shop: Services) -> None:
    told = say(shop, "gus", "I'm allergic to mint. I like tea.")
    yes = say(shop, "gus", "yes, remember it", told)
    say(shop, "gus", "I'm allergic to lemon", yes)
    assert any("lemon" in text for text in written(shop, "gus"))
    said = say(shop, "gus", "stop remembering my allergies", yes)
    texts = " ".join(written(shop, "gus")).lower()
    assert "lemon" not in texts and "mint" not in texts and "i like tea." in texts
    more = say(shop, "gus", "any tea?", said)
    assert ASKS_AGAIN.search(more.reply.text)  # and it says that it does not know any more


def test_another_process_says_that_it_does_not_know(shop: Services) -> None:
    told = say(shop, "eve", ALLERGIC)
    UNWRITTEN.drop_user("eve")  # as where the server was started again
    more = say(shop, "eve", "any other tea?", told)
    assert offered(more) and ASKS_AGAIN.search(more.reply.text)
    again = say(shop, "eve", "I'm allergic to mint", more)
    after = say(shop, "eve", "any other tea?", again)
    assert MINT not in offered(after) and not ASKS_AGAIN.search(after.reply.text)


def test_it_goes_with_the_shopper(shop: Services) -> None:
    told = say(shop, "flo", ALLERGIC)
    held = UNWRITTEN._held
    assert [one for one in held.values() if one.user_id == "flo"]
    erase(shop.config, shop.database, "flo")
    assert told.conversation_id and not [one for one in held.values() if one.user_id == "flo"]


def turn(minutes: int = 0) -> Turn:
    return Turn("user", f"I'm vegan {minutes}", (), NOW + timedelta(minutes=minutes))


def kept(one: Turn) -> Turn:
    return Turn("user", NOT_KEPT, (), one.at)


def test_a_turn_is_restored_in_its_own_conversation_for_a_while() -> None:
    held = Unwritten()
    held.hold("ann", "c1", turn())
    plain = Turn("user", "any tea?", (), NOW)
    assert held.restore("c1", [kept(turn()), plain], NOW) == ([turn(), plain], False)
    assert held.restore("c2", [kept(turn())], NOW) == ([Turn("user", "", (), NOW)], True)
    assert held.restore(None, [], NOW) == ([], False)
    assert held.restore("c1", [kept(turn())], NOW + LASTS * 2)[1]


def test_who_is_erased_by_another_process_is_dropped_and_may_come_back() -> None:
    held, secret = Unwritten(), "key"
    held.hold("ann", "c1", turn())
    held.hold("bob", "c2", turn())
    gone = Erased(secret, {reference_of(secret, "ann"): NOW})
    held.drop_erased(gone)
    assert held.restore("c1", [kept(turn())], NOW)[1]
    assert not held.restore("c2", [kept(turn())], NOW)[1]
    held.hold("ann", "c3", turn(1))
    later = datetime.now(timezone.utc) + timedelta(hours=1)
    held.drop_erased(Erased(secret, {**gone.times, reference_of(secret, "eve"): later}))
    assert not held.restore("c3", [kept(turn(1))], NOW)[1]


def test_no_more_than_so_many_turns_are_held() -> None:
    held = Unwritten()
    for number in range(MOST + 5):
        held.hold("ann", str(number), turn())
    assert len(held._held) == MOST and held.restore("0", [kept(turn())], NOW)[1]
