"""What holds of the wishes in a conversation: what was asked for before, and what changes it."""

from __future__ import annotations

from dataclasses import replace

from dialogue.sizes import in_size, without_size
from dialogue.types import Wish
from dialogue.words import HAN
from recsys.types import Constraints


def carry_over(before: Wish, new: Wish, set_aside: tuple[str, ...]) -> Wish:
    """What holds after `new`: all that stood before it, unless it names a subject of its own.

    What was excluded stays excluded until it is asked for; `set_aside` is excluded from now on.
    """
    if new.size:
        new = _of_before(before, new)
    asked = new.constraints
    own_subject = not new.size and names_goods(new)
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
    if new.size:  # the items are of one category already
        return replace(new, constraints=replace(now, categories=()))
    return Wish(now, before.words, before.carried, new.cheapest)


def names_goods(wish: Wish) -> bool:
    """Whether the wish names goods, be it some that the shop has no word for."""
    asked = wish.constraints
    return bool(asked.items or asked.categories or asked.about or not wish.carried)


def _of_before(before: Wish, new: Wish) -> Wish:
    """`new`, which asks for another size, among what was asked for before, as far as that has it.
    """
    wanted = before.constraints.items
    left = tuple(item for item in new.constraints.items if item in wanted)
    asked = replace(new.constraints, items=left or new.constraints.items)
    words = in_size(without_size(new.words) or before.words, new.size, bool(HAN.search(new.words)))
    return replace(new, constraints=asked, words=words)


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


def _without(asked: tuple[str, ...], *groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(item for item in _union(*groups) if item not in asked)


def _union(*groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for group in groups for item in group))
