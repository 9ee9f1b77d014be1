"""Facts remember when they hold and when they were believed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from dialogue.types import Fact
from engine.store import facts
from engine.store.database import writing
from tests.engine.store.conftest import NOW

DAY = timedelta(days=1)
TEA = Fact("shopper", "likes", "tea", 0.75, "conversation c1", "personalise", NOW - 9 * DAY)
NUTS = Fact("mother", "allergy", "nuts", purpose="health")


def test_facts_come_back_in_order_with_their_ids(database: Engine) -> None:
    with writing(database) as connection:
        ids = facts.write_facts(connection, "ann", [TEA, NUTS], NOW)
        assert facts.read_facts(connection, "ann") == [(ids[0], TEA), (ids[1], NUTS)]
        assert facts.read_facts(connection, "bob") == []


def test_what_is_known_is_not_noted_again(database: Engine) -> None:
    with writing(database) as connection:
        [first] = facts.write_facts(connection, "ann", [TEA], NOW)
        assert facts.write_facts(connection, "ann", [NUTS, TEA, NUTS], NOW)[1] == first
        assert len(facts.read_facts(connection, "ann")) == 2
        assert facts.write_facts(connection, "bob", [TEA], NOW) != [first]


def test_a_fact_holds_while_it_is_valid(database: Engine) -> None:
    trip = Fact("shopper", "trip", "Rome", valid_from=NOW + DAY, valid_to=NOW + 3 * DAY)
    with writing(database) as connection:
        facts.write_facts(connection, "ann", [trip], NOW)
        held = [bool(facts.read_facts(connection, "ann", NOW + n * DAY)) for n in range(5)]
    assert held == [False, True, True, False, False]


def test_the_past_is_as_it_was_believed(database: Engine) -> None:
    coffee = Fact("shopper", "likes", "coffee")
    with writing(database) as connection:
        [old] = facts.write_facts(connection, "ann", [TEA], NOW)
        new = facts.supersede(connection, "ann", old, NOW + 2 * DAY, coffee)
        assert facts.read_facts(connection, "ann", NOW - DAY) == []
        assert facts.read_facts(connection, "ann", NOW + DAY) == [(old, TEA)]
        assert facts.read_facts(connection, "ann", NOW + 3 * DAY) == [(new, coffee)]
        assert facts.read_facts(connection, "ann") == [(new, coffee)]
        history = facts.fact_history(connection, "ann")
    assert [(stored.fact, stored.superseded_at) for stored in history] == [
        (TEA, NOW + 2 * DAY),
        (coffee, None),
    ]


def test_a_fact_may_end_without_another(database: Engine) -> None:
    with writing(database) as connection:
        [old] = facts.write_facts(connection, "ann", [TEA], NOW)
        assert facts.supersede(connection, "ann", old, NOW) is None
        with pytest.raises(LookupError):
            facts.supersede(connection, "ann", old, NOW)
        # Said again, it is believed again.
        assert facts.write_facts(connection, "ann", [TEA], NOW) != [old]


def test_nobody_changes_the_facts_of_another(database: Engine) -> None:
    with writing(database) as connection:
        [hers] = facts.write_facts(connection, "ann", [TEA], NOW)
        assert not facts.delete_fact(connection, "bob", hers)
        with pytest.raises(LookupError):
            facts.supersede(connection, "bob", hers, NOW)
        assert facts.forget_facts(connection, "bob", [TEA]) == 0
        assert facts.read_facts(connection, "ann") == [(hers, TEA)]
        assert facts.delete_fact(connection, "ann", hers)
        assert not facts.delete_fact(connection, "ann", hers)
        assert facts.fact_history(connection, "ann") == []


def test_forgetting_takes_the_past_along(database: Engine) -> None:
    with writing(database) as connection:
        [old] = facts.write_facts(connection, "ann", [TEA], NOW)
        facts.supersede(connection, "ann", old, NOW)
        facts.write_facts(connection, "ann", [TEA, NUTS], NOW)
        assert facts.forget_facts(connection, "ann", [TEA]) == 2
        assert [stored.fact for stored in facts.fact_history(connection, "ann")] == [NUTS]
