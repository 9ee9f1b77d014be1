"""English sentences as clauses, each with whom it speaks of: "I'm Ann, 34, and my son hates it".

A clause without a subject of its own ("34", "and hate tea") goes on with the one before it; "she"
and "who" are the person or pet mentioned last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dialogue.mentions_en import PERSON, is_bare, note_mentions, whom_of

_SUBJECT = re.compile(
    r"(?<![\w'’/-])(?:(?P<self>i(?=m\b|ve\b|'|\s)|we(?=ve\b|'|\s))"
    r"|(?P<they>(?:he|she|it)(?=s\b|'|\s)|they(?=ve\b|re\b|'|\s))"
    r"|(?P<who>who(?=s\b|'|\s)|that(?='s\s|\s+(?:is|has|hates|loves|likes)\s))"
    rf"|{PERSON})",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"(?P<stop>[.!?]+(?=[\s\"')]|$)|\n|[;:—–。！？]+|\s-+\s|"
    r"[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]+)"
    r"|(?P<comma>\s*(?:,|\.{2,}|…|\(|\)|[，、])\s*|\s+(?=so\b))"
    r"|\s+(?P<and>and|&|\+|or|n|plus|nor)\s+(?:also\s+)?"
    r"|\s+(?P<but>but|because|cuz|cos|bc|although|though|while|whereas|yet)\s+",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^\W*(?:(?:so|and|but|hi|hey|hello|ok|also|now|then) )*(?:(?:what(?:'?s)?|which|who(?:'?s)?|"
    r"whose|"
    r"where|when|why|how|any|got any|anything|something|wanna|looking for|isn't|aren't|u got|"
    r"you got|know any|recommend|suggest)\b|(?:can|could|do|does|did|is|are|am|was|were|will|"
    r"would|should|have|"
    r"has|may|shall|don't|doesn't) (?:i|we|you|u|he|she|it|they|this|that|these|those|there|the|"
    r"my|your|any|anyone|someone|one)\b)",
    re.IGNORECASE,
)
# In a run-on question the asking starts here: "I can't eat nuts any snacks?"
_ASKING_ON = re.compile(
    r"\s+(?=(?:any|what(?:'?s)?|which|can (?:i|you|we)|could (?:i|you|we)|do (?:you|u)|is there|"
    r"are there|"
    r"got any|have you|how|should i|looking for|need|recommend|suggest)\b)",
    re.IGNORECASE,
)
# What comes before a subject when its clause is asked or embedded, not stated.
_EMBEDDING = re.compile(
    r"\b(?:know|think|say|says|said|remember|remembered|forgot|that|if|whether|when|while|wonder|"
    r"hope|wish|as|how|what|"
    r"where|why|which|whatever|who|unless|until|till|than|did|do|am|are|is|was|were|can|could|"
    r"should|would|"
    r"will|may|might|have|had|guess(?:ed)?|sure|bet|like|once|before|after|mean|means|assume|"
    r"suppose|should)\s*$",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(
    r"\bi (?:always |already |just )?(?:think|said|guess|mean|told you|know|suppose|"
    r"hope you know)(?: that)?\s*$|\b(?:fyi|remember|mind you|know|note|note that|forget|"
    r"forget that|remember that|you know|hope|as)\s*$",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"^\W*(?:right|yeah|no|correct|isn'?t it|aren'?t i|am i|don'?t i|ok(?:ay)?|remember)\W*$",
    re.I,
)


_VERB = re.compile(
    r"['’]?s?\s+(?!(?:and|or|in|at|on|to|with|for|from|of|so|but|please|by|as|if|who|that|any|what|"
    r"which|i|food|toys?|treats?|needs?|wants?)\b)\w|['’]s\b|\s+\(\d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of what was said: whom it speaks of ("" for none), what follows the subject.

    `start` and `end` are places in the text, `body` begins at `at`. `joined` is how it follows on:
    "stop", "comma", "and", "but" or "run"; `own` tells that the subject stands in it.
    """

    subject: str
    body: str
    start: int
    at: int
    end: int
    joined: str
    own: bool


