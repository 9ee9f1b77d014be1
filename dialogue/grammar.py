"""What decoding may write: Lark grammars (as llguidance reads them) over phrases and slots.

Two voices. `guided`: the model finds its way through the phrase book, a choice at every part; what
it says is grammatical and true whatever its size. `free`: the model writes its own words between
the slots of the plan; digits, currency signs, braces and line breaks cannot be written outside
slots. An artifact says in its manifest which voice it was tuned for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from dialogue.situation import Plan

# One run of free words: letters of any script, blanks and plain punctuation, bounded in length.
_FREE = r"/[\p{L}\p{M} ,.;:!?'’\-()，。！？、；：“”]{0,160}/"


def guided(parts: Sequence[Sequence[str]]) -> str:
    """The grammar of every way through `parts`: one alternative each, joined by one space."""
    rules = []
    for number, alternatives in enumerate(parts):
        lead = " " if number else ""
        texts = [lead + text if text else "" for text in alternatives]
        rules.append("(" + " | ".join(json.dumps(text, ensure_ascii=False) for text in texts) + ")")
    return "start: " + " ".join(rules)


def free(plan: Plan) -> str:
    """The grammar of free words around the plan's slots, each of which may stand at any place."""
    slots = " | ".join(json.dumps("{" + name + "}") for name in plan.slots)
    if not slots:
        return f"start: FREE\nFREE: {_FREE}"
    return f"start: FREE (slot FREE)*\nslot: {slots}\nFREE: {_FREE}"


def usable(parts: Iterable[Sequence[str]], slots: Iterable[str]) -> list[tuple[str, ...]]:
    """`parts` without the alternatives that name a slot for which the plan has nothing."""
    known = {"{" + name + "}" for name in slots}
    kept = []
    for alternatives in parts:
        fitting = tuple(text for text in alternatives if _slots(text) <= known)
        if fitting:
            kept.append(fitting)
    return kept


def _slots(text: str) -> set[str]:
    return {"{" + piece.split("}")[0] + "}" for piece in text.split("{")[1:]}
