"""The plain reply: a path through the phrase book chosen by seed, true in the same way."""

from __future__ import annotations

import random
from collections.abc import Sequence


def template_draft(parts: Sequence[Sequence[str]], seed: int, joint: str = " ") -> str:
    """A draft with its slots unfilled: one alternative of each part, the same for the same seed."""
    chosen = random.Random(seed)
    texts = [chosen.choice(tuple(alternatives)) for alternatives in parts]
    return joint.join(text for text in texts if text)
