"""Consent taken back in words is seen as such, and nothing else is taken for it."""

import pytest

from dialogue.types import Purpose
from dialogue.withdrawal import (
    asks_to_erase_all,
    asks_what_is_learned,
    purposes_in_words,
    withdrawn,
)

ALL = frozenset[Purpose]({"personalise", "health"})


@pytest.mark.parametrize(
    "text",
    [
        "Stop remembering",
        "stop remembering me",
        "please stop remembering things about me",
        "stop saving my data",
        "stop storing anything about me, please",
        "stop remembering what I say",
        "I withdraw my consent",
        "I withdraw my consent.",
        "I'd like to revoke my permission",
        "I take back my consent",
        "I want to take my consent back",
        "I no longer consent",
        "I don't agree any more",
        "don't remember anything about me any more",
        "Don’t remember anything about me anymore",
        "please do not store my personal data",
        "I don't want you to remember anything about me",
        "you may no longer keep my data",
        "can you stop remembering things about me",
        "你能别再记我的信息吗？",
        "别再记我的信息",
        "不要再记录我的信息了",
        "请停止收集我的个人数据",
        "撤回同意",
        "我要撤回我的同意",
        "我撤销授权",
        "别再记了",
        "我的信息别再存了",
        "不要再记关于我的任何事情",
        "我不再同意",
    ],
)
def test_all_is_taken_back_where_nothing_is_named(text: str) -> None:
    assert withdrawn(text, frozenset({"service"})) == ALL
    assert withdrawn(text, {"service", "personalise", "mood"}) == ALL | {"mood"}


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("I withdraw my consent for my health data", "health"),
        ("stop remembering my allergies", "health"),
        ("stop storing my moods", "mood"),
        ("stop learning from my messages", "training"),
        ("别再记我的健康信息", "health"),
        ("别再记录我的心情", "mood"),
        ("撤回健康信息的同意", "health"),
        ("不要用我的消息训练", "training"),
    ],
)
def test_what_is_named_is_taken_back_alone(text: str, purpose: Purpose) -> None:
    assert withdrawn(text, {"service", *ALL, "mood", "training"}) == {purpose}


@pytest.mark.parametrize(
    "text",
    [
        "how do I withdraw my consent?",
        "can I revoke my consent?",
        "I don't want to withdraw my consent",
        "don't keep me waiting",
        "you don't remember me",
        "I don't remember anything about it",
        "stop remembering my birthday",
        "stop tracking my order",
        "don't save the receipt",
        "stop it",
        "stop showing me coffee",
        "cancel my order",
        "forget the coffee",
        "remember that",
        "don't forget my birthday",
        "我可以撤回同意吗",
        "别记错了",
        "记住我的信息",
        "不要辣的",
        "取消订单",
        "别再推荐咖啡了",
        "你不记得我了",
    ],
)
def test_nothing_else_takes_consent_back(text: str) -> None:
    assert withdrawn(text, {"service", "personalise"}) == frozenset()


@pytest.mark.parametrize(
    ("text", "all_of_it"),
    [
        ("delete all my data", True),
        ("erase everything about me", True),
        ("please delete everything", True),
        ("wipe my data", True),
        ("delete my account", True),
        ("remove all that you know about me", True),
        ("删除我的所有数据", True),
        ("把我的资料全部删掉", True),
        ("清除所有关于我的信息", True),
        ("注销我的账号", True),
        ("forget everything", False),
        ("forget my name", False),
        ("delete my name", False),
        ("remove all the items from my cart", False),
        ("clear everything from my basket", False),
        ("delete that", False),
        ("remove all my filters", False),
        ("删除我的订单", False),
        ("清空购物车", False),
        ("忘掉我的名字", False),
    ],
)
def test_erasing_everything_is_told_from_forgetting(text: str, all_of_it: bool) -> None:
    assert asks_to_erase_all(text) == all_of_it


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("do you learn from my messages?", True),
        ("Are my messages used to train you?", True),
        ("are you training on my chats", True),
        ("will my data be used for training?", True),
        ("你会用我的消息训练吗", True),
        ("我的对话会被用来训练吗？", True),
        ("do you learn languages?", False),
        ("is this good for training at the gym?", False),
        ("do you have training shoes for my son?", False),
        ("what do you know about me?", False),
        ("你们有训练鞋吗", False),
        ("我的孩子在学习画画", False),
    ],
)
def test_the_question_what_is_learned_from(text: str, asks: bool) -> None:
    assert asks_what_is_learned(text) == asks


def test_purposes_are_told_in_words() -> None:
    assert purposes_in_words({"mood"}) == "your moods"
    told = "what you tell me about yourself, health details and your moods"
    assert purposes_in_words({"mood", "health", "personalise"}) == told
    assert purposes_in_words({"health", "personalise"}, "zh") == "您告诉我的个人情况、健康信息"
