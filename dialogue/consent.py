"""Asking whether something may be remembered, once, and reading the answer.

Both sides are read from the conversation itself: a purpose is asked for in the reply to the first
utterance that states a fact of it, and the next utterance may answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dialogue.statements import read_facts
from dialogue.types import Profile, Purpose, Turn

# Only a bare yes is one: "ok, show me something cheaper" agrees to nothing.
_YES = re.compile(
    r"\W*(?:(?:yes|yeah|yep|yup|sure|ok|okay|of course|go ahead|please|do|please do|remember it|"
    r"thanks|thank you|that's fine|you may|keep it|fine)\b\W*)+"
    # The same in Chinese, where thanks alone may as well refuse.
    r"|(?:\W|谢谢你?|那就?|ok)*(?:(?:嗯+|好(?:[的呀啊吧哒滴嘞哦])?|可以[的呀啊哦]?|行[吧啊的呀]?|没问题|"
    r"当然(?:可以|啦)?|同意|愿意|允许|是的?|对的?|[你请就]*(?:帮我)?(?:记|存|保存|记住|记下)(?:[着上下]?来?)?吧?)"
    r"(?:\W|谢谢你?|啦|哈)*)+",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\W*(?:no|nope|nah|don't|do not|rather not|please don't|of course not|better not)\b"
    # "不错" is no refusal, and "不要辣的" refuses something else.
    r"|(?:\W|那|嗯|还是|请|麻烦|谢谢)*(?:(?:不(?:[用要行必了好]|可以|同意|需要|愿意|允许|想)?|别|甭|免了|算了|拒绝)"
    r"(?:[了吧啦哈呀]|谢谢)*(?:\W|$)"
    r"|(?:你|最好)?(?:别|不要|不用|不必|甭|不许|不想|不愿意?)(?:让|给|被)?你?(?:我)?再?(?:记|存|保[存留]|留|收集))",
    re.IGNORECASE,
)


Answered = Literal["", "yes", "no"]


@dataclass(frozen=True, slots=True)
class Consent:
    """The profile after the shopper's answer, the purpose it was about, and the answer as read."""

    profile: Profile
    purpose: Purpose | None = None
    answer: Answered = ""


def purpose_to_ask(profile: Profile, turns: Sequence[Turn], message: str) -> Purpose | None:
    """The purpose to ask consent for in the reply to `message`; None for none.

    One at a time, health first, and none that was asked for in `turns`, granted or refused.
    """
    asked: set[Purpose] = set()
    for turn in turns:
        if turn.role == "user" and (purpose := _lacking(profile, asked, turn.text)):
            asked.add(purpose)
    return _lacking(profile, asked, message)


def read_consent(profile: Profile, turns: Sequence[Turn], message: str) -> Consent:
    """The consent that `message` gives or refuses, where the reply before it asked for one."""
    places = [place for place, turn in enumerate(turns) if turn.role == "user"]
    if not places:
        return Consent(profile)
    asked = purpose_to_ask(profile, turns[: places[-1]], turns[places[-1]].text)
    if asked is None:
        return Consent(profile)
    said = yes_or_no(message)
    if said == "no":
        return Consent(replace(profile, refused=profile.refused | {asked}), asked, "no")
    if said == "yes":
        return Consent(replace(profile, consents=profile.consents | {asked}), asked, "yes")
    return Consent(profile)


def yes_or_no(message: str) -> Answered:
    """The answer that `message` is to a question; "" where it is none, or more than that."""
    return "no" if _NO.match(message) else "yes" if _YES.fullmatch(message) else ""


def _lacking(profile: Profile, asked: Collection[Purpose], text: str) -> Purpose | None:
    settled = {*profile.consents, *profile.refused, *asked}
    needed = {fact.purpose for fact in read_facts(text)} - settled
    return "health" if "health" in needed else next(iter(sorted(needed)), None)
