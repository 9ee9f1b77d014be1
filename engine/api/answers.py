"""The bodies the server sends: what OpenAPI documents is what is built here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from flask import Response
from pydantic import BaseModel

from dialogue.plan import why_in_words
from dialogue.types import Fact
from recsys.types import Candidate, Evidence, Product

if TYPE_CHECKING:
    from engine.chat import Answer


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
    """A product of the shop; `why` is there where it is recommended."""

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


class RecommendationsAnswer(BaseModel):
    """Products for a shopper, best first."""

    recommendation_id: str
    products: list[ProductJson]


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


class ProfileAnswer(BaseModel):
    """All that is known of a shopper, and what they agreed to."""

    user_id: str
    tone: str | None
    consents: dict[str, bool]
    facts: list[FactJson]


class ReceiptAnswer(BaseModel):
    """What was erased: how many rows of each kind, and when."""

    user_id: str
    erased_at: datetime
    erased: dict[str, int]


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
    """Whether the server can serve: each part is "ok", or says what is wrong."""

    status: str
    checks: dict[str, str]


def json_response(body: BaseModel, status: int = 200) -> Response:
    """The answer that carries `body`; fields that were never set are left out."""
    return Response(
        body.model_dump_json(exclude_unset=True), status, mimetype="application/json"
    )


def product_json(product: Product) -> ProductJson:
    """`product` as shops and pages read it."""
    return ProductJson(
        item_id=product.item_id,
        name=product.name,
        price=None if product.price is None else float(round(product.price, 2)),
        currency=product.currency,
        brand=product.brand,
        category=product.category,
        url=product.url,
        image_url=product.image_url,
        description=product.description,
        in_stock=product.in_stock,
        attributes=dict(product.attributes),
    )


def candidate_json(candidate: Candidate, products: Mapping[str, Product]) -> ProductJson:
    """The product of `candidate` with its reasons; `products` name the items they are about."""
    body = product_json(candidate.product)
    body.why = Why(
        text=why_text(candidate.evidence, products),
        evidence=[_evidence_json(evidence, products) for evidence in candidate.evidence],
    )
    return body


def why_text(evidence: Sequence[Evidence], products: Mapping[str, Product]) -> str:
    """The strongest reason as a sentence without its full stop."""
    clause = why_in_words(evidence, products)
    return f"Because {clause}" if clause else "Many shoppers here buy it"


def chat_answer(answer: Answer, products: Mapping[str, Product]) -> ChatAnswer:
    """`answer` as JSON tells it."""
    reply = answer.reply
    memory = MemoryJson(learned=[_learned(fact) for fact in answer.learned])
    if answer.asked_consent:
        memory.asked_consent = answer.asked_consent
    return ChatAnswer(
        conversation_id=answer.conversation_id,
        reply=ReplyJson(
            text=reply.text, tone=reply.tone, mood=reply.mood.label, source=reply.source
        ),
        products=[candidate_json(candidate, products) for candidate in reply.candidates],
        suggestions=list(reply.suggestions),
        memory=memory,
    )


def _learned(fact: Fact) -> LearnedFact:
    return LearnedFact(subject=fact.subject, predicate=fact.predicate, object=fact.object)


def _evidence_json(evidence: Evidence, products: Mapping[str, Product]) -> EvidenceJson:
    body = EvidenceJson(
        kind=evidence.kind, about=evidence.about, share=round(evidence.share, 4)
    )
    if evidence.kind != "fact" and evidence.about in products:
        body.name = products[evidence.about].name
    if evidence.by is not None:
        body.by = evidence.by
    return body
