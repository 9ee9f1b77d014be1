"""Scripts are read with their errors named, and held against what was seen as one would by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dialogue.labelled import SAMPLE, Count, LabelError
from dialogue.memory_marks import Seen, count_kept, end_slips, matches, slips
from dialogue.memory_scripts import Expected, Script, Step, read_scripts

DATA = Path(__file__).parents[1] / "data"
CAT, DOG = ("shopper", "pet", "cat"), ("shopper", "pet", "dog")
LINE = {
    "id": "1", "locale": "en", "kind": "telling", "consents": ["personalise"],
    "turns": [
        {"say": "I have a cat", "expect": {"facts": [["shopper", "pet", "the Cat"]]}},
        {"say": "hi", "new_conversation": True, "expect": {"asked_consent": None}},
    ],
    "kept": [["shopper", "pet", "cat"]],
}  # fmt: skip
OFFERED = ("Cat food (tuna)", "Tea")
SEEN = Seen(frozenset({CAT}), None, OFFERED, ("you have a cat",), "Hi!", "formal")


def scripts(tmp_path: Path, *told: object) -> list[Script]:
    path = tmp_path / "scripts.jsonl"
    path.write_text("\n".join(map(json.dumps, told)))
    return read_scripts(path)


def test_a_script_is_read_with_its_facts_in_normal_form(tmp_path: Path) -> None:
    [one] = scripts(tmp_path, LINE)
    assert one.consents == ("personalise",) and one.kept == (CAT,)
    first, second = one.steps
    assert first.expected.facts == (CAT,) and first.expected.asked_consent == "any"
    assert second.new_conversation and second.expected.asked_consent is None


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"turns": []}, "turns"),
        ({"consents": ["fame"]}, "fame"),
        ({"turns": [{"say": "hi", "expect": {"fact": []}}]}, "fact"),
        ({"turns": [{"say": "hi", "expect": {"offers": "tea"}}]}, "expect.offers"),
        ({"kept": [["shopper", "pet"]]}, "object"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(
    tmp_path: Path, wrong: dict[str, object], named: str
) -> None:
    with pytest.raises(LabelError, match=f"line 2.*{named}"):
        scripts(tmp_path, LINE, LINE | wrong)


@pytest.mark.parametrize(
    "met",
    [
        Expected(facts=(CAT,), not_facts=(DOG,)),
        Expected(facts=(("shopper", "pet|owns", "kitten|cat"),)),
        Expected(excluded_words=("dog",), offers=("TUNA",), because=("cat",)),
        Expected(reply_says=("bye|hi",), reply_not=("dog",), asked_consent=None, tone="formal"),
    ],
)
def test_what_is_seen_is_no_slip(met: Expected) -> None:
    assert slips(Step("?", expected=met), 1, SEEN) == []


@pytest.mark.parametrize(
    "missed",
    [
        Expected(facts=(DOG,)),
        Expected(not_facts=(("shopper", "pet", "*"),)),
        Expected(excluded_words=("tuna",)),
        Expected(offers=("coffee",)),
        Expected(because=("dog",)),
        Expected(reply_says=("bye",)),
        Expected(reply_not=("HI",)),
        Expected(asked_consent="health"),
        Expected(tone="playful"),
    ],
)
def test_what_is_not_seen_is_a_slip_that_says_what_was_said(missed: Expected) -> None:
    [slip] = slips(Step("I have a dog", expected=missed), 3, SEEN)
    assert (slip.step, slip.said) == (3, "I have a dog") and slip.expected and slip.found


def test_nothing_offered_leaves_out_nothing() -> None:
    nothing = replace(SEEN, offered=())
    assert slips(Step("?", expected=Expected(excluded_words=("nuts",))), 1, nothing)


def test_what_is_over_is_wrong_and_what_nobody_stated_is_junk(tmp_path: Path) -> None:
    told = {**LINE, "kept": [["shopper", "pet", "dog"]], "also": [["shopper", "likes", "*"]]}
    [one] = scripts(tmp_path, told)
    job, taste = ("shopper", "occupation", "goat"), ("shopper", "likes", "tea")
    assert count_kept(one, {CAT, job, taste}) == (Count(0, 2, 1), 1)
    assert count_kept(one, {DOG}) == (Count(1, 0, 0), 0)


def test_other_facts_at_the_end_are_a_slip_of_the_last_step(tmp_path: Path) -> None:
    [one] = scripts(tmp_path, LINE)
    assert end_slips(one, SEEN, Count(1, 0, 0)) == []
    [slip] = end_slips(one, replace(SEEN, facts=frozenset({DOG})), Count(0, 1, 1))
    assert (slip.step, slip.said, slip.found) == (2, "hi", "shopper pet dog")
    assert "shopper pet cat" in slip.expected


def test_every_part_of_a_fact_must_match() -> None:
    assert matches(("*", "pet", "*"), CAT)
    assert not matches(("mother", "pet", "cat"), CAT) and not matches(("*", "pet", "ca"), CAT)


def test_there_are_scripts_enough_in_both_languages_and_no_two_of_a_name() -> None:
    found = read_scripts(DATA / "memory.jsonl")
    by_locale = {locale: [one for one in found if one.locale == locale] for locale in ("en", "zh")}
    assert len(by_locale["en"]) >= 40 and len(by_locale["zh"]) >= 20
    assert len({one.name for one in found}) == len(found)
    assert all(len(one.steps) > 1 for one in found)


@pytest.mark.parametrize("name", ["understanding.en", "understanding.zh", "memory", "shop"])
def test_what_is_shipped_is_what_is_tested(name: str) -> None:
    tested = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    blind = [line for line in tested if json.loads(line).get("split", "test") == "test"]
    assert (SAMPLE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() == blind
