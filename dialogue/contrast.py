"""What is said by way of what is not: "not to walnuts, only to almonds", "it's my mum, not me".

Such a sentence is put plainly before it is read: "I'm allergic to almonds". What it denies ends
what was told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dialogue.kin import CHINESE
from dialogue.mentions_en import PERSON, whom_of


@dataclass(frozen=True, slots=True)
class Plain:
    """A text put plainly, of the same length, and the stretches that were put otherwise.

    `denied` are sentences that would state what the text denies.
    """

    text: str
    spans: tuple[tuple[int, int], ...] = ()
    denied: tuple[str, ...] = ()


_BIT = r"(?!(?:i|i'm|my|he|she|it|we|they|you|me|because|if)\b)[^,.;!?\n]{2,40}?"
_END = r"(?=\s*(?:[,.;!?\n]|$))"
_ONLY = r"(?:,|;)?\s*(?:(?:but\s+)?(?:it's\s+)?(?:only|just)|but|rather|it's)\s+(?:to\s+|of\s+)?"
_VERB = (
    r"(?P<verb>(?:really |actually |do )?(?:like|love|enjoy|prefer|hate|can't stand|drink|collect))"
)
_ALLERGIC = r"(?P<pred>(?:allergic|intolerant) (?:to|of))"
_NOT = rf"(?:,?\s*(?:and |but )?not (?:to )?(?P<no>{_BIT}){_END})?"
_IT_IS = r"\bit(?:'s| is| was)\s+(?:actually |really |just |only )?"
# Each with what it says plainly; "{no}" in the same place is what it denies.
_ENGLISH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(regex, re.IGNORECASE), template)
    for regex, template in (
        (
            rf"(?P<be>\bam|'m|\bis|'s|\bare|'re)(?:\s+not|n't)\s+(?:\w+ly )?{_ALLERGIC}\s+"
            rf"(?P<no>{_BIT}){_ONLY}(?P<yes>{_BIT}){_END}",
            "{be} {pred} {yes}",
        ),
        (
            rf"{_IT_IS}(?P<yes>{_BIT})\s+(?:that |which )?(?P<who>i|my [\w-]+|he|she)"
            rf"(?P<be>'m|'s| am| is)\s+{_ALLERGIC}{_NOT}",
            "{who}{be} {pred} {yes}",
        ),
        (
            rf"{_IT_IS}(?P<yes>{_BIT})\s+(?:that |which )?(?P<who>i|we)\s+{_VERB}{_NOT}",
            "{who} {verb} {yes}",
        ),
        (
            rf"\bi\s+{_VERB}\s+(?P<yes>{_BIT}),?\s+(?:and |but )?not (?P<no>{_BIT}){_END}",
            "i {verb} {yes}",
        ),
        (
            rf"{_IT_IS}(?P<who>{PERSON})\s+(?:who|that)(?P<be>'s| is| has| likes| loves| hates)\b",
            "{who}{be}",
        ),
    )
)
_ZH = r"(?![我你他她它这那])[^,，。.！!？?；;\s]{1,10}?"
_KIN = "|".join(sorted(CHINESE, key=len, reverse=True))
_CHINESE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(regex), template)
    for regex, template in (
        (
            rf"(?:并)?不是对(?P<no>{_ZH})(?:过敏)?[,，、\s]*(?:而是|只是|就是|是|只)对(?P<yes>{_ZH})过敏",
            "对{yes}过敏",
        ),
        (rf"只?对(?P<yes>{_ZH})过敏[,，、\s]*(?:并)?(?:不是|不对)对?(?P<no>{_ZH})(?:过敏)?(?=[,，。.！!；;\s]|$)",
         "对{yes}过敏"),
        (rf"对(?P<no>{_ZH})不过敏[,，、\s]*(?:而是|只是|只|是)?对(?P<yes>{_ZH})过敏", "对{yes}过敏"),
        (
            rf"(?:^|(?<=[,，。.！!；;\s]))(?:其实|应该|明明)?是(?P<who>我(?:(?:们)?(?:家|的)?(?:{_KIN}))?)"
            r"(?=对|有|不|喜|爱|讨|怕|吃|住)",
            "{who}",
        ),
    )
)  # fmt: skip
_NOT_ME = re.compile(
    r"\bnot (?:me|i|myself)\b(?!\s+(?:who|that)\b)|不是(?:我(?:自己|本人)?|本人)(?=$|[,，。.！!；;\s啊哦呢])",
    re.IGNORECASE,
)


def plainly(text: str) -> Plain:
    """The text with its contrasts put as plain statements; places in it stay what they were."""
    spans: list[tuple[int, int]] = []
    denied: list[str] = []
    said = text
    for pattern, template in (*_ENGLISH, *_CHINESE):
        for match in reversed(list(pattern.finditer(said))):
            groups = {name: value or "" for name, value in match.groupdict().items()}
            put, room = template.format(**groups), match.end() - match.start()
            if len(put) > room:
                continue
            before, after = said[: match.start()], said[match.end() :]
            denied += [before + template.format(**one) for one in _denying(groups)]
            stops = ";" * (room - len(put))
            # Where the sentence goes on, the stops must not part it.
            said = before + (stops + put if "yes" not in groups else put + stops) + after
            spans.append(match.span())
    return Plain(said, tuple(spans), tuple(denied))


def _denying(groups: dict[str, str]) -> Iterator[dict[str, str]]:
    """The groups with what is denied in the place of what is said: "not white" of "red wine" may
    be white wine as well."""
    if denied := groups.get("no", ""):
        yield {**groups, "yes": denied}
        head = groups["yes"].split()[-1]
        if " " in groups["yes"] and not denied.endswith(head):
            yield {**groups, "yes": f"{denied} {head}"}


def not_of_oneself(text: str) -> bool:
    """Whether the text says that what it tells of somebody is not so of the shopper."""
    return bool(_NOT_ME.search(text))


def not_of(text: str) -> frozenset[str]:
    """The people of whom the text says that what it tells of the shopper is not so: "I'm the vegan,
    not my daughter"."""
    found = {whom_of(match, text) for match in _NOT_THEM.finditer(text)}
    chinese = {CHINESE[match["zh"]] for match in _NOT_THEM_ZH.finditer(text)}
    return frozenset(one for one in found | chinese if one)


