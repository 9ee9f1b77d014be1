from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

import pytest

from dialogue.mood import read_mood, weigh
from dialogue.mood_model import shipped
from dialogue.mood_pieces import LONGEST, pieces, plain
from dialogue.mood_signs import signs
from dialogue.types import MOODS


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("cheaper please", "neutral"),
        ("do you have that one in a larger size?", "neutral"),
        ("I don't like that colour, show me others", "neutral"),
        ("what is your refund policy?", "neutral"),
        ("my old laptop died, I need a new one", "neutral"),
        ("forget that I have a cat", "neutral"),
        ("I adore them, they are so pretty, thank you!", "happy"),
        ("wow, this is just what I hoped for!", "happy"),
        ("could someone tell me why my parcel is late again?", "frustrated"),
        ("I would like a refund, it arrived broken", "frustrated"),
        ("I'm not happy with the jacket", "frustrated"),
        ("thank you, but it still doesn't work", "frustrated"),
        ("my grandfather died on Sunday", "sad"),
        ("I feel so lonely these days", "sad"),
        ("I really don't know which of the two to take", "uncertain"),
        ("hmm, not sure about the size", "uncertain"),
    ],
)
def test_a_line_in_english(text: str, label: str) -> None:
    assert read_mood(text).label == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("有没有便宜一点的", "neutral"),
        ("我不喜欢这个颜色,看看别的", "neutral"),
        ("退货要多久", "neutral"),
        ("买一箱开心果", "neutral"),
        ("太喜欢了,谢谢你推荐", "happy"),
        ("收到了,很满意!", "happy"),
        ("问了半天没人理", "frustrated"),
        ("再这样我就给差评了", "frustrated"),
        ("你好,麻烦问一下,我的快递等了两个星期了", "frustrated"),
        ("不太满意这件衣服的做工", "frustrated"),
        ("我家小狗走了,好难过", "sad"),
        ("今天不开心", "sad"),
        ("我也不知道选哪个好,好纠结", "uncertain"),
        ("不太确定尺码", "uncertain"),
    ],
)
def test_a_line_in_chinese(text: str, label: str) -> None:
    assert read_mood(text).label == label


def test_confidence_is_a_chance_and_a_sign_raises_it() -> None:
    sure, unsure = read_mood("I am furious, this is ridiculous"), read_mood("the lid is loose")
    assert sure.label == "frustrated"
    assert 0.9 < sure.confidence <= 1.0
    assert 0.2 <= unsure.confidence < sure.confidence


def test_a_sign_outweighs_a_doubtful_model_but_not_a_sure_one() -> None:
    doubtful = dict(zip(MOODS, (0.6, 0.1, 0.1, 0.1, 0.1)))
    assert weigh(doubtful, ()).label == "neutral"
    assert weigh(doubtful, ("frustrated",)).label == "frustrated"
    assert weigh(doubtful, ("frustrated",)).confidence == pytest.approx(1.2 / 2.1)
    certain = dict(zip(MOODS, (0.01, 0.97, 0.01, 0.005, 0.005)))
    assert weigh(certain, ("frustrated",)).label == "happy"


def test_praise_beside_a_complaint_is_no_praise() -> None:
    assert signs("wonderful, it broke again and nobody answers") == ("frustrated",)
    assert signs("wonderful, that is the one") == ("happy",)
    assert signs("好评返现是骗人的吧") == ("frustrated",)


@pytest.mark.parametrize(
    "text",
    ["pistachios, 开心果", "垃圾袋两卷", "a remover for stains", "fantastic beasts on dvd",
     "my phone died", "差不多就行", "没让我失望", "are you sure you have it?"],
)  # fmt: skip
def test_what_only_looks_like_a_sign(text: str) -> None:
    assert not set(signs(text)) & {"frustrated", "sad", "happy"}


def test_no_words_and_unknown_ones_are_neutral() -> None:
    for text in ("", "   ", "Мне нужен чайник", "\u0000", "🛒"):
        assert read_mood(text).label == "neutral", text


def test_spelling_that_means_the_same_is_read_the_same() -> None:
    assert read_mood("I’M SOOOOOOO HAPPY!!!!!") == read_mood("i'm sooo happy!!!")
    assert read_mood("差评！！！") == read_mood("差评!!!")
    assert plain("ＦＵＬＬ，width") == "full,width"


def test_pieces_are_words_pairs_and_groups() -> None:
    assert sorted(pieces("Hi you")) == sorted(
        ["_hi", "_you", "hi_you", "^h", "hi", "i$", "^hi", "hi$", "^hi$", "^y", "yo", "ou", "u$",
         "^yo", "you", "ou$", "^you", "you$", "^you$"]
    )  # fmt: skip
    assert pieces("好吗") == ["好", "吗", "^好", "好吗", "吗$", "^好吗", "好吗$", "^好吗$"]


def test_a_page_of_text_costs_no_more_than_its_beginning() -> None:
    page = "this is annoying " * 10_000
    assert len(plain(page)) == LONGEST
    started = perf_counter()
    assert read_mood(page).label == "frustrated"
    assert perf_counter() - started < 0.5


def test_a_mood_is_read_in_well_under_ten_milliseconds() -> None:
    texts = [
        "Hi, I'm looking for a warm jacket for my mother, she is allergic to wool, around 80?",
        "你好,我想给我妈买件暖和的外套,她对羊毛过敏,预算六百左右",
    ]
    read_mood(texts[0])
    times = []
    for text in texts * 50:
        started = perf_counter()
        read_mood(text)
        times.append(perf_counter() - started)
    assert median(times) < 0.005


def test_the_model_is_loaded_once_and_not_before_it_is_needed() -> None:
    assert shipped() is shipped()
    script = (
        "import sys, dialogue.mood, dialogue.mood_model as m;"
        "assert m.shipped.cache_info().currsize == 0;"
        "dialogue.mood.read_mood('hello');"
        "assert m.shipped.cache_info().currsize == 1;"
        "print([name for name in ('sklearn', 'skl2onnx', 'onnx', 'torch') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
