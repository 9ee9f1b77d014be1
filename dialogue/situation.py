"""What a reply is planned from, and what a plan is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dialogue.barred import Barred
from dialogue.memory import Learned
from dialogue.safety import Caution
from dialogue.types import Act, Purpose
from recsys.types import Candidate, Habit, Product


@dataclass(frozen=True, slots=True)
class Plan:
    """The act of a reply (an entry of the phrase book), what fills its slots, and the products.

    `opener` is an act put before it, `closer` one put after it; "" for none. `language` is that of
    the reply: "en" or "zh". `reason` is the kind of evidence that P1.why words: "history", "fact",
    "similar", "popular", or "". `brief`: nothing is said that may be left out.
    """

    act: str
    slots: Mapping[str, str] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()
    opener: str = ""
    closer: str = ""
    suggestions: tuple[str, ...] = ()
    language: str = "en"
    brief: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """What a plan is made from: the act, what was learned, the candidates, and products by id.

    `spoken_of` are the products the shopper's words point to; `consent` is "yes" or "no" when they
    answered the question for consent (for `asked_for`) just now, and "withdrawn" when they took it
    back (for those in `withdrawn`). `detail_gone`: something told on health in this conversation
    is not known any more. `newly_cautious`: what is to be avoided was told
    since the last list. `last` is what the assistant said before, and
    `offered_before` whether it has put anything forward in this conversation. `cautions` are in
    force for the list, `barred` is what keeps it empty or short, `habits` are what behaviour shows,
    `contact` is how a person of the shop is reached, `conversation` the source of what was told in
    this chat, `language` that of the reply.
    """

    act: Act
    learned: Learned
    candidates: Sequence[Candidate] = ()
    spoken_of: Sequence[Candidate] = ()
    products: Mapping[str, Product] = field(default_factory=dict)
    consent: str = ""
    asked_for: Purpose | None = None
    withdrawn: frozenset[Purpose] = frozenset()
    detail_gone: bool = False
    message: str = ""
    last: str = ""
    offered_before: bool = False
    newly_cautious: bool = False
    cautions: Sequence[Caution] = ()
    barred: Barred | None = None
    habits: Sequence[Habit] = ()
    contact: str = ""
    conversation: str = ""
    language: str = "en"
