"""What a catalogue cannot judge is told apart from what is no matter of food."""

from __future__ import annotations

import pytest

from dialogue.unjudged import concern_of, other_diet


@pytest.mark.parametrize(
    ("said", "english", "chinese"),
    [
        ("type 2 diabetic", "diabetes", "糖尿病"),
        ("妊娠糖尿病", "diabetes", "糖尿病"),
        ("low-carb", "a low-carb diet", "低碳饮食"),
        ("low fodmap", "a low-FODMAP diet", "低FODMAP饮食"),
        ("12 weeks pregnant", "pregnancy", "孕期"),
        ("备孕", "pregnancy", "孕期"),
        ("三高", "high cholesterol", "高血脂"),
        ("ibs", "a bowel condition", "肠道疾病"),
        ("acid reflux", "a stomach condition", "胃病"),
        ("蚕豆病", "favism", "蚕豆病"),
    ],
)
def test_a_concern_in_words_of_both_languages(said: str, english: str, chinese: str) -> None:
    found = concern_of(said)
    assert found is not None and (found.english, found.chinese) == (english, chinese)


@pytest.mark.parametrize("said", ["asthma", "flat feet", "left-handed", "近视", "", "vegan"])
def test_no_concern(said: str) -> None:
    assert concern_of(said) is None


def test_any_other_diet_is_named_as_it_was_said() -> None:
    assert other_diet("paleo").english == "a paleo diet"
    assert other_diet("地中海饮食").chinese == "地中海饮食"
