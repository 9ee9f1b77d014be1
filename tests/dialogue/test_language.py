import pytest

from dialogue.language import reply_language
from dialogue.types import Turn

ZH = [Turn("user", "有咖啡吗"), Turn("assistant", "What about tea?")]


@pytest.mark.parametrize(
    ("message", "turns", "locale", "language"),
    [
        ("any coffee?", [], None, "en"),
        ("有没有Nescafe的咖啡", [], None, "zh"),
        ("$5?", ZH, None, "zh"),
        ("?", [], "zh-CN", "zh"),
        ("?", [], None, "en"),
        ("thanks", ZH, "zh", "en"),
    ],
)
def test_a_reply_is_in_the_language_of_the_shopper(message, turns, locale, language) -> None:
    assert reply_language(message, turns, locale) == language
