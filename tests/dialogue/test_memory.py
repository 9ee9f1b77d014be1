from dataclasses import replace

import pytest

from dialogue.consent import Consent, purpose_to_ask, read_consent
from dialogue.memory import Learned, hints, learn, left_out, steer
from dialogue.types import Act, Fact, Profile, Purpose, Turn
from dialogue.understand import understand_turns
from recsys.types import Constraints
from tests.dialogue.shop import LEXICON, PRODUCTS

STRANGER = Profile("900")
FRIEND = Profile("900", consents=frozenset({"service", "personalise"}))


def act_of(message: str, before: list[Turn] | None = None) -> Act:
    return understand_turns(before or [], message, LEXICON, PRODUCTS)


def test_without_consent_a_fact_holds_but_is_not_kept() -> None:
    learned = learn(Consent(STRANGER), act_of("I like soup"), [], "I like soup")
    assert [fact.object for fact in learned.profile.facts] == ["soup"]
    assert learned.keep == () and learned.ask == "personalise"


def test_with_consent_it_is_kept_and_nothing_is_asked() -> None:
    learned = learn(Consent(FRIEND), act_of("I like soup"), [], "I like soup")
    assert [fact.object for fact in learned.keep] == ["soup"] and learned.ask is None


def test_health_needs_its_own_consent() -> None:
    learned = learn(Consent(FRIEND), act_of("I'm vegan"), [], "I'm vegan")
    assert learned.keep == () and learned.ask == "health"


def test_a_purpose_is_asked_for_once() -> None:
    asked = replace(STRANGER, asked=frozenset({"personalise"}))
    assert purpose_to_ask(asked, "I like ham too") is None
    assert purpose_to_ask(STRANGER, "I like ham too") == "personalise"
    refused = Profile("900", refused=frozenset({"personalise"}))
    assert purpose_to_ask(refused, "I like ham too") is None


def asked(purpose: Purpose) -> Profile:
    return replace(STRANGER, asked=frozenset({purpose}), open=purpose)


def test_yes_grants_exactly_what_was_asked() -> None:
    before = [Turn("user", "I like soup. I'm vegan."), Turn("assistant", "May I keep it?")]
    consent = read_consent(asked("health"), before, "Yes, please")
    assert (consent.purpose, consent.answer) == ("health", "yes")
    assert consent.profile.consents == {"service", "health"}


@pytest.mark.parametrize("text", ["no thanks", "of course not", "don't", "no, show me soup"])
def test_a_no_is_noted(text: str) -> None:
    before = [Turn("user", "I'm vegan"), Turn("assistant", "May I keep it?")]
    consent = read_consent(asked("health"), before, text)
    assert consent.answer == "no" and consent.profile.refused == {"health"}
    assert consent.profile.consents == {"service"}


@pytest.mark.parametrize(
    "text", ["any soup?", "ok, show me something cheaper", "yes but not the vegan thing", "okra"]
)
def test_what_is_no_bare_yes_grants_nothing(text: str) -> None:
    before = [Turn("user", "I'm vegan"), Turn("assistant", "May I keep it?")]
    assert read_consent(asked("health"), before, text).profile.consents == {"service"}


def test_a_forget_asks_for_nothing() -> None:
    before = [Turn("user", "forget that I'm vegan"), Turn("assistant", "Done.")]
    assert read_consent(STRANGER, before, "ok thanks").answer == ""


def test_yes_to_something_else_grants_nothing() -> None:
    before = [Turn("user", "any soup?"), Turn("assistant", "How about this one?")]
    assert read_consent(STRANGER, before, "yes").purpose is None


def test_what_was_said_before_the_yes_is_kept_after_it() -> None:
    before = [Turn("user", "I like soup"), Turn("assistant", "May I remember it?")]
    consent = read_consent(asked("personalise"), before, "yes")
    learned = learn(consent, act_of("yes", before), before, "yes")
    assert [fact.object for fact in learned.keep] == ["soup"]


def test_what_was_deleted_or_corrected_elsewhere_does_not_come_back() -> None:
    before = [Turn("user", "call me Bob. I like soup."), Turn("assistant", "Noted.")]
    corrected = Profile("900", (Fact("shopper", "name", "Rob"),), None, FRIEND.consents)
    learned = learn(Consent(corrected), act_of("thanks", before), before, "thanks")
    assert learned.keep == () and learned.ended == ()
    names = [fact.object for fact in learned.profile.facts if fact.predicate == "name"]
    assert names == ["Rob"]


def test_forgetting_is_exact() -> None:
    facts = tuple(
        Fact("shopper", *one)
        for one in (("age", "35 to 44"), ("likes", "tea"), ("likes", "ham steak"))
    )
    said = "forget that I like ham steak"
    learned = learn(Consent(Profile("900", facts)), act_of(said), [], said)
    assert [fact.object for fact in learned.forget] == ["ham steak"]
    assert act_of("I always forget everything, any soup?").intent != "forget"


