"""The terms in which a shopper's data is told: schema.org's, and a few of our own."""

from __future__ import annotations

from typing import Any

from rdflib import XSD, Namespace

SCHEMA = Namespace("https://schema.org/")
# Terms for which schema.org has none; docs/privacy.md says what each means.
OWN = Namespace("urn:shoptalk:ns#")
OWN_TERMS = ("confidence", "conversation", "purpose", "quantity", "source", "subject", "tone")
_MOMENTS = ("dateCreated", "dateSent", "startTime", "validFrom", "validThrough")
_TIME = str(XSD.dateTime)

CONTEXT: dict[str, Any] = {
    "@vocab": str(SCHEMA),
    **{term: str(OWN[term]) for term in OWN_TERMS},
    **{term: {"@id": str(SCHEMA[term]), "@type": _TIME} for term in _MOMENTS},
    "superseded": {"@id": str(OWN.superseded), "@type": _TIME},
}
