"""What a plan's slots are filled with: prices, reasons, product facts and wishes in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from dialogue.lexicon import STORE_BRAND_NAMES
from dialogue.types import Fact, Wish
from dialogue.wording_zh import (
    CHANGED,
    claims_in_chinese,
    facts_in_chinese,
    habit_in_chinese,
    source_in_chinese,
    wish_in_chinese,
)
from recsys.types import Evidence, Habit, Product

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "CNY": "¥", "JPY": "¥"}
# What a shopper did with an item, by the strongest kind of event there was. To have been shown an
# item in a list is not a deed of theirs.
_DEEDS = {
    "purchase": "have bought {what}",
    "cart": "put {what} in your basket",
    "wishlist": "saved {what}",
    "view": "looked at {what}",
}


@dataclass(frozen=True, slots=True)
class _Sayings:
    """How one language words reasons: by deed of another product, by deed of the product itself."""

    deed: Mapping[str, str]
    own: Mapping[str, str]
    close: str
    asked: str
    like: str
    beside: str
    told: str


_SAY = MappingProxyType({
    "en": _Sayings(
        {by: f"you {deed.format(what='{name}')}" for by, deed in _DEEDS.items()},
        {by: f"you {deed.format(what='it')} before" for by, deed in _DEEDS.items()},
        "it is close to {name}", "what you asked for",
        "it resembles what you chose before", "it goes with what you saw here",
        "you said {fact}",
    ),
    "zh": _Sayings(
        {"purchase": "您买过{name}", "cart": "您把{name}放进了购物车",
         "wishlist": "您收藏过{name}", "view": "您看过{name}"},
        {"purchase": "您以前买过它", "cart": "您曾把它放进购物车",
         "wishlist": "您收藏过它", "view": "您以前看过它"},
        "它和{name}很接近", "您要找的东西",
        "它和您以前选的东西相近", "它和您在这里看过的东西很搭",
        "您说过{fact}",
    ),
})  # fmt: skip
_PRICED = {
    "low": "what costs less than most of its kind",
    "middle": "what costs as much as most of its kind",
    "high": "what costs more than most of its kind",
}
# A likeness with a smaller share than this explains nothing to anybody.
_TELLING = 0.1


def money(price: Decimal | None, currency: str, language: str = "en") -> str:
    """The price as a shopper reads it: "$3.49", "3.49 CHF", or "price on request"."""
    if price is None:
        return "暂无标价" if language == "zh" else "price on request"
    symbol = _SYMBOLS.get(currency)
    return f"{symbol}{price:,.2f}" if symbol else f"{price:,.2f} {currency}"


def why_in_words(
    evidence: Sequence[Evidence],
    products: Mapping[str, Product],
    own: Product | None = None,
    language: str = "en",
) -> str:
    """The strongest worded reason, as a clause in the second person; "" for popularity alone."""
    return reason_in_words(evidence, products, own, language)[1]


def reason_in_words(
    evidence: Sequence[Evidence],
    products: Mapping[str, Product],
    own: Product | None = None,
    language: str = "en",
) -> tuple[str, str]:
    """The strongest worded reason: its kind of evidence ("history", "similar", "fact") and clause.

    Both are "" for popularity alone. `own` is the product it speaks for: that it was bought before
    is said of "it", and another one of the very same name explains nothing.
    """
    say = _SAY[language]
    for one in evidence:
        name = products[one.about].name if one.about in products else ""
        if one.kind in {"history", "session"} and name and one.by in _DEEDS:
            if own is not None and one.about == own.item_id:
                return "history", say.own[one.by]
            if own is None or name != own.name:
                return "history", say.deed[one.by].format(name=name)
        if one.kind == "similar" and one.share >= _TELLING:
            return "similar", say.close.format(name=name or say.asked)
        if one.kind == "fact":
            return "fact", say.told.format(fact=one.about)
    return "", ""


def vague_reason(evidence: Sequence[Evidence], language: str = "en") -> str:
    """The clause for evidence of which no single piece says enough to be named."""
    like = any(one.kind == "similar" for one in evidence)
    return _SAY[language].like if like else _SAY[language].beside


def fitting(language: str = "en") -> str:
    """The clause for a product of which no more is known than that it is what was asked for."""
    return "它符合您的要求" if language == "zh" else "it fits what you asked for"


def facts_in_words(product: Product, language: str = "en") -> str:
    """What the catalogue says of a product besides name and price, as a short list."""
    if language == "zh":
        return facts_in_chinese(product)
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


def habit_in_words(habit: Habit, language: str = "en") -> str:
    """The habit as a clause in the second person: "you often choose Coffee, lately more"."""
    if language == "zh":
        return habit_in_chinese(habit)
    if habit.kind == "interest":
        change = "" if abs(habit.trend) <= CHANGED else "more" if habit.trend > 0 else "less"
        return f"you often choose {habit.about}" + (f", lately {change}" if change else "")
    if habit.kind == "price_level":
        return f"you mostly choose {_PRICED[habit.about]}"
    if habit.kind == "rhythm":
        days = "day" if habit.about == "1" else f"{habit.about} days"
        return f"you usually shop every {days}"
    return f"you are mostly here {'at' if habit.about == 'night' else 'in the'} {habit.about}"


def claims_in_words(claims: Sequence[str], language: str = "en") -> str:
    """What the catalogue marks a product as, in words: "vegan and gluten free", "纯素、无麸质"."""
    return claims_in_chinese(claims) if language == "zh" else " and ".join(dict.fromkeys(claims))


def source_in_words(fact: Fact, conversation: str = "", language: str = "en") -> str:
    """Where the fact comes from: "you told me on 3 May 2026", "您在2026年5月3日告诉我的"."""
    here = not fact.source or fact.source == conversation
    if language == "zh":
        return source_in_chinese(fact, here)
    if here:
        return "you told me so in this chat"
    if fact.source.startswith("conversation"):
        on = fact.valid_from
        return f"you told me on {on.day} {on:%B %Y}" if on else "you told me in an earlier chat"
    if fact.source == "profile":
        return "you entered it in your profile"
    return "you answered the shop's questions that way"


def wish_in_words(wish: Wish, currency: str = "USD", language: str = "en") -> str:
    """What the shopper asked for, in words; "" when they asked for nothing in particular."""
    asked = wish.constraints
    low, high = (
        "" if price is None else money(price, currency)
        for price in (asked.min_price, asked.max_price)
    )
    if language == "zh":
        return wish_in_chinese(wish, low, high)
    price = f"up to {high}" if high else f"from {low}" if low else ""
    if low and high:
        price = f"between {low} and {high}"
    brand = f"from {_brand_words(asked.brands[0])}" if asked.brands else ""
    words = [word for word in (brand, price) if word]
    return " ".join((wish.words or "something", *words)) if wish.words or words else ""


def _brand_words(brand: str) -> str:
    return "the store brand" if brand.casefold() in STORE_BRAND_NAMES else brand