def test_what_was_only_told_can_be_forgotten_too() -> None:
    before = [Turn("user", "I'm allergic to nuts"), Turn("assistant", "May I keep it?")]
    act = act_of("forget that I'm allergic to nuts", before)
    learned = learn(Consent(STRANGER), act, before, "forget that I'm allergic to nuts")
    assert [fact.object for fact in learned.forget] == ["nuts"] and learned.profile.facts == ()


def test_facts_of_others_count_when_it_is_for_them() -> None:
    profile = Profile("900", (Fact("mother", "allergy", "nuts"),))
    assert steer(Constraints(), left_out(profile, LEXICON)).excluded_items == ()
    hers = left_out(profile, LEXICON, ["mother"])
    assert steer(Constraints(), hers).excluded_items == ("peanut",)


def test_forgetting_takes_stored_and_told_facts() -> None:
    known = Profile("900", (Fact("shopper", "likes", "soup"),))
    learned = learn(
        Consent(known), act_of("forget that I like soup"), [], "forget that I like soup"
    )
    assert learned.profile.facts == () and [fact.object for fact in learned.forget] == ["soup"]


def test_a_new_name_ends_the_old_one_and_a_new_taste_does_not() -> None:
    known = (Fact("shopper", "name", "Ana"), Fact("shopper", "likes", "soup"))
    profile = Profile("900", known, consents=frozenset({"service", "personalise"}))
    message = "my name is Eva. I like ham."
    learned = learn(Consent(profile), act_of(message), [], message)
    assert learned.ended == known[:1]
    assert {fact.object for fact in learned.profile.facts} == {"soup", "Eva", "ham"}


@pytest.mark.parametrize(
    ("fact", "gone"),
    [
        (Fact("shopper", "allergy", "nuts"), {"peanut"}),
        (Fact("shopper", "allergy", "dairy"), {"cheese"}),  # peanut butter is no butter
        (Fact("shopper", "diet", "vegetarian"), {"ham"}),
        (Fact("shopper", "diet", "celiac"), {"bread", "pizza"}),
        (Fact("shopper", "diet", "no nuts"), {"peanut"}),
        (Fact("shopper", "dislikes", "tomato soup"), {"soup"}),
        (Fact("son", "dislikes", "soup"), set()),
        (Fact("shopper", "likes", "soup"), set()),
    ],
)
def test_facts_about_the_shopper_rule_products_out(fact: Fact, gone: set[str]) -> None:
    steered = steer(Constraints(), left_out(Profile("900", (fact,)), LEXICON))
    assert set(steered.excluded_items) == gone


VEGAN = Fact("shopper", "diet", "vegan", purpose="health")
NUTS = Fact("shopper", "allergy", "nuts", purpose="health")
NO_PORK = Fact("shopper", "diet", "no pork", purpose="health")
HEALTHY = frozenset({"service", "personalise", "health"})


def learned_of(message: str, facts: tuple[Fact, ...], before: tuple[str, ...] = ()) -> Learned:
    turns = [
        turn for text in before for turn in (Turn("user", text), Turn("assistant", "Which is it?"))
    ]
    profile = Profile("900", facts, consents=HEALTHY)
    consent = read_consent(profile, turns, message)
    return learn(consent, act_of(message, turns), turns, message)


@pytest.mark.parametrize(
    ("known", "message"),
    [
        (Fact("shopper", "likes", "soup"), "I hate soup"),
        (VEGAN, "I love steak"),
        (Fact("shopper", "likes", "ham"), "I'm vegetarian"),
        (NUTS, "I love walnuts"),
        (Fact("shopper", "likes", "peanuts"), "I'm allergic to nuts"),
        (NO_PORK, "I like bacon"),
        (Fact("shopper", "likes", "pork chops"), "I don't eat pork"),
        (Fact("shopper", "diet", "halal", purpose="health"), "I love wine"),
        (Fact("shopper", "likes", "beer"), "I'm halal"),
        (Fact("shopper", "diet", "keto", purpose="health"), "I love candy"),
        (Fact("shopper", "allergy", "芝麻", purpose="health"), "我喜欢芝麻糊"),
    ],
)
def test_what_contradicts_something_known_changes_nothing_and_is_asked(
    known: Fact, message: str
) -> None:
    learned = learned_of(message, (known,))
    assert learned.doubt is not None and learned.doubt.before == known
    assert learned.keep == learned.new == learned.ended == () and learned.ask is None
    assert known in learned.profile.facts


