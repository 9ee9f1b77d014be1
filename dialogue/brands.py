"""Brands named in a text, in the catalogue's spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from dialogue.kinds import mended
from dialogue.lexicon import STORE_BRAND_NAMES
from dialogue.words import HAN, LATIN, normal, plain

_LONGEST = 4
_HAN_LONGEST = 8
# An ordinary word, not a brand: "by the harbour", "in a meadow" ("the Harbour one" is a brand).
_ARTICLE = re.compile(
    r"\b(?:the|an?|this|that|my|our|his|her|their|its|in|at|near|across|some|every)\s+$",
    re.IGNORECASE,
)
_BRAND_AFTER = re.compile(
    r"\s*(?:brand|ones?\b|stuff|products?|things?|range|'s|s\b|label|make|yo?gh?urt|version)", re.I
)
_BRAND_BEFORE = re.compile(
    r"(?:\b(?:from|by|of|no|not|only|just|any|but|brand|except|than|like|love|hate|want|prefer|"
    r"isn't|without|or|and|with|have|got|anything|about|to|is|stop|more|vs\.?|versus)|[,/:&]|"
    r"^)\s*$",
    re.IGNORECASE,
)

# "Not that brand" is the brand of what was just shown.
_OTHER_BRAND = re.compile(
    r"\b(?:not (?:that|this|the same)|(?:an)?other|different|any other|hate (?:that|this)|"
    r"change (?:the )?|no(?:t)? from (?:that|this)|without that|(?:sick|tired) of (?:that|this)) "
    r"(?:brand|make|label)\b|\bnot from them\b|"
    r"(?:换|别的|其他|其它|不要这|不要那|不是这|不想要这|换一)个?家?(?:牌子|品牌)|(?:这|那)个?(?:牌子|品牌)(?:不要|不行|别|就算了|不喜欢|除外)|"
    r"(?:别|不要)(?:再)?(?:推|来)?(?:这|那)个?(?:牌子|品牌)",
    re.IGNORECASE,
)
_SAME_BRAND = re.compile(
    r"\b(?:from|by|of|in) (?:that|this|the same) (?:brand|make|label)\b|\bsame (?:brand|make)\b|"
    r"(?:同|同一个?|这个|那个|一样的)(?:牌子|品牌)的?(?:还|有|其他|别的|来)",
    re.IGNORECASE,
)


# The shop's own brand, which not every shop has.
_STORE_BRAND = re.compile(
    r"\b(?:(?:store|own|house|supermarket)[- ]brand(?:ed|s)?|own[- ]label|private[- ]labels?|"
    r"generics?(?: brands?| versions?| ones?| label)?|(?:the |your )(?:store|shop)(?:'s|s)? own|"
    r"(?:store|shop) versions?)\b(?! (?:names?|reasons?))|"
    r"自有品牌|自有牌子|自营(?:品牌|的|款)|自家(?:的)?(?:牌子|品牌)|店家自己的(?:牌子|品牌)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A brand named from `start` to `end`."""

    start: int
    end: int
    brand: str


def find_brands(
    brands: Mapping[str, str], text: str, known: Callable[[str], bool], goods: Collection[str]
) -> list[Spoken]:
    """The brands named in `text`; `known` words are not taken for misspelt brands, and those in
    `goods` are of the shop's products: "the Harbour tea" is no harbour."""
    found = [*_latin(brands, text, known, goods), *(_han(brands, text) if HAN.search(text) else ())]
    return sorted(found, key=lambda one: one.start)


def _latin(
    brands: Mapping[str, str], text: str, known: Callable[[str], bool], goods: Collection[str]
) -> Iterator[Spoken]:
    spoken = [(match, normal(match[0])) for match in LATIN.finditer(text)]
    single = tuple(name for name in brands if " " not in name and len(name) > 4)
    place = 0
    while place < len(spoken):
        for length in range(min(_LONGEST, len(spoken) - place), 0, -1):
            part = spoken[place : place + length]
            phrase = " ".join(word for _, word in part)
            brand = brands.get(phrase)
            if brand is None and length == 1 and single and not known(phrase):
                brand = brands.get(mended(single, phrase))
                if brand and normal(brand)[0] != phrase[0]:
                    brand = None
            start, end = part[0][0].start(), part[-1][0].end()
            if brand and (length > 1 or _is_name(text, start, end, goods)):
                yield Spoken(start, end, brand)
                break
        place += length


def _is_name(text: str, start: int, end: int, goods: Collection[str]) -> bool:
    """Whether one word stands as a name: an ordinary word after an article does not."""
    before, word = text[:start], text[start:end]
    if _BRAND_AFTER.match(text, end):
        return True
    if _ARTICLE.search(before) and not HAN.search(text):
        following = LATIN.match(text, end + 1)
        return following is not None and normal(following[0]) in goods
    if word.casefold().endswith("ly"):  # "freely", "plainly"
        return bool(HAN.search(text)) or bool(_BRAND_BEFORE.search(before))
    return True


def _han(brands: Mapping[str, str], text: str) -> Iterator[Spoken]:
    low, place = plain(text), 0
    if len(low) != len(text):
        low = text
    while place < len(low):
        for end in range(min(len(low), place + _HAN_LONGEST), place + 1, -1):
            word = low[place:end]
            if word in brands and HAN.search(word):
                yield Spoken(place, end, brands[word])
                place = end
                break
        else:
            place += 1


def asks_store_brand(text: str) -> bool:
    """Whether `text` names the shop's own brand, whether it has one or not."""
    return bool(_STORE_BRAND.search(text))


def find_store_brand(brands: Mapping[str, str], text: str) -> list[Spoken]:
    """Where `text` names the shop's own brand; `brand` is "" in a shop that has none."""
    match = _STORE_BRAND.search(text)
    if not match:
        return []
    own = (name for name in brands.values() if name.casefold() in STORE_BRAND_NAMES)
    return [Spoken(*match.span(), next(own, ""))]


def asks_other_brand(text: str) -> bool:
    """Whether `text` asks for another brand than that of what was shown."""
    return bool(_OTHER_BRAND.search(text))


def asks_same_brand(text: str) -> bool:
    """Whether `text` asks for more of the brand of what was shown."""
    return bool(_SAME_BRAND.search(text))
