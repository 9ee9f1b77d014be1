"""The Chinese phrase book: every path reads as one Chinese reply, and a checker would notice."""

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

from dialogue.ground import SLOT, fill
from dialogue.phrase_check import problems
from dialogue.phrases import ACTS, BOOKS, OPENERS, is_path, load, parts, read_book
from dialogue.respond import phrase_parts
from dialogue.situation import Plan
from dialogue.template import template_draft
from dialogue.tone import TONES as MANNERS
from dialogue.types import TONES

FILLINGS = {
    "P1": "Hot dog buns, 8 ct", "P1.price": "$1.25", "P1.why": "您买过Shredded cheese, 8 oz",
    "P1.more": "它和您要找的东西很接近", "P1.facts": "自有品牌，8 ct，材质：玻璃",
    "P2": "手冲咖啡壶", "P2.price": "¥128.00", "wish": "¥150.00以内的咖啡壶",
    "noted": "您女儿2岁", "facts": "您叫小美；您喜欢茶", "name": "小美", "difference": "$2.24",
    "avoided": "坚果和大量糖分", "answer": "它防水", "concern": "糖尿病", "claim": "无麸质",
    "fact": "您对坚果过敏", "source": "您在2026年5月3日告诉我的", "before": "您不喜欢咖啡",
    "gone": "您吃纯素", "contact": "help@shop.example", "barring": "您对坚果过敏",
    "habits": "您常选咖啡；您多半在晚上来",
    "stopped": "您告诉我的个人情况、健康信息",
}  # fmt: skip
BOOK = load("zh")


def drafts(act: str, tone: str) -> list[str]:
    return ["".join(chosen) for chosen in product(*parts(act, tone, "zh"))]


def raw() -> dict[str, Any]:
    text = files("dialogue").joinpath(BOOKS["zh"]).read_text("utf-8")
    book: dict[str, Any] = json.loads(text)
    return book


def test_the_packaged_book_has_no_problems() -> None:
    assert problems(BOOK) == []


def test_an_unknown_language_is_answered_in_english() -> None:
    assert load("fr") is load() is load("en") and load("zh") is BOOK
    assert (load().joint, BOOK.joint) == (" ", "")


def test_every_act_and_tone_has_words_of_its_own() -> None:
    for act in ACTS:
        texts = [text for tone in TONES for text in drafts(act, tone)[:500]]
        assert len(set(texts)) == len(texts), act


@given(st.data())
def test_every_path_reads_as_one_chinese_reply(data: st.DataObject) -> None:
    act = data.draw(st.sampled_from(sorted(ACTS)))
    tone = data.draw(st.sampled_from(TONES))
    said = parts(act, tone, "zh")
    draft = "".join(data.draw(st.sampled_from(part)) for part in said)
    assert is_path(said, draft, BOOK.joint)
    assert all(draft.count("{" + slot + "}") == 1 for slot in ACTS[act].required)
    assert all(draft.count("{" + slot + "}") <= 1 for slot in ACTS[act].optional)
    bare = SLOT.sub("", draft)
    # No English word, no ASCII mark and no figure but in the fillings, and no blank at all.
    assert not re.search(r"[\x00-\x7f]", bare)
    reply = fill(draft, FILLINGS)
    assert not re.search(r"[{}]|[\u4e00-\u9fff，。！？] | [\u4e00-\u9fff，。！？]|^[，。！？～：；]", reply)
    assert not re.search(r"[，。！？：；][，。！？：；]", reply)
    assert reply[-1] in "。！？～"


@given(st.sampled_from(sorted(set(ACTS) - OPENERS)), st.sampled_from(TONES), st.integers(0, 99))
def test_opener_act_and_closer_are_joined_without_blanks(act: str, tone: str, seed: int) -> None:
    plan = Plan(act, FILLINGS, opener="comfort_uncertain", closer="noted_ask", language="zh")
    said = phrase_parts(plan, MANNERS[tone], BOOK)
    assert " " not in SLOT.sub("", template_draft(said, seed, BOOK.joint))


@pytest.mark.parametrize("act", [act for act in ACTS if act.endswith("_popular")])
def test_popularity_is_given_as_the_reason_on_every_path(act: str) -> None:
    evidence = re.compile("(?:很多|不少|许多)(?:顾客|客人)|热门")
    for tone in TONES:
        assert all(evidence.search(draft) for draft in drafts(act, tone))


