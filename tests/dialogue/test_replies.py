import json
import re

import pytest

from dialogue.brief import VOICED
from dialogue.replies import Exemplar, ReplyError, fitting, load, read, slots_in
from dialogue.situation import Plan
from dialogue.types import Turn

SLOTS = {
    "wish": "tea", "P1": "Mint tea", "P1.price": "$2.00", "P1.why": "you have bought Honey",
}  # fmt: skip
WISH = Plan("recommend_wish", SLOTS, reason="history")
JUDGED = [one for one in load() if one.cue is not None]


def test_a_reply_fits_the_act_tone_mood_evidence_and_slots_of_its_plan() -> None:
    written = {(one.tone, one.mood, one.reply): one for one in JUDGED}
    for tone in ("friendly", "formal"):
        for mood in ("neutral", "sad"):
            for text in fitting(WISH, tone, mood, "tea please"):
                one = written[tone, mood, text]
                assert one.act == "recommend_wish" and one.evidence in {"any", "history"}
                assert set(slots_in(text)) <= SLOTS.keys()
    assert len(fitting(WISH, "friendly", "neutral", "tea please")) >= 2


def test_what_is_peculiar_to_one_message_is_said_to_no_other() -> None:
    peculiar = [one for one in JUDGED if one.cue and one.act == "recommend_wish"]
    assert peculiar
    plain = "tea"
    for one in peculiar:
        if not re.search(one.cue or "", plain, re.IGNORECASE):
            plan = Plan("recommend_wish", SLOTS, reason=one.evidence)
            assert one.reply not in fitting(plan, one.tone, one.mood, plain)


def test_each_cue_holds_for_its_own_message() -> None:
    for one in JUDGED:
        said = re.sub(r"\{[^{}]*\}", "", one.message)
        assert not one.cue or re.search(one.cue, said, re.IGNORECASE), one.where


def test_what_was_said_is_not_said_again_while_there_is_something_else() -> None:
    first, *others = fitting(WISH, "formal", "neutral", "tea please")
    turn = Turn("assistant", re.sub(r"\{([^{}]*)\}", lambda slot: SLOTS[slot[1]], first))
    assert set(fitting(WISH, "formal", "neutral", "tea please", [turn])) == set(others)


def test_the_attribute_that_answers_takes_the_place_of_the_answer() -> None:
    slots = {"P1": "Tent", "A1": "it is green", "A2": "it weighs 2 kg", "answer": "it weighs 2 kg"}
    for text in fitting(Plan("product_fact", slots), "formal", "neutral", "how heavy?"):
        assert "{answer}" not in text and "{A2}" in text


@pytest.mark.parametrize("act", sorted(VOICED))
def test_an_act_without_fillings_has_no_reply_that_wants_one(act: str) -> None:
    assert all(not slots_in(text) for text in fitting(Plan(act), "friendly", "neutral", "hi"))


@pytest.mark.parametrize(
    ("line", "named"),
    [("{", "JSON"), ("{}", "expected the fields"), ('{"act": 1}', "expected the fields")],
)
def test_a_line_that_is_no_reply_is_named(tmp_path, line, named) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ReplyError, match=f"some.jsonl:1: .*{named}"):
        read(path)


def test_a_line_is_a_value(tmp_path) -> None:
    plain = {"act": "greet", "tone": "formal", "mood": "neutral", "lang": "en", "evidence": "",
             "message": "hi", "reply": "Good day.", "cue": ""}  # fmt: skip
    path = tmp_path / "some.jsonl"
    path.write_text(json.dumps(plain) + "\n", encoding="utf-8")
    assert read(path) == [Exemplar(**plain, where="some.jsonl:1")]
