import pandas as pd

from dialogue.types import PURPOSES
from engine.demo.households import shoppers
from tests.engine.demo.tables import DEMOGRAPHICS

EVENTS = pd.DataFrame(
    [("7", "a", "1"), ("7", "b", "1"), ("7", "c", "2")],
    columns=["user_id", "event_id", "session_id"],
)


def test_a_household_that_told_the_shop_of_itself() -> None:
    (record,) = shoppers([7], EVENTS, DEMOGRAPHICS)
    assert record["label"] == "Household 7: two adults with two children, aged 45 to 54"
    assert (record["n_purchases"], record["n_baskets"]) == (3, 2)
    assert [(fact["predicate"], fact["object"]) for fact in record["facts"]] == [
        ("age", "45 to 54"),
        ("household", "two adults with two children"),
        ("home", "owned"),
        ("trait", "married"),
    ]
    assert {fact["source"] for fact in record["facts"]} == {"demo:demographics"}
    assert {fact["purpose"] for fact in record["facts"]} <= set(PURPOSES)


def test_a_guess_of_the_source_is_kept_as_a_guess() -> None:
    guessed = DEMOGRAPHICS.assign(home_ownership="Probable Renter")
    (record,) = shoppers([7], EVENTS, guessed)
    (home,) = [fact for fact in record["facts"] if fact["predicate"] == "home"]
    assert home["object"] == "rented" and home["confidence"] < 1


def test_households_without_demographics_or_purchases_are_there_too() -> None:
    found = list(shoppers([12, 7, 8], EVENTS, DEMOGRAPHICS))
    assert [record["user_id"] for record in found] == ["7", "8", "12"]
    assert found[2] == {
        "user_id": "12", "label": "Household 12", "n_purchases": 0, "n_baskets": 0, "facts": [],
    }  # fmt: skip


def test_an_unknown_answer_says_nothing() -> None:
    unknown = DEMOGRAPHICS.assign(home_ownership=None, marital_status=None, age=None)
    (record,) = shoppers([7], EVENTS, unknown)
    assert [fact["predicate"] for fact in record["facts"]] == ["household"]
