"""What the intent model sees of an utterance: its pieces, and the concepts its words stand for.

Words are looked up in the tables of dialogue.signs, the longest phrase first, small typing slips
mended. Counted are the concepts, neighbours and pairs of them, whether products were shown before,
whether it asks, how long it is, and the pieces of the mood model. Training and serving share this
file: a change of it wants a new model.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import combinations
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogue.mood_pieces import pieces, plain
from dialogue.signs import CONCEPTS

SIZE = 1 << 14  # places that features are hashed into
_TOKEN = re.compile(
    r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+(?:'[^\W\d_]+)*|\d+(?:[.,]\d+)?|[^\w\s]"
)
_ASKS = re.compile(r"\?|吗|么$|呢$")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_SHORTEST_MENDED = 6
Signs = tuple[str, ...]


def vector(text: str, shown: bool, goods: bool = False) -> NDArray[np.float32]:
    """The features of `text` as one row of length 1; `goods`: it names something the shop has."""
    counts = Counter(crc32(name.encode()) % SIZE for name in features(text, shown, goods))
    row = np.zeros(SIZE, np.float32)
    for place, count in counts.items():
        row[place] = 1.0 + math.log(count)
    return row / np.float32(np.linalg.norm(row))


def features(text: str, shown: bool, goods: bool = False) -> list[str]:
    """The names of the features of `text`, each as often as it counts."""
    tokens = _tokens(text)
    found = [f"p:{piece}" for piece in pieces(text)]
    signs = signs_of(tokens)
    present = sorted({name for names in signs for name in names} | ({"GOODS"} if goods else set()))
    found += [f"c:{name}" for name in present] * 2
    found += [f"pair:{one}+{two}" for one, two in combinations(present, 2)]
    line = [("^",), *signs, ("$",)]
    for before, after in zip(line, line[1:]):
        found += [f"next:{one}>{two}" for one in before for two in after]
    found += [f"{'shown' if shown else 'fresh'}:{name}" for name in ("", "", *present)]
    if _ASKS.search(text):
        found += [f"asks:{name}" for name in ("", *present)]
    found.append(f"long:{min(6, int(1.5 * math.log2(len(tokens) + 1)))}")
    return found


def concepts(text: str) -> frozenset[str]:
    """What the words of `text` are signs of."""
    return frozenset(name for signs in signs_of(_tokens(text)) for name in signs)


def signs_of(tokens: list[str]) -> list[Signs]:
    """The concepts of each phrase found in `tokens`, in the order of the phrases."""
    table, longest = _table()
    tokens = [_mended(token) for token in tokens]
    found, place = [], 0
    while place < len(tokens):
        for length in range(min(longest, len(tokens) - place), 0, -1):
            signs = table.get(tuple(tokens[place : place + length]))
            if signs:
                found.append(signs)
                break
        place += length
    return found


def _tokens(text: str) -> list[str]:
    """Words without their apostrophes, single Chinese characters, signs, and "0" for any number."""
    found = _TOKEN.findall(plain(text))
    return ["0" if token[0].isdigit() else token.replace("'", "") for token in found]


@cache
def _table() -> tuple[dict[Signs, Signs], int]:
    """The concepts of every phrase, and the number of tokens in the longest."""
    table: dict[Signs, Signs] = {}
    for concept, phrases in CONCEPTS.items():
        for phrase in phrases:
            key = tuple(_tokens(phrase))
            table[key] = tuple(dict.fromkeys((*table.get(key, ()), concept)))
    return table, max(map(len, table))


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...]]:
    """All words of phrases, and those that stand alone and are long enough to be mended to."""
    phrases: Iterable[Signs] = _table()[0]
    every = frozenset(word for phrase in phrases for word in phrase)
    alone = {phrase[0] for phrase in phrases if len(phrase) == 1 and phrase[0].isascii()}
    return every, tuple(sorted(word for word in alone if len(word) >= _SHORTEST_MENDED))


@lru_cache(maxsize=8192)
def _mended(word: str) -> str:
    """The known word that `word` is a slip of ("recomend", "heyyy"), else `word`."""
    every, alone = _words()
    if word in every or not word.isascii():
        return word
    if _DRAWN_OUT.search(word):
        twice, once = _DRAWN_OUT.sub(r"\1\1", word), _DRAWN_OUT.sub(r"\1", word)
        return twice if twice in every else once
    if len(word) < _SHORTEST_MENDED:
        return word
    slips = 1 if len(word) < 10 else 2
    found = process.extractOne(word, alone, scorer=OSA.distance, score_cutoff=slips)
    return found[0] if found and found[0][0] == word[0] else word
