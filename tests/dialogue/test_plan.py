from dataclasses import replace
from decimal import Decimal

import pytest

from dialogue.consent import Consent
from dialogue.memory import Learned, learn
from dialogue.phrases import ACTS, load
from dialogue.plan import plan, wants_products
from dialogue.respond import phrase_parts
from dialogue.situation import Plan, Situation
from dialogue.tone import TONES
from dialogue.types import MOODS, Fact, Mood, MoodLabel, Profile, Wish
from dialogue.understand import Scene, understand
from dialogue.wording import money, why_in_words, wish_in_words
from recsys.types import Candidate, Constraints, Evidence
from tests.dialogue.shop import LEXICON, PRODUCTS, candidate

BOUGHT = Evidence("history", "cheese", 0.6, "purchase")
OFFER = (candidate("pizza", BOUGHT), candidate("ham"))
SCENE = Scene((PRODUCTS["pizza"], PRODUCTS["ham"]))


def planned(
    message: str, offer: tuple[Candidate, ...] = OFFER, facts: tuple[Fact, ...] = ()
) -> Plan:
    act = understand(message, LEXICON, SCENE)
    profile = Profile("900", facts, consents=frozenset({"service", "personalise"}))
    learned = learn(Consent(profile), act, [], message)
    spoken_of = [one for item in act.references for one in OFFER if one.product.item_id == item]
    offer = offer if wants_products(act) else ()
    return plan(Situation(act, learned, offer, spoken_of, PRODUCTS, message=message))


@pytest.mark.parametrize(
    ("message", "act"),
    [
        ("what should I eat?", "recommend"),
        ("frozen pizza please", "recommend_wish"),
        ("something else", "alternative"),
        ("something cheaper", "alternative_wish"),
        ("why the first one?", "why"),
        ("why?", "why"),
        ("do you sell bicycles?", "nothing_fits"),
        ("qwertz asdf", "ask_back"),
        ("tell me about the first one", "product"),
        ("is it spicy?", "product_unknown"),
        ("compare the first and the second", "compare"),
        ("compare them", "compare"),
        ("my name is Ana", "noted"),
        ("I'm vegan", "noted_health"),
        ("what do you know about me?", "memory_empty"),
        ("hello", "greet"),
        ("thanks", "thanks"),
        ("where is my order?", "order_help"),
    ],
)
def test_each_message_has_its_plan(message: str, act: str) -> None:
    made = planned(message)
    assert made.act == act
    assert set(ACTS[act].required) <= set(made.slots)


def test_nothing_found_says_what_was_asked() -> None:
    made = planned("frozen pizza under $1", ())
    assert made.act == "nothing_fits"
    assert made.slots["wish"] == "frozen pizza up to $1.00"


def test_what_the_shop_has_no_word_for_is_not_answered_with_something_else() -> None:
    made = planned("do you sell bicycles?")
    assert made.slots["wish"] == "bicycles" and made.candidates == ()


def test_a_stranger_hears_of_popularity_only() -> None:
    made = planned("what should I eat?", (candidate("pizza", Evidence("popular", "", 1.0)),))
    assert made.act == "recommend_popular" and "P1.why" not in made.slots


def test_known_facts_are_told_and_the_name_is_used() -> None:
    facts = (Fact("shopper", "name", "Ana"), Fact("shopper", "likes", "soup"))
    assert planned("what do you know about me?", (), facts).slots["facts"] == (
        "your name is Ana; you like soup"
    )
    assert planned("hello", (), facts).slots == {"name": "Ana"}


def test_the_difference_is_the_exact_one() -> None:
    slots = planned("compare the first and the second").slots
    assert slots["difference"] == "$1.50" and slots["P1"] == "Frozen pizza, 30 oz"


def in_mood(message: str, label: MoodLabel, confidence: float = 0.9) -> Plan:
    act = replace(understand(message, LEXICON, SCENE), mood=Mood(label, confidence))
    spoken_of = [one for item in act.references for one in OFFER if one.product.item_id == item]
    offer = OFFER if wants_products(act) else ()
    learned = Learned(Profile("900"))
    return plan(Situation(act, learned, offer, spoken_of, PRODUCTS, message=message))


