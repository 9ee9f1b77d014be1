import random

import pytest

from dialogue.brief import TASKS
from dialogue.draft import Draft
from dialogue.ground import check_draft
from dialogue.replies import load, slots_in
from export.corpus import compose, example
from export.house import exemplars_apart, training_examples, unseen_examples
from export.reply_check import problems
from export.shelf import HELD_OUT, TRAINED_ON, read_catalog

EXEMPLARS = list(load())
SHOPS = {name: read_catalog(name) for name in (*TRAINED_ON, *HELD_OUT)}


def test_the_packages_exemplars_are_sound_and_many() -> None:
    assert problems(EXEMPLARS) == []
    assert len(EXEMPLARS) >= 2000
    assert sum(one.lang == "zh" for one in EXEMPLARS) >= 600
    assert {one.act for one in EXEMPLARS} == TASKS.keys()


@pytest.mark.parametrize("name", SHOPS)
def test_a_catalogue_has_eighty_products_of_its_own(name: str) -> None:
    others = {one.item_id for shop in SHOPS if shop != name for one in SHOPS[shop]}
    assert len({one.item_id for one in SHOPS[name]} - others) == 80
    assert all(one.price and one.attributes and one.description for one in SHOPS[name])


def test_every_reply_trained_on_passes_the_servers_own_checker() -> None:
    for one in training_examples(1):
        faults = check_draft(one.reply, one.slots, one.required, frozenset(), one.exemplar.act)
        assert faults == (), (one.exemplar.where, one.reply, faults)


def test_a_prompt_has_the_slots_of_its_reply_and_no_open_slot_in_its_message() -> None:
    for one in compose(EXEMPLARS, SHOPS, 1, seed=7):
        assert set(slots_in(one.reply)) <= one.slots.keys()
        assert all(f"{{{name}}} = " in one.prompt for name in one.slots)
        assert "{" not in one.message and one.message


def test_what_is_kept_apart_is_never_trained_on() -> None:
    learned, apart = exemplars_apart()
    assert not {one.reply for one in learned} & {one.reply for one in apart}
    assert 0.04 < len(apart) / len(EXEMPLARS) < 0.12
    names = {one.name for shop in HELD_OUT for one in SHOPS[shop]}
    assert all(one.slots["P1"] in names for one in unseen_examples() if "P1" in one.slots)


def test_the_same_seed_makes_the_same_example() -> None:
    one = EXEMPLARS[0]
    first, second = (example(one, SHOPS["home"], random.Random(3)) for _ in range(2))
    assert first == second and Draft(first.reply)
