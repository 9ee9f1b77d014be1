"""The language a reply is written in: a look at the script is enough for the two there are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dialogue.types import Turn

_HAN = re.compile("[\u3400-\u9fff]")
_LETTERS = re.compile(r"[A-Za-z]{2,}")


def reply_language(message: str, turns: Sequence[Turn] = (), locale: str | None = None) -> str:
    """ "zh" or "en": that of the message, else of what the shopper said before, else of `locale`.

    A product's Latin name in a Chinese message does not make it English.
    """
    said = [message, *(turn.text for turn in reversed(turns) if turn.role == "user")]
    for text in said:
        if _HAN.search(text):
            return "zh"
        if _LETTERS.search(text):
            return "en"
    return "zh" if (locale or "").casefold().startswith("zh") else "en"