@pytest.mark.parametrize(
    ("known", "message"),
    [
        (VEGAN, "I love vegan cheese"),
        (VEGAN, "I love oat milk"),
        (VEGAN, "my dad loves steak"),
        (Fact("shopper", "diet", "halal", purpose="health"), "I like alcohol-free beer"),
        (NUTS, "I like donuts"),
        (Fact("shopper", "allergy", "cats", purpose="health"), "I like cat food"),
        (Fact("shopper", "condition", "diabetes", purpose="health"), "I love candy"),
        (NUTS, "I hate walnuts"),
    ],
)
def test_what_goes_together_is_not_asked_about(known: Fact, message: str) -> None:
    assert learned_of(message, (known,)).doubt is None


def test_an_allergy_is_obeyed_while_it_is_doubted_and_until_it_is_denied() -> None:
    known = Fact("shopper", "likes", "peanuts")
    asked = learned_of("I'm allergic to nuts", (known,))
    later = learned_of("show me snacks", (known,), ("I'm allergic to nuts",))
    denied = learned_of("no", (known,), ("I'm allergic to nuts",))
    for learned, out in ((asked, True), (later, True), (denied, False)):
        without = steer(Constraints(), left_out(learned.profile, LEXICON)).excluded_items
        assert ("peanut" in without) == out and learned.keep == ()


def told_in_turn(*said: str) -> Learned:
    """What a stranger, of whom nothing is stored, is known for after the last of these."""
    *before, message = said
    turns = [turn for text in before for turn in (Turn("user", text), Turn("assistant", "?"))]
    return learn(Consent(STRANGER), act_of(message, turns), turns, message)


def objects(learned: Learned) -> list[str]:
    return [fact.object for fact in learned.profile.facts]


def test_what_was_only_told_is_doubted_too_and_the_answer_holds_from_then_on() -> None:
    asked = told_in_turn("I'm vegan", "I love steak")
    assert asked.doubt is not None and objects(asked) == ["vegan"]
    assert objects(told_in_turn("I'm vegan", "I love steak", "yes", "hello")) == ["steak"]
    assert objects(told_in_turn("I'm vegan", "I love steak", "no", "hello")) == ["vegan"]
    again = told_in_turn("I'm vegan", "I love steak", "no", "I love steak, really", "yes", "hello")
    assert objects(again) == ["steak"]


def test_what_was_only_told_can_be_taken_back() -> None:
    assert objects(told_in_turn("I'm vegan", "I'm not vegan any more")) == []
    assert objects(told_in_turn("I'm vegan", "I'm not vegan any more", "hello")) == []
    assert objects(told_in_turn("I'm vegan", "I'm not vegan any more", "I'm vegan")) == ["vegan"]


def test_a_taste_told_later_does_not_end_an_allergy_told_before_it() -> None:
    turns = [Turn("user", "I'm allergic to nuts"), Turn("assistant", "May I keep it?")]
    learned = learn(Consent(STRANGER), act_of("I love walnuts", turns), turns, "I love walnuts")
    assert "peanut" in steer(Constraints(), left_out(learned.profile, LEXICON)).excluded_items


@pytest.mark.parametrize(("said", "holds"), [("yes", "dislikes"), ("no", "likes")])
def test_the_answer_settles_it(said: str, holds: str) -> None:
    known = Fact("shopper", "likes", "soup")
    learned = learned_of(said, (known,), ("I hate soup",))
    assert learned.settled is not None and learned.settled[1] == ("new" if said == "yes" else "old")
    assert [fact.predicate for fact in (*learned.keep, *learned.profile.facts)][0] == holds
    assert (known in learned.ended) == (said == "yes")


def test_an_answer_to_nothing_settles_nothing() -> None:
    learned = learned_of("yes", (Fact("shopper", "likes", "soup"),), ("any soup?",))
    assert learned.settled is None and learned.keep == ()


def test_what_is_taken_back_ends_without_being_asked() -> None:
    learned = learned_of("I'm not vegan any more", (VEGAN,))
    assert learned.ended == (VEGAN,) and learned.profile.facts == () and learned.doubt is None


def test_facts_lift_what_they_lead_to_and_say_so() -> None:
    facts = (Fact("shopper", "likes", "tomato soup"), Fact("mother", "likes", "ham"))
    profile = Profile("900", facts)
    (own,) = hints(profile, LEXICON)
    assert own.items == {"soup"} and own.about == "you like tomato soup" and own.lift > 0
    (hers,) = hints(profile, LEXICON, "mother")
    assert hers.items == {"ham"}


def test_a_fact_from_elsewhere_is_taken_back_in_plain_words() -> None:
    married = Fact("shopper", "trait", "married", source="survey")
    assert learned_of("I'm not married any more", (married,)).ended == (married,)
    assert learned_of("I'm not sure who is married", (married,)).ended == ()


def test_what_was_erased_in_the_profile_holds_no_longer_in_the_talk() -> None:
    assert learned_of("thanks", (), ("I like soup",)).profile.facts == ()
    stranger = learn(
        Consent(STRANGER), act_of("thanks", told := [Turn("user", "I like soup")]), told, "thanks"
    )
    assert [fact.object for fact in stranger.profile.facts] == ["soup"]
