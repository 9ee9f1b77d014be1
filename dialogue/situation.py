"""What a reply is planned from, and what a plan is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dialogue.memory import Learned
from dialogue.safety import Caution
from dialogue.types import Act
from recsys.types import Candidate, Habit, Product


@dataclass(frozen=True, slots=True)
class Plan:
    """The act of a reply (an entry of the phrase book), what fills its slots, and the products.

    `opener` is an act put before it, `closer` one put after it; "" for none.
    """

    act: str
    slots: Mapping[str, str] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()
    opener: str = ""
    closer: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """What a plan is made from: the act, what was learned, the candidates, and products by id.

    `spoken_of` are the products the shopper's words point to; `consent` is "yes" or "no" when they
    answered the question for consent just now. `newly_cautious`: what is to be avoided was told
    since the last list. `last` is what the assistant said before, and
    `offered_before` whether it has put anything forward in this conversation. `cautions` are in
    force for the list, `habits` are what behaviour shows, `contact` is how a person of the shop is
    reached, `conversation` the source of what was told in this chat.
    """

    act: Act
    learned: Learned
    candidates: Sequence[Candidate] = ()
    spoken_of: Sequence[Candidate] = ()
    products: Mapping[str, Product] = field(default_factory=dict)
    consent: str = ""
    message: str = ""
    last: str = ""
    offered_before: bool = False
    newly_cautious: bool = False
    cautions: Sequence[Caution] = ()
    habits: Sequence[Habit] = ()
    contact: str = ""
    conversation: str = ""
