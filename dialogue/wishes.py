"""What a shopper asks for: constraints on a recommendation, and the words they asked in."""

from __future__ import annotations

import re
from dataclasses import replace

from dialogue.glue import GLUE
from dialogue.goods_en import COMMON
from dialogue.lexicon import WORD, Lexicon, correct, find_categories, items_named, normal
from dialogue.limits import read_limits
from dialogue.named import Names, read_names
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
# What people have at an occasion, as words of categories; it says nothing to a shop without them.
_OCCASIONS = {
    "dinner": "beef chicken pork seafood fish pasta pizza entree dinner sausage steak meal",
    "supper": "beef chicken pork seafood fish pasta pizza entree dinner sausage steak meal",
    "lunch": "lunch sandwich soup salad bread deli",
    "dessert": "dessert cake pie pudding cookie ice",
}


def read_wish(
    text: str, lexicon: Lexicon, newest: Product | None = None, recipient: str = ""
) -> Wish:
    """The wish in `text`; "cheaper" is cheaper than `newest`, the product last put forward.

    `recipient` is whom it is for, as far as that is known.
    """
    low, high, rest = read_limits(text, newest)
    names = read_names(rest, lexicon, newest, recipient)
    no_items, rest = _refused_items(names, lexicon)
    words = _subject(rest, lexicon, names.brands)
    for cut in _FOR.finditer(rest):  # "snacks for the game": the goods come before the occasion
        words = _subject(rest[: cut.start()], lexicon, names.brands) or words
    items, categories, rest_words = _find_all(lexicon, rest, tuple(words))
    chinese = " ".join(names.goods_said) if HAN.search(rest) else ""
    unknown = "" if words or names.anything else _unknown(rest, lexicon)
    if names.categories:
        categories = names.categories
        items = _within(lexicon, items, categories)
    elif not (words or unknown or names.anything):
        categories = _for_occasion(rest, lexicon)
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
    return Wish(constraints, said, not unknown, bool(_CHEAPEST.search(text)))


def _refused_items(names: Names, lexicon: Lexicon) -> tuple[tuple[str, ...], str]:
    """The items ruled out by their names ("soup, not tomato"), and the text without them."""
    items: tuple[str, ...] = ()
    rest = names.rest
    for phrase in names.refused_words:
        words = tuple(word for word in normal(phrase).split() if word not in GLUE)
        goods = items_named(lexicon, words)
        if goods:
            items = _union(items, goods)
            rest = rest.replace(phrase, " ", 1)
    return items, rest


def _within(
    lexicon: Lexicon, items: tuple[str, ...], categories: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(item for item in items if lexicon.category_of[item] in categories)


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
        excluded_attributes=_still_refused(before.constraints, asked),
    )
    if own_subject:
        return replace(new, constraints=now)
    if set(now.categories) & set(now.excluded_categories):  # "not that": something else, then
        return Wish(replace(now, items=(), categories=(), about=""), "", True, new.cheapest)
    return Wish(now, before.words, before.carried, new.cheapest)


def nameless(wish: Wish) -> Wish:
    """What is left of `wish` without the goods it names: prices, brands and what is ruled out."""
    return replace(
        wish, words="", constraints=replace(wish.constraints, items=(), categories=(), about="")
    )


def refuse(wish: Wish, items: tuple[str, ...]) -> Wish:
    """`wish` without these items: "not the first one"."""
    asked = wish.constraints
    return replace(
        wish, constraints=replace(asked, excluded_items=_union(asked.excluded_items, items))
    )


def fresh_start(before: Wish) -> Wish:
    """What is left of `before` when the shopper asks for anything at all: what they ruled out."""
    ruled_out = before.constraints
    return Wish(
        Constraints(
            excluded_items=ruled_out.excluded_items,
            excluded_brands=ruled_out.excluded_brands,
            excluded_categories=ruled_out.excluded_categories,
            excluded_attributes=ruled_out.excluded_attributes,
        )
    )


def _still_refused(before: Constraints, asked: Constraints) -> dict[str, str]:
    """The attributes ruled out before or now, but for those that are now asked for."""
    refused = {**before.excluded_attributes, **asked.excluded_attributes}
    return {key: value for key, value in refused.items() if asked.attributes.get(key) != value}


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
    if "attributes" in changed:
        changed["attributes"] = {**before.attributes, **new.attributes}
    return replace(
        before,
        **changed,
        excluded_brands=_union(before.excluded_brands, new.excluded_brands),
        excluded_categories=_union(before.excluded_categories, new.excluded_categories),
    )


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
