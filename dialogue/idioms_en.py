"""English turns of phrase that state nothing of what their words name: "call me crazy"; values that
are pieces of a sentence.
"""

from __future__ import annotations

import re

_IDIOMS = re.compile(
    r"\b(?:vegan|veggie|vegetarian|keto|gluten)[- ](?:curious|ish|adjacent)\b|"
    r"\bpregnant (?:with|pause)\b(?! (?:twins?|triplets?|my|our|a|number|baby)\b)|"
    r"\bshort (?:on|of|for|with|notice|story)\b|\btall order\b|"
    r"\bcall me (?:a |an |the )?(?:crazy|mad|stupid|silly|dumb|weird|lazy|boring|fussy|picky|old|"
    r"old[- ]fashioned|naive|cynical|paranoid|spoiled|spoilt|greedy|cheap|late|back|maybe|anything|"
    r"whatever|names|snob|nerd|geek|idiot|fool|hopeless)\b|"
    r"\b(?:run|running|ran) (?:out|low|short)(?: of| on)?\b|\bdrink and drive\b|"
    r"\b(?:eat|ate|eating) (?:my words|my hat|humble pie|out of)\b|"
    r"\b(?:live|lived|living) (?:and learn|up to|with (?:it|that|this)|without (?:it|that|them)|"
    r"under a rock|on the edge|in (?:hope|fear|the past|denial))\b|"
    r"\b(?:a|the) (?:chicken|guinea pig|black sheep|night mare|dark horse|early bird|couch potato) "
    r"(?:when|about|of|in|with)\b|"
    r"\bsize (?:matters|isn't|doesn't|is not)\b|\bblind as a bat\b|\bdeaf to\b|\bsick to death\b|"
    r"\bhave (?:a cow|kittens|butterflies|a bone to pick|bigger fish|my hands full|a frog)\b|"
    r"\bhold your horses\b|\bin the dog ?house\b|\bworking like a dog\b|\bdog tired\b|"
    r"\bnot my cup of tea\b|\bpiece of cake\b|\bcat got\b|\bfor the birds\b",
    re.IGNORECASE,
)


def without_idioms(text: str) -> str:
    """`text` with its idioms blanked, place by place, so that nothing is read from or across them.
    """
    return _IDIOMS.sub(lambda found: ";" * len(found[0]), text)


_HOW_WELL = re.compile(
    r"^(?:a )?(?:little|bit of|some|fluent|basic|broken|decent|good|perfect|only) ", re.IGNORECASE
)
_PIECE = re.compile(
    r"(?:i|i'm|im|i am|we|we're|you|he|she|they|it's|that|this|what|where|when|how|if|because|so|"
    r"and|but|with|of|to)\b(?!-)",
    re.IGNORECASE,
)
_HALF_A_NAME = re.compile(
    r"(?:big|little|old|young|crazy|miss|mister|mr|mrs|ms|dr|doctor|sir|lady|the|so|just|not|"
    r"back|here|sorry|sure)$",
    re.IGNORECASE,
)


# "I went vegan in January": no place.
_WHEN = re.compile(
    r"(?:(?:early|late|mid) )?(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|"
    r"sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|fall|winter|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|19\d\d|20\d\d)",
    re.IGNORECASE,
)


def value_of(predicate: str, said: str) -> str:
    """The value in what was `said` as one; "" for a piece of a sentence, or half of a name."""
    if (_HALF_A_NAME if predicate == "name" else _PIECE).match(said):
        return ""
    if predicate == "location" and _WHEN.fullmatch(said):
        return ""
    return _HOW_WELL.sub("", said) if predicate == "language" else said