def clauses(text: str) -> Iterator[list[Clause]]:
    """The stated clauses of each sentence; a question has none but those that stand before it."""
    mentioned: dict[str, str] = {}
    for pieces in _sentences(text):
        yield _stated(text, pieces, mentioned)


def _sentences(text: str) -> Iterator[list[tuple[int, int, str]]]:
    """The pieces of each sentence as (start, end, how joined); the last of them is its stop."""
    pieces: list[tuple[int, int, str]] = []
    start, joined = 0, "stop"
    for found in _BREAK.finditer(text):
        if found.start() > start:
            pieces.append((start, found.start(), joined))
        start, joined = found.end(), found.lastgroup or "comma"
        if joined == "stop":
            if pieces:
                yield [*pieces, (found.start(), found.end(), "stop")]
            pieces = []
    if start < len(text):
        pieces.append((start, len(text), joined))
    if pieces:
        yield [*pieces, (len(text), len(text), "stop")]


def _stated(
    text: str, pieces: list[tuple[int, int, str]], mentioned: dict[str, str]
) -> list[Clause]:
    stop = text[pieces[-1][0] : pieces[-1][1]]
    asked_of: list[tuple[int, int, str]] = []
    parts = [part for piece in pieces[:-1] for part in _split(text, piece, "?" in stop)]
    if "?" in stop and parts and not _ASKING.search(text[parts[-1][0] : parts[-1][1]]):
        tagged = _TAG.search(text[parts[-1][0] : parts[-1][1]])
        kept = -2 if tagged else -1  # what is asked is the last of it
        parts, asked_of = parts[:kept], parts[kept:]
    found: list[Clause] = []
    asked, subject = False, "shopper"
    for start, end, joined in parts:
        match = _SUBJECT.match(text, start, end)
        match = match if match and _opens(match, text) else None
        who = _whom(match, text, mentioned) if match else None
        note_mentions(text[start:end], mentioned)
        if not match:
            asked = asked or bool(_ASKING.search(text[start:end]))
            if not asked:
                body = text[start:end]
                found.append(Clause(subject, body, start, start, end, joined, False))
            continue
        if who is None or (joined == "run" and _embedded(text[max(0, start - 40) : start])):
            asked = True  # nor is what goes on with it stated
            continue
        asked, subject = False, who
        found.append(Clause(who, text[match.end() : end], start, match.end(), end, joined, True))
    for start, end, _ in asked_of:
        note_mentions(text[start:end], mentioned)
    return found


def _split(text: str, piece: tuple[int, int, str], asks: bool) -> Iterator[tuple[int, int, str]]:
    """The piece cut where a subject, or a question within a question, begins."""
    start, end, joined = piece
    while start < end and text[start].isspace():
        start += 1
    cuts = {match.start() for match in _SUBJECT.finditer(text, start, end) if _opens(match, text)}
    if asks:
        cuts |= {match.end() for match in _ASKING_ON.finditer(text, start, end)}
    for cut in sorted(cuts - {start}):
        yield start, cut, joined
        start, joined = cut, "run"
    if start < end:
        yield start, end, joined


def _opens(match: re.Match[str], text: str) -> bool:
    """Whether a clause may begin with this subject; "the dog", "my tea" within one do not."""
    if not match["kin"]:
        return True
    if (match["his"] or "").casefold() in {"a", "an", "this", "to", "for"}:
        return False
    return bool(_VERB.match(text, match.end()) and (match["his"] or is_bare(match, text)))


def _whom(match: re.Match[str], text: str, mentioned: dict[str, str]) -> str | None:
    """The canonical word for whom the subject means, or None where that is nobody known."""
    if match["self"]:
        return "shopper"
    if match["they"]:
        word = match["they"].casefold()
        return mentioned.get(word) if word != "they" else mentioned.get("last")
    if match["who"]:
        before = text[max(0, match.start() - 40) : match.start()].rstrip(" ,")
        return mentioned.get(
            "last",
        ) if mentioned.get("last_word", "\0") and before.casefold().endswith(
            mentioned.get("last_word", "\0")
        ) else None
    return whom_of(match, text)


def _embedded(before: str) -> bool:
    return bool(_EMBEDDING.search(before)) and not _OWN_WORDS.search(before)
