"""What a shopper asks for: constraints on a recommendation, and the words they asked in."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from dialogue.lexicon import (
    WORD,
    Lexicon,
    correct,
    find_brand,
    find_categories,
    items_named,
    normal,
)
from dialogue.prices import read_prices
from dialogue.types import Wish
from recsys.types import Constraints, Product

CENT = Decimal("0.01")


_EXCLUDED = re.compile(
    r"(?P<sign>\b(?:anything but|everything but|not from|no more|other than|except(?: for)?|"
    r"without|don't want|do not want|nothing with)|"
    r"(?<!have )(?<!got )(?<!'s )(?<!is )(?<!are )\b(?:not|no))"
    r"\s+(?:any |an? |the )?(?!(?:too|very|sure|so|that|really|thanks?|problem)\b)"
    r"(?P<what>[^\W\d_][^,.;!?]*?)(?=[,.;!?]|$|\b(?:and|but|or|please|under|for|i|we|want)\b)",
    re.IGNORECASE,
)
_CHEAPER = re.compile(
    r"\b(?:cheaper|less expensive|too (?:expensive|pricey|dear|much))\b", re.IGNORECASE
)
_PRICIER = re.compile(r"\b(?:pricier|more expensive|fancier|nicer)\b", re.IGNORECASE)
_FOR = re.compile(r"\bfor\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|or|plus)\b|[,&]", re.IGNORECASE)
_CHEAPEST = re.compile(r"\b(?:cheapest|lowest[- ]price\w*|least expensive)\b", re.IGNORECASE)
_WANTED = re.compile(
    r"\b(?:sell|have|carry|stock|got|any|need|want|looking for|find|buy|about)\s+"
    r"(?:(?:a|an|any|some|the|me|my)\s+)*(?P<what>[^\W\d_]+(?:\s+[^\W\d_]+)?)",
    re.IGNORECASE,
)
# What people have at an occasion, as words of categories; it says nothing to a shop without them.
_OCCASIONS = {
    "dinner": "beef chicken pork seafood fish pasta pizza entree dinner sausage steak meal",
    "supper": "beef chicken pork seafood fish pasta pizza entree dinner sausage steak meal",
    "lunch": "lunch sandwich soup salad bread deli",
    "dessert": "dessert cake pie pudding cookie ice",
}
# Words that carry no subject: what is left of a request after these is what the shopper wants.
_GLUE = frozenset(
    """basket cart first second third fourth fifth a about after again all also am an and another
    any anything are as at be because better but buy by can carry case cheap cheaper
    choose come could day did different dinner do does dont else even every everyone
    evening expensive family feel few find for friend from fun get gift give go good got
    guest had has have he hello help her here hey hi him his how i idea if im in instead
    into is it item its just kid know last less let like little ll look looking lot love
    lunch make many may me meal mean meant mind money month more morning most much my need
    new next nice night no not now of off ok okay on one only option or other our out own
    party people perhaps please pick popular prefer price product purchase quick re really
    recommend recommendation right s same see sell shall she shop should show so some
    something somethin stock store stuff suggest suggestion sure surprise t tell than
    thank thanks that the their them then there these they thing think this those time to
    today together tomorrow tonight too try two under up us use usual very want was we
    week weekend well what when where which who will with without would yeah year yes you
    your fancy hungry eat drink cook cooking bored brand kind type maybe ever already
    quite bit something's dollar buck""".split()
)


def read_wish(text: str, lexicon: Lexicon, newest: Product | None = None) -> Wish:
    """The wish in `text`; "cheaper" is cheaper than `newest`, the product last put forward."""
    low, high, rest = read_prices(text)
    price = newest.price if newest else None
    if price is not None and high is None and _CHEAPER.search(rest):
        high = price - CENT
    elif price is not None and low is None and _PRICIER.search(rest):
        low = price + CENT
    no_brands, no_categories, no_items, rest = _read_exclusions(rest, lexicon)
    brand = find_brand(lexicon, normal(rest))
    words = _subject(rest, lexicon, brand)
    for cut in _FOR.finditer(rest):  # "snacks for the game": the goods come before the occasion
        words = _subject(rest[: cut.start()], lexicon, brand) or words
    items, categories, rest_words = _find_all(lexicon, rest, tuple(words))
    unknown = "" if words or brand else _unknown(rest, lexicon)
    if not words and not unknown:
        categories = _for_occasion(rest, lexicon)
    constraints = Constraints(
        min_price=low,
        max_price=high,
        items=items,
        categories=tuple(name for name in categories if name not in no_categories),
        brands=(brand,) if brand and brand not in no_brands else (),
        excluded_items=no_items,
        excluded_brands=no_brands,
        excluded_categories=no_categories,
        about=" ".join(rest_words),
    )
    said = unknown or " ".join(words.values())
    return Wish(constraints, said, not unknown, bool(_CHEAPEST.search(text)))