def without_swaps(text: str) -> str:
    """`text` with such corrections blanked: they ask for nothing."""
    for pattern in (*_SWAPS, *_SWAPS_ZH):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def swapped(text: str) -> Iterator[tuple[str, str]]:
    """The (wrong, right) values of a correction that names no more than both: "did I say eggs? I
    meant nuts", "不是虾，是螃蟹"."""
    for pattern in (*_SWAPS, *_SWAPS_ZH):
        for match in pattern.finditer(text):
            yield match["no"].strip().casefold(), match["yes"].strip().casefold()


def whole(place: tuple[int, int], spans: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """A place in a text put plainly, widened by the stretches that it lies in."""
    start, end = place
    for first, last in spans:
        if start < last and first < end:
            start, end = min(start, first), max(end, last)
    return start, end


def moved(text: str) -> Iterator[tuple[str, str]]:
    """The (person, predicate) that is theirs and not the shopper's, where no value is named:
    "it's my mother who is allergic, not me", "是我妈过敏，不是我"."""
    if not not_of_oneself(text):
        return
    for pattern in (_THEIRS, _THEIRS_ZH):
        for match in pattern.finditer(text):
            if who := _who(match):
                yield who, "allergy" if match["allergic"] else "diet"


def _who(match: re.Match[str]) -> str:
    if "kin" in match.re.groupindex:
        return whom_of(match, match.string) or ""
    return CHINESE[match["zh"]]


_THEIRS = re.compile(
    rf"{PERSON}(?:\s+(?:who|that))?(?:'s| is| has)\s+(?:the one (?:who is|with)\s+)?"
    rf"(?:(?P<allergic>(?:an |the )?allerg(?:ic|y|ies))|(?P<diet>on (?:a|the) diet)){_END}",
    re.IGNORECASE,
)
_THEIRS_ZH = re.compile(
    rf"我(?:们)?(?:家|的)?(?P<zh>{_KIN})(?:才)?(?:(?P<allergic>过敏)|(?P<diet>忌口))(?=$|[,，。.！!；;\s])"
)
_NOT_THEM = re.compile(rf",?\s+not\s+{PERSON}{_END}", re.IGNORECASE)
_NOT_THEM_ZH = re.compile(rf"不是我(?:们)?(?:家|的)?(?P<zh>{_KIN})(?=$|[,，。.！!；;\s啊哦呢])")
_VALUE = r"(?!(?:i|i'm|im|my|he|she|it|we|they|you|that|this|to)\b)[\w][\w' -]{0,24}?"
_SWAPS = tuple(
    re.compile(regex, re.IGNORECASE)
    for regex in (
        rf"\b(?:did i say|i said|i wrote|i typed)\s+(?P<no>{_VALUE})\s*[?!,;.]+\s*(?:i|it)"
        rf"(?:'s| was)?\s*(?:meant|mean|should be)\s+(?P<yes>{_VALUE}){_END}",
        rf"\bi mean[t]?\s+(?P<yes>{_VALUE}),?\s+(?:and )?not\s+(?P<no>{_VALUE}){_END}",
        rf"\b(?:(?:is|are|'s|'re)\s+(?:called|named)|name(?:'s| is))\s+(?P<yes>{_VALUE}),?\s+"
        rf"(?:and )?not\s+(?P<no>{_VALUE}){_END}",
        rf"^\W*(?:no|sorry|wait|oops|actually)\W+(?:(?:no|sorry|wait|oops|actually)\W+)*not\s+"
        rf"(?P<no>{_VALUE}),?\s+(?:but\s+|it'?s\s+|i meant\s+)?(?P<yes>{_VALUE}){_END}",
    )
)
_SWAPS_ZH = (
    re.compile(
        rf"(?:[说记写打搞弄]错了?|口误|不对|更正)[^一-鿿]*(?:应该)?不是(?P<no>{_ZH})[,，、\s]+(?:而)?(?:应该)?是"
        rf"(?P<yes>{_ZH})(?=$|[,，。.！!；;\s])"
    ),
)
