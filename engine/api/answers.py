"""The bodies the server sends: what OpenAPI documents is what is built here."""

from __future__ import annotations

from datetime import datetime

from flask import Response
from pydantic import BaseModel


class EvidenceJson(BaseModel):
    """One reason; `about` is an item id or a fact in words, `name` that item's name.

    `by` is what the shopper did with that item: purchase, cart, wishlist, view or list_view.
    """

    kind: str
    about: str
    name: str | None = None
    by: str | None = None
    share: float


class Why(BaseModel):
    """The reasons for a product, in words and one by one."""

    text: str
    evidence: list[EvidenceJson]


class ProductJson(BaseModel):
    """A product of the shop; `why` is there where it is recommended.

    `rules`, in a debug answer, are the names of the shop's rules that moved it.
    """

    item_id: str
    name: str
    price: float | None
    currency: str
    brand: str
    category: str
    url: str
    image_url: str
    description: str
    in_stock: bool
    attributes: dict[str, str]
    why: Why | None = None
    rules: list[str] | None = None


class ReplyJson(BaseModel):
    """What the shopper reads; `mood` is theirs as read, `source` says who worded it."""

    text: str
    tone: str
    mood: str
    source: str


class LearnedFact(BaseModel):
    """A fact the server took from what the shopper said."""

    subject: str
    predicate: str
    object: str


class MemoryJson(BaseModel):
    """What a turn added; `asked_consent` is the purpose the reply asks leave for."""

    learned: list[LearnedFact]
    asked_consent: str | None = None


class ChatAnswer(BaseModel):
    """The answer to one thing a shopper said."""

    conversation_id: str
    reply: ReplyJson
    products: list[ProductJson]
    suggestions: list[str]
    memory: MemoryJson


class RuleJson(BaseModel):
    """A rule in force; `touched` is how many products of the catalogue it touches for this list."""

    name: str
    action: str
    touched: int


class RankedJson(BaseModel):
    """What put a product forward (wish, personal, popular or again), and with which score.

    Scores are comparable within one answer.
    """

    item_id: str
    stage: str
    score: float


class DebugJson(BaseModel):
    """How the list came about: the model's version, the rules, each product's stage and score."""

    model: str
    rules: list[RuleJson]
    products: list[RankedJson]


class RecommendationsAnswer(BaseModel):
    """Products for a shopper, best first."""

    recommendation_id: str
    products: list[ProductJson]
    debug: DebugJson | None = None


class SessionAnswer(BaseModel):
    """A token and whom it speaks for; `expires_in` is in seconds."""

    token: str
    user_id: str
    expires_in: int


class EventOutcome(BaseModel):
    """What became of one event: accepted, duplicate, or rejected and why."""

    event_id: str | None
    status: str
    reason: str | None = None
    field: str | None = None


class EventsAnswer(BaseModel):
    """What became of each event, in the order sent, and how many of each."""

    accepted: int
    duplicate: int
    rejected: int
    results: list[EventOutcome]


class FactJson(BaseModel):
    """One thing known of a shopper; `id` is what corrections and deletions name."""

    id: str
    subject: str
    predicate: str
    object: str
    confidence: float
    source: str
    purpose: str
    valid_from: datetime | None
    valid_to: datetime | None


class HabitJson(BaseModel):
    """What behaviour shows: inferred from events when asked for, stored nowhere."""

    kind: str
    about: str
    strength: float
    trend: float
    words: str


class TendencyJson(BaseModel):
    """How the shopper tends to feel, and how sure that is; there only under consent for `mood`."""

    label: str
    confidence: float


class ProfileAnswer(BaseModel):
    """All that is known of a shopper, and what they agreed to.

    `inferred` and `tendency` are computed from events and from moods that were kept.
    """

    user_id: str
    tone: str | None
    consents: dict[str, bool]
    facts: list[FactJson]
    inferred: list[HabitJson] = []
    tendency: TendencyJson | None = None


class ReceiptAnswer(BaseModel):
    """What was erased: how many rows of each kind, and when.

    `not_reached` names files that may still hold something; `untouched` says why other places held
    nothing.
    """

    user_id: str
    erased_at: datetime
    erased: dict[str, int]
    not_reached: list[str]
    untouched: dict[str, str]


class ImportAnswer(BaseModel):
    """What became of the facts: new here, here already, or without consent for their purpose."""

    imported: int
    known: int
    without_consent: int


class ShopperJson(BaseModel):
    """A shopper of the demo store."""

    user_id: str
    label: str
    purchases: int | None = None


class ShoppersAnswer(BaseModel):
    """Shoppers of the demo store."""

    shoppers: list[ShopperJson]


class DepartmentJson(BaseModel):
    """A department of the demo store and how many products it has."""

    name: str
    count: int


class ProductsAnswer(BaseModel):
    """One page of the demo store's shelves; the departments are those of the whole store."""

    products: list[ProductJson]
    departments: list[DepartmentJson]
    page: int
    pages: int


class HealthAnswer(BaseModel):
    """Whether the server can serve: each part is "ok", or says what is wrong.

    `notes` tell what is worth knowing all the same: where the dialogue model runs.
    """

    status: str
    checks: dict[str, str]
    notes: dict[str, str] = {}


def json_response(body: BaseModel, status: int = 200) -> Response:
    """The answer that carries `body`; fields that were never set are left out."""
    return Response(
        body.model_dump_json(exclude_unset=True), status, mimetype="application/json"
    )
