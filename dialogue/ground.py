"""Filling slots and checking what was said: nothing leaves that the plan does not support."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from dialogue.assertions import asserted
from dialogue.lexicon import WORD, normal

Fault = Literal[
    "unfinished", "unknown_slot", "missing_slot", "repeated_slot", "figure", "claim", "popularity",
    "denial", "name", "loop",
]  # fmt: skip

SLOT = re.compile(r"\{([A-Za-z][\w.]*)\}")
_ENDS = (".", "!", "?", "。", "！", "？", "～", '"', "”", ")")
_AMOUNT = re.compile(r"[$€£¥]?\d+(?:[.,]\d+)*%?")
_RUN = 4  # words that may not come twice in the same order


def check_draft(
    draft: str,
    slots: Mapping[str, str],
    required: frozenset[str],
    goods: frozenset[str],
    act: str = "",
) -> tuple[Fault, ...]:
    """The faults of a freely written draft with its slots unfilled; none means it may be said.

    `required` are the slots that must be there; `goods` are words that name what the shop sells,
    none of which may stand outside a slot unless a filling of this reply holds it. What `act` may
    not assert is in dialogue.assertions.
    """
    used = SLOT.findall(draft)
    said = SLOT.sub(" ", draft)
    allowed = set(normal(" ".join(slots.values())).split())
    faults: dict[Fault, bool] = {
        "unfinished": not draft.rstrip().endswith(_ENDS) and not draft.rstrip().endswith("}"),
        "unknown_slot": any(name not in slots for name in used) or bool(re.search(r"[{}]", said)),
        "missing_slot": not required <= set(used),
        "repeated_slot": len(used) != len(set(used)),
        "name": bool(set(normal(said).split()) & (goods - allowed)),
        "loop": _loops(draft),
    }
    return (*(fault for fault, found in faults.items() if found), *asserted(said, act))


def check_text(text: str, slots: Mapping[str, str]) -> tuple[Fault, ...]:
    """The faults of a finished reply: a slot left open, or a figure that no filling holds.

    The last look before a shopper reads it, whoever drafted it.
    """
    known = set(_AMOUNT.findall(" ".join(slots.values())))
    faults: dict[Fault, bool] = {
        "unknown_slot": bool(SLOT.search(text)),
        "figure": not set(_AMOUNT.findall(text)) <= known,
    }
    return tuple(fault for fault, found in faults.items() if found)


def fill(draft: str, slots: Mapping[str, str]) -> str:
    """The draft with each `{slot}` replaced by its filling; KeyError for one that has none.

    A filling that opens a sentence gets its capital letter, and a full stop is not doubled.
    """
    text = SLOT.sub(lambda match: slots[match[1]], draft)
    text = re.sub(r"\.\.(?!\.)", ".", text)
    text = re.sub(r"(^|[.!?] )([a-z])", lambda match: match[1] + match[2].upper(), text)
    return " ".join(text.split())


def _loops(draft: str) -> bool:
    """Whether a run of words between two slots comes twice."""
    runs: list[tuple[str, ...]] = []
    for piece in re.split(r"\{[^}]*\}", draft):
        words = [word.casefold() for word in WORD.findall(piece)]
        runs += [tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)]
    return len(runs) != len(set(runs))