def carry_over(before: Wish, new: Wish, set_aside: tuple[str, ...]) -> Wish:
    """What holds after `new`: all that stood before it, unless it names a subject of its own.

    What was excluded stays excluded until it is asked for; `set_aside` is excluded from now on.
    """
    asked = new.constraints
    own_subject = bool(asked.items or asked.categories or asked.about or not new.carried)
    now = asked if own_subject else merge(before.constraints, asked)
    now = replace(
        now,
        excluded_items=_union(before.constraints.excluded_items, asked.excluded_items, set_aside),
        excluded_brands=_without(
            asked.brands, before.constraints.excluded_brands, asked.excluded_brands
        ),
        excluded_categories=_without(
            asked.categories, before.constraints.excluded_categories, asked.excluded_categories
        ),
    )
    if own_subject:
        return replace(new, constraints=now)
    if set(now.categories) & set(now.excluded_categories):  # "not that": something else, then
        return Wish(replace(now, items=(), categories=(), about=""), "", True, new.cheapest)
    return Wish(now, before.words, before.carried, new.cheapest)


def fresh_start(before: Wish) -> Wish:
    """What is left of `before` when the shopper asks for anything at all: what they ruled out."""
    ruled_out = before.constraints
    return Wish(
        Constraints(
            excluded_items=ruled_out.excluded_items,
            excluded_brands=ruled_out.excluded_brands,
            excluded_categories=ruled_out.excluded_categories,
        )
    )


def merge(before: Constraints, new: Constraints) -> Constraints:
    """`before` overridden by every field that `new` sets."""
    empty = Constraints()
    names = ("min_price", "max_price", "items", "categories", "brands", "attributes", "about")
    changed = {
        name: getattr(new, name) for name in names if getattr(new, name) != getattr(empty, name)
    }
    if "max_price" in changed and "min_price" not in changed:
        low = before.min_price
        changed["min_price"] = None if low is not None and low > changed["max_price"] else low
    return replace(
        before,
        **changed,
        excluded_brands=_union(before.excluded_brands, new.excluded_brands),
        excluded_categories=_union(before.excluded_categories, new.excluded_categories),
    )


def _read_exclusions(
    text: str, lexicon: Lexicon
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]:
    """The brands, the categories and the items ruled out, and `text` without the words that did."""
    brands: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    rest = text
    for match in _EXCLUDED.finditer(text):
        phrase = normal(match["what"])
        brand = find_brand(lexicon, phrase)
        words = tuple(word for word in phrase.split() if word not in _GLUE)
        found, left = ((), words) if brand else find_categories(lexicon, words)
        if left and match["sign"].casefold() in {"no", "not"}:
            found = ()  # "no sugar cereal" is still a cereal
        goods = () if brand or found or left != words else items_named(lexicon, words)
        if goods:
            items = _union(items, goods)
            rest = rest.replace(match[0], " ")
        if brand or found:
            brands = _union(brands, (brand,) if brand else ())
            categories = _union(categories, found)
            rest = rest.replace(match[0], " ")
    return brands, categories, items, rest


def _find_all(
    lexicon: Lexicon, text: str, words: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What `words` name together ("macaroni and cheese"), or each side of an "and" by itself."""
    whole = _find(lexicon, words)
    sides = [tuple(_subject(side, lexicon, None)) for side in _AND.split(text)]
    sides = [side for side in sides if side]
    if not whole[2] or len(sides) < 2:
        return whole
    found = [_find(lexicon, tuple(word for word in side if word in words)) for side in sides]
    names = {name for _, categories, _ in found for name in categories}
    if not any(items for items, _, _ in found):
        return (), tuple(sorted(names)), ()
    within = {item for item, name in lexicon.category_of.items() if name in names}
    within -= {item for items, own, _ in found if items for item in within
               if lexicon.category_of[item] in own and item not in items}  # fmt: skip
    return tuple(sorted(within | {item for items, _, _ in found for item in items})), (), ()


def _find(
    lexicon: Lexicon, words: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The items and the categories that `words` name, and the words to be close to.

    A category of just this name goes first ("soup"); then products that say all of it ("tomato
    soup"), in the category of the head word if it has any; then that category, the other words to
    be close to.
    """
    categories, left = find_categories(lexicon, words)
    if " ".join(words) in lexicon.categories:
        return (), categories, ()
    named = items_named(lexicon, words)
    within = tuple(item for item in named if lexicon.category_of[item] in categories)
    if within:
        return within, categories, ()
    return (named, (), ()) if named else ((), categories, left)


def _subject(text: str, lexicon: Lexicon, brand: str | None) -> dict[str, str]:
    """The shop's words that `text` asks for, typing slips mended, each with how it was written."""
    names = set(normal(brand).split()) if brand else set()
    found: dict[str, str] = {}
    for written in WORD.findall(text):
        word = normal(written)
        if not word or word in _GLUE or word in names:
            continue
        known = correct(lexicon, word)
        if known in lexicon.items:
            found[known] = written.casefold() if known == word else known
    return found


def _unknown(text: str, lexicon: Lexicon) -> str:
    """What is asked for in words that the shop does not know; "" where nothing is."""
    match = _WANTED.search(text)
    if not match:
        return ""
    words = [word for word in WORD.findall(match["what"]) if normal(word) not in _GLUE]
    return " ".join(words).casefold() if words and normal(words[0]) not in _OCCASIONS else ""


def _for_occasion(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    said = set(normal(text).split())
    words = " ".join(goods for occasion, goods in _OCCASIONS.items() if occasion in said).split()
    found = {name for word in words for name in lexicon.category_words.get(word, ())}
    return tuple(sorted(found))


def _without(asked: tuple[str, ...], *groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(item for item in _union(*groups) if item not in asked)


def _union(*groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for group in groups for item in group))
