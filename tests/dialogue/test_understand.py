from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.lexicon import build_lexicon
from dialogue.types import INTENTS, Turn
from dialogue.understand import Scene, understand, understand_turns
from recsys.types import Constraints
from tests.dialogue.shop import LEXICON, PRODUCTS

SHOWN = Scene((PRODUCTS["pizza"], PRODUCTS["ham"]))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("hi there", "greet"),
        ("What is popular here?", "ask_recommendation"),
        ("what do you suggest?", "ask_recommendation"),
        ("What should I have for dinner?", "ask_recommendation"),
        ("do you have frozen pizza?", "ask_recommendation"),
        ("bread", "ask_recommendation"),
        ("something cheaper", "refine"),
        ("only store brand", "refine"),
        ("why did you suggest that?", "ask_why"),
        ("compare the first and the second", "compare"),
        ("compare some frozen pizza", "ask_recommendation"),  # nothing is shown yet
        ("so how much is my budget again?", "ask_memory"),
        ("how big is it?", "ask_product"),
        ("my name is Ana", "state_fact"),
        ("I love soup", "state_preference"),
        ("please be more formal", "set_tone"),
        ("thanks!", "feedback_positive"),
        ("no, I don't like that", "feedback_negative"),
        ("what do you know about me?", "ask_memory"),
        ("forget my name", "forget"),
        ("where is my order?", "order_help"),
        ("how are you?", "chitchat"),
        ("who won the football?", "out_of_scope"),
        ("bye", "goodbye"),
        ("No thanks, that's all", "feedback_positive"),
        ("soup for the football game", "ask_recommendation"),
        ("make it a nice soup", "ask_recommendation"),
    ],
)
def test_intents(text: str, intent: str) -> None:
    assert understand(text, LEXICON, SHOWN).intent == intent


@pytest.mark.parametrize(
    ("text", "constraints"),
    [
        ("frozen pizza under $5", {"categories": ["Frozen pizza"], "max_price": "5"}),
        ("pizzas please", {"categories": ["Frozen pizza"]}),
        ("some chese", {"categories": ["Cheese"]}),
        ("soup, store brand", {"categories": ["Soup"], "brands": ["Private"]}),
        ("anything but soup", {"excluded_categories": ["Soup"]}),
        ("no private label", {"excluded_brands": ["Private"]}),
        ("something cheaper", {"max_price": "3.48"}),
        ("surprise me", {}),
        ("we don't eat ham", {}),
        ("my dog died, he loved ham", {}),
        ("we have no soup left at home", {"categories": ["Soup"]}),
        ("no I want soup", {"categories": ["Soup"]}),
        ("not too salty soup", {"categories": ["Soup"]}),
        ("bread and soup", {"categories": ["Bread", "Soup"]}),
        ("cheese or lunch meat", {"categories": ["Cheese", "Lunch meat"]}),
    ],
)
def test_constraints(text: str, constraints: dict[str, object]) -> None:
    found = understand(text, LEXICON, SHOWN).constraints.as_json()
    found.pop("about", None)
    assert found == constraints


@pytest.mark.parametrize(
    ("text", "words", "categories"),
    [
        ("any Frozen Pizzas left?", "frozen pizzas", ("Frozen pizza",)),
        ("tomato soup please", "tomato soup", ("Soup",)),
        ("I'm looking for soup for the ham party", "soup", ("Soup",)),
        ("what's for lunch?", "", ("Bread", "Lunch meat", "Soup")),
        ("what should I do today?", "", ()),
    ],
)
def test_wishes_are_kept_in_the_shoppers_words(
    text: str, words: str, categories: tuple[str, ...]
) -> None:
    wish = understand(text, LEXICON).wish
    assert (wish.words, wish.constraints.categories) == (words, categories)


def test_what_the_shop_has_no_word_for() -> None:
    wish = understand("do you sell bicycles?", LEXICON).wish
    assert wish.words == "bicycles" and not wish.carried
    assert understand("the cheapest soup", LEXICON).wish.cheapest


def test_a_brand_narrows_what_was_asked() -> None:
    found = asked(turns("any soup?"), "only store brand")
    assert found.categories == ("Soup",) and found.brands == ("Private",)


def test_references_point_at_what_was_shown() -> None:
    assert understand("tell me about the second one", LEXICON, SHOWN).references == ("ham",)
    assert understand("is it good?", LEXICON, SHOWN).references == ("pizza",)
    assert understand("how big is it?", LEXICON, Scene(page=PRODUCTS["soup"])).references == (
        "soup",
    )
    assert understand("the second one", LEXICON).references == ()


def turns(*texts: str) -> list[Turn]:
    """A conversation in which every utterance was answered with pizza and ham."""
    said = []
    for text in texts:
        said += [Turn("user", text), Turn("assistant", "Here.", ("pizza", "ham"))]
    return said


def asked(before: list[Turn], message: str) -> Constraints:
    return understand_turns(before, message, LEXICON, PRODUCTS).constraints


def test_a_refinement_keeps_what_was_asked_before() -> None:
    found = asked(turns("frozen pizza"), "under $3 please")
    assert found.categories == ("Frozen pizza",) and found.max_price == Decimal(3)


