"""What a shopper asks for: constraints on a recommendation, and the words they asked in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dialogue.glue import GLUE
from dialogue.goods_en import COMMON
from dialogue.lexicon import (
    STORE_BRAND,
    WORD,
    Lexicon,
    correct,
    find_categories,
    items_named,
    normal,
)
from dialogue.limits import read_limits
from dialogue.meals import for_occasion, is_meal
from dialogue.named import Names, read_names
from dialogue.sizes import Change, asked_size, in_size, of_size
from dialogue.types import Wish
from dialogue.words import HAN
from recsys.types import Constraints, Product

_FOR = re.compile(r"\bfor\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|or|plus)\b|[,&]", re.IGNORECASE)
_CHEAPEST = re.compile(
    r"\b(?:cheapest|lowest[- ]price\w*|least expensive)\b|最便宜|最低价|价格最低", re.IGNORECASE
)
_WANTED = re.compile(
    r"\b(?:sell|have|carry|stock|got|any|need|want|looking for|find|buy|about)\s+"
    r"(?:(?:a|an|any|some|the|me|my)\s+)*(?P<what>[^\W\d_]+(?:\s+[^\W\d_]+)?)",
    re.IGNORECASE,
)


def read_wish(
    text: str, lexicon: Lexicon, newest: Product | None = None, recipient: str = ""
) -> Wish:
    """The wish in `text`; "cheaper" is cheaper than `newest`, the product last put forward.

    `recipient` is whom it is for, as far as that is known.
    """
    low, high, rest = read_limits(text, newest)
    change, rest = asked_size(rest) if newest else ("", rest)
    names = read_names(rest, lexicon, newest, recipient)
    no_items, rest = _refused_items(names, lexicon)
    words = _subject(rest, lexicon, names.brands)
    for cut in _FOR.finditer(rest):  # "snacks for the game": the goods come before the occasion
        words = _subject(rest[: cut.start()], lexicon, names.brands) or words
    items, categories, rest_words = _find_all(lexicon, rest, tuple(words))
    chinese = " ".join(names.goods_said) if HAN.search(rest) else ""
    unknown = "" if words or names.anything else _unknown(rest, lexicon)
    if not unknown and _only_a_meal(words, names):
        words, chinese, items, rest_words = {}, "", (), ()
        categories = for_occasion(rest, lexicon, recipient)
    elif names.categories:
        categories = names.categories
        items = _within(lexicon, items, categories)
    elif COMMON.issuperset(word for word in words if word in lexicon.category_words):
        categories = ()  # "at home" names nothing
    constraints = Constraints(
        min_price=low,
        max_price=high,
        items=() if names.attributes and not names.categories else items,
        categories=tuple(name for name in categories if name not in names.excluded_categories),
        brands=names.brands,
        attributes=names.attributes,
        excluded_items=no_items,
        excluded_brands=names.excluded_brands,
        excluded_categories=names.excluded_categories,
        excluded_attributes=names.excluded_attributes,
        about=" ".join(rest_words),
    )
    said = unknown or " ".join(words.values()) or chinese
    if names.no_store_brand:
        unknown = said = f"{STORE_BRAND[0]} {said}".strip()
    wish = Wish(constraints, said, not unknown, bool(_CHEAPEST.search(text)))
    return _sized(wish, change, lexicon, newest, text) if newest and change else wish


def _only_a_meal(words: Iterable[str], names: Names) -> bool:
    """Whether nothing is named but a meal or a feast, if that: "what's for lunch?"."""
    goods = (*words, *names.goods_said)
    other = names.brands or names.attributes or (names.categories and not goods)
    return not other and all(map(is_meal, goods))


def _sized(wish: Wish, change: Change, lexicon: Lexicon, newest: Product, text: str) -> Wish:
    """`wish` among the larger or smaller ones of the category of `newest`, where it asks for them;
    not carried where there are none, or none that can be compared."""
    asked = wish.constraints
    named = asked.categories or {lexicon.category_of.get(item) for item in asked.items}
    if named and newest.category not in named:
        return wish
    items = of_size(newest, change, lexicon.sizes, lexicon.category_of)
    items = tuple(item for item in items if not asked.items or item in asked.items)
    words = in_size(wish.words if wish.carried else "", change, bool(HAN.search(text)))
    asked = replace(asked, items=items, about="")
    return replace(wish, constraints=asked, words=words, carried=bool(items), size=change)


def _refused_items(names: Names, lexicon: Lexicon) -> tuple[tuple[str, ...], str]:
    """The items ruled out by their names ("soup, not tomato"), and the text without them."""
    items: tuple[str, ...] = ()
    rest = names.rest
    for phrase in names.refused_words:
        words = tuple(word for word in normal(phrase).split() if word not in GLUE)
        goods = items_named(lexicon, words)
        if goods:
            items = tuple(dict.fromkeys((*items, *goods)))
            rest = rest.replace(phrase, " ", 1)
    return items, rest


def _within(
    lexicon: Lexicon, items: tuple[str, ...], categories: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(item for item in items if lexicon.category_of[item] in categories)


def _find_all(
    lexicon: Lexicon, text: str, words: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What `words` name together ("macaroni and cheese"), or each side of an "and" by itself."""
    whole = _find(lexicon, words)
    sides = [tuple(_subject(side, lexicon, ())) for side in _AND.split(text)]
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


def _subject(text: str, lexicon: Lexicon, brands: tuple[str, ...]) -> dict[str, str]:
    """The shop's words that `text` asks for, typing slips mended, each with how it was written."""
    names = {word for brand in brands for word in normal(brand).split()}
    found: dict[str, str] = {}
    for written in WORD.findall(text):
        word = normal(written)
        if not word or word in GLUE or word in names:
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
    words = [word for word in WORD.findall(match["what"]) if normal(word) not in GLUE]
    return " ".join(words).casefold() if words and not is_meal(normal(words[0])) else ""
