"""Consent in words: asked for once, given, refused and taken back, with what follows at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dialogue.respond import Voice
from dialogue.types import Purpose
from engine.chat import Answer, ChatRequest, answer
from engine.services import Services
from engine.store import audit, shoppers, trail
from engine.store.consent import give_consent
from engine.store.database import reading, writing
from tests.toy import NOW, open_shop

FOR_GOOD: tuple[Purpose, ...] = ("personalise", "health")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    config, database = open_shop(tmp_path_factory.mktemp("shop"))
    yield Services(config, database, Voice(None, None))
    database.dispose()


def say(shop: Services, user: str, message: str, after: Answer | None = None) -> Answer:
    chat = after.conversation_id if after else None
    return answer(shop, ChatRequest(message, user, chat))


def agree(shop: Services, user: str, *purposes: Purpose) -> None:
    with writing(shop.database) as connection:
        for purpose in purposes:
            give_consent(connection, user, purpose, True, NOW, "profile")


def kept(shop: Services, user: str) -> tuple[set[str], dict[Purpose, bool]]:
    """The facts that are stored of the shopper, and their answers."""
    with reading(shop.database) as connection:
        facts = {fact.object for fact in shoppers.read_profile(connection, user).facts}
        return facts, shoppers.read_consents(connection, user)


@pytest.mark.parametrize(
    "words",
    [
        "stop remembering", "I withdraw my consent", "don't remember anything about me any more",
        "别再记我的信息", "撤回同意",
    ],
)  # fmt: skip
def test_consent_is_taken_back_in_words(shop: Services, words: str) -> None:
    user = f"leaves: {words}"
    agree(shop, user, "personalise", "health", "mood")
    say(shop, user, "My name is Wilhelmina. I'm allergic to mint.")
    assert kept(shop, user)[0] == {"Wilhelmina", "mint"}
    said = say(shop, user, words)
    assert kept(shop, user) == (set(), dict.fromkeys(("personalise", "health", "mood"), False))
    text = said.reply.text
    assert "What I know about you" in text or "人像图标" in text  # where the rest can be erased
    if words.isascii():
        assert "what you tell me about yourself, health details and your moods" in text
    assert say(shop, user, "I like tea").asked_consent is None  # a no is not asked about
    assert kept(shop, user)[0] == set()
    assert trail.flush(shop.database)
    with reading(shop.database) as connection:
        log = [(line.action, line.what) for line in audit.read_log(connection, user)]
    assert log.count(("consent", "personalise")) == 2 and ("erase", "kept for health") in log


def test_one_purpose_is_taken_back_alone(shop: Services) -> None:
    agree(shop, "partly", *FOR_GOOD)
    say(shop, "partly", "My name is Ann. I'm allergic to mint.")
    said = say(shop, "partly", "stop remembering my allergies")
    assert kept(shop, "partly") == ({"Ann"}, {"personalise": True, "health": False})
    assert "health details" in said.reply.text and "about yourself" not in said.reply.text


def test_a_yes_comes_with_a_chip_that_takes_it_back(shop: Services) -> None:
    cases: tuple[tuple[str, str, Purpose], ...] = (
        ("chip", "My name is Ann.", "personalise"), ("chip-2", "I'm vegan", "health"),
    )  # fmt: skip
    for user, told, purpose in cases:
        asked = say(shop, user, told)
        given = say(shop, user, asked.reply.suggestions[0], asked)
        assert kept(shop, user)[1] == {purpose: True}
        taken = say(shop, user, given.reply.suggestions[0], given)
        facts, answers = kept(shop, user)
        assert facts == set() and answers[purpose] is False and taken.reply.text


def test_everything_is_erased_by_the_button(shop: Services) -> None:
    agree(shop, "all", "personalise")
    say(shop, "all", "I like ginger tea")
    for words in ("delete all my data", "erase everything about me", "删除我的所有数据"):
        said = say(shop, "all", words)
        assert "Erase everything" in said.reply.text or "全部删除" in said.reply.text
    assert kept(shop, "all")[0] == set()  # the notes are gone already
    assert "Erase everything" not in say(shop, "all", "forget my name").reply.text


def test_a_question_that_stayed_open_is_not_put_again(shop: Services) -> None:
    first = say(shop, "open", "My name is Ann.")
    assert first.asked_consent == "personalise"
    again = say(shop, "open", "I like tea", first)
    other = say(shop, "open", "I like coffee")
    assert again.asked_consent is other.asked_consent is None
    yes = say(shop, "open", "yes", other)  # to what was not asked
    assert kept(shop, "open") == (set(), {}) and yes.asked_consent is None
    with reading(shop.database) as connection:
        log = shoppers.consent_log(connection, "open")
    assert [(one.purpose, one.granted) for one in log] == [("personalise", None)]
    assert log[0].source == f"conversation {first.conversation_id}"


def test_what_was_not_asked_for_again_can_still_be_agreed_to(shop: Services) -> None:
    say(shop, "later", "My name is Ann.")
    told = say(shop, "later", "I like ginger tea")
    chip = told.reply.suggestions[0]
    assert chip == "Remember it for next time"
    say(shop, "later", chip, told)
    assert kept(shop, "later") == ({"ginger tea"}, {"personalise": True})


def test_a_yes_is_for_the_question_of_this_conversation(shop: Services) -> None:
    asked = say(shop, "where", "My name is Ann.")
    elsewhere = say(shop, "where", "hello")
    say(shop, "where", "yes", elsewhere)
    assert kept(shop, "where")[1] == {}
    say(shop, "where", "yes", asked)
    assert kept(shop, "where") == ({"Ann"}, {"personalise": True})


SAD = "I feel so sad, what a rough day"


def test_moods_are_asked_about_once_and_of_who_is_remembered(shop: Services) -> None:
    assert say(shop, "stranger", SAD).asked_consent is None
    agree(shop, "felt", "personalise")
    asked = say(shop, "felt", SAD)
    assert asked.asked_consent == "mood" and asked.reply.text.count("?") == 1
    assert say(shop, "felt", SAD, asked).asked_consent is None
    assert say(shop, "felt", SAD).asked_consent is None
    assert kept(shop, "felt")[1] == {"personalise": True}


def test_a_yes_to_moods_is_kept_and_taken_back_by_its_chip(shop: Services) -> None:
    agree(shop, "mood", "personalise")
    asked = say(shop, "mood", SAD)
    given = say(shop, "mood", asked.reply.suggestions[0], asked)
    assert kept(shop, "mood")[1] == {"personalise": True, "mood": True}
    say(shop, "mood", given.reply.suggestions[0], given)
    assert kept(shop, "mood")[1] == {"personalise": True, "mood": False}


@pytest.mark.parametrize(
    "message", [f"{SAD}, any tea?", f"{SAD}. I'm allergic to mint.", "any tea?", "My name is Ann."]
)
def test_moods_are_not_asked_about_beside_anything_else(shop: Services, message: str) -> None:
    user = f"busy: {message}"
    agree(shop, user, "personalise")
    assert say(shop, user, message).asked_consent != "mood"


def test_training_is_asked_about_only_of_who_asks(shop: Services) -> None:
    agree(shop, "pupil", "personalise")
    said = say(shop, "pupil", "do you learn from my messages?")
    assert said.asked_consent == "training" and said.reply.text.count("?") == 1
    no = say(shop, "pupil", "no thanks", said)
    assert kept(shop, "pupil")[1]["training"] is False and no.asked_consent is None
    for words in ("do you learn from my messages?", "你会用我的消息训练吗？"):
        assert say(shop, "pupil", words).asked_consent is None


def test_who_agreed_to_training_is_told_so_and_can_end_it(shop: Services) -> None:
    asked = say(shop, "teacher", "are my messages used to train you?")
    say(shop, "teacher", asked.reply.suggestions[0], asked)
    assert kept(shop, "teacher")[1] == {"training": True}
    told = say(shop, "teacher", "are my messages used to train you?")
    assert told.reply.text.startswith("Yes") and told.asked_consent is None
    say(shop, "teacher", told.reply.suggestions[0], told)
    assert kept(shop, "teacher")[1] == {"training": False}
