"""Labelled lines are read with their errors named, and scored as one would by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from dialogue.labelled import LabelError, Labelled, macro, read_labelled, score, total
from dialogue.types import Act, Fact, Mood, Wish
from recsys.types import Constraints

LINE = {
    "id": "1", "split": "dev", "locale": "en", "text": "tea under 5 for my mum", "facts": [],
    "intent": "ask_recommendation", "mood": "neutral", "recipient": "mother",
    "constraints": {"max_price": 5, "categories": ["Tea"]},
}  # fmt: skip
ACT = Act(
    "ask_recommendation",
    Wish(Constraints(max_price=Decimal("5.00"), categories=("Tea",))),
    recipient="mother",
)


def lines(tmp_path: Path, *told: object) -> list[Labelled]:
    path = tmp_path / "lines.jsonl"
    path.write_text("\n".join(map(json.dumps, told)))
    return read_labelled(path)


def test_a_perfect_reader_has_every_point(tmp_path: Path) -> None:
    found = score(lines(tmp_path, LINE), lambda line: ACT)
    assert macro(found.intents) == macro(found.moods) == total(found.slots).f1 == 1
    assert found.junk == 0 and not found.misread


def test_each_slip_counts_where_it_was_made(tmp_path: Path) -> None:
    slip = replace(
        ACT,
        intent="refine",
        mood=Mood("sad"),
        recipient="father",
        facts=(Fact("shopper", "likes", "a tea"),),
    )
    found = score(lines(tmp_path, LINE, LINE), lambda line: slip)
    assert macro(found.intents) == macro(found.moods) == 0
    # Price and category are right twice; each time one recipient is wrong and one is missed.
    slots = total(found.slots)
    assert (slots.right, slots.wrong, slots.missed) == (4, 2, 2)
    assert found.junk == 1 and found.confused["ask_recommendation", "refine"] == 2
    assert "wrong [('recipient', 'father')]" in found.misread[0][1]


def test_articles_and_case_of_a_fact_do_not_count(tmp_path: Path) -> None:
    fact = {"subject": "shopper", "predicate": "owns", "object": "Tent"}
    act = replace(ACT, facts=(Fact("shopper", "owns", "a tent"),))
    found = score(lines(tmp_path, LINE | {"facts": [fact]}), lambda line: act)
    assert total(found.facts).f1 == 1


@pytest.mark.parametrize(
    "wrong", [{"intent": "sing"}, {"mood": "blue"}, {"facts": [{"subject": "x"}]}]
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, wrong: dict[str, object]) -> None:
    with pytest.raises(LabelError, match="line 2"):
        lines(tmp_path, LINE, LINE | wrong)


def test_a_line_without_a_field_is_named(tmp_path: Path) -> None:
    with pytest.raises(LabelError, match="line 1.*constraints"):
        lines(tmp_path, {name: value for name, value in LINE.items() if name != "constraints"})
