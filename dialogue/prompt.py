"""The prompt of one reply: tone, facts, recent turns and the question, within a token budget."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dialogue.situation import Plan
from dialogue.tone import Tone
from dialogue.types import Turn

PROMPT_TOKENS = 480  # about a second of prefill on two CPU cores, so half of it before most replies
TURN = "<|im_start|>{role}\n{text}<|im_end|>\n"
_MARK = re.compile(r"<\|\w*\|>")


def build_prompt(
    plan: Plan,
    tone: Tone,
    turns: Sequence[Turn],
    message: str,
    count: Callable[[str], int],
    budget: int = PROMPT_TOKENS,
) -> str:
    """The prompt in ChatML, at most `budget` tokens long as `count` counts them.

    What never changes comes first, so that a prefilled prefix can be shared. When it is too long,
    the oldest turns go first; a message too long by itself keeps its beginning.
    """
    head = TURN.format(role="system", text=_instructions(plan, tone))
    opening = "<|im_start|>assistant\n"
    room = budget - count(head) - count(opening)
    last = TURN.format(role="user", text=_fit(message, room, count))
    room -= count(last)
    kept: list[str] = []
    for turn in reversed(turns):
        text = TURN.format(role=turn.role, text=plain(turn.text))
        room -= count(text)
        if room < 0:
            break
        kept.insert(0, text)
    return head + "".join(kept) + last + opening


def _instructions(plan: Plan, tone: Tone) -> str:
    lines = [tone.instruction, "Say only what is listed here, and write the slots in braces."]
    lines += [f"{{{name}}} = {plain(value)}" for name, value in plan.slots.items()]
    return "\n".join(lines)


def _fit(message: str, room: int, count: Callable[[str], int]) -> str:
    text = plain(message)
    while text and count(TURN.format(role="user", text=text)) > room:
        text = text[: int(len(text) * 0.8)]
    return text


def plain(text: str) -> str:
    """`text` with the marks of the chat format taken out, so that nobody can forge a turn."""
    while _MARK.search(text):
        text = _MARK.sub("", text)
    return text
