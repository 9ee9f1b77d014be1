"""The bodies and queries the server reads; what does not fit is answered with the field named."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    Field,
    StrictBool,
    StringConstraints,
    model_validator,
)

from dialogue.tone import TONES
from dialogue.types import Purpose
from engine.auth import MAX_ID_CHARS, PRINTABLE

Id = Annotated[
    str, StringConstraints(min_length=1, max_length=MAX_ID_CHARS, pattern=PRINTABLE)
]
Locale = Annotated[str, StringConstraints(max_length=35, pattern=r"^[A-Za-z0-9_-]*$")]
Word = Annotated[str, StringConstraints(max_length=100, pattern=PRINTABLE)]
# NUL is text nowhere: PostgreSQL cannot store it, and nobody types it.
Message = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\x00]*$")
]


def _known_tone(name: str) -> str:
    if name not in TONES:
        raise ValueError(f"it is none of {', '.join(TONES)}")
    return name


Tone = Annotated[str, AfterValidator(_known_tone)]

MAX_EVENTS = 1000


class SessionBody(BaseModel):
    """Who asks: a shop's site key, its signed JWT, or (in the demo) a bare user id."""

    site_key: Id | None = None
    jwt: Annotated[str, StringConstraints(max_length=8192)] | None = None
    user_id: Id | None = None


class PageBody(BaseModel):
    """The page the shopper is looking at."""

    item_id: Id | None = None


class ChatBody(BaseModel):
    """One thing a shopper says."""

    message: Message
    user_id: Id | None = None
    conversation_id: Id | None = None
    tone: Tone | None = None
    locale: Locale | None = None
    page: PageBody | None = None


class EventsBody(BaseModel):
    """Events of the shopper, each in the shape of docs/ingest.md; at most a thousand."""

    events: Annotated[list[dict[str, Any]], Field(max_length=MAX_EVENTS)]


class Query(BaseModel):
    """A query string, where `?name=` says no more than leaving the name out."""

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, values: Any) -> Any:
        return {name: value for name, value in values.items() if value != ""}


class RecommendationsQuery(Query):
    """What to recommend: how many, and beside which product; `debug` tells what ranked them, and
    reasons are in the language of `locale`."""

    user_id: Id | None = None
    n: Annotated[int, Field(ge=1, le=100)] = 10
    item_id: Id | None = None
    locale: Locale | None = None
    debug: bool = False


class FeedbackBody(BaseModel):
    """What a shopper thinks of a product put forward; `kind` is another name of `rating`."""

    item_id: Id
    rating: Literal["up", "down"]
    recommendation_id: Id | None = None
    user_id: Id | None = None

    @model_validator(mode="before")
    @classmethod
    def _kind_is_rating(cls, values: Any) -> Any:
        if isinstance(values, dict) and "kind" in values and "rating" not in values:
            return {**values, "rating": values["kind"]}
        return values


class Correction(BaseModel):
    """A fact as the shopper states it; with `id`, it takes the place of that one."""

    id: Id | None = None
    subject: Annotated[Word, StringConstraints(min_length=1)] = "shopper"
    predicate: Annotated[Word, StringConstraints(min_length=1)] | None = None
    object: Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=PRINTABLE)]

    @model_validator(mode="after")
    def _new_facts_have_a_predicate(self) -> Correction:
        if self.id is None and self.predicate is None:
            raise ValueError("a new fact needs a predicate, a correction an id")
        return self


class ProfileBody(BaseModel):
    """Changes to the shopper's profile; what is left out stays as it is."""

    user_id: Id | None = None
    tone: Tone | None = None
    facts: Annotated[list[Correction], Field(max_length=100)] = []


class ConsentBody(BaseModel):
    """Yes or no to keeping things for one purpose."""

    purpose: Purpose
    granted: StrictBool
    user_id: Id | None = None


class ShoppersQuery(Query):
    """Which demo shoppers to list."""

    query: Word = ""
    limit: Annotated[int, Field(ge=1, le=200)] = 20


class ProductsQuery(Query):
    """Which products of the demo store to list."""

    query: Word = ""
    department: Word = ""
    page: Annotated[int, Field(ge=1, le=10_000)] = 1


class TextPart(BaseModel):
    """A piece of an OpenAI message; only text is read."""

    type: str = "text"
    text: str = ""


class CompletionMessage(BaseModel):
    """A message in the OpenAI shape."""

    role: Word
    content: str | list[TextPart] | None = None

    def plain(self) -> str:
        """The text of the message."""
        if isinstance(self.content, list):
            return "".join(part.text for part in self.content if part.type == "text")
        return self.content or ""


class CompletionBody(BaseModel):
    """A request in the OpenAI chat shape; sampling settings are read by nobody."""

    messages: Annotated[list[CompletionMessage], Field(min_length=1, max_length=1000)]
    model: Word = "shoptalk"
    stream: StrictBool = False
    user: Id | None = None
    conversation_id: Id | None = None
