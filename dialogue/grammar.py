"""What decoding may write in words of its own: a Lark grammar (as llguidance reads it) over slots.

Digits, currency signs, braces and line breaks cannot be written outside slots. An artifact says in
its manifest which voice it was tuned for: "free" words such as these, or "guided", which chooses
among what was written beforehand (dialogue.choosing).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

# One run of free words: letters of any script, blanks and plain punctuation, bounded in length.
_FREE = r"/[\p{L}\p{M} ,.;:!?'’\"\-()，。！？、；：“”（）～]{0,160}/"


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
