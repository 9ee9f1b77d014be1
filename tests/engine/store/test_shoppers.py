"""Profiles, consents and the shoppers a demo page lists."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine

from dialogue.types import Fact, Profile
from engine.store import facts, shoppers
from engine.store.database import reading, writing
from engine.store.shoppers import Shopper
from tests.engine.store.conftest import NOW


def test_a_stranger_has_an_empty_profile(database: Engine) -> None:
    with reading(database) as connection:
        assert shoppers.read_profile(connection, "ann") == Profile("ann")


def test_a_profile_has_facts_tone_and_consents(database: Engine) -> None:
    likes = Fact("shopper", "likes", "tea")
    with writing(database) as connection:
        facts.write_facts(connection, "ann", [likes], NOW)
        shoppers.write_tone(connection, "ann", "playful")
        shoppers.write_consent(connection, "ann", "personalise", True, NOW)
        shoppers.write_consent(connection, "ann", "health", False, NOW)
        assert shoppers.read_profile(connection, "ann") == Profile(
            "ann", (likes,), "playful", frozenset({"service", "personalise"}), frozenset({"health"})
        )
        assert shoppers.read_profile(connection, "bob") == Profile("bob")


def test_the_last_answer_counts(database: Engine) -> None:
    with writing(database) as connection:
        for granted in (True, False, True, False):
            shoppers.write_consent(connection, "ann", "mood", granted, NOW)
        assert shoppers.read_consents(connection, "ann") == {"mood": False}
        shoppers.write_consent(connection, "ann", "service", False, NOW + timedelta(1))
        assert shoppers.read_profile(connection, "ann").consents == frozenset()


def test_label_and_tone_do_not_overwrite_each_other(database: Engine) -> None:
    with writing(database) as connection:
        shoppers.write_tone(connection, "ann", "formal")
        shoppers.write_shoppers(connection, [Shopper("ann", "Ann", 3)])
        shoppers.write_tone(connection, "ann", "concise")
        assert shoppers.list_shoppers(connection) == [Shopper("ann", "Ann", 3)]
        assert shoppers.read_profile(connection, "ann").tone == "concise"
        shoppers.write_tone(connection, "ann", None)
        assert shoppers.read_profile(connection, "ann").tone is None


def test_shoppers_are_found_by_all_words(database: Engine) -> None:
    with writing(database) as connection:
        shoppers.write_shoppers(
            connection,
            [
                Shopper("900", "Household 900 - two adults, KIDS", 10),
                Shopper("901", "Household 901 - one adult, 100%", 30),
                Shopper("902", "Household 902", None),
            ],
        )
        shoppers.write_tone(connection, "no label", "formal")

        def found(query: str, limit: int = 10) -> list[str]:
            listed = shoppers.list_shoppers(connection, limit, query)
            return [shopper.user_id for shopper in listed]

        assert found("") == ["901", "900", "902"]
        assert found("", 1) == ["901"]
        assert found("adult") == ["901", "900"]
        assert found("kids household") == ["900"]
        assert found("902") == ["902"]
        assert found("0%") == ["901"]
        assert found("_") == []
        assert found("nobody") == []


def test_an_exact_id_is_found_before_ids_that_hold_it(database: Engine) -> None:
    with writing(database) as connection:
        both = [Shopper("77", "Household 77", 900), Shopper("7", "Household 7", 1)]
        shoppers.write_shoppers(connection, both)
        listed = shoppers.list_shoppers(connection, 1, "household 7")
    assert [one.user_id for one in listed] == ["7"]
