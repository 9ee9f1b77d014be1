import pytest

from dialogue.consent import purposes_to_ask, read_consent
from dialogue.memory import learn, steer
from dialogue.types import Act, Fact, Profile, Turn
from dialogue.understand import understand_turns
from recsys.types import Constraints
from tests.dialogue.shop import LEXICON, PRODUCTS

STRANGER = Profile("900")
FRIEND = Profile("900", consents=frozenset({"service", "personalise"}))


def act_of(message: str, before: list[Turn] | None = None) -> Act:
    return understand_turns(before or [], message, LEXICON, PRODUCTS)


def test_without_consent_a_fact_holds_but_is_not_kept() -> None:
    learned = learn(STRANGER, act_of("I like soup"), [], "I like soup")
    assert [fact.object for fact in learned.profile.facts] == ["soup"]
    assert learned.keep == () and learned.ask == "personalise"


def test_with_consent_it_is_kept_and_nothing_is_asked() -> None:
    learned = learn(FRIEND, act_of("I like soup"), [], "I like soup")
    assert [fact.object for fact in learned.keep] == ["soup"] and learned.ask is None


def test_health_needs_its_own_consent() -> None:
    learned = learn(FRIEND, act_of("I'm vegan"), [], "I'm vegan")
    assert learned.keep == () and learned.ask == "health"


def test_a_purpose_is_asked_for_once() -> None:
    before = [Turn("user", "I like soup"), Turn("assistant", "May I remember it?")]
    assert purposes_to_ask(STRANGER, before, "I like ham too") == ()
    assert purposes_to_ask(STRANGER, [], "I like ham too") == ("personalise",)


def test_yes_grants_exactly_what_was_asked() -> None:
    before = [Turn("user", "I'm vegan"), Turn("assistant", "May I keep it?")]
    consent = read_consent(STRANGER, before, "Yes, please")
    assert consent.granted == ("health",) and consent.answer == "yes"
    assert read_consent(STRANGER, before, "no thanks").answer == "no"
    assert read_consent(STRANGER, before, "any soup?").answer == ""


def test_yes_to_something_else_grants_nothing() -> None:
    before = [Turn("user", "any soup?"), Turn("assistant", "How about this one?")]
    assert read_consent(STRANGER, before, "yes").granted == ()


def test_what_was_said_before_the_yes_is_kept_after_it() -> None:
    before = [Turn("user", "I like soup"), Turn("assistant", "May I remember it?")]
    consent = read_consent(STRANGER, before, "yes")
    learned = learn(consent.profile, act_of("yes", before), before, "yes")
    assert [fact.object for fact in learned.keep] == ["soup"]


def test_forgetting_takes_stored_and_told_facts() -> None:
    known = Profile("900", (Fact("shopper", "likes", "soup"),))
    learned = learn(known, act_of("forget that I like soup"), [], "forget that I like soup")
    assert learned.profile.facts == () and [fact.object for fact in learned.forget] == ["soup"]


def test_a_new_name_ends_the_old_one_and_a_new_taste_does_not() -> None:
    known = (Fact("shopper", "name", "Ana"), Fact("shopper", "likes", "soup"))
    profile = Profile("900", known, consents=frozenset({"service", "personalise"}))
    message = "my name is Eva. I like ham."
    learned = learn(profile, act_of(message), [], message)
    assert learned.ended == known[:1]
    assert {fact.object for fact in learned.profile.facts} == {"soup", "Eva", "ham"}


@pytest.mark.parametrize(
    ("fact", "gone"),
    [
        (Fact("shopper", "allergy", "nuts"), {"peanut"}),
        (Fact("shopper", "allergy", "dairy"), {"cheese", "peanut"}),  # "butter": rather too much
        (Fact("shopper", "diet", "vegetarian"), {"ham"}),
        (Fact("shopper", "dislikes", "tomato soup"), {"soup"}),
        (Fact("son", "dislikes", "soup"), set()),
        (Fact("shopper", "likes", "soup"), set()),
    ],
)
def test_facts_about_the_shopper_rule_products_out(fact: Fact, gone: set[str]) -> None:
    steered = steer(Constraints(), Profile("900", (fact,)), LEXICON)
    assert set(steered.excluded_items) == gone
