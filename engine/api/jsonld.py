"""A shopper's data as JSON-LD: one graph of schema.org terms, which can be read elsewhere.

Source: https://schema.org (DataFeed and the Action types). docs/privacy.md has the vocabulary; its
@context is written into every document, so that no reader has to fetch one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from rdflib import RDF, BNode, Graph, Literal, URIRef

from dialogue.graph import Link
from dialogue.types import Fact, Mood, Profile, Turn
from dialogue.wording import habit_in_words
from engine.privacy_vocabulary import ACTIONS, ANSWERS, CONTEXT, OWN, SCHEMA
from engine.store.facts import StoredFact
from engine.store.shoppers import ConsentGiven
from recsys.types import Event, Habit, Product

Node = dict[str, Any]
Resource = URIRef | BNode

Leads = Callable[[Fact], Link | None]

FEW = 20  # products that a fact names one by one


def _nowhere(fact: Fact) -> Link | None:
    return None


class DataFeed:
    """The graph of all that is kept of one shopper, as it is put together."""

    def __init__(self, profile: Profile, at: datetime) -> None:
        self._graph = Graph()
        self._parts: list[Resource] = []
        self._consents = profile.consents
        self._about = self._node("Person", {
            SCHEMA.identifier: profile.user_id, OWN.tone: profile.tone,
        })  # fmt: skip
        self._feed = self._node("DataFeed", {SCHEMA.dateCreated: at, SCHEMA.about: self._about})

    def add_consents(self, given: Iterable[ConsentGiven]) -> None:
        """Every question (AskAction), yes (AuthorizeAction) and no (RejectAction), with when and
        where it was.

        A purpose that is served without asking comes without both.
        """
        answers = list(given)
        told = {one.purpose for one in answers if one.granted is not None}
        for purpose in sorted(self._consents - told):
            self._part("AuthorizeAction", {OWN.purpose: purpose})
        for one in answers:
            self._part(ANSWERS[one.granted], {
                OWN.purpose: one.purpose, SCHEMA.startTime: one.at, OWN.source: one.source,
            })  # fmt: skip

    def add_facts(self, history: Iterable[StoredFact], leads: Leads = _nowhere) -> None:
        """Each fact with its two times: when it holds, and from when to when it was believed; and
        with what it leads to in the shop."""
        for stored in history:
            fact = stored.fact
            part = self._part("PropertyValue", {
                SCHEMA.identifier: stored.id,
                OWN.subject: fact.subject,
                SCHEMA.name: fact.predicate,
                SCHEMA.value: fact.object,
                OWN.confidence: fact.confidence,
                OWN.source: fact.source,
                OWN.purpose: fact.purpose,
                SCHEMA.validFrom: fact.valid_from,
                SCHEMA.validThrough: fact.valid_to,
                SCHEMA.dateCreated: stored.recorded_at,
                OWN.superseded: stored.superseded_at,
                SCHEMA.position: stored.place,
            }, URIRef(f"urn:shoptalk:fact:{quote(stored.id, safe='')}"))  # fmt: skip
            for node in self._led_to(leads(fact)):
                self._graph.add((part, SCHEMA.about, node))

    def add_inferred(self, habits: Iterable[Habit], felt: Mood | None, at: datetime) -> None:
        """What behaviour shows and how the shopper tends to feel, as of now: Observations.

        No PropertyValue, so that nobody takes them for what the shopper told.
        """
        seen: list[tuple[str, str, float, float, str]] = [
            (one.kind, one.about, one.strength, one.trend, habit_in_words(one)) for one in habits
        ]
        if felt is not None:
            seen.append(("tendency", felt.label, felt.confidence, 0.0, ""))
        for kind, about, strength, trend, words in seen:
            self._part("Observation", {
                OWN.inferred: True,
                SCHEMA.name: kind,
                SCHEMA.value: about,
                SCHEMA.description: words,
                OWN.confidence: strength,
                OWN.trend: trend,
                SCHEMA.observationDate: at,
            })  # fmt: skip

    def add_events(self, history: Iterable[Event], products: Mapping[str, Product]) -> None:
        """Each interaction as the Action it was."""
        for event in history:
            product = products.get(event.item_id)
            price = None if event.value is None else str(event.value)
            self._part(ACTIONS[event.kind], {
                SCHEMA.identifier: event.event_id,
                SCHEMA.object: self._product(event.item_id, product),
                SCHEMA.startTime: event.at,
                OWN.quantity: event.quantity,
                SCHEMA.price: price,
                SCHEMA.priceCurrency: product.currency if product and price else None,
            })  # fmt: skip

    def add_turns(self, said: Iterable[tuple[str, Turn, str | None]]) -> None:
        """Each utterance as a Message of its conversation, with the shopper's mood where a reply
        keeps it."""
        for place, (conversation, turn, mood) in enumerate(said):
            kind = "Person" if turn.role == "user" else "Organization"
            message = self._part("Message", {
                OWN.conversation: conversation,
                SCHEMA.sender: self._node(kind, {}),
                SCHEMA.text: turn.text,
                SCHEMA.dateSent: turn.at,
                OWN.mood: mood,
                SCHEMA.position: place,
            })  # fmt: skip
            for item in turn.items:
                self._graph.add((message, SCHEMA.mentions, self._product(item, None)))

    def document(self) -> Node:
        """The JSON-LD document: the feed, its parts nested in it in the order they were added."""
        flat = json.loads(
            self._graph.serialize(format="json-ld", context=CONTEXT, auto_compact=True)
        )
        nodes = {node["@id"]: node for node in flat["@graph"]}
        feed = _nested({"@id": self._feed.n3()}, nodes)
        parts = [_nested({"@id": _id(part)}, nodes) for part in self._parts]
        return {"@context": CONTEXT, **feed, "dataFeedElement": parts}

    def _led_to(self, link: Link | None) -> list[Resource]:
        """The brands and categories a fact leads to, and the products where they are few."""
        if link is None:
            return []
        found = [self._node("Brand", {SCHEMA.name: name}) for name in link.brands]
        found += [self._node("CategoryCode", {SCHEMA.name: name}) for name in link.categories]
        few = sorted(link.items) if len(link.items) <= FEW else []
        return [*found, *(self._product(item, None) for item in few)]

    def _part(
        self, kind: str, values: Mapping[URIRef, Any], name: Resource | None = None
    ) -> Resource:
        part = self._node(kind, values, name)
        self._parts.append(part)
        return part

    def _product(self, item_id: str, product: Product | None) -> Resource:
        name = product.name if product else None
        return self._node("Product", {SCHEMA.productID: item_id, SCHEMA.name: name})

    def _node(
        self, kind: str, values: Mapping[URIRef, Any], name: Resource | None = None
    ) -> Resource:
        node = name or BNode()
        self._graph.add((node, RDF.type, SCHEMA[kind]))
        for term, value in values.items():
            if value not in (None, ""):
                known = isinstance(value, (URIRef, BNode))
                self._graph.add((node, term, value if known else Literal(value)))
        return node


def _id(node: Resource) -> str:
    return node.n3() if isinstance(node, BNode) else str(node)


def _nested(value: Any, nodes: Mapping[str, Node]) -> Any:
    """The value with each reference replaced by the node it points to, itself nested."""
    if isinstance(value, list):
        return [_nested(one, nodes) for one in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"@id"} and value["@id"] in nodes:
        value = nodes[value["@id"]]
    return {
        name: _nested(inner, nodes)
        for name, inner in value.items()
        if name != "@id" or not inner.startswith("_:")
    }
