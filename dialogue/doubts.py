"""Facts that cannot both be true: which they are, and what the shopper answered when asked.

An allergy or a diet is obeyed while it is doubted, as to be wrong about it may do harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogue.consent import yes_or_no
from dialogue.contrast import swapped
from dialogue.lexicon import normal
from dialogue.safety import HEALTH, rules_out
from dialogue.statements import fact_key, read_facts, retracted, same_value
from dialogue.types import Fact, Turn

Key = tuple[str, str, str]
_NO_MORE = re.compile(
    r"\bi(?:'m| am|'ve| have)? (?:no longer|not?\b.*\bany ?more|don't .*\bany ?more)\b",
    re.IGNORECASE,
)
_OPPOSITE = {"likes": "dislikes", "dislikes": "likes"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two facts that cannot both be true; the shopper is asked which one is."""

    before: Fact
    new: Fact


def contradicts(new: Fact, old: Fact) -> bool:
    """Whether a person cannot well mean both: to like and dislike one thing, or to like what
    their allergy or diet leaves out."""
    if new.subject != old.subject:
        return False
    if _OPPOSITE.get(new.predicate) == old.predicate:
        return (normal(new.object) or new.object) == (normal(old.object) or old.object)
    health, taste = (old, new) if new.predicate == "likes" else (new, old)
    return taste.predicate == "likes" and rules_out(health, taste.object)


def find_doubt(told: Iterable[Fact], known: Sequence[Fact]) -> Doubt | None:
    """The first fact told that contradicts one that is known."""
    pairs = (Doubt(old, new) for new in told for old in known if contradicts(new, old))
    return next(pairs, None)


def settle(
    known: Sequence[Fact], turns: Sequence[Turn], message: str
) -> tuple[Doubt, str] | None:
    """The doubt that the last reply asked about and whether the "new" or the "old" fact is to
    hold; None where none was open or the message does not answer it."""
    places = [place for place, turn in enumerate(turns) if turn.role == "user"]
    if not places:
        return None
    before = turns[places[-1]].text
    told = read_facts(before)
    gone, just_told = taken_back(known, before), set(map(fact_key, told))
    held = [one for one in known if one not in gone and fact_key(one) not in just_told]
    doubt = find_doubt(told, held)
    said = yes_or_no(message) if doubt else ""
    return (doubt, "new" if said == "yes" else "old") if doubt and said else None


def given_up(known: Iterable[Fact], turns: Sequence[Turn]) -> frozenset[Key]:
    """What the shopper took back in this conversation, or gave up when a doubt was asked about,
    and has not told again; `known` are the facts that are stored."""
    held = {fact_key(fact): fact for fact in known}
    gone: set[Key] = set()
    asked: Doubt | None = None
    for text in (turn.text for turn in turns if turn.role == "user"):
        if asked and (said := yes_or_no(text)):
            gone.add(fact_key(asked.before if said == "yes" else asked.new))
        gone |= {fact_key(fact) for fact in taken_back(tuple(held.values()), text)}
        left = {key: fact for key, fact in held.items() if key not in gone}
        told = {fact_key(fact): fact for fact in read_facts(text)}
        asked = find_doubt([told[key] for key in told if key not in left], list(left.values()))
        gone -= told.keys()
        held |= told
    return frozenset(gone)


def is_pending(fact: Fact, held: Iterable[Fact]) -> bool:
    """Whether the fact is one of health that is doubted for what is held."""
    return fact.predicate in HEALTH and any(contradicts(fact, one) for one in held)


def taken_back(facts: Sequence[Fact], message: str) -> tuple[Fact, ...]:
    """The facts that the message says hold no longer, in whatever words they were told."""
    gone, wrong = retracted(message), [no for no, _ in swapped(message)]
    over = set(normal(message).split()) if _NO_MORE.search(message) else set()
    return tuple(
        fact
        for fact in facts
        if any(
            (one.subject, one.predicate) == (fact.subject, fact.predicate)
            and one.object in ("", fact.object)
            for one in gone
        )
        or any(same_value(fact.object, no) for no in wrong)
        or (fact.subject == "shopper" and over and set(normal(fact.object).split() or "-") <= over)
    )
