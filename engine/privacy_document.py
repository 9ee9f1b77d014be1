"""An exported profile read: its facts with their times, or the node that is wrong."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, TypeVar, cast, get_args

from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from dialogue.pii import redact
from dialogue.predicates import purpose_of
from dialogue.types import Fact, Purpose
from engine.auth import PRINTABLE
from engine.privacy_vocabulary import OWN, SCHEMA
from engine.store.facts import StoredFact

T = TypeVar("T")
_DRAWN = r"(?:conversation )?[0-9a-f]{32}"  # an id of ours

# It would write a value that it cannot read, which is the shopper's, into the log.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)


class ImportFault(ValueError):
    """A document that cannot be taken over; `node` names the part that is wrong."""

    def __init__(self, node: str, why: str) -> None:
        super().__init__(f"{node}: {why}")
        self.node = node


def read_document(text: str | bytes) -> tuple[str, list[StoredFact]]:
    """The id of the shopper it is about ("" where it names none) and its facts, oldest first.

    Nothing is fetched: a @context must be written out. Raises ImportFault naming the node.
    """
    try:
        tree = json.loads(text)
        _refuse_remote(tree)
        graph = Graph().parse(data=text, format="json-ld", publicID="urn:shoptalk:import")
    except ImportFault:
        raise
    except (ValueError, RecursionError) as error:
        raise ImportFault("document", f"is not JSON: {error}") from None
    except Exception as error:  # whatever a parser stumbles over is a fault of the document
        raise ImportFault("document", f"is not JSON-LD: {error!r}") from None
    feed = next(graph.subjects(RDF.type, SCHEMA.DataFeed), None)
    if feed is None:
        raise ImportFault("document", "has no DataFeed in it: it is no exported profile")
    about = next(graph.objects(feed, SCHEMA.about / SCHEMA.identifier), "")
    # What was inferred was told by nobody, whatever type an editor of the file gave it.
    told = set(graph.subjects(RDF.type, SCHEMA.PropertyValue))
    told -= set(graph.subjects(OWN.inferred, Literal(True)))
    facts = [_Reader(graph, node).fact() for node in told]
    return str(about), sorted(facts, key=lambda one: (one.recorded_at, one.place))


def _refuse_remote(tree: Any) -> None:
    """Raises ImportFault for a @context that would have to be fetched."""
    for name, value in _members(tree):
        listed = value if isinstance(value, list) else [value]
        if name == "@import" or any(isinstance(one, str) for one in listed):
            raise ImportFault(name, "must be written out in the document, nothing is fetched")


def _members(tree: Any) -> Iterator[tuple[str, Any]]:
    """Every @context and @import in the tree, however deep."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            if name in {"@context", "@import"}:
                yield name, value
            yield from _members(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _members(value)


class _Reader:
    """Reads one node as a fact; every fault names the node."""

    def __init__(self, graph: Graph, node: Node) -> None:
        self._graph = graph
        self._node = node

    def fact(self) -> StoredFact:
        """The fact; raises ImportFault."""
        purpose = self._one(OWN.purpose, _purpose)
        predicate = self._one(SCHEMA.name, _words(100))
        if purpose != purpose_of(predicate):
            raise self._fault("purpose", f"of {predicate!r} can only be {purpose_of(predicate)!r}")
        fact = Fact(
            self._one(OWN.subject, _words(100)),
            predicate,
            self._one(SCHEMA.value, _words(500)),
            self._one(OWN.confidence, _confidence),
            self._maybe(OWN.source, _words(200)) or "",
            purpose,
            self._maybe(SCHEMA.validFrom, _moment),
            self._maybe(SCHEMA.validThrough, _moment),
        )
        recorded = self._one(SCHEMA.dateCreated, _moment)
        superseded = self._maybe(OWN.superseded, _moment)
        if superseded is not None and superseded < recorded:
            raise self._fault("superseded", "is before dateCreated")
        identifier = self._one(SCHEMA.identifier, _words(256))
        place = self._maybe(SCHEMA.position, _place) or 0
        return StoredFact(identifier, fact, recorded, superseded, place)

    def _one(self, term: URIRef, read: Callable[[str], T]) -> T:
        found = self._maybe(term, read)
        if found is None:
            raise self._fault(_short(term), "is missing")
        return found

    def _maybe(self, term: URIRef, read: Callable[[str], T]) -> T | None:
        values = list(self._graph.objects(self._node, term))
        if not values:
            return None
        if len(values) > 1 or not isinstance(values[0], Literal):
            raise self._fault(_short(term), "must be one plain value")
        try:
            return read(str(values[0]))
        except (ValueError, OverflowError) as error:
            raise self._fault(_short(term), str(error)) from None

    def _fault(self, term: str, why: str) -> ImportFault:
        known = self._graph.value(self._node, SCHEMA.identifier)
        anonymous = isinstance(self._node, BNode)
        name = str(known) if known is not None else "PropertyValue" if anonymous else self._node
        return ImportFault(str(name)[:100], f"{term} {why}")


def _short(term: URIRef) -> str:
    return re.split(r"[/#]", term)[-1]


def _words(longest: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not 0 < len(text) <= longest or not re.fullmatch(PRINTABLE, text):
            raise ValueError(f"must be 1 to {longest} characters, none of them control ones")
        # The digits of a drawn id may look like a card's by chance.
        return text if re.fullmatch(_DRAWN, text) else redact(text)[0]

    return read


def _purpose(text: str) -> Purpose:
    if text not in get_args(Purpose):
        raise ValueError(f"is none of {', '.join(get_args(Purpose))}")
    return cast(Purpose, text)


def _confidence(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise ValueError("is not from 0 to 1")
    return value


def _place(text: str) -> int:
    place = int(text)
    if not 0 <= place < 2**31:
        raise ValueError("is no place in a list")
    return place


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("is no time such as 2026-11-01T10:00:00+00:00") from None
    if moment.tzinfo is None:
        raise ValueError("has no time zone")
    return moment
