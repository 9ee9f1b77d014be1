import pytest

from dialogue.consent import purpose_to_ask, read_consent
from dialogue.types import Fact, Profile, Purpose, Turn

STRANGER = Profile("900", asked=frozenset({"health"}), open="health")
ASKED = [Turn("user", "I'm vegan"), Turn("assistant", "May I keep it?")]


@pytest.mark.parametrize("text", ["好的", "可以", "行", "记吧", "好的,记吧", "嗯嗯,可以的", "好的谢谢", "OK"])
def test_a_bare_yes_agrees(text: str) -> None:
    assert read_consent(STRANGER, ASKED, text).answer == "yes"


@pytest.mark.parametrize("text", ["不用", "别记", "不要", "不用了,谢谢", "还是别存了", "不,给我看看汤"])
def test_a_no_is_noted(text: str) -> None:
    assert read_consent(STRANGER, ASKED, text).answer == "no"


@pytest.mark.parametrize(
    "text",
    ["好的,给我看便宜点的", "可以便宜点吗", "行李箱有吗", "不错", "不要辣的", "别的有吗", "谢谢", "记得我吗"],
)
def test_what_is_neither_settles_nothing(text: str) -> None:
    assert read_consent(STRANGER, ASKED, text).answer == ""


FRIEND = Profile(
    "900",
    (Fact("shopper", "likes", "tea"), Fact("shopper", "allergy", "nuts", purpose="health")),
    "formal",
    frozenset({"service", "personalise", "health"}),
)


@pytest.mark.parametrize("text", ["I withdraw my consent", "don't remember me", "撤回同意"])
@pytest.mark.parametrize("open_question", [None, "mood"])
def test_consent_taken_back_takes_what_it_was_for(text: str, open_question: Purpose | None) -> None:
    known = Profile(
        "900", FRIEND.facts, FRIEND.tone, FRIEND.consents, frozenset(), frozenset(), open_question
    )
    read = read_consent(known, (), text)
    assert (read.answer, read.purpose) == ("withdrawn", None)
    assert read.withdrawn == read.profile.refused == {"personalise", "health"}
    assert read.profile.consents == {"service"}
    assert (read.profile.facts, read.profile.tone) == ((), None)


def test_consent_for_one_purpose_is_taken_back_alone() -> None:
    read = read_consent(FRIEND, (), "stop remembering my allergies")
    assert read.profile.consents == {"service", "personalise"} and read.withdrawn == {"health"}
    assert [fact.object for fact in read.profile.facts] == ["tea"]
    assert read.profile.tone == "formal"


def test_what_was_asked_for_in_any_conversation_is_not_asked_for_again() -> None:
    assert purpose_to_ask(Profile("900"), "I'm vegan") == "health"
    assert purpose_to_ask(STRANGER, "I'm vegan") is None
    assert purpose_to_ask(STRANGER, "I like tea") == "personalise"


def test_a_yes_answers_the_question_that_was_put_and_no_other() -> None:
    asked_elsewhere = Profile("900", asked=frozenset({"health"}))
    assert read_consent(asked_elsewhere, ASKED, "yes").answer == ""
    assert read_consent(Profile("900", open="mood"), (), "yes").purpose == "mood"


@pytest.mark.parametrize("text", ["remember that", "Remember it for next time", "请记住这个"])
def test_what_was_not_asked_for_can_be_agreed_to(text: str) -> None:
    once_asked = Profile("900", refused=frozenset({"health"}), asked=frozenset({"health"}))
    read = read_consent(once_asked, ASKED, text)
    assert (read.purpose, read.answer) == ("health", "yes")
    assert read.profile.consents == {"service", "health"} and not read.profile.refused
    assert read_consent(Profile("900"), [Turn("user", "any tea?")], text).answer == ""
