"""The people and pets that English words name: "my little boy", "mum", "our dog Rex"."""

from __future__ import annotations

import re

from dialogue.kin import ENGLISH
from dialogue.vocabulary_en import PETS

FEMALE = frozenset(
    "mother daughter wife girlfriend sister grandmother aunt granddaughter niece".split()
)
MALE = frozenset(
    "father son husband boyfriend brother grandfather uncle grandson nephew".split()
)
_PEOPLE = {**ENGLISH, "lad": "son", "lass": "daughter", "nipper": "child"}
_KIN = "|".join(sorted((re.escape(word) for word in _PEOPLE), key=len, reverse=True))
_PET = "|".join(sorted((re.escape(word) for word in PETS), key=len, reverse=True))
_OLD = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen)[- ]?(?:year|yr|month|"
    r"week)s?[- ]?old"
)
_KIND = (
    rf"(?:{_OLD}|little|wee|big|small|older|younger|elder|baby|best|good|closest|old|dear|beloved|"
    r"darling|"
    r"sweet|lovely|elderly|poor|new|own|eldest|youngest|oldest|middle|twin|teenage|other|better|"
    r"very|fussy|picky|vegan|vegetarian|diabetic|pregnant|first|only|two|three|rescue|tiny|"
    r"beautiful)"
)
PERSON = (
    rf"(?:(?P<his>my|our|me|the|a|an|this|to|for)\s+(?P<kind>(?:{_KIND}\s+){{0,3}}))?"
    rf"(?P<kin>{_KIN}|{_PET})(?![\w-])"
    r"(?:,?\s+(?P<called>(?-i:[A-Z][a-z]+)),?(?=\s+(?:is|has|loves|likes|hates|adores|can't|"
    r"doesn't|"
    r"was|eats|lives|works|wears|turned|drinks|plays|and (?:our|i))\b|'s\b))?"
)
# Bare, these are somebody of the shopper's: "mum hates olives".
_BARE = frozenset(
    "mum mom dad mummy mommy daddy mama papa hubby wifey grandma grandpa nan gran granny grandad "
    "granddad nana".split()
)
_THE = frozenset(
    "kid baby wife husband boy girl dog cat puppy kitten missus toddler kids hubby bub".split()
) | {"little one", "other half", "old man"}


def whom_of(match: re.Match[str], text: str) -> str | None:
    word = match["kin"].casefold()
    if match["his"] is None and not is_bare(match, text):
        return None
    his = (match["his"] or "my").casefold()
    if his == "the" and word not in _THE and not word.endswith(("kid", "baby")):
        return None
    return _PEOPLE.get(word) or PETS.get(word)


def is_bare(match: re.Match[str], text: str) -> bool:
    before = re.search(r"(?:[\w'’]+)\s*$", text[max(0, match.start() - 20) : match.start()])
    of_another = before and re.fullmatch(
        r"(?:his|her|their|your|whose|a|an|the|this|no|any|every|some|new|\w+['’]s|\w+s['’])",
        before[0].strip(), re.IGNORECASE,
    )
    return match["kin"].casefold() in _BARE and not of_another


def note_mentions(said: str, mentioned: dict[str, str]) -> None:
    """Notes the people and pets that a pronoun may mean from here on."""
    for match in re.finditer(PERSON, said, re.IGNORECASE):
        who = whom_of(match, said)
        if who is None:
            continue
        mentioned["last"], mentioned["last_word"] = who, match["kin"].casefold()
        if who not in FEMALE:
            mentioned["he"] = who
        if who not in MALE:
            mentioned["she"] = who
        if who in {"baby", "child", *PETS.values()}:
            mentioned["it"] = who
