"""Asking whether something may be remembered, once, and reading the answer.

A purpose is asked for in the reply to the first utterance that states a fact of it, and the next
utterance may answer; that it was asked for is part of the profile, so that nobody is asked twice.
What was not asked for can be agreed to as well ("remember that"), and all can be taken back in
words, at any time.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dialogue.statements import read_facts
from dialogue.types import Profile, Purpose, Turn
from dialogue.withdrawal import withdrawn

# The acts that ask for consent, and what for.
ASKED_BY: Mapping[str, Purpose] = {
    "noted_ask": "personalise", "noted_health": "health", "mood_ask": "mood",
    "training_ask": "training",
}  # fmt: skip

# Only a bare yes is one: "ok, show me something cheaper" agrees to nothing.
_YES = re.compile(
    r"\W*(?:(?:yes|yeah|yep|yup|sure|ok|okay|of course|go ahead|please|do|please do|remember it|"
    r"thanks|thank you|that's fine|you may|keep it|fine|go on|go for it|then|why not|"
    r"alright|all right|by all means|absolutely|definitely|feel free)\b\W*)+"
    # The same in Chinese, where thanks alone may as well refuse.
    r"|(?:\W|谢谢你?|那就?|ok)*(?:(?:嗯+|好(?:[的呀啊吧哒滴嘞哦])?|可以[的呀啊哦]?|行[吧啊的呀]?|没问题|"
    r"当然(?:可以|啦)?|同意|愿意|允许|是的?|对的?|[你请就]*(?:帮我)?(?:记|存|保存|记住|记下)(?:[着上下]?来?)?吧?)"
    r"(?:\W|谢谢你?|啦|哈|"
    r"省得我?(?:每次|老是|总)?都?(?:要|得)?再?(?:说|讲|重复)(?:一遍|了)?)*)+",
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


# Said of what was just told, without having been asked.
_KEEP_IT = re.compile(
    r"\W*(?:(?:please|pls|yes|yeah|fine|sure|alright|all right|ok|okay|and|"
    r"you can|you may|do|actually)\W+)*"
    r"(?:remember|keep|save|store|note) (?:it|that|this|those|these)"
    r"(?: (?:for (?:next time|later|good|the future|my next visit)|too|then|please))*\W*|"
    r"(?:请|那就?|帮我|给我|你|把|可以)*(?:这个|这些|这点|它)?(?:帮我)?(?:记住|记下来?|记着|保存(?:下来)?|存下来)"
    r"(?:这个|这些|这点|它)?(?:吧|哦|啊|呀|好了)?\W*",
    re.IGNORECASE,
)

_SO_FAR = 3  # utterances back: "what would you use that for?" may stand between
Answered = Literal["", "yes", "no", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Consent:
    """The profile after the shopper's answer, the purpose it was about, and the answer as read.

    `withdrawn` are the purposes for which consent was taken back.
    """

    profile: Profile
    purpose: Purpose | None = None
    answer: Answered = ""
    withdrawn: frozenset[Purpose] = frozenset()


def purpose_to_ask(profile: Profile, message: str) -> Purpose | None:
    """The purpose to ask consent for in the reply to `message`; None for none.

    One at a time, health first, and none that was asked for before, granted or refused.
    """
    return _lacking(message, {*profile.consents, *profile.refused, *profile.asked})


def read_consent(profile: Profile, turns: Sequence[Turn], message: str) -> Consent:
    """The consent that `message` takes back, gives or refuses.

    It gives or refuses what the reply before it asked for; without a question, "remember that"
    gives what one of the utterances just before it would need.
    """
    if gone := withdrawn(message, profile.consents):
        return Consent(_without(profile, gone), None, "withdrawn", gone)
    asked, said = profile.open, yes_or_no(message)
    if asked is None and _KEEP_IT.fullmatch(message):
        told = [turn.text for turn in turns if turn.role == "user"][-_SO_FAR:]
        lacking = (_lacking(text, profile.consents) for text in reversed(told))
        asked, said = next(filter(None, lacking), None), "yes"
    if asked is None or not said:
        return Consent(profile)
    if said == "no":
        return Consent(replace(profile, refused=profile.refused | {asked}), asked, "no")
    return Consent(
        replace(
            profile, consents=profile.consents | {asked}, refused=profile.refused - {asked}
        ),
        asked,
        "yes",
    )


def yes_or_no(message: str) -> Answered:
    """The answer that `message` is to a question; "" where it is none, or more than that."""
    return "no" if _NO.match(message) else "yes" if _YES.fullmatch(message) else ""


def _without(profile: Profile, gone: frozenset[Purpose]) -> Profile:
    """The profile without what was kept for these purposes."""
    return replace(
        profile,
        facts=tuple(fact for fact in profile.facts if fact.purpose not in gone),
        tone=None if "personalise" in gone else profile.tone,
        consents=profile.consents - gone,
        refused=profile.refused | gone,
    )


def _lacking(text: str, settled: Collection[Purpose]) -> Purpose | None:
    needed = {fact.purpose for fact in read_facts(text)} - {*settled}
    return "health" if "health" in needed else next(iter(sorted(needed)), None)
