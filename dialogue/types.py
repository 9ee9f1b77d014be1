"""The values of a conversation: frozen, no storage ids, no I/O."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

from recsys.types import Candidate, Constraints

Intent = Literal[
    "greet", "ask_recommendation", "refine", "compare", "ask_product", "ask_why", "state_fact",
    "state_preference", "set_tone", "feedback_positive", "feedback_negative", "ask_memory",
    "forget", "order_help", "chitchat", "out_of_scope", "goodbye",
]  # fmt: skip
INTENTS: tuple[Intent, ...] = get_args(Intent)

ToneName = Literal["friendly", "concise", "expert", "playful", "formal"]
TONES: tuple[ToneName, ...] = get_args(ToneName)

MoodLabel = Literal["neutral", "happy", "frustrated", "uncertain", "sad"]
MOODS: tuple[MoodLabel, ...] = get_args(MoodLabel)

Purpose = Literal["service", "personalise", "health", "mood", "training"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)

Source = Literal["model", "template"]

SELF = "shopper"  # the subject of facts about the shopper


@dataclass(frozen=True, slots=True)
class Fact:
    """One edge of a shopper's knowledge graph; `source` names the turn or data set it came from.

    `subject` is "shopper" or a person the shopper shops for; `confidence` is 0 to 1.
    """

    subject: str
    predicate: str
    object: str
    confidence: float = 1.0
    source: str = ""
    purpose: Purpose = "personalise"
    valid_from: datetime | None = None
    valid_to: datetime | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one shopper: facts, the tone they like, what they agreed to or refused.

    `asked` are the purposes they were ever asked about; `open` is the one the last reply asked for.
    """

    user_id: str
    facts: tuple[Fact, ...] = ()
    tone: str | None = None
    consents: frozenset[Purpose] = frozenset({"service"})
    refused: frozenset[Purpose] = frozenset()
    asked: frozenset[Purpose] = frozenset()
    open: Purpose | None = None


@dataclass(frozen=True, slots=True)
class Mood:
    """How the shopper seems to feel, with the reader's confidence from 0 to 1."""

    label: MoodLabel = "neutral"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for, in constraints and in the shopper's own `words` for it.

    Not `carried`: it names something for which the shop has no word. `cheapest`: by price first.
    `size`: "larger" or "smaller" than what was shown, "" for any.
    """

    constraints: Constraints = field(default_factory=Constraints)
    words: str = ""
    carried: bool = True
    cheapest: bool = False
    size: Literal["", "larger", "smaller"] = ""


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a list is for: `recipient` is SELF where the shopper says so, "" where nobody is named.

    `people`: those whose allergies, diets and dislikes hold for it beside the shopper's; with
    `everybody` those of all whom the shopper told of. `spoken_of`: those named last. `goods`:
    whether some goods were asked for, `gift`: whether they are to be given away.
    """

    recipient: str = ""
    people: frozenset[str] = frozenset()
    spoken_of: frozenset[str] = frozenset()
    goods: bool = False
    everybody: bool = False
    gift: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """What the shopper's words were understood to mean.

    `references` are the item ids that words such as "the second one" point to. `recipient` is the
    person it is for ("mother"), `occasion` what it is for ("birthday"), "" where nothing is said.
    Not `understood`: nothing in the words was a sign of any intent. `audience` is whom the list is
    for after all that was said so far.
    """

    intent: Intent
    wish: Wish = field(default_factory=Wish)
    facts: tuple[Fact, ...] = ()
    mood: Mood = field(default_factory=Mood)
    tone: str | None = None
    references: tuple[str, ...] = ()
    recipient: str = ""
    occasion: str = ""
    understood: bool = True
    audience: Audience = Audience()

    @property
    def constraints(self) -> Constraints:
        """What the wish asks of a recommendation."""
        return self.wish.constraints


@dataclass(frozen=True, slots=True)
class Turn:
    """One utterance of a conversation and the item ids it offered or spoke of."""

    role: Literal["user", "assistant"]
    text: str
    items: tuple[str, ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What the shopper reads: plain text with every slot filled, and the products beside it."""

    text: str
    candidates: tuple[Candidate, ...]
    tone: str
    mood: Mood
    source: Source
    suggestions: tuple[str, ...] = ()
