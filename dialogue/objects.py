"""The values of facts in their documented forms: ages, birthdays, sizes, households, things."""

from __future__ import annotations

import re

_ONES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november "
        "december".split(),
        1,
    )
}
MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS) + "|sept"
_SMALL = "|".join((*_ONES, *_TENS))
NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(_TENS)})[- ](?:{'|'.join(list(_ONES)[1:10])})|{_SMALL})"
# Words with which no name of a thing goes on.
_CUT = re.compile(
    r"\s*(?:\b(?:for|when|because|cuz|since|after|at|as|than|over|if|every|on|in|while|though|"
    r"although|that|which|who|whose|where|so|but|unless|until|till|before|during|lately|anyway|"
    r"please|pls|plz|tbh|ngl|imo|btw|by the way|lol|lmao|haha\w*|honestly|actually|really|"
    r"anymore|any more|more than|any ?day|too|very|much|either|best|most|the best|the most|a lot|"
    r"lots|to bits|to death|so much|above all|everything|everyone|especially|mostly|and|again|"
    r"now|these days|nowadays|at all|all the time|always|sometimes|usually|obviously|sorry|"
    r"thanks|thank you|thx|omg+|rather|instead|well|just|from|to|with|right|ok|okay|"
    r"(?:i|he|she|we|they|it|you)(?:'?(?:m|s|ve|re|d|ll))?|my|me|is|are|was|am|any|what|do|does|"
    r"did|can|could|"
    r"has|have|had|will|would|should|not|don't|doesn't|want|need)\b|[^\w\s'&%.-]).*$",
    re.IGNORECASE | re.DOTALL,
)
_LEAD = re.compile(
    r"^(?:(?:anything|everything|all things?|something|food|stuff|things|products?|dishes|meals|"
    r"snacks?) "
    r"(?:with|containing|that has|made (?:of|from|with)|in|related to|about)\s+|anything\s+|"
    r"everything\s+|all things?\s+|"
    r"(?:all |any |most )?(?:kinds?|types?|sorts?) of\s+|(?:the )?(?:taste|smell|look|idea|sound|"
    r"feel|colou?r) of\s+|"
    r"(?:eating|drinking|wearing|having|using)\s+|"
    r"(?:a|an|the|my|our|his|her|their|some|any|all|most|both|a bit of|a good|a nice|good|nice|"
    r"proper|lots of|too much|"
    r"really|very|super|so|those|these|certain|products with|foods with|food with)\s+)+",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    (
        "that this them these those one ones the a an some something anything it its everything "
        "nothing to to you your u ur yours me us him her he she they i we there here how what "
        "when where "
        "why who which all both neither either none more less such same other others else stuff "
        "thing "
        "things idea ideas option options choice suggestion suggestions recommendation look looks "
        "sound "
        "first second third last next way people not no yes being getting shopping buying work "
        "mondays monday exercise exercising life stupidity bullshit drama adulting mornings taxes "
        "responsibility commitment fun prices spending money waiting asking having doing seeing "
        "everyone anyone someone if but or and because like love hate order ordering delivery "
        "service "
        "site website shop store app items item product products brands brand price bit lot kind"
    ).split()
)


def thing(said: str, longest: int = 4) -> str:
    """The shortest phrase that names a thing in lower case, or "" where `said` names none."""
    said = " ".join(said.split()).casefold().strip(" '\".,-")
    said = _CUT.sub("", _LEAD.sub("", said, count=1)).strip(" '\".,-")
    with_it = re.fullmatch(r"(.+?) in it", said)
    said = with_it[1] if with_it else said
    words = said.split()
    if not words or len(words) > longest or len(said) > 40 or words[0] in _EMPTY:
        return ""
    if words[-1] in {"one", "ones", "one's", "it", "thing", "things"} or not words[0][0].isalpha():
        return ""
    return said


def number(said: str) -> int | None:
    """The number that a word or figure says ("34", "thirty-four"), or None."""
    said = said.casefold().strip()
    if said.isdecimal():
        return int(said)
    total = 0
    for word in re.split(r"[\s-]+", said):
        value = _ONES.get(word, _TENS.get(word))
        if value is None:
            return None
        total += value
    return total


def age(said: str, unit: str = "") -> str:
    """"34", or "18 months" for an age in months or weeks; "" for none that a person can have."""
    years = number(said)
    if years is None or not 0 < years < 111:
        return ""
    unit = unit.casefold().strip(" -")
    if unit.startswith(("month", "mo", "week", "wk", "day")):
        kind = "month" if unit.startswith("mo") else "week" if unit[0] == "w" else "day"
        return f"{years} {kind}{'s' if years != 1 else ''}"
    return str(years)


def birthday(day: str, month: str) -> str:
    """"MM-DD" of a day and a month given as a name or a figure, or "" where there is none."""
    known = next((no for name, no in MONTHS.items() if name[:3] == month.casefold()[:3]), None)
    place = known or number(month)
    date = number(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", day.casefold()))
    if not place or not date or place > 12 or date > 31:
        return ""
    return f"{place:02d}-{date:02d}"
