from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from dialogue.readings import held
from dialogue.respond import Voice
from dialogue.types import MOODS, Fact, Profile, Purpose
from engine.chat import Answer, ChatRequest, answer, candidates
from engine.privacy import erase
from engine.readiness import checks
from engine.rule_fields import ShopRule
from engine.services import Services
from engine.store import audit, conversations, events
from engine.store import facts as fact_store
from engine.store import rules, shoppers, trail
from engine.store.consent import give_consent
from engine.store.database import reading, writing
from engine.store.erase import erase_user
from recsys.rules import Rule
from recsys.types import Constraints, Event
from tests.toy import NOW, open_shop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    config, database = open_shop(tmp_path_factory.mktemp("shop"))
    yield Services(config, database, Voice(None, None))
    database.dispose()


def say(shop: Services, message: str, user: str = "user-0", chat: str | None = None) -> Answer:
    return answer(shop, ChatRequest(message, user, chat))


def offered(said: Answer) -> list[str]:
    return [candidate.product.item_id for candidate in said.reply.candidates]


def test_a_tea_drinker_is_offered_the_tea_they_lack_first(shop: Services) -> None:
    said = say(shop, "what would you suggest?")
    assert offered(said)[0] == "tea-0"
    evidence = said.reply.candidates[0].evidence
    assert evidence and {one.kind for one in evidence} == {"history"}
    assert all(one.about.startswith("tea-") and one.by == "purchase" for one in evidence)
    assert "Green tea, 1 oz" in said.reply.text and "$1.49" in said.reply.text


def test_a_stranger_hears_what_is_popular(shop: Services) -> None:
    said = say(shop, "what would you suggest?", "nobody-yet")
    assert offered(said)
    assert {one.kind for c in said.reply.candidates for one in c.evidence} == {"popular"}


def test_words_steer_the_ranking_in_the_same_turn(shop: Services) -> None:
    said = say(shop, "coffee under $4 please")
    assert offered(said) and all(item.startswith("coffee-") for item in offered(said))
    assert all(c.product.price <= 4 for c in said.reply.candidates)
    cheaper = say(shop, "something cheaper", chat=said.conversation_id)
    first = said.reply.candidates[0].product.price
    assert all(c.product.price < first for c in cheaper.reply.candidates)
    assert all(item.startswith("coffee-") for item in offered(cheaper))


def test_something_else_is_something_else(shop: Services) -> None:
    said = say(shop, "any coffee?")
    again = say(shop, "something else", chat=said.conversation_id)
    assert not set(offered(said)) & set(offered(again))


def test_nothing_fits_is_said_and_nothing_is_made_up(shop: Services) -> None:
    said = say(shop, "tea under $0.50")
    assert offered(said) == [] and "tea up to $0.50" in said.reply.text


def test_why_names_the_shoppers_own_purchases(shop: Services) -> None:
    said = say(shop, "what would you suggest?")
    why = say(shop, "why this one?", chat=said.conversation_id)
    assert "Green tea, 1 oz" in why.reply.text and "you have bought" in why.reply.text


def test_browsing_counts_from_the_first_click(shop: Services) -> None:
    before = candidates(shop, "browser", 3)
    assert {one.kind for c in before for one in c.evidence} == {"popular"}
    with writing(shop.database) as connection:
        click = Event("click-1", "browser", "coffee-3", "view", NOW, session_id="now")
        events.write_events(connection, [click])
    after = candidates(shop, "browser", 3)
    assert after[0].product.category == "Coffee"
    first = after[0].evidence[0]
    assert (first.kind, first.about, first.by) == ("session", "coffee-3", "view")
    assert first.share > 0.5


def test_an_allergy_rules_out_in_the_same_turn_and_after_it(shop: Services) -> None:
    said = say(shop, "I'm allergic to mint. What tea would you suggest?", "guest")
    assert "tea-3" not in offered(said) and offered(said)
    assert said.asked_consent == "health" and said.learned[0].object == "mint"
    later = say(shop, "any other tea?", "guest", said.conversation_id)
    assert "tea-3" not in offered(later)


