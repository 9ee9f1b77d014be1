import pytest

from dialogue.consent import read_consent
from dialogue.types import Profile, Turn

STRANGER = Profile("900")
ASKED = [Turn("user", "I'm vegan"), Turn("assistant", "May I keep it?")]


@pytest.mark.parametrize("text", ["好的", "可以", "行", "记吧", "好的,记吧", "嗯嗯,可以的", "好的谢谢", "OK"])
def test_a_bare_yes_agrees(text: str) -> None:
    assert read_consent(STRANGER, ASKED, text).answer == "yes"


@pytest.mark.parametrize("text", ["不用", "别记", "不要", "不用了,谢谢", "还是别存了", "不,给我看看汤"])
def test_a_no_is_noted(text: str) -> None:
    assert read_consent(STRANGER, ASKED, text).answer == "no"


@pytest.mark.parametrize(
    "text",
    ["好的,给我看便宜点的", "可以便宜点吗", "行李箱有吗", "不错", "不要辣的", "别的有吗", "谢谢", "记得我吗"],
)
def test_what_is_neither_settles_nothing(text: str) -> None:
    assert read_consent(STRANGER, ASKED, text).answer == ""
