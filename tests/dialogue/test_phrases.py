"""The phrase book: every path a whole, true, well-formed reply, and a checker that would notice."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from collections.abc import Callable
from importlib.resources import files
from itertools import product
from math import log
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.phrase_check import problems
from dialogue.phrases import (
    ACTS,
    OPENERS,
    PhraseBookError,
    is_path,
    load,
    parts,
    read_book,
    slots_of,
)
from dialogue.types import TONES

FILLINGS = {
    "P1": "Traditional frozen pizza, 30 oz, store brand",
    "P1.price": "$3.49",
    "P1.why": "you have bought Shredded cheese, 8 oz",
    "P1.more": "it is close to what you asked for",
    "P1.facts": "National brand, 30 oz, from the Frozen department",
    "P2": "Hot dog buns, 8 ct",
    "P2.price": "$1.25",
    "wish": "soup under $5.00, not from National brands",
    "noted": "your daughter is 2",
    "facts": "your household has 2 adults and kids; you like coffee",
    "name": "Ana",
    "difference": "$2.24",
    "avoided": "meat and fish",
    "answer": "it is dark roast",
    "concern": "diabetes and a low-sodium diet",
    "claim": "gluten free",
    "fact": "you are allergic to nuts",
    "source": "you told me on 3 May 2026",
    "before": "you do not like coffee",
    "gone": "you are vegan",
    "stopped": "what you tell me about yourself and your moods",
    "contact": "support@shop.example",
    "barring": "you are allergic to nuts and you wanted no National",
    "habits": "you often choose Coffee; you usually buy every 7 days",
}
CONTRACTION = re.compile(r"'(?:m|d|ll|ve|re|t)\b|\b(?:it|that|here|there|what|who|let)'s", re.I)


def drafts(act: str, tone: str) -> list[str]:
    return [" ".join(filter(None, chosen)) for chosen in product(*parts(act, tone))]


def filled(draft: str) -> str:
    return re.sub(r"\{([\w.]+)\}", lambda match: FILLINGS[match[1]], draft)


def raw() -> dict[str, Any]:
    book: dict[str, Any] = json.loads(files("dialogue").joinpath("phrases.json").read_text("utf-8"))
    return book


def test_the_packaged_book_has_no_problems() -> None:
    assert problems(load()) == []


@given(st.data())
def test_every_path_reads_as_one_reply(data: st.DataObject) -> None:
    act = data.draw(st.sampled_from(sorted(ACTS)))
    tone = data.draw(st.sampled_from(TONES))
    draft = " ".join(filter(None, (data.draw(st.sampled_from(part)) for part in parts(act, tone))))
    reply = filled(draft)
    assert is_path(parts(act, tone), draft)
    assert all(draft.count("{" + slot + "}") == 1 for slot in ACTS[act].required)
    assert all(draft.count("{" + slot + "}") <= 1 for slot in ACTS[act].optional)
    assert not re.search(r"[{}]|  | [,.;:?!]|[,;:][,.;:?!]|^(?!\")\W|^[a-z]", reply)
    assert reply[-1] in ".?!"
    assert not re.search(r"[\d$]", re.sub(r"\{[\w.]+\}", "", draft))


def test_an_unknown_tone_is_answered_in_the_friendly_one() -> None:
    assert parts("greet", "pirate") == parts("greet", "friendly") != parts("greet", "formal")


def test_an_unknown_act_is_named() -> None:
    with pytest.raises(KeyError, match="sing"):
        parts("sing", "friendly")


def test_the_book_is_read_once_and_cannot_be_changed() -> None:
    assert load() is load()
    with pytest.raises(TypeError):
        load().acts["greet"] = {}  # type: ignore[index]


def test_slots_of_names_slots_in_order_and_as_often_as_they_stand() -> None:
    assert slots_of("How about {P1}, at {P1.price}? Or {P1}?") == ("P1", "P1.price", "P1")
    assert slots_of("Hello!") == ()


def test_is_path_knows_its_own_ways_and_no_other() -> None:
    book = [["Hi.", "Hi. You."], ["", "You."], ["Bye."]]
    for draft in ("Hi. Bye.", "Hi. You. Bye.", "Hi. You. You. Bye."):
        assert is_path(book, draft)
    for draft in ("", "Hi.", "Bye.", "Hi. Bye", "Hi.  Bye.", "Hi. Bye. Bye.", "You. Bye."):
        assert not is_path(book, draft)


@pytest.mark.parametrize(
    ("book", "named"),
    [
        ([], "object of acts"),
        ({"greet": []}, "greet"),
        ({"greet": {"formal": [["Hi."]]}}, "greet.*friendly"),
        ({"greet": {"friendly": []}}, "greet.friendly"),
        ({"greet": {"friendly": ["Hi."]}}, "greet.friendly"),
        ({"greet": {"friendly": [[]]}}, "greet.friendly"),
        ({"greet": {"friendly": [["Hi.", 5]]}}, "greet.friendly"),
    ],
)
def test_a_book_of_another_form_is_refused_by_name(book: object, named: str) -> None:
    with pytest.raises(PhraseBookError, match=named):
        read_book(book)


def put(act: str, tone: str, part: int, text: str) -> Callable[[dict[str, Any]], None]:
    """A change that puts `text` in the place of the last alternative of one part."""

    def change(book: dict[str, Any]) -> None:
        book[act][tone][part][-1] = text

    return change


MAIN = ("recommend", "friendly", 1)
WHY = ("recommend", "friendly", 2)
LAST = ("recommend", "friendly", 3)
PLANTED = {
    "a figure (5)": put(*MAIN, "Take 5 of {P1}, at {P1.price}."),
    "a figure (two)": put(*MAIN, "Take two of these: {P1}, at {P1.price}."),
    "a figure ($)": put(*MAIN, "Mind the $: {P1}, at {P1.price}."),
    "a claim (fresh)": put(*MAIN, "It is fresh: {P1}, at {P1.price}."),
    "a claim (in stock)": put(*MAIN, "It is in stock: {P1}, at {P1.price}."),
    "a claim (free)": put(*LAST, "The way home is free."),
    "a claim (deserve)": put(*LAST, "You deserve it."),
    "a claim (guaranteed)": put(*LAST, "Happiness guaranteed."),
    "a claim of popularity (Everybody)": put(*LAST, "Everybody has it."),
    "a word on health": put("greet", "formal", 0, "To your health."),
    "exactly once": put(*MAIN, "How about {P1}?"),
    "'P1' does not stand exactly once": put(*LAST, "Do take {P1}."),
    "no slot 'P3'": put(*LAST, "Or take {P3}."),
    "'P2' without its price": put(*LAST, "Or take {P2}."),
    "no way past the optional slots": lambda book: book["recommend"]["friendly"].__setitem__(
        3, ["Another idea: {P2}, at {P2.price}."]
    ),
    "before it is named": lambda book: book["recommend"]["friendly"].reverse(),
    "nothing leads into": put(*WHY, "A fact {P1.why}."),
    "an article before a name": put(*MAIN, "Take the {P1}, at {P1.price}."),
    "no pause after a name": put(*MAIN, "How about {P1} for {P1.price}?"),
    "a word grown onto a slot": put(*MAIN, "How about {P1}, x{P1.price}?"),
    "a broken slot": put("greet", "formal", 0, "Good day, {name."),
    "a blank too many": put("greet", "formal", 0, "Good  day."),
    "a blank before a mark": put("greet", "formal", 0, "Good day ."),
    "no final mark": put("greet", "formal", 0, "Good day"),
    "at the start of a sentence": put("greet", "formal", 0, "Good day. welcome."),
    "a capital letter inside": put("greet", "formal", 0, "Good day from Acme."),
    "outside plain ASCII": put("greet", "formal", 0, "Good day \u2013 welcome."),
    "more than one alternative": put("greet", "formal", 0, "Good day."),
    "may both say 'the same again'": lambda book: (
        put("greet", "formal", 0, "Good day, the same again.")(book),
        put("greet", "formal", 1, "Is it the same again?")(book),
    ),
    "it and comfort_sad may both say": put("greet", "formal", 0, "I am sorry to be early."),
    "fewer than 30": lambda book: book["greet"]["formal"].pop(),
    "fewer than 3": lambda book: book["goodbye"].update(formal=[["Goodbye."]]),
    "a path that says nothing": lambda book: [part.append("") for part in book["greet"]["formal"]],
    "an opener is one sentence": lambda book: book["comfort_sad"]["formal"].append(["Well."]),
    "greet.formal: missing tone": lambda book: book["greet"].pop("formal"),
    "greet: missing act": lambda book: book.pop("greet"),
    "sing: unknown act": lambda book: book.update(sing=book["greet"]),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_the_checker_notices(fault: str) -> None:
    book = copy.deepcopy(raw())
    PLANTED[fault](book)
    assert any(fault in problem for problem in problems(read_book(book)))


@pytest.mark.parametrize("tone", TONES)
def test_consent_is_asked_last_and_in_one_question(tone: str) -> None:
    for act in ("noted_ask", "noted_health"):
        for draft in drafts(act, tone):
            assert draft.endswith("?") and draft.count("?") == 1, draft
    for draft in drafts("noted_health", tone):
        assert re.search(r"\blabels?\b", draft) and re.search(r"health information.*\?", draft)
        assert re.search(r"this (?:chat|conversation)|while we chat", draft), draft


@pytest.mark.parametrize("act", [act for act in ACTS if act.endswith("_popular")])
def test_popularity_is_given_as_the_reason_on_every_path(act: str) -> None:
    evidence = re.compile(r"shoppers here|shop here buy|carts here|opular|take it home")
    for tone in TONES:
        assert all(evidence.search(draft) for draft in drafts(act, tone))


def test_formal_and_expert_keep_their_manners() -> None:
    for act in ACTS:
        for part in parts(act, "formal") + parts(act, "expert"):
            assert not any("!" in text for text in part), act
        for part in parts(act, "formal"):
            assert not any(CONTRACTION.search(text) for text in part), act


def test_concise_is_the_shortest_tone_in_every_act() -> None:
    for act in ACTS:
        length = {tone: _mean_words(act, tone) for tone in TONES}
        assert min(length, key=length.__getitem__) == "concise", (act, length)


def test_tones_are_told_apart_by_their_words_alone() -> None:
    """A reader who knows the tones from one half of the acts tells them in the other half."""
    acts = sorted(set(ACTS) - OPENERS)
    known: dict[str, Counter[str]] = {tone: Counter(_words(acts[::2], tone)) for tone in TONES}

    def likeness(words: list[str], tone: str) -> float:
        total = known[tone].total() + len(words)
        return sum(log((known[tone][word] + 0.3) / total) for word in words)

    right = []
    for act, tone in product(acts[1::2], TONES):
        words = _words([act], tone)
        right.append(max(TONES, key=lambda guess: likeness(words, guess)) == tone)
    assert sum(right) / len(right) > 0.75


def _mean_words(act: str, tone: str) -> float:
    return sum(sum(len(text.split()) for text in part) / len(part) for part in parts(act, tone))


def _words(acts: list[str], tone: str) -> list[str]:
    texts = [text for act in acts for part in parts(act, tone) for text in part]
    return re.findall(r"[a-z']+|[!?]", " ".join(texts).casefold())
