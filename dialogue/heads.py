"""What was asked for, before what is only named after it: for coffee, coffee and then creamer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dialogue.goods_zh import WORDS
from dialogue.lexicon import normal
from dialogue.types import Wish
from recsys.types import Candidate

# What follows in a name says more of it: "Coffee creamer | , 15 oz".
_ENDS = re.compile(r"[,(;:/\d]|\s(?:for|with|in|without|by)\s|\s[-–]\s", re.IGNORECASE)
# Behind these a thing is still itself: coffee beans, tea bags.
_FORMS = frozenset("bag bar bean block capsule chip drop leaf mix pod powder slice stick".split())


def named_first(candidates: Sequence[Candidate], wish: Wish) -> list[Candidate]:
    """The candidates in their order, those last that have what was asked for in front of another
    noun in their name."""
    asked = asked_words(wish.words)
    if len(asked) != 1:  # "coffee creamer", "dog food" say exactly what is meant
        return list(candidates)
    (word,) = asked
    return sorted(candidates, key=lambda one: _in_front(word, one.product.name))


def asked_words(words: str) -> frozenset[str]:
    """The goods in the words of a wish, in the normal form of English names."""
    found = [name for word in words.split() for name in WORDS.get(word, (word,))[:1]]
    return frozenset(part for name in found for part in normal(name).split())


def _in_front(word: str, name: str) -> bool:
    head = normal(_ENDS.split(name, maxsplit=1)[0]).split()
    return word in head[:-1] and head[-1] not in _FORMS
