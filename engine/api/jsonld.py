"""A shopper's data as JSON-LD: schema.org terms, so that it can be read elsewhere.

Source: https://schema.org (DataFeed and the Action types); what it has no term for is under
`urn:shoptalk:`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from dialogue.types import PURPOSES, Profile, Turn
from engine.store.facts import StoredFact
from recsys.types import Event, Product

Node = dict[str, Any]

OWN_TERMS = (
    "confidence",
    "conversation",
    "purpose",
    "quantity",
    "source",
    "subject",
    "superseded",
    "tone",
)
CONTEXT = ["https://schema.org", {term: f"urn:shoptalk:{term}" for term in OWN_TERMS}]
ACTIONS: Mapping[str, str] = {
    "list_view": "DiscoverAction",
    "view": "ViewAction",
    "cart": "AddAction",
    "purchase": "BuyAction",
    "wishlist": "WantAction",
    "remove": "DeleteAction",
    "return": "ReturnAction",
    "like": "LikeAction",
    "dislike": "DislikeAction",
}


def data_feed(profile: Profile, parts: Iterable[Node], at: datetime) -> Node:
    """The JSON-LD document of all that is kept of one shopper; `parts` are its elements."""
    return {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "dateCreated": at.isoformat(),
        "about": _without_empty(
            {"@type": "Person", "identifier": profile.user_id, "tone": profile.tone}
        ),
        "dataFeedElement": [*_consents(profile), *parts],
    }


def fact_node(stored: StoredFact) -> Node:
    """One fact as a PropertyValue; `superseded` is when it was corrected, if it was."""
    fact = stored.fact
    return _without_empty(
        {
            "@type": "PropertyValue",
            "identifier": stored.id,
            "subject": fact.subject,
            "name": fact.predicate,
            "value": fact.object,
            "confidence": fact.confidence,
            "source": fact.source,
            "purpose": fact.purpose,
            "validFrom": _when(fact.valid_from),
            "validThrough": _when(fact.valid_to),
            "dateCreated": _when(stored.recorded_at),
            "superseded": _when(stored.superseded_at),
        }
    )


def event_node(event: Event, products: Mapping[str, Product]) -> Node:
    """One interaction as the Action it was."""
    product = products.get(event.item_id)
    thing = {"@type": "Product", "productID": event.item_id, "name": product and product.name}
    price = None if event.value is None else str(event.value)
    currency = product.currency if product and price else None
    return _without_empty(
        {
            "@type": ACTIONS[event.kind],
            "identifier": event.event_id,
            "object": _without_empty(thing),
            "startTime": _when(event.at),
            "quantity": event.quantity,
            "price": price,
            "priceCurrency": currency,
        }
    )


def turn_node(conversation_id: str, turn: Turn) -> Node:
    """One utterance as a Message."""
    return _without_empty(
        {
            "@type": "Message",
            "conversation": conversation_id,
            "sender": {"@type": "Person" if turn.role == "user" else "Organization"},
            "text": turn.text,
            "dateSent": _when(turn.at),
            "mentions": [{"@type": "Product", "productID": item} for item in turn.items],
        }
    )


def _consents(profile: Profile) -> list[Node]:
    return [
        {"@type": "AuthorizeAction", "purpose": purpose, "actionStatus": "CompletedActionStatus"}
        for purpose in PURPOSES
        if purpose in profile.consents
    ]


def _when(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _without_empty(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [])}
