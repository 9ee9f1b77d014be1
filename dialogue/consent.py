"""Asking whether something may be remembered, once, and reading the answer.

Both sides are read from the conversation itself: a purpose is asked for in the reply to the first
utterance that states a fact of it, and the next utterance may answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dialogue.statements import read_facts
from dialogue.types import Profile, Purpose, Turn

_YES = re.compile(
    r"^\W*(?:yes|yeah|yep|sure|ok|okay|please do|go ahead|of course|remember it)\b", re.IGNORECASE
)
_NO = re.compile(r"^\W*(?:no|nope|don't|do not|rather not|please don't|nah)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Consent:
    """The profile with what was granted just now, the purposes granted, and the answer as read."""

    profile: Profile
    granted: tuple[Purpose, ...] = ()
    answer: Literal["", "yes", "no"] = ""


def purposes_to_ask(profile: Profile, turns: Sequence[Turn], message: str) -> tuple[Purpose, ...]:
    """The purposes that `message` needs consent for and that were not asked for in `turns`."""
    earlier = {
        fact.purpose for turn in turns if turn.role == "user" for fact in read_facts(turn.text)
    }
    needed = dict.fromkeys(fact.purpose for fact in read_facts(message))
    return tuple(purpose for purpose in needed if purpose not in profile.consents | earlier)


def read_consent(profile: Profile, turns: Sequence[Turn], message: str) -> Consent:
    """The consent that `message` gives or refuses, where the reply before it asked for one."""
    places = [place for place, turn in enumerate(turns) if turn.role == "user"]
    if not places:
        return Consent(profile)
    asked = purposes_to_ask(profile, turns[: places[-1]], turns[places[-1]].text)
    if asked and _YES.search(message):
        return Consent(replace(profile, consents=profile.consents | set(asked)), asked, "yes")
    return Consent(profile, (), "no" if asked and _NO.search(message) else "")