@pytest.mark.parametrize(
    "message",
    ["what should I eat?", "frozen pizza please", "something else", "something cheaper",
     "compare the first and the second", "tell me about the first one", "why the first one?"],
)  # fmt: skip
def test_mood_changes_words_and_never_what_is_offered_nor_its_order_nor_its_price(
    message: str,
) -> None:
    plans = [in_mood(message, label) for label in MOODS]
    assert len({made.act for made in plans}) == 1
    assert plans[0].candidates and all(made.candidates == plans[0].candidates for made in plans)
    for name in ("P1", "P1.price", "difference"):
        assert len({made.slots.get(name) for made in plans}) == 1


@pytest.mark.parametrize("label", ["frustrated", "sad", "uncertain"])
def test_who_is_upset_or_unsure_reads_one_suggestion_in_few_words(label: MoodLabel) -> None:
    calm, felt = in_mood("what should I eat?", "neutral"), in_mood("what should I eat?", label)
    assert "P2" in calm.slots and not {"P2", "P2.price"} & set(felt.slots)
    assert len(felt.suggestions) == 2 < len(calm.suggestions)
    for tone in TONES.values():
        said, plainly = (phrase_parts(made, tone, load()) for made in (felt, calm))
        own = said[len(load().parts(felt.opener, tone.name)) :]
        assert all("" not in part for part in own) and len(own) <= len(plainly) + bool(felt.closer)


def test_both_products_of_a_comparison_are_named_in_every_mood() -> None:
    for label in MOODS:
        assert {"P1", "P2"} <= set(in_mood("compare the first and the second", label).slots)


def test_who_is_unsure_is_offered_to_narrow_it_down() -> None:
    assert in_mood("what should I eat?", "uncertain").closer == "narrow"
    assert in_mood("what should I eat?", "neutral").closer == ""
    assert in_mood("what should I eat?", "uncertain", 0.3).closer == ""
    assert in_mood("why the first one?", "uncertain").closer == ""


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        (Evidence("history", "cheese", 1, "purchase"), "you have bought Shredded cheese, 8 oz"),
        (Evidence("history", "cheese", 1, "view"), "you looked at Shredded cheese, 8 oz"),
        (Evidence("session", "cheese", 1, "cart"), "you put Shredded cheese, 8 oz in your basket"),
        (Evidence("similar", "pizza night", 1), "it is close to what you asked for"),
        (Evidence("fact", "you like soup", 1), "you said you like soup"),
        (Evidence("popular", "", 1), ""),
        (Evidence("history", "no longer sold", 1, "purchase"), ""),
    ],
)
def test_reasons_in_words(evidence: Evidence, words: str) -> None:
    assert why_in_words((evidence,), PRODUCTS) == words


def test_money() -> None:
    assert money(Decimal("1234.5"), "USD") == "$1,234.50"
    assert money(Decimal(3), "CHF") == "3.00 CHF"
    assert money(None, "USD") == "price on request"


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish(), ""),
        (Wish(words="soup"), "soup"),
        (
            Wish(Constraints(min_price=Decimal(2), max_price=Decimal(5), brands=("Acme",))),
            "something from Acme between $2.00 and $5.00",
        ),
        (
            Wish(Constraints(excluded_brands=("Private",)), "soup"),
            "soup",
        ),
        (
            Wish(Constraints(excluded_brands=("Private",))),
            "",
        ),
    ],
)
def test_wishes_in_words(wish: Wish, words: str) -> None:
    assert wish_in_words(wish) == words


def test_a_product_bought_before_is_not_explained_by_its_own_name() -> None:
    own = PRODUCTS["cheese"]
    bought = Evidence("history", "cheese", 0.6, "purchase")
    assert why_in_words((bought,), PRODUCTS, own) == "you have bought it before"
    namesake = {**PRODUCTS, "cheese-2": replace(own, item_id="cheese-2")}
    other = Evidence("history", "cheese-2", 0.6, "purchase")
    assert why_in_words((other,), namesake, own) == ""
    soup = Evidence("history", "soup", 0.1, "purchase")
    assert "Tomato soup" in why_in_words((other, soup), namesake, own)
