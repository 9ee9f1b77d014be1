"""The five tones: how the model is told, how long it speaks, and how a shopper asks for each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogue.tone_words import ASKED, ASKED_AWAY, ASKED_AWAY_ZH, ASKED_ZH, LESS, LESS_ZH
from dialogue.types import Mood, Profile

DEFAULT_TONE = "friendly"


@dataclass(frozen=True, slots=True)
class Tone:
    """One manner of speaking; `instruction` goes into the prompt, `max_tokens` bounds a reply."""

    name: str
    instruction: str
    max_tokens: int


TONES: dict[str, Tone] = {
    tone.name: tone
    for tone in (
        Tone("friendly", "You are a warm and friendly shop assistant.", 120),
        Tone("concise", "You are a shop assistant of few words. Be brief.", 60),
        Tone("expert", "You are an expert adviser of this shop. Explain from the evidence.", 140),
        Tone("playful", "You are a playful, light-hearted shop assistant.", 120),
        Tone("formal", "You are a courteous shop assistant who speaks formally.", 140),
    )
}

_HAN = re.compile("[\u3400-\u9fff]")
_LESS = re.compile(f"{LESS}|{LESS_ZH}", re.IGNORECASE)
_CLAUSE = re.compile(r"[^,.;!?，。；！？]*$")
_ASKED = {
    name: re.compile(rf"\b(?:{words})|{ASKED_ZH[name]}", re.IGNORECASE)
    for name, words in ASKED.items()
}
_AWAY = {
    name: re.compile(rf"\b(?:{words})|{ASKED_AWAY_ZH.get(name, words)}", re.IGNORECASE)
    for name, words in ASKED_AWAY.items()
}
_MANNER = re.compile(
    r"\b(?:be|being|speak|talk|sound|write|answers?|repl(?:y|ies)|respond|keep (?:it|your \w+|"
    r"ur \w+)|"
    r"make it|more|less|tone|words|essays?|jokes?|emojis?|slang|explain|address me)\b|"
    r"(?:说|讲|聊|回答|回复|写|语气|口气|话|废话|啰嗦|玩笑|称呼)(?!明书)|"
    r"(?:简[短洁]|正[式经]|活泼|亲切|严肃|俏皮|温柔|精简|礼貌|客气|专业|幽默|随意|轻松)一?[点些]",
    re.IGNORECASE,
)
_LONGEST, _LONGEST_ZH = 12, 24  # words, or characters where there are no blanks


def choose_tone(asked: str | None, profile: Profile, mood: Mood) -> Tone:
    """The tone to answer in: the one asked for now, else the shopper's own, else friendly.

    Nobody who is sad is answered playfully.
    """
    name = next((name for name in (asked, profile.tone) if name in TONES), DEFAULT_TONE)
    return TONES[DEFAULT_TONE if name == "playful" and mood.label == "sad" else name]


def asked_tone(text: str) -> str | None:
    """The tone that a sentence such as "please be more formal" asks for, or None."""
    short = len(text.split()) <= _LONGEST and len(_HAN.findall(text)) <= _LONGEST_ZH
    return meant_tone(text) if short and _MANNER.search(text) else None


def meant_tone(text: str) -> str | None:
    """The tone meant by words that are known to ask for one; None where they name none."""
    for names, away in ((_ASKED, False), (_AWAY, True)):
        for name, pattern in names.items():
            if any(_asked_away(text, match) == away for match in pattern.finditer(text)):
                return name
    return None


def _asked_away(text: str, match: re.Match[str]) -> bool:
    """Whether less is asked for of what `match` names: "not so formal"."""
    before = _CLAUSE.search(text[: match.start()])
    return bool(before and _LESS.search(before[0]))
