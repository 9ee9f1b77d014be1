"""What shoppers say of themselves and of those they shop for, as facts.

Only plain first-person statements count. A question, a wish, a hypothesis, a quotation or a joke
("what if I were vegan?", "today I'm vegan lol") says nothing of the shopper and yields no fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dialogue.lexicon import normal
from dialogue.types import Fact, Purpose

_NOT_MEANT = re.compile(
    r"\b(?:if i|if my|what if|suppose|imagine|pretend|let's say|lol|haha\w*|just kidding|jk|"
    r"joking|would i|should i|could i|am i|do i|he said|she said|they said|used to|"
    r"for today|today i'?m)\b|^\W*(?:(?:please|can you|could you|just)\s+)*forget\b",
    re.IGNORECASE,
)
_PERSON = (
    r"my (?P<who>son|daughter|child|baby|kid|kids|husband|wife|partner|mum|mom|mother|dad|father|"
    r"sister|brother|grandma|grandmother|grandpa|grandfather|friend|boyfriend|girlfriend)"
)
_THING = r"(?P<what>[^\W\d_][\w' -]{1,39}?)"
# A list of foods: "nuts, milk and eggs". It ends where the sentence turns to something else.
_FOODS = (
    r"(?P<what>[^\W\d_][\w' ,&-]{1,79}?)"
    r"(?=\s*(?:[.;!?]|$|"
    r"\b(?:but|so|because|what|which|can|could|do|does|any|please|though|i|my|is|by the way)\b))"
)
_END = r"(?=\s*(?:[.,;!?]|$|\b(?:and|but|so|because|very|too|please|though)\b))"


@dataclass(frozen=True, slots=True)
class _Pattern:
    predicate: str
    purpose: Purpose
    regex: re.Pattern[str]


def _pattern(predicate: str, regex: str, purpose: Purpose = "personalise") -> _Pattern:
    return _Pattern(predicate, purpose, re.compile(regex, re.IGNORECASE))


_DIETS = (
    r"vegan|vegetarian|pescatarian|halal|kosher|gluten[- ]free|lactose[- ]intolerant|keto|celiac|"
    r"coeliac|diabetic"
)
_BE = r"(?:am|'m)"
_PATTERNS = (
    _pattern("name", r"\b(?:my name is|my name's|call me)\s+(?P<what>[^\W\d_][\w'-]{1,30})"),
    _pattern("allergy", rf"\bi\s?{_BE} (?:really |very |also )?allergic to {_FOODS}", "health"),
    _pattern("allergy", rf"\bi have an? {_THING} allergy\b", "health"),
    _pattern(
        "allergy",
        rf"\b{_PERSON},? (?:who )?(?:is|has been) (?:also )?allergic to {_FOODS}",
        "health",
    ),
    _pattern("diet", rf"\b(?:i|we) (?:can't|cannot|don't|do not|never) eat {_FOODS}", "health"),
    _pattern("diet", rf"\bi\s?{_BE} (?:an? )?(?P<what>{_DIETS})\b", "health"),
    _pattern("diet", rf"\b{_PERSON},? (?:who )?is (?:an? )?(?P<what>{_DIETS})\b", "health"),
    _pattern(
        "dislikes",
        rf"\bi (?:really )?(?:don't like|do not like|hate|can't stand|dislike) {_THING}{_END}",
    ),
    _pattern("dislikes", rf"\b{_PERSON} (?:doesn't like|hates|dislikes) {_THING}{_END}"),
    _pattern("likes", rf"\bi (?:really |also )?(?:like|love|enjoy|adore) {_THING}{_END}"),
    _pattern("likes", rf"\b{_PERSON} (?:really )?(?:likes|loves|enjoys) {_THING}{_END}"),
    _pattern(
        "pet",
        r"\b(?:i|we) have an? (?:\w+ )?(?P<what>dog|cat|puppy|kitten|rabbit|hamster|parrot)\b",
    ),
    _pattern(
        "age",
        rf"\b{_PERSON} is (?P<what>(?:\w+ (?:years?|months?) old)|two|three|four|five|six|"
        r"seven|eight|nine|ten|\d{1,2})\b(?! (?:percent|dollars))",
    ),
    _pattern("household", r"\b(?:i|we) live (?P<what>alone|together|with my [a-z]+)\b"),
)
# A question may follow a statement in one sentence: "my mum is vegan, what can I bring?"
_CLAUSE_BREAK = re.compile(
    r"(?<=[.!?;])\s+|\n|,\s+(?=(?:so )?(?:what|which|can|could|do|does|is|are|any|would)\b)",
    re.IGNORECASE,
)
_EVERYTHING = re.compile(
    r"\b(?:everything|all (?:that|of it)|about me|forget me|my data)\b", re.IGNORECASE
)
_EMPTY = frozenset("that this them these those one ones the a an some something anything".split())
_POINTERS = frozenset("it to you your".split())
_POINTED_AT = frozenset("one ones".split())
_NO_NAMES = frozenset("a an at back crazy if later maybe now on please the tomorrow when".split())
NOT_EATING = "not eating "  # what "I can't eat nuts" says of a diet, before the food


def read_facts(text: str, source: str = "") -> tuple[Fact, ...]:
    """The facts stated in `text`, each once; `source` names the turn they come from."""
    found = [fact for clause in _clauses(text) for fact in _facts_of(clause, source)]
    return tuple({fact_key(fact): fact for fact in reversed(found)}.values())[::-1]


def without_facts(text: str) -> str:
    """`text` without the words that state facts: what is left may ask for something."""
    rest = []
    for clause in _clauses(text):
        for start, end in reversed([span for span, facts in _matches(clause, "") if facts]):
            clause = f"{clause[:start]} {clause[end:]}"
        rest.append(clause)
    return ", ".join(rest)


def _clauses(text: str) -> list[str]:
    return _CLAUSE_BREAK.split(text.replace("’", "'"))


def _facts_of(clause: str, source: str) -> list[Fact]:
    return [fact for _, facts in _matches(clause, source) for fact in facts]


def _matches(clause: str, source: str) -> list[tuple[tuple[int, int], list[Fact]]]:
    """Where the clause states facts, and which. A question states none but those on health."""
    if _NOT_MEANT.search(clause) or '"' in clause:
        return []
    asks = clause.rstrip().endswith("?")
    return sorted(
        (
            (match.span(), _facts(pattern, match, source))
            for pattern in _PATTERNS
            if not asks or pattern.purpose == "health"
            for match in pattern.regex.finditer(clause)
        ),
        key=lambda found: found[0],
    )


def _facts(pattern: _Pattern, match: re.Match[str], source: str) -> list[Fact]:
    """The facts of one match: one for each food of a list, else one or none."""
    whole = match.group("what")
    lists = pattern.purpose == "health"
    pieces = re.split(r",|&|\band\b|\bor\b", whole) if lists else [whole]
    subject = (match.groupdict().get("who") or "shopper").casefold()
    found = []
    for piece in pieces:
        what = " ".join(piece.split()).strip(" '-")
        if not _is_thing(pattern.predicate, what.casefold().split()):
            continue
        if pattern.predicate != "name":
            what = what.casefold()
        if pattern.predicate == "diet" and not re.fullmatch(_DIETS, what):
            what = f"{NOT_EATING}{what}"
        found.append(Fact(subject, pattern.predicate, what, 0.9, source, pattern.purpose))
    return found


def _is_thing(predicate: str, words: list[str]) -> bool:
    if not words or words[0] in _POINTERS or words[-1] in _POINTED_AT:
        return False
    if predicate == "name":
        return words[0] not in _NO_NAMES
    return len(words) > 1 or words[0] not in _EMPTY


def forgotten(facts: Iterable[Fact], message: str) -> tuple[Fact, ...]:
    """The facts that "forget ..." names: all words of their value, their kind, or "everything"."""
    said = set(normal(message).split())
    everything = bool(_EVERYTHING.search(message))
    found = {
        fact_key(fact): fact
        for fact in facts
        if everything or fact.predicate in said or _telling_words(fact.object) <= said
    }
    return tuple(found.values())


def _telling_words(text: str) -> set[str]:
    """The words of `text` that can tell it from another; never the empty set."""
    words = {word for word in normal(text).split() if len(word) > 2}
    return words or {text}


def fact_key(fact: Fact) -> tuple[str, str, str]:
    """What makes two facts the same one, whenever and with whatever confidence they were told."""
    return fact.subject, fact.predicate, fact.object


# Each predicate as (said to the shopper of themselves, said of somebody else).
_CLAUSES = {
    "name": ("your name is {what}", "your {who} is called {what}"),
    "age": ("your age is {what}", "your {who} is {what}"),
    "household": ("your household is {what}", "your {who} lives {what}"),
    "home": ("your home is {what}", "your {who}'s home is {what}"),
    "budget": ("your household income is {what}", "your {who}'s budget is {what}"),
    "trait": ("you are {what}", "your {who} is {what}"),
    "pet": ("you have a {what}", "your {who} has a {what}"),
    "allergy": ("you are allergic to {what}", "your {who} is allergic to {what}"),
    "diet": ("you are {what}", "your {who} is {what}"),
    "likes": ("you like {what}", "your {who} likes {what}"),
    "dislikes": ("you do not like {what}", "your {who} does not like {what}"),
}
_OTHER = ("your {predicate}: {what}", "your {who}'s {predicate}: {what}")


def in_words(fact: Fact) -> str:
    """The fact as a clause spoken to the shopper: "you like coffee", "your son is vegan"."""
    of_self, of_other = _CLAUSES.get(fact.predicate, _OTHER)
    form = of_self if fact.subject == "shopper" else of_other
    return form.format(who=fact.subject, predicate=fact.predicate, what=fact.object)
