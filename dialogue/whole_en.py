"""Pieces of the English patterns that are searched for in whole sentences: "my birthday is ..."."""

from __future__ import annotations

from dialogue.mentions_en import PERSON

WORDS = r"(?P<what>[^\W\d_][\w' -]{0,50}?)"
LIST = r"(?P<list>[^\W\d_][^.!?;\n]{1,80})"
CLOSE = r"(?=\s*(?:$|[.,!;?)]|\b(?:and|but|so|because|btw|lol|tbh|too)\b))"
WHOSE = rf"(?:(?P<own>my|our)\s+|{PERSON}['’]?s\s+|(?P<their>his|her|their)\s+)"
IS = r"(?:['’]?s|\s+(?:is|are|was|will be|would be|include|includes))\s+"
CAPITAL = r"(?:the )?(?P<what>(?-i:[A-Z])[\w'-]+(?:\s+(?-i:[A-Z])[\w'-]+)?)"
START = (
    r"(?:^|(?<=[.!?;,])\s*)(?:(?:btw|also|and|oh|so|fyi|hi|hey|just|ps|note|yes|no|ok|well),?\s+)*"
)
PLAIN = (
    r"(?<![\w'’])(?P<what>(?!(?:it|that|this|what|which|nothing|everything|who|they|you|i|he|she|"
    r"there)\b)[^\W\d_][\w'-]*(?:\s+(?!(?:is|are)\b)[\w'-]+){0,2}?)"
)
