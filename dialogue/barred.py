"""Why a list is empty, or nearly: what would fit but is left out, as a clause that says so."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue.statements import in_words
from dialogue.types import Fact

_TOLD = 3  # reasons named at once


@dataclass(frozen=True, slots=True)
class Barred:
    """What keeps products that fit out of a list: `facts` of those it is for, and what the shopper
    `refused` in so many words (brands, categories, values of attributes)."""

    facts: tuple[Fact, ...] = ()
    refused: tuple[str, ...] = ()


def barred_in_words(barred: Barred, language: str = "en") -> str:
    """The reasons as a clause: "you are allergic to nuts and you wanted no Cheese"."""
    told = [in_words(fact, language) for fact in barred.facts[:_TOLD]]
    refused = barred.refused[: _TOLD - len(told)]
    if language == "zh":
        told += [f"您说了不要{'、'.join(refused)}"] if refused else []
        return "，".join(told)
    told += [f"you wanted no {' or '.join(refused)}"] if refused else []
    return " and ".join(told)
