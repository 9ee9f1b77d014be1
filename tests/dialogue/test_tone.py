import pytest

from dialogue.tone import asked_tone, meant_tone


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("be brief", "concise"),
        ("no essays please", "concise"),
        ("use plain words", "concise"),
        ("you're too wordy, write less", "concise"),
        ("talk to me like a mate", "friendly"),
        ("please don't be so formal", "friendly"),
        ("you sound like a lawyer, chill", "friendly"),
        ("stop being so cheerful", "formal"),
        ("no emojis", "formal"),
        ("speak more formally", "formal"),
        ("make me laugh when you answer", "playful"),
        ("explain it like an expert", "expert"),
        ("说简单点", "concise"),
        ("简短点", "concise"),
        ("别啰嗦", "concise"),
        ("正式一点", "formal"),
        ("说话别开玩笑", "formal"),
        ("活泼点", "playful"),
        ("专业点", "expert"),
        ("亲切点", "friendly"),
        ("说话别这么官方", "friendly"),
    ],
)
def test_a_tone_is_asked_for(text: str, tone: str) -> None:
    assert asked_tone(text) == tone


@pytest.mark.parametrize("text", ["a formal dress", "short socks", "专业的帐篷", "any soup?", ""])
def test_goods_ask_for_no_tone(text: str) -> None:
    assert asked_tone(text) is None


def test_words_known_to_ask_for_a_tone_need_no_manner() -> None:
    assert meant_tone("too. many. words.") is None
    assert meant_tone("too many words") == "concise"
    assert meant_tone("something else") is None


def test_a_chinese_comma_ends_a_clause_too() -> None:
    assert asked_tone("太慢了，活泼一点") == "playful"
    assert asked_tone("不用了，说话正式一点") == "formal"