def test_a_new_subject_replaces_the_old_one() -> None:
    found = asked(turns("frozen pizza under $3"), "and what about soup?")
    assert found.categories == ("Soup",) and found.max_price is None


def test_surprise_me_is_a_fresh_start_but_keeps_exclusions() -> None:
    found = asked(turns("pizza, but no private label"), "surprise me")
    assert found.categories == () and found.excluded_brands == ("Private",)


def test_not_this_kind_of_it_is_ruled_out_by_name() -> None:
    wish = understand("soup, not tomato", LEXICON).wish
    assert wish.constraints.excluded_items == ("soup",)
    found = asked(turns("any soup?"), "not the soup, I have that")
    assert found.excluded_categories == ("Soup",) and found.categories == ()


def test_talk_about_what_was_shown_asks_for_nothing_else() -> None:
    found = asked(turns("any soup?", "add the first one to my basket"), "something cheaper")
    assert found.categories == ("Soup",)


def test_what_is_asked_for_is_no_longer_excluded() -> None:
    found = asked(turns("dinner ideas, but no soup please"), "show me soup")
    assert found.categories == ("Soup",) and found.excluded_categories == ()


def test_something_else_sets_aside_what_was_shown() -> None:
    assert set(asked(turns("dinner ideas"), "something else").excluded_items) == {"pizza", "ham"}


def test_facts_hold_through_the_conversation_until_forgotten() -> None:
    said = turns("I'm allergic to nuts", "any snacks?")
    act = understand_turns(said, "something else", LEXICON, PRODUCTS)
    assert [fact.object for fact in act.facts] == ["nuts"]
    said += turns("forget the nuts")
    assert understand_turns(said, "hello", LEXICON, PRODUCTS).facts == ()


@given(st.text(max_size=300))
def test_any_text_has_an_act(text: str) -> None:
    act = understand(text, LEXICON, SHOWN)
    assert act.intent in INTENTS
    assert set(act.references) <= set(PRODUCTS)


@pytest.mark.parametrize(
    "text",
    [
        "between twenty and thirty dollars",
        "between 20 and 30",
        "something between twenty and thirty",
        "in the twenty to thirty range",
        "20到30之间",
        "二十到三十块的",
    ],
)
def test_a_range_of_prices_compares_nothing(text: str) -> None:
    act = understand(text, LEXICON, SHOWN)
    asked = act.constraints
    assert (act.intent, asked.min_price, asked.max_price) == ("refine", Decimal(20), Decimal(30))


@pytest.mark.parametrize(
    "text", ["what else do you have?", "what else have you got?", "what do you have?",
             "还有什么", "你们还有别的吗"]
)  # fmt: skip
def test_what_else_there_is_is_no_question_of_memory(text: str) -> None:
    for scene in (SHOWN, Scene()):
        assert understand(text, LEXICON, scene).intent in {"refine", "ask_recommendation"}
    assert understand("what else do you know about me?", LEXICON).intent == "ask_memory"


def test_something_else_sets_aside_what_was_shown_in_chinese_too() -> None:
    found = asked(turns("dinner ideas"), "还有别的吗")
    assert set(found.excluded_items) == {"pizza", "ham"}


@pytest.mark.parametrize(
    "text",
    ["can I talk to a human", "a real person please", "let me speak to your manager", "operator",
     "is there anyone I can talk to?", "转人工", "我要找客服", "有没有人工客服"],
)  # fmt: skip
def test_a_person_of_the_shop_is_asked_for(text: str) -> None:
    assert understand(text, LEXICON, SHOWN).intent == "order_help"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("talk like a human please", "set_tone"),
        ("are you human", "chitchat"),
        ("你是真人吗", "chitchat"),
    ],
)
def test_a_human_manner_is_no_human(text: str, intent: str) -> None:
    assert understand(text, LEXICON, SHOWN).intent == intent


@pytest.mark.parametrize(
    "text", ["same but private label", "store brand version please", "an own brand one", "自有品牌的"]
)
def test_a_store_brand_that_the_shop_has_not_is_not_found(text: str) -> None:
    nameless = {item: replace(one, brand="National") for item, one in PRODUCTS.items()}
    lexicon = build_lexicon(nameless.values())
    wish = understand_turns(turns("any soup?"), text, lexicon, nameless).wish
    assert not wish.carried and "store brand" in wish.words
    said = turns("any soup?", text)
    after = understand_turns(said, "something cheaper", lexicon, nameless).wish
    assert after.carried and after.constraints.categories == ("Soup",)
    refused = understand("no store brand please", lexicon, SHOWN).wish
    assert refused.carried and refused.words == ""


def test_a_store_brand_that_the_shop_has_is_meant() -> None:
    found = asked(turns("any soup?"), "the store version please")
    assert found.brands == ("Private",) and found.categories == ("Soup",)


def test_which_of_other_goods_is_no_comparison_of_what_was_shown() -> None:
    assert understand("which bread is best?", LEXICON, SHOWN).intent == "ask_recommendation"
    assert understand("which of these is better?", LEXICON, SHOWN).intent == "compare"
