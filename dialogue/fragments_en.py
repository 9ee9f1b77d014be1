"""Pieces of the English patterns by which people state facts: jobs, places, sizes, foods."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogue import vocabulary_en as words

ADVERB = (
    r"(?:(?:also|really|very|so|just|still|actually|absolutely|totally|basically|completely|kinda|"
    r"kind of|quite|pretty|a bit|"
    r"a little|both|all|now|currently|recently|always(?! (?:cold|hot|freezing|hungry|late|tired))|"
    r"personally|honestly|only|mostly|strictly|deathly|severely|deadly|badly|highly|mildly|"
    r"extremely|terribly|super|proudly|technically|officially|originally|tbh|already|usually|"
    r"generally|normally|"
    r"sadly|unfortunately|myself|mainly|do(?:es)?(?= (?:eat|like|love|have|hate|prefer|enjoy|"
    r"really|not|own|live|drink|wear|work|care))|too|slightly|seriously|definitely|truly|"
    r"genuinely|fully|\w+-year|generally|happily)\s+)*"
)
_OCC = "|".join(sorted((w.replace("-", "[ -]") for w in words.OCCUPATIONS), key=len, reverse=True))
JOB = (
    r"(?P<what>(?:(?!not\b|big\b|huge\b|good\b|bad\b|great\b|terrible\b|and\b|with\b|"
    rf"who\b)[\w'-]+\s+){{0,3}}?(?:{_OCC})s?|"
    r"[\w-]*(?:ologist|ographer|ician|iatrist|thodontist)s?|stay[- ]at[- ]home (?:mum|mom|dad|"
    r"parent|mother|father)|"
    rf"truck driver|civil servant|flight attendant|cabin crew)\b"
    rf"(?!\s+(?:{_OCC})\b)(?!['-]|\s+(?:of|fan|lover|person|"
    r"owner)\b)"
)
DIET = "|".join(sorted((re.escape(w) for w in words.DIETS), key=len, reverse=True))
PET = "|".join(sorted((re.escape(w) for w in words.PETS), key=len, reverse=True))
LANGUAGE = "|".join(words.LANGUAGES)
ENDING = (
    r"(?=\s*(?:$|[^\w\s'%$€£./:-]|\.(?:\s|$)|(?:and|but|so|now|lol|btw|tbh|this year|years?|yrs?|"
    r"tomorrow|today|who|with|haha|if|because|already|too|in|next|yesterday|last|on|this|recently|"
    r"just|next|as of)\b))"
)
FLAT = (
    r"(?:(?:first|small|tiny|big|little|old|new|one[- ]bed(?:room)?|two[- ]bed(?:room)?|"
    r"[123][- ]bed(?:room)?|top[- ]floor|ground[- ]floor|rented|cosy|cramped|detached|"
    r"semi-detached|\w+[- ]floor|shared|narrow|large|studio|council)\s+){0,2}"
)
# A place goes on over more words only where they are names too: "New York", "san francisco".
PLACE = (
    r"(?P<what>(?!(?:a|an|the|my|our|your|this|that|it|here|there|town|bed|work|home|love|trouble|"
    r"charge|need|pain|tears|general|fact|two|shock|hospital|school|college|uni|university|"
    r"between|luck|one|doubt|hurry|debt|fear|denial|heaven|awe|agony|mourning|late|early|what|"
    r"where|how|which|me|him|her|them|us|each|all|some|any)\b)"
    r"(?:(?:new|san|los|las|hong|north|south|east|west|st\.?|saint|port|cape|den|el|sao|rio|buenos|"
    r"tel|kuala|abu|costa|milton|salt|great|mount|lake|palm|sri|ho|mexico|northern|southern|"
    r"western|eastern|central) [^\W\d_][\w'-]*|"
    r"[^\W\d_][\w.'-]*(?:\s+(?!(?:And|But|So|With|Now|I)\b)(?-i:[A-Z])[\w'-]*){0,2}))"
)
SIZE = r"(?:(?:uk|us|eu)\s*)?(?:\d{1,2}(?:[.,]5)?(?:\s*1/2)?(?:\s+and a half)?)"
LETTER = r"(?:x{0,4}[sl]|[2-6]xl|m|(?:extra |x-?)?(?:small|large)|medium|petite|plus[- ]size)"
TALL = (
    r"(?:\d{3}\s?cm|1[.,]\d{1,2}\s?m(?:et(?:er|re)s?)?|\d\s?(?:foot|ft|feet|"
    r"')\s?(?:\d{1,2}(?:\s?(?:\"|''|in(?:ch(?:es)?)?))?)?|(?:five|six|four) (?:foot|"
    r"feet)(?: (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven))?)"
)
THING = r"(?P<what>.+)"
# After the subject itself: "hates olives", "don't eat pork", "live in Leeds".
NOT = (
    r"(?:don'?t|do not|doesn'?t|does not|never|no longer|can'?t|cannot|can not|won'?t|mustn'?t|"
    r"couldn'?t)"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A predicate and the words that state it; `lists`: it may go on with "and ..."."""

    predicate: str
    regex: re.Pattern[str]
    lists: bool = False


def table(*rows: tuple[str, str] | tuple[str, str, bool]) -> tuple[Pattern, ...]:
    return tuple(
        Pattern(row[0], re.compile(row[1], re.IGNORECASE), len(row) > 2) for row in rows
    )
