"""What holds for every list of a shopper because of who they are: safety, tastes and age."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from dialogue.lexicon import Lexicon
from dialogue.memory import hints, left_out, steer
from dialogue.types import SELF, Act, Fact, Profile
from engine.age import age_now
from recsys.types import Constraints, Hint


@dataclass(frozen=True, slots=True)
class Standing:
    """The constraints in force, the age that limits of age are held against (None: not known),
    what was said that speaks for some products, and what the facts leave out, by fact."""

    constraints: Constraints
    age: int | None
    hints: tuple[Hint, ...] = ()
    left_out: tuple[tuple[Fact, frozenset[str]], ...] = ()

    @property
    def plain(self) -> bool:
        """Whether nothing sets the shopper apart from one of whom nothing is known."""
        return self == Standing(Constraints(), None)


def standing(
    profile: Profile,
    lexicon: Lexicon,
    act: Act = Act("ask_recommendation"),
    people: Collection[str] = (),
    language: str = "en",
) -> Standing:
    """What holds for the list that answers `act`; `people` are those for whom it must do, and
    reasons are worded in `language`.

    For somebody else, where nothing else is asked for, it is among what is known of them that is
    chosen: the shopper's own taste does not say what a child of two wants.
    """
    asked, recipient = act.constraints, act.audience.recipient
    said = hints(profile, lexicon, recipient, language)
    if recipient not in ("", SELF) and said and not _names_goods(asked):
        asked = replace(asked, items=tuple(sorted(frozenset().union(*(one.items for one in said)))))
    without = left_out(profile, lexicon, people, recipient)
    return Standing(steer(asked, without), age_now(profile.facts), said, without)


def _names_goods(asked: Constraints) -> bool:
    return bool(asked.items or asked.categories or asked.brands or asked.attributes or asked.about)