def test_facts_are_kept_after_a_yes_and_only_then(shop: Services) -> None:
    told = say(shop, "My name is Ana.", "ana")
    with reading(shop.database) as connection:
        assert shoppers.read_profile(connection, "ana").facts == ()
    say(shop, "yes, remember it", "ana", told.conversation_id)
    with reading(shop.database) as connection:
        profile = shoppers.read_profile(connection, "ana")
    assert [fact.object for fact in profile.facts] == ["Ana"]
    assert profile.facts[0].source == f"conversation {told.conversation_id}"
    assert "Ana" in say(shop, "hello", "ana").reply.text
    say(shop, "forget my name", "ana")
    with reading(shop.database) as connection:
        assert shoppers.read_profile(connection, "ana").facts == ()


def test_what_is_forgotten_leaves_the_facts_and_a_line_in_the_log(shop: Services) -> None:
    agree(shop, "ida", "personalise")
    say(shop, "I like ginger tea.", "ida")
    say(shop, "forget that I like ginger tea", "ida")
    with reading(shop.database) as connection:
        assert fact_store.fact_history(connection, "ida") == []
        last = audit.read_log(connection, "ida")[-1]
    assert (last.action, last.what, last.many) == ("erase", "facts", 1)


def test_a_no_keeps_nothing(shop: Services) -> None:
    told = say(shop, "My name is Bob.", "bob")
    say(shop, "no thanks", "bob", told.conversation_id)
    assert "Bob" not in say(shop, "hello", "bob").reply.text


def test_a_tone_asked_for_holds_in_this_conversation(shop: Services) -> None:
    said = say(shop, "be more formal please", "eva")
    assert said.reply.tone == "formal"
    assert say(shop, "any tea?", "eva", said.conversation_id).reply.tone == "formal"
    assert say(shop, "any tea?", "eva").reply.tone == "friendly"


def test_a_tone_asked_for_is_remembered_under_consent(shop: Services) -> None:
    agree(shop, "liv", "personalise")
    say(shop, "be more formal please", "liv")
    assert say(shop, "any tea?", "liv").reply.tone == "formal"


def agree(shop: Services, user: str, purpose: Purpose = "personalise") -> None:
    with writing(shop.database) as connection:
        give_consent(connection, user, purpose, True, NOW, "profile")


def test_moods_are_kept_under_consent_alone(shop: Services) -> None:
    def moods(user: str) -> list[str | None]:
        said = say(shop, "yay, awesome, any tea?", user)
        assert said.reply.mood.label == "happy"
        words = "SELECT mood FROM turns WHERE conversation_id = ? ORDER BY id"
        with reading(shop.database) as connection:
            return list(connection.exec_driver_sql(words, (said.conversation_id,)).scalars())

    assert moods("stranger") == [None, None]
    agree(shop, "open", "mood")
    assert moods("open") == [None, "happy"]


def test_what_is_never_kept_is_not_in_a_turn(shop: Services) -> None:
    said = say(shop, "tea please, my password is hunter2, card 4111 1111 1111 1111", "kim")
    with reading(shop.database) as connection:
        turns = conversations.read_turns(connection, said.conversation_id, "kim")
    assert turns[0].text == (
        "tea please, my password is [secret left out] card [card number left out]"
    )


def test_every_turn_is_in_the_audit_log_without_its_words(shop: Services) -> None:
    said = say(shop, "any tea for zebras?", "audited")
    say(shop, "thanks!", "audited", said.conversation_id)  # is answered without looking at events
    assert trail.flush(shop.database)
    with reading(shop.database) as connection:
        lines = audit.read_log(connection, "audited")
    assert [(line.action, line.what, line.many) for line in lines] == [
        ("read", "profile and turns", 1), ("read", "events", 1), ("write", "turns", 2),
        ("read", "profile and turns", 1), ("write", "turns", 2),
    ]  # fmt: skip
    assert "zebra" not in str(lines) and "audited" not in str(lines)