@pytest.mark.parametrize("tone", TONES)
def test_consent_is_asked_last_and_in_one_question(tone: str) -> None:
    for act in ("noted_ask", "noted_health"):
        for draft in drafts(act, tone):
            assert draft.endswith("？") and draft.count("？") == 1, draft
    for draft in drafts("noted_health", tone):
        assert "标签" in draft and re.search("健康信息.*？", draft)
        assert re.search("聊天|对话", draft), draft


@pytest.mark.parametrize("tone", TONES)
def test_a_caution_sends_to_the_label(tone: str) -> None:
    for act in ("cautious", "cautious_unknown", "cautious_partly", "cautious_vouched"):
        assert all("标签" in draft for draft in drafts(act, tone)), act


def test_formal_and_expert_keep_their_manners() -> None:
    for act, tone in product(ACTS, ("formal", "expert")):
        for text in sum(parts(act, tone, "zh"), ()):
            assert not re.search("[！～呀啦嘛哦呢啥咱]|[^么]吧[，。？]", text), (act, tone, text)


def test_the_wave_is_for_the_playful_tone_alone() -> None:
    for act, tone in product(ACTS, set(TONES) - {"playful"}):
        assert "～" not in "".join(sum(parts(act, tone, "zh"), ())), (act, tone)


def test_concise_is_the_shortest_tone_in_every_act() -> None:
    for act in ACTS:
        length = {tone: _mean_length(act, tone) for tone in TONES}
        assert min(length, key=length.__getitem__) == "concise", (act, length)


def test_tones_are_told_apart_by_their_words_alone() -> None:
    """A reader who knows the tones from one half of the acts tells them in the other half."""
    acts = sorted(set(ACTS) - OPENERS)
    known: dict[str, Counter[str]] = {tone: Counter(_pairs(acts[::2], tone)) for tone in TONES}

    def likeness(pairs: list[str], tone: str) -> float:
        total = known[tone].total() + len(pairs)
        return sum(log((known[tone][pair] + 0.3) / total) for pair in pairs)

    right = []
    for act, tone in product(acts[1::2], TONES):
        pairs = _pairs([act], tone)
        right.append(max(TONES, key=lambda guess: likeness(pairs, guess)) == tone)
    assert sum(right) / len(right) > 0.75


def put(act: str, tone: str, part: int, text: str) -> Callable[[dict[str, Any]], None]:
    """A change that puts `text` in the place of the last alternative of one part."""

    def change(book: dict[str, Any]) -> None:
        book[act][tone][part][-1] = text

    return change


MAIN = ("recommend", "friendly", 1)
LAST = ("recommend", "friendly", 3)
HELLO = ("greet", "formal", 0)
PLANTED = {
    "a figure in": put(*MAIN, "来三件{P1}，{P1.price}。"),
    "a claim in": put(*MAIN, "这款很划算：{P1}，{P1.price}。"),
    "a claim of popularity": put(*LAST, "大家都爱买。"),
    "a term of the shop that is not denied": put("policy", "formal", 1, "本店全场包邮。"),
    "exactly once": put(*MAIN, "看看{P1}。"),
    "no slot 'P3'": put(*LAST, "或者看看{P3}。"),
    "no mark after {P1}": put(*MAIN, "{P1}不错，{P1.price}。"),
    "no mark after {P1.why}": put("recommend", "friendly", 2, "因为{P1.why}才选它。"),
    "neither Han nor a full-width mark": put(*HELLO, "您好, 欢迎。"),
    "two marks in a row": put(*HELLO, "您好。，欢迎。"),
    "a mark at the start": put(*HELLO, "，您好。"),
    "no final mark": put(*HELLO, "您好"),
    "an open bracket or quote": put(*HELLO, "您好（欢迎。"),
    "a familiar 你": put(*HELLO, "你好，欢迎光临本店。"),
    "may both say": lambda book: (
        put(*HELLO, "您好，很高兴再次见面。")(book),
        put("greet", "formal", 1, "很高兴再次见面，请讲。")(book),
    ),
    "fewer than 30": lambda book: book["greet"]["formal"].pop(),
    "greet: missing act": lambda book: book.pop("greet"),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_the_checker_notices(fault: str) -> None:
    book = copy.deepcopy(raw())
    PLANTED[fault](book)
    assert any(fault in problem for problem in problems(read_book(book, "zh")))


def _mean_length(act: str, tone: str) -> float:
    said = parts(act, tone, "zh")
    return sum(sum(len(SLOT.sub("", text)) for text in part) / len(part) for part in said)


def _pairs(acts: list[str], tone: str) -> list[str]:
    texts = [text for act in acts for part in parts(act, tone, "zh") for text in part]
    pieces = [piece for text in texts for piece in SLOT.split(text)]
    return [piece[at : at + 2] for piece in pieces for at in range(len(piece))]
