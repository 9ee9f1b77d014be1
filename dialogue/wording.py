"""What a plan's slots are filled with: prices, reasons, product facts and wishes in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from dialogue.lexicon import STORE_BRAND_NAMES
from dialogue.types import Wish
from recsys.types import Evidence, Habit, Product

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "CNY": "¥", "JPY": "¥"}
# What a shopper did with an item, by the strongest kind of event there was. To have been shown an
# item in a list is not a deed of theirs.
_DEEDS = {
    "purchase": "have bought",
    "cart": "put in your basket",
    "wishlist": "saved",
    "view": "looked at",
}
_CHANGED = 0.1  # of all that the shopper chooses
_PRICED = {
    "low": "what costs less than most of its kind",
    "middle": "what costs as much as most of its kind",
    "high": "what costs more than most of its kind",
}
# A likeness with a smaller share than this explains nothing to anybody.
_TELLING = 0.1


def money(price: Decimal | None, currency: str) -> str:
    """The price as a shopper reads it: "$3.49", "3.49 CHF", or "price on request"."""
    if price is None:
        return "price on request"
    symbol = _SYMBOLS.get(currency)
    return f"{symbol}{price:,.2f}" if symbol else f"{price:,.2f} {currency}"


def why_in_words(
    evidence: Sequence[Evidence], products: Mapping[str, Product], own: Product | None = None
) -> str:
    """The strongest worded reason, as a clause in the second person; "" for popularity alone.

    `own` is the product it speaks for: that it was bought before is said of "it", and another one
    of the very same name explains nothing.
    """
    for one in evidence:
        name = products[one.about].name if one.about in products else ""
        if one.kind in {"history", "session"} and name and one.by in _DEEDS:
            if own is not None and one.about == own.item_id:
                return f"you {_DEEDS[one.by]} it before"
            if own is None or name != own.name:
                return f"you {_DEEDS[one.by]} {name}"
        if one.kind == "similar" and one.share >= _TELLING:
            return f"it is close to {name or 'what you asked for'}"
        if one.kind == "fact":
            return one.about
    return ""


def vague_reason(evidence: Sequence[Evidence]) -> str:
    """The clause for evidence of which no single piece says enough to be named."""
    like = any(one.kind == "similar" for one in evidence)
    return "it resembles what you chose before" if like else "it goes with what you saw here"


def facts_in_words(product: Product) -> str:
    """What the catalogue says of a product besides name and price, as a short list."""
    size = product.attributes.get("size", "")
    own = product.brand.casefold() in STORE_BRAND_NAMES
    brand = "store brand" if own else product.brand and f"{product.brand} brand"
    said = [brand, size, product.category]
    rest = [
        f"{key}: {value}"
        for key, value in product.attributes.items()
        if key not in {"size", "department"} and value
    ]
    words = [word for word in (*said, *rest[:3]) if word]
    return ", ".join(words) or "nothing beyond name and price"


def habit_in_words(habit: Habit) -> str:
    """The habit as a clause in the second person: "you often choose Coffee, lately more"."""
    if habit.kind == "interest":
        change = "" if abs(habit.trend) <= _CHANGED else "more" if habit.trend > 0 else "less"
        return f"you often choose {habit.about}" + (f", lately {change}" if change else "")
    if habit.kind == "price_level":
        return f"you mostly choose {_PRICED[habit.about]}"
    if habit.kind == "rhythm":
        days = "day" if habit.about == "1" else f"{habit.about} days"
        return f"you usually shop every {days}"
    return f"you are mostly here {'at' if habit.about == 'night' else 'in the'} {habit.about}"


def wish_in_words(wish: Wish, currency: str = "USD") -> str:
    """What the shopper asked for, in words; "" when they asked for nothing in particular."""
    asked = wish.constraints
    low, high = asked.min_price, asked.max_price
    price = ""
    if low is not None and high is not None:
        price = f"between {money(low, currency)} and {money(high, currency)}"
    elif high is not None:
        price = f"up to {money(high, currency)}"
    elif low is not None:
        price = f"from {money(low, currency)}"
    brand = f"from {_brand_words(asked.brands[0])}" if asked.brands else ""
    words = [word for word in (brand, price) if word]
    return " ".join((wish.words or "something", *words)) if wish.words or words else ""


def _brand_words(brand: str) -> str:
    return "the store brand" if brand.casefold() in STORE_BRAND_NAMES else brand
