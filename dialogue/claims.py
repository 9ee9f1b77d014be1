"""Wishes that a shop's own attributes do not answer: "gluten-free bread", "something vegan".

Where the catalogue has an attribute for it, `dialogue.attributes` reads it. Elsewhere only what the
catalogue vouches for by name will do; with nothing of the sort, the wish is one for goods that the
shop does not carry: ordinary bread is no answer to it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dialogue.lexicon import Lexicon
from dialogue.traits import Traits
from dialogue.types import Wish

_FREE = re.compile(
    r"\b(gluten|lactose|dairy|nut|peanut|egg|soya?|wheat|sugar|caffeine|alcohol|fish|shellfish|"
    r"sesame|celery|mustard|lupin|sul(?:ph|f)ite)[ -]free\b",
    re.IGNORECASE,
)
_DIETS = re.compile(r"\b(vegan|vegetarian|halal|kosher|keto)\b", re.IGNORECASE)


def split_claims(text: str, traits: Traits) -> tuple[tuple[str, ...], str]:
    """The claims asked for that no attribute of the shop answers, and the text without them."""
    claims = []

    def take(match: re.Match[str]) -> str:
        word = match[1].casefold()
        if word in traits.free or word in traits.words:
            return match[0]
        claims.append(f"{word} free" if match.re is _FREE else word)
        return " "

    rest = _DIETS.sub(take, _FREE.sub(take, text))
    return tuple(dict.fromkeys(claims)), rest


def with_claims(wish: Wish, claims: tuple[str, ...], lexicon: Lexicon) -> Wish:
    """The wish for what the catalogue vouches for in all of these ways; not carried where there is
    nothing of the sort."""
    if not claims:
        return wish
    asked, nothing = wish.constraints, frozenset[str]()
    vouched = frozenset.intersection(
        *(lexicon.pantry.claims.get(claim, nothing) for claim in claims)
    )
    named = frozenset(asked.items) | {
        item for item, name in lexicon.category_of.items() if name in asked.categories
    }
    items = vouched & named if named else vouched if not wish.words else nothing
    words = " ".join([*(claim.replace(" free", "-free") for claim in claims), wish.words]).strip()
    return replace(
        wish,
        constraints=replace(asked, items=tuple(sorted(items)), about=""),
        words=words,
        carried=bool(items),
    )