def test_who_is_erased_while_the_reply_is_made_gets_nothing_back(
    shop: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine import chat

    told = say(shop, "My name is Zoe.", "zoe")
    speak = chat.respond

    def erased_meanwhile(*args: Any) -> Any:
        erase(shop.config, shop.database, "zoe")
        return speak(*args)

    monkeypatch.setattr(chat, "respond", erased_meanwhile)
    assert say(shop, "yes, remember it", "zoe", told.conversation_id).reply.text
    assert say(shop, "any tea?", "zoe").reply.text
    with reading(shop.database) as connection:
        assert conversations.read_all(connection, "zoe") == []
        assert shoppers.read_profile(connection, "zoe") == Profile("zoe")
    monkeypatch.undo()
    say(shop, "any tea?", "zoe")  # who comes back is served as anybody else
    with reading(shop.database) as connection:
        assert len(conversations.read_all(connection, "zoe")) == 2


def test_both_turns_are_stored_with_what_was_offered(shop: Services) -> None:
    said = say(shop, "any tea?", "kim")
    with reading(shop.database) as connection:
        turns = conversations.read_turns(connection, said.conversation_id, "kim")
    assert [turn.role for turn in turns] == ["user", "assistant"]
    assert turns[0].text == "any tea?" and turns[1].text == said.reply.text
    assert list(turns[1].items) == offered(said)


def test_nobody_reads_another_shoppers_conversation(shop: Services) -> None:
    said = say(shop, "any tea?", "kim")
    with pytest.raises(LookupError):
        say(shop, "hello", "eva", said.conversation_id)


def test_mood_changes_words_but_neither_price_nor_rank(shop: Services) -> None:
    lines = {
        "neutral": "any tea?",
        "happy": "yay, awesome, any tea?",
        "frustrated": "this is ridiculous and annoying, any tea?",
        "uncertain": "hmm, not sure, any tea?",
        "sad": "I feel so sad, rough day, any tea?",
    }
    answers = {mood: say(shop, line, f"mood-{mood}") for mood, line in lines.items()}
    assert set(answers) == set(MOODS)
    assert [said.reply.mood.label for said in answers.values()] == list(lines)
    ranked = {
        tuple((c.product.item_id, c.product.price) for c in said.reply.candidates)
        for said in answers.values()
    }
    assert len(ranked) == 1


def test_before_the_first_training_it_says_that_it_has_nothing(tmp_path: Path) -> None:
    config, database = open_shop(tmp_path, trained=False)
    shop = Services(config, database, Voice(None, None))
    assert offered(say(shop, "any ideas?")) == []
    assert checks(shop)["recommender"] != "ok"
    database.dispose()


def test_a_new_catalogue_is_served_without_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    from engine.store import catalog
    from tests.toy import products

    monkeypatch.setattr("engine.services.CHECK_SECONDS", 0.0)
    config, database = open_shop(tmp_path)
    shop = Services(config, database, Voice(None, None))
    with writing(database) as connection:
        catalog.write_products(connection, [products()[0].__class__("new", "New tea", "Tea")])
    deadline = time.monotonic() + 10
    while "new" not in shop.catalog.products and time.monotonic() < deadline:
        time.sleep(0.05)
    assert "new" in shop.catalog.products
    database.dispose()


def test_a_visit_is_over_after_half_an_hour() -> None:
    from engine.chat import session_of

    click = Event("1", "u", "tea-1", "view", NOW - timedelta(hours=1), session_id="s")
    assert session_of([click]) is None and session_of([]) is None


def decide(shop: Services, *decided: Rule) -> Services:
    """The same shop, its store holding these rules alone, as a server that starts now sees it."""
    with writing(shop.database) as connection:
        for old in rules.read_all_rules(connection):
            rules.remove_rule(connection, old.rule.name)
        rules.write_rules(connection, [ShopRule(rule) for rule in decided])
    return Services(shop.config, shop.database, Voice(None, None))


@pytest.fixture
def ruled(shop: Services) -> Iterator[Callable[..., Services]]:
    yield lambda *decided: decide(shop, *decided)
    decide(shop)


TEA_21 = Rule("adults", "age_limit", Constraints(categories=("Tea",)), 21.0)


def know(shop: Services, user: str, *facts: Fact) -> None:
    with writing(shop.database) as connection:
        fact_store.write_facts(connection, user, facts, NOW)


def test_the_shops_rules_hold_in_chat_and_in_lists(ruled: Callable[..., Services]) -> None:
    served = ruled(
        Rule("recall", "exclude", Constraints(items=("tea-0",))),
        Rule("coffee week", "pin", Constraints(items=("coffee-5",)), 2.0),
    )
    for found in (
        say(served, "what would you suggest?").reply.candidates, candidates(served, "user-0", 4)
    ):
        items = [one.product.item_id for one in found]
        assert "tea-0" not in items and items[1] == "coffee-5"
        assert found[1].rules == ("coffee week",)


def test_an_age_limit_asks_for_the_shoppers_own_age(ruled: Callable[..., Services]) -> None:
    served = ruled(TEA_21)
    know(served, "unknown", Fact("mother", "age", "70"))
    know(served, "minor", Fact("shopper", "age", "19 to 24"))
    know(served, "adult", Fact("shopper", "age", "25 to 34"))
    know(served, "born", Fact("shopper", "birthday", "1980-02-03"))
    for user, shown in (("unknown", False), ("minor", False), ("adult", True), ("born", True)):
        said = say(served, "any tea?", user)
        listed = candidates(served, user, 16)
        assert any(item.startswith("tea-") for item in offered(said)) == shown, user
        assert any(one.product.category == "Tea" for one in listed) == shown, user
        assert any(one.product.category == "Coffee" for one in listed), user


def test_new_rules_are_served_without_a_restart(
    ruled: Callable[..., Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    monkeypatch.setattr("engine.services.CHECK_SECONDS", 0.0)
    served = ruled()
    assert served.shop.rules == ()
    with writing(served.database) as connection:
        waiting = ShopRule(replace(TEA_21, name="b"), enabled=False)
        rules.write_rules(connection, [ShopRule(TEA_21), waiting])
    deadline = time.monotonic() + 10
    while not served.shop.rules and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [rule.name for rule in served.shop.rules] == ["adults"]


def test_a_rule_that_no_longer_applies_is_left_out_and_logged(
    ruled: Callable[..., Services], caplog: pytest.LogCaptureFixture
) -> None:
    served = ruled(Rule("margin first", "boost", by="margin"), TEA_21)
    assert [rule.name for rule in served.shop.rules] == ["adults"]
    assert "a rule is left out: rule margin first: by: 'margin'" in caplog.text
    assert candidates(served, "user-0", 3)


def test_a_contradiction_is_asked_about_and_the_answer_is_kept(shop: Services) -> None:
    user = "in-two-minds"
    agree(shop, user)
    chat = say(shop, "I love coffee", user).conversation_id
    asked = say(shop, "I hate coffee", user, chat)
    assert asked.reply.text.rstrip().endswith("?") and believed(shop, user) == {("likes", "coffee")}
    say(shop, "yes", user, chat)
    assert believed(shop, user) == {("dislikes", "coffee")}


def test_what_was_told_is_a_reason_with_its_share(shop: Services) -> None:
    user = "coffee-lover"
    agree(shop, user)
    chat = say(shop, "I love coffee", user).conversation_id
    said = say(shop, "what would you suggest?", user, chat)
    first = said.reply.candidates[0]
    assert first.product.item_id.startswith("coffee-")
    facts = [one for one in first.evidence if one.kind == "fact"]
    assert [one.about for one in facts] == ["you like coffee"] and 0 < facts[0].share <= 1
    why = say(shop, "why do you think I like coffee?", user, chat)
    assert "you told me" in why.reply.text and "you like coffee" in why.reply.text


def test_a_list_for_somebody_is_chosen_by_what_is_known_of_them(shop: Services) -> None:
    chat = say(shop, "my sister loves coffee", "user-0").conversation_id
    said = say(shop, "I need a gift for my sister", "user-0", chat)
    assert offered(said) and all(item.startswith("coffee-") for item in offered(said))
    facts = [one.about for c in said.reply.candidates for one in c.evidence if one.kind == "fact"]
    assert set(facts) == {"your sister likes coffee"}
    own = say(shop, "and what would you suggest for me?", "user-0", chat)
    assert any(item.startswith("tea-") for item in offered(own))


def test_an_allergy_holds_in_every_list_and_is_said(shop: Services) -> None:
    user = "no-tea"
    agree(shop, user, "health")
    said = say(shop, "I'm allergic to tea. What would you suggest?", user)
    assert offered(said) and not any(item.startswith("tea-") for item in offered(said))
    assert "tea" in said.reply.text and "label" in said.reply.text
    again = [one.product.item_id for one in candidates(shop, user, 20)]
    assert again and not any(item.startswith("tea-") for item in again)


def believed(shop: Services, user: str) -> set[tuple[str, str]]:
    with reading(shop.database) as connection:
        found = fact_store.read_facts(connection, user)
    return {(fact.predicate, fact.object) for _, fact in found}


def test_what_may_not_be_remembered_is_not_kept_beside_an_offer_either(shop: Services) -> None:
    user = "keeps-to-himself"
    chat = say(shop, "I love coffee", user).conversation_id
    say(shop, "no thanks", user, chat)
    said = say(shop, "what would you suggest?", user, chat)
    assert any(one.kind == "fact" for c in said.reply.candidates for one in c.evidence)
    with reading(shop.database) as connection:
        kept = connection.exec_driver_sql("select evidence from offers").scalars().all()
    assert kept and not any("you like coffee" in str(evidence) for evidence in kept)


def test_a_list_after_a_new_allergy_says_what_it_leaves_out(shop: Services) -> None:
    user = "told-late"
    agree(shop, user, "health")
    chat = say(shop, "any coffee?", user).conversation_id
    say(shop, "I'm allergic to tea", user, chat)
    said = say(shop, "what would you suggest?", user, chat)
    assert "label" in said.reply.text
    assert "label" not in say(shop, "something else", user, chat).reply.text


def test_what_is_held_of_readings_goes_with_a_shopper_wherever_they_are_erased(
    shop: Services,
) -> None:
    read: list[str] = []
    note = held(read.append)
    say(shop, "My name is Zoe.", "zoe-held")
    note("heard")
    say(shop, "any tea?", "someone-else")
    note("heard")
    assert read == ["heard"]
    erase(shop.config, shop.database, "zoe-held")  # in this process
    note("heard")
    assert read == ["heard"] * 2
    say(shop, "any tea?", "someone-else")
    note("heard")
    with writing(shop.database) as connection:  # as another process does
        erase_user(connection, "zoe-held")
    say(shop, "any tea?", "someone-else")
    read.clear()
    note("heard")
    assert read == ["heard"]


def test_a_larger_one_is_larger_in_the_same_turn(shop: Services) -> None:
    said = say(shop, "any tea?", "sizes")
    first = said.reply.candidates[0].product
    larger = say(shop, "a bigger one", "sizes", said.conversation_id)
    smaller = say(shop, "a smaller one", "sizes", said.conversation_id)
    sizes = shop.shop.lexicon.sizes
    own = sizes[first.item_id]["weight"]
    assert all(sizes[item]["weight"] > own for item in offered(larger))
    assert all(item.startswith("tea-") for item in (*offered(larger), *offered(smaller)))
    assert offered(larger) or "larger tea" in larger.reply.text


def test_who_asks_for_a_person_hears_how_to_reach_one(tmp_path: Path) -> None:
    config, database = open_shop(tmp_path)
    asked = Services(replace(config, contact="help@shop.example"), database, Voice(None, None))
    assert "help@shop.example" in say(asked, "can I talk to a human?").reply.text
    database.dispose()
