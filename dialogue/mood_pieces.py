"""The pieces of a text that the mood model counts.

Latin words count as words, pairs of neighbours and letter groups of two to five; Chinese, which has
no blanks between words, as characters and groups of two to four. Training and serving share this
file: a change of it wants a new model.
"""

from __future__ import annotations

import re
import unicodedata

_HAN = "\u3400-\u9fff"
_TOKEN = re.compile(rf"[{_HAN}]+|[^\W{_HAN}]+(?:'[^\W{_HAN}]+)*|[^\w\s]+")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_IS_HAN = re.compile(f"[{_HAN}]")
# What a shopper types is short; a pasted page would only cost time.
LONGEST = 1000


def plain(text: str) -> str:
    """`text` in one form: full-width signs made narrow, small letters, "soooo" cut to "sooo"."""
    text = unicodedata.normalize("NFKC", text[:LONGEST]).casefold().replace("’", "'")
    return _DRAWN_OUT.sub(r"\1\1\1", text)


def pieces(text: str) -> list[str]:
    """The pieces of `text`, each as often as it stands there; words carry a "_", groups do not."""
    found: list[str] = []
    words: list[str] = []
    for token in _TOKEN.findall(plain(text)):
        if _IS_HAN.match(token):
            found += token
            found += _groups(f"^{token}$", 4)
        else:
            words.append(token)
            found += _groups(f"^{token}$", 5)
    found += [f"_{word}" for word in words]
    found += [f"{first}_{second}" for first, second in zip(words, words[1:])]
    return found


def is_word(piece: str) -> bool:
    """Whether `piece` is a word or a pair of words."""
    return "_" in piece


def _groups(marked: str, longest: int) -> list[str]:
    return [
        marked[start : start + length]
        for length in range(2, longest + 1)
        for start in range(len(marked) - length + 1)
    ]
