"""The terms in which a shopper's data is told: schema.org's, and a few of our own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rdflib import XSD, Namespace

SCHEMA = Namespace("https://schema.org/")
# Terms for which schema.org has none; docs/privacy.md says what each means.
OWN = Namespace("urn:shoptalk:ns#")
OWN_TERMS = (
    "confidence", "conversation", "inferred", "mood", "purpose", "quantity", "source", "subject",
    "tone", "trend",
)  # fmt: skip
_MOMENTS = (
    "dateCreated", "dateSent", "observationDate", "startTime", "validFrom", "validThrough",
)  # fmt: skip
_TIME = str(XSD.dateTime)

# What each interaction is called.
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
# A question for consent, a yes and a no.
ANSWERS: Mapping[bool | None, str] = {
    None: "AskAction",
    True: "AuthorizeAction",
    False: "RejectAction",
}

CONTEXT: dict[str, Any] = {
    "@vocab": str(SCHEMA),
    **{term: str(OWN[term]) for term in OWN_TERMS},
    **{term: {"@id": str(SCHEMA[term]), "@type": _TIME} for term in _MOMENTS},
    "superseded": {"@id": str(OWN.superseded), "@type": _TIME},
}
