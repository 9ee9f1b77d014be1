"""Lists that go on over several clauses: "nuts, milk and eggs"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dialogue import vocabulary_en as words
from dialogue.clauses import Clause
from dialogue.fragments_en import Pattern
from dialogue.objects import thing

_REQUEST = re.compile(
    r"\b(?:show|give|find|recommend|suggest|get|help|tell|make|looking|send|buy|let|go|keep|try|"
    r"stop|don't|"
    r"dont|skip|no|not|pls|please|plz|something|anything|thanks?|cheers|hi|hello|ok|okay|need|"
    r"want|sorry|any|what|which|"
    r"got|add|under|cheap\w*|max|bye|yes|yeah|great|perfect|nothing|useless|again|maybe|etc|me|it|"
    r"that|this|"
    r"you|ugh|hmm|seriously|basically|obviously|honestly|can|could|would|will|i'm|im|is|are|was|"
    r"instead|else|gift|present|birthday|budget|idea|ideas)\b|\d|\?",
    re.IGNORECASE,
)
_ALLERGEN = re.compile(
    rf"{words.FOODS}|{words.CONDITIONS}|\w*nuts|sesame|almonds|prawns|shrimp|latex|pollen|mustard|"
    r"celery",
)


def goes_on(sentence: Sequence[Clause], place: int, pattern: Pattern) -> bool:
    """Whether the clause is one more thing of a list: "nuts, milk and eggs"."""
    clause = sentence[place]
    if not pattern.lists or not _is_item(clause):
        return False
    if clause.joined == "and":
        return True
    rest = sentence[place + 1 :]
    closes = next((one for one in rest if one.joined == "and" or not _is_item(one)), None)
    if clause.joined != "comma":
        return False
    if closes is not None:
        return closes.joined == "and" and _is_item(closes)
    return bool(_ALLERGEN.fullmatch(clause.body.strip()))


def _is_item(clause: Clause) -> bool:
    few = len(clause.body.split()) <= 4
    return not clause.own and few and not _REQUEST.search(clause.body) and bool(thing(clause.body))
