"""What shoppers say of themselves and of those they shop for, as facts.

Only plain statements count. A question, a wish, a hypothesis, a quotation or a joke ("what if I
were vegan?", "today I'm vegan lol") says nothing of the shopper and yields no fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dialogue.chinese import read_chinese
from dialogue.contrast import moved, not_of, not_of_oneself, plainly, swapped, whole, without_swaps
from dialogue.english import Stated, read_english
from dialogue.forgetting import forget_words, forgotten
from dialogue.jests import in_jest
from dialogue.lexicon import normal
from dialogue.meant import meant
from dialogue.predicates import NOT_EATING, in_words, purpose_of
from dialogue.readings import held
from dialogue.retraction import ends_all, positive
from dialogue.types import Fact
from dialogue.words import HAN

__all__ = [
    "NOT_EATING", "fact_key", "forget_words", "forgotten", "in_words", "passed_on", "read_facts",
    "retracted", "without_facts",
]  # fmt: skip
_GRIEF = re.compile(r"\b(?:died|passed away|funeral|put (?:him|her|it) down)\b|去世|过世|不在了")
_LONGEST = 40  # characters of a value; what is longer is no value but a story


@held
def read_facts(text: str, source: str = "") -> tuple[Fact, ...]:
    """The facts stated in `text`, each once; `source` names the turn they come from."""
    plain = _plain(text)
    found = [_fact(one, source) for one in _stated(plain)]
    if _GRIEF.search(plain):
        found = [fact for fact in found if fact.predicate not in {"pet", "pet_name"}]
    return tuple({fact_key(fact): fact for fact in reversed(found)}.values())[::-1]


def without_facts(text: str) -> str:
    """`text` without the words that state facts: what is left may ask for something."""
    plain = without_swaps(_plain(text))
    rest, at = [], 0
    for one in sorted(_stated(plain), key=lambda stated: (stated.start, -stated.end)):
        if one.start >= at:
            rest.append(plain[at : one.start])
        at = max(at, one.end)
    return " ".join([*rest, plain[at:]]) if rest else plain


def retracted(text: str) -> tuple[Fact, ...]:
    """What `text` says holds no longer, or never did: "I'm not vegan any more", "it's my sister
    who is". The object is "" where all of a predicate has ended: "I have no allergies"."""
    plain = _plain(text)
    stated = _stated(plain)
    said = {_key(one) for one in stated}
    turned = (*positive(plain), *plainly(plain).denied)
    ended = [one for other in turned for one in _stated(other)]
    if not_of_oneself(plain):
        ended += [replace(one, subject="shopper") for one in stated if one.subject != "shopper"]
    own = [one for one in stated if one.subject == "shopper"]
    ended += [replace(one, subject=who) for who in not_of(plain) for one in own]
    keys = [key for key in map(_key, ended) if key not in said] + list(ends_all(plain))
    keys += [("shopper", predicate, "") for _, predicate in moved(plain)]
    return tuple(
        Fact(*key, confidence=0.9, purpose=purpose_of(key[1])) for key in dict.fromkeys(keys)
    )


def passed_on(facts: Iterable[Fact], text: str) -> tuple[Fact, ...]:
    """What `text` says of facts told before that is true instead: of another ("it's my mother who
    is allergic, not me"), or with another value ("did I say eggs? I meant nuts")."""
    facts, plain = tuple(facts), _plain(text)
    theirs = tuple(
        replace(fact, subject=who)
        for fact in facts
        for who, predicate in moved(plain)
        if (fact.subject, fact.predicate) == ("shopper", predicate)
    )
    right = tuple(
        replace(fact, object=yes)
        for fact in facts
        for no, yes in swapped(plain)
        if same_value(fact.object, no)
    )
    return theirs + right + _names_of_pets(facts, plain)


def _names_of_pets(facts: Sequence[Fact], text: str) -> tuple[Fact, ...]:
    """What the pets told of before are called: "they're called Biscuit and Duke"."""
    pet = next((fact for fact in reversed(facts) if fact.predicate == "pet"), None)
    called = _CALLED.match(text)
    if pet is None or not called:
        return ()
    names = re.split(r",\s*(?:and\s+)?|\s+(?:and|&)\s+", called["names"])
    return tuple(replace(pet, predicate="pet_name", object=name) for name in names)


_CALLED = re.compile(
    r"(?i:\W*(?:(?:and|oh|btw|so|well)\W+)*(?:he|she|it|they)(?:'s|'re| is| are) "
    r"(?:called|named)) (?P<names>[A-Z][\w-]+(?:(?:,\s*|\s+(?:and|&)\s+|,\s*and\s+)[A-Z][\w-]+)*)"
    r"(?!\s*,?\s*not\b)"
)


def same_value(one: str, other: str) -> bool:
    """Whether two values are the same word, in whatever form."""
    return (normal(one) or one.casefold()) == (normal(other) or other.casefold())


def fact_key(fact: Fact) -> tuple[str, str, str]:
    """What makes two facts the same one, whenever and with whatever confidence they were told."""
    return fact.subject, fact.predicate, fact.object


def _plain(text: str) -> str:
    return text.replace("’", "'")


@held
def _stated(plain: str) -> tuple[Stated, ...]:
    put = plainly(plain)
    only_meant = meant(put.text)
    if not only_meant.strip(" ;"):
        return ()
    read = read_chinese if HAN.search(plain) else read_english
    found = [one for one in read(only_meant) if 0 < len(one.object) <= _LONGEST]
    earnest = [one for one in found if one.predicate != "allergy" or not in_jest(one.object)]
    return tuple(_widened(one, put.spans) for one in earnest)


def _widened(one: Stated, spans: tuple[tuple[int, int], ...]) -> Stated:
    start, end = whole((one.start, one.end), spans)
    return replace(one, start=start, end=end)


def _fact(one: Stated, source: str) -> Fact:
    return Fact(*_key(one), 0.9, source, purpose_of(one.predicate))


def _key(one: Stated) -> tuple[str, str, str]:
    return one.subject, one.predicate, one.object
