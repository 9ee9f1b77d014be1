"""From the values of the shop to the bodies of answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dialogue.types import Fact
from dialogue.wording import vague_reason, why_in_words
from engine.api.answers import (
    ChatAnswer,
    DebugJson,
    EvidenceJson,
    FactJson,
    LearnedFact,
    MemoryJson,
    ProductJson,
    RankedJson,
    RecommendationsAnswer,
    ReplyJson,
    RuleJson,
    Why,
)
from recsys.rules import Ruling
from recsys.types import Candidate, Evidence, Product

if TYPE_CHECKING:
    from engine.chat import Answer


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


def candidate_json(
    candidate: Candidate, products: Mapping[str, Product], language: str = "en"
) -> ProductJson:
    """The product of `candidate` with its reasons; `products` name the items they are about."""
    body = product_json(candidate.product)
    body.why = Why(
        text=why_text(candidate.evidence, products, candidate.product, language),
        evidence=[_evidence_json(evidence, products) for evidence in candidate.evidence],
    )
    return body


def add_debug(
    body: RecommendationsAnswer, found: Sequence[Candidate], ruling: Ruling, model: str
) -> None:
    """Adds to the body what ranked its products: `found`, under `ruling`, by the model."""
    for product, candidate in zip(body.products, found):
        product.rules = list(candidate.rules)
    body.debug = DebugJson(
        model=model,
        rules=[
            RuleJson(name=rule.name, action=rule.action, touched=int(mask.sum()))
            for rule, mask in ruling.touched
        ],
        products=[
            RankedJson(item_id=one.product.item_id, stage=one.stage, score=round(one.score, 6))
            for one in found
        ],
    )


def why_text(
    evidence: Sequence[Evidence],
    products: Mapping[str, Product],
    own: Product | None = None,
    language: str = "en",
) -> str:
    """The strongest reason as a sentence without its full stop; "" where nothing speaks for it."""
    if not evidence:
        return ""
    clause = why_in_words(evidence, products, own, language)
    popular = any(one.kind == "popular" for one in evidence)
    vague = vague_reason(evidence, language)
    if language == "zh":
        return f"因为{clause}" if clause else "这里很多顾客都买它" if popular else vague
    if clause:
        return f"Because {clause}"
    return "Many shoppers here buy it" if popular else vague[0].upper() + vague[1:]


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
        products=[
            candidate_json(candidate, products, answer.language) for candidate in reply.candidates
        ],
        suggestions=list(reply.suggestions),
        memory=memory,
    )


def fact_json(fact_id: str, fact: Fact) -> FactJson:
    """`fact` with the id that corrections and deletions name."""
    return FactJson(
        id=fact_id,
        subject=fact.subject,
        predicate=fact.predicate,
        object=fact.object,
        confidence=fact.confidence,
        source=fact.source,
        purpose=fact.purpose,
        valid_from=fact.valid_from,
        valid_to=fact.valid_to,
    )


def _learned(fact: Fact) -> LearnedFact:
    return LearnedFact(subject=fact.subject, predicate=fact.predicate, object=fact.object)


def _evidence_json(evidence: Evidence, products: Mapping[str, Product]) -> EvidenceJson:
    body = EvidenceJson(kind=evidence.kind, about=evidence.about, share=round(evidence.share, 4))
    if evidence.kind != "fact" and evidence.about in products:
        body.name = products[evidence.about].name
    if evidence.by is not None:
        body.by = evidence.by
    return body
