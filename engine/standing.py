"""What holds for every list of a shopper because of who they are: safety, tastes and age."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from dialogue.lexicon import Lexicon
from dialogue.memory import hints, steer
from dialogue.types import SELF, Act, Profile
from engine.age import age_now
from recsys.types import Constraints, Hint


@dataclass(frozen=True, slots=True)
class Standing:
    """The constraints in force, the age that limits of age are held against (None: not known),
    and what was said that speaks for some products."""

    constraints: Constraints
    age: int | None
    hints: tuple[Hint, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether nothing sets the shopper apart from one of whom nothing is known."""
        return self == Standing(Constraints(), None)


def standing(
    profile: Profile,
    lexicon: Lexicon,
    act: Act = Act("ask_recommendation"),
    people: Collection[str] = (),
) -> Standing:
    """What holds for the list that answers `act`; `people` are those for whom it must do.

    For somebody else, where nothing else is asked for, it is among what is known of them that is
    chosen: the shopper's own taste does not say what a child of two wants.
    """
    asked, recipient = act.constraints, act.audience.recipient
    said = hints(profile, lexicon, recipient)
    if recipient not in ("", SELF) and said and not _names_goods(asked):
        asked = replace(asked, items=tuple(sorted(frozenset().union(*(one.items for one in said)))))
    obeyed = steer(asked, profile, lexicon, people, recipient)
    return Standing(obeyed, age_now(profile.facts), said)


def _names_goods(asked: Constraints) -> bool:
    return bool(asked.items or asked.categories or asked.brands or asked.attributes or asked.about)
