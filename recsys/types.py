"""The values that travel between ranking and everything else: frozen, no storage ids, no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, get_args

EventKind = Literal[
    "list_view", "view", "cart", "purchase", "wishlist", "remove", "return", "dislike"
]
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)

HabitKind = Literal["interest", "price_level", "rhythm", "time_of_day"]

EvidenceKind = Literal["history", "fact", "similar", "popular", "session"]


@dataclass(frozen=True, slots=True)
class Event:
    """One interaction of a user with an item; `at` is timezone-aware, `value` the unit price paid.

    `recommendation_id` names the recommendation it followed, where one did.
    """

    event_id: str
    user_id: str
    item_id: str
    kind: EventKind
    at: datetime
    quantity: float = 1.0
    value: Decimal | None = None
    session_id: str | None = None
    recommendation_id: str | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """One item of the shop's catalogue; `price` is in units of the ISO 4217 `currency`."""

    item_id: str
    name: str
    category: str = ""
    brand: str = ""
    price: Decimal | None = None
    currency: str = "USD"
    in_stock: bool = True
    url: str = ""
    image_url: str = ""
    description: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Constraints:
    """What a recommendation must obey; an unset field (None, or an empty tuple) asks nothing.

    Prices are inclusive bounds. Of `items`, `categories` and `brands` any will do, of `attributes`
    all are required; each field asks for itself. `about` is free text to be close to.
    """

    min_price: Decimal | None = None
    max_price: Decimal | None = None
    items: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    excluded_items: tuple[str, ...] = ()
    excluded_brands: tuple[str, ...] = ()
    excluded_categories: tuple[str, ...] = ()
    excluded_attributes: Mapping[str, str] = field(default_factory=dict)
    in_stock_only: bool = True
    about: str = ""

    def as_json(self) -> dict[str, Any]:
        """The fields that are set, with prices as strings."""
        values: dict[str, Any] = {
            "min_price": None if self.min_price is None else str(self.min_price),
            "max_price": None if self.max_price is None else str(self.max_price),
            "categories": list(self.categories),
            "brands": list(self.brands),
            "attributes": dict(self.attributes),
            "excluded_items": list(self.excluded_items),
            "excluded_brands": list(self.excluded_brands),
            "excluded_categories": list(self.excluded_categories),
            "excluded_attributes": dict(self.excluded_attributes),
            "about": self.about,
        }
        return {name: value for name, value in values.items() if value}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a candidate: `about` is an item id, a fact in words, or "" (popularity).

    `share` is the reason's part of the candidate's score, 0 to 1. `by` is the strongest interaction
    the shopper had with the item, for the kinds `history` and `session`.
    """

    kind: EvidenceKind
    about: str
    share: float
    by: EventKind | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A product put forward, its score (comparable within one answer) and the reasons for it.

    `rules` are the names of the shop's rules that moved it; `stage` is what put it forward: wish,
    personal, popular or again.
    """

    product: Product
    score: float
    evidence: tuple[Evidence, ...] = ()
    rules: tuple[str, ...] = ()
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Habit:
    """One habit that events show: an interest, a price level, the days between purchases, a time.

    `about` is the category, the level (low, middle, high), the number of days or the part of the
    day. `strength` is 0 to 1: the part of what the shopper does that is so. `trend` is the change
    of that part lately, -1 to 1; 0 for all but interests.
    """

    kind: HabitKind
    about: str
    strength: float
    trend: float = 0.0


@dataclass(frozen=True, slots=True)
class Hint:
    """Something the shopper said that speaks for some items: `about` is the fact in words.

    `lift` is how much higher they are to stand for it, in standard deviations of a score.
    """

    about: str
    items: frozenset[str]
    lift: float
