"""What decoding may write: Lark grammars (as llguidance reads them) over phrases and slots.

Two voices. `guided`: the model finds its way through the phrase book, a choice at every part; what
it says is grammatical and true whatever its size. `free`: the model writes its own words between
the slots given; digits, currency signs, braces and line breaks cannot be written outside
slots. An artifact says in its manifest which voice it was tuned for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

# One run of free words: letters of any script, blanks and plain punctuation, bounded in length.
_FREE = r"/[\p{L}\p{M} ,.;:!?'’\"\-()，。！？、；：“”（）～]{0,160}/"


def guided(parts: Sequence[Sequence[str]], joint: str = " ") -> str:
    """The grammar of every way through `parts`: one alternative each, `joint` between them."""
    rules = []
    for number, alternatives in enumerate(parts):
        lead = joint if number else ""
        texts = [lead + text if text else "" for text in alternatives]
        rules.append("(" + " | ".join(json.dumps(text, ensure_ascii=False) for text in texts) + ")")
    return "start: " + " ".join(rules)


def free(names: Iterable[str]) -> str:
    """The grammar of free words around the named slots, each of which may stand at any place."""
    slots = " | ".join(json.dumps("{" + name + "}") for name in names)
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
