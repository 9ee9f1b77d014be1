"""Attributes in a shopper's words: what goods are to be like, and what they must not be like."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dialogue.traits import Pair, Traits
from dialogue.traits_words import NO_TRAIT_PHRASES, NO_TRAITS
from dialogue.words import HAN, LATIN, normal, plain

_LONGEST = 4
_HAN_LONGEST = 8
# These hold of a thing whatever it is; others are meant only where goods named with them have them.
_OPEN = frozenset("colour color material taste fabric 颜色 材质 口味 味道".split())
_BY_ITSELF = _OPEN | frozenset("flavour flavor fragrance scent 香味".split())
_TRAP = re.compile(rf"(?<!\w)(?:{NO_TRAIT_PHRASES})(?!\w)", re.IGNORECASE)
_FREE = re.compile(
    r"\b(?P<a>[a-z]+)[- ]free\b|"
    r"\b(?:no|without|w/o|zero|not? any|free (?:of|from)|not contain\w*|doesn't (?:have|contain)|"
    r"(?:has|with|contains?|containing) no)(?: any| added)? (?P<b>[a-z]+)(?: in (?:it|them)?)?\b",
    re.IGNORECASE,
)
_FREE_ZH = re.compile(
    r"(?:不含|无|零|0|没有?|不带|不添加|不加|去|不能有|不能含|不要含|别有|不要|不吃|不想吃|吃不了|不能吃|忌)(?:任何|一点)?"
    r"(?P<a>[一-鿿]{1,3})"
)
_WITH = re.compile(
    r"\b(?:with|containing|contains?|full of|made (?:of|with))(?: any| some)? "
    r"(?P<a>[a-z]+)", re.IGNORECASE,
)  # fmt: skip
_SOMEBODY = re.compile(r"\b(?:my|our|the|a|an|his|her|their|old)\s+(?:\w+\s+)?$", re.IGNORECASE)
_MEASURE = re.compile(r"(?<![\w.])(?P<n>\d+(?:\.\d+)?(?: x \d+)?)\s?(?P<u>[a-z]{1,3})\b", re.I)


@dataclass(frozen=True, slots=True)
class Trait:
    """One attribute named in a text, from `start` to `end`; `refused`: by its own words."""

    start: int
    end: int
    pairs: tuple[Pair, ...]
    refused: bool = False


def find_traits(traits: Traits, text: str) -> list[Trait]:
    """The attributes that `text` names, each part of it once, in their order."""
    low = plain(text)
    if len(low) != len(text):
        low = text
    taken = [match.span() for match in _TRAP.finditer(low)]
    found: list[Trait] = []
    readers = (_fixed_han, _free, _phrases, _contents, _measures)
    for read in readers if HAN.search(low) else readers[1:]:
        for one in read(traits, low):
            if not any(start < one.end and one.start < end for start, end in taken):
                taken.append((one.start, one.end))
                found.append(one)
    return sorted((one for one in found if one.pairs), key=lambda one: one.start)


def _fixed_han(traits: Traits, low: str) -> Iterable[Trait]:
    """Chinese words, the longest first; those that only look like traits yield no pairs."""
    place = 0
    while place < len(low):
        for end in range(min(len(low), place + _HAN_LONGEST), place, -1):
            word = low[place:end]
            if word in NO_TRAITS or (HAN.search(word) and word in traits.words):
                yield Trait(place, end, () if word in NO_TRAITS else traits.words[word])
                place = end
                break
        else:
            place += 1


def _free(traits: Traits, low: str) -> Iterable[Trait]:
    for match in (*_FREE.finditer(low), *_FREE_ZH.finditer(low)):
        what = match["a"] or match["b"]
        names = [what, *(what[:end] for end in range(len(what) - 1, 0, -1))]
        for name in names if HAN.search(what) else [normal(what)]:
            if name in traits.free:
                yield Trait(match.start(), match.end() - len(what) + len(name)
                            if HAN.search(what) else match.end(), (traits.free[name],))  # fmt: skip
                break
            if name in traits.inside:
                yield Trait(match.start(), match.end(), traits.inside[name], True)
                break


def _phrases(traits: Traits, low: str) -> Iterable[Trait]:
    spoken = [(match, normal(match[0])) for match in LATIN.finditer(low)]
    for length in range(_LONGEST, 0, -1):
        for place in range(len(spoken) - length + 1):
            part = spoken[place : place + length]
            pairs = traits.words.get(" ".join(word for _, word in part))
            between = low[part[0][0].start() : part[-1][0].end()]
            if pairs and not re.search(r"[,.;!?]", between):
                yield Trait(part[0][0].start(), part[-1][0].end(), pairs)


def _contents(traits: Traits, low: str) -> Iterable[Trait]:
    for match in _WITH.finditer(low):
        if pairs := traits.inside.get(normal(match["a"])):
            yield Trait(match.start("a"), match.end("a"), pairs)


def _measures(traits: Traits, low: str) -> Iterable[Trait]:
    for match in _MEASURE.finditer(low):
        if pairs := traits.words.get(f"{match['n']} {match['u'].lower()}"):
            yield Trait(match.start(), match.end(), pairs)
    for phrase, pairs in traits.words.items():
        if phrase.isdigit():
            for key, value in pairs:
                name = re.escape(key.replace("_", " "))
                for match in re.finditer(rf"\b{name} ?{phrase}\b|(?<!\d){phrase}[号码]", low):
                    yield Trait(match.start(), match.end(), ((key, value),))


def fitting(
    traits: Traits, one: Trait, text: str, categories: Collection[str]
) -> Pair | None:
    """The pair that `one` means among goods of `categories`; None where it fits none of them.

    "Dark" is of a roast where coffee is asked for, and of no attribute where chocolate is.
    """
    for key, value in one.pairs:
        has = any((key, value) in traits.pairs.get(name, ()) for name in categories)
        spelt = re.search(rf"\b{re.escape(key.replace('_', ' '))}\b", text.casefold())
        if key == "for" and _SOMEBODY.search(text[: one.start]):
            continue  # "for my dog" names who gets it
        if has or key in traits.flags or key in _OPEN or (spelt and key != "for"):
            return key, value
        if not categories and key in _BY_ITSELF:
            return key, value
    return None
