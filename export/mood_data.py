"""What the mood model learns from: GoEmotions' files and the shop's own lines, read and checked."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from dialogue.types import MOODS, MoodLabel
from export.errors import ExportError

LOCALES = ("en", "zh")
# Which emotion of a comment stands for which mood of a shopper. Wanting something and asking about
# it is what shopping is, so desire and curiosity are neutral. Left out are the emotions that say
# too little of it: no mood is learned from comments that have one of them alone. Disapproval is
# among these ("no, not that one" is no complaint), and disappointment, which is as often sad as
# cross.
MOOD_OF_EMOTION: Mapping[str, MoodLabel] = MappingProxyType(
    {
        "neutral": "neutral", "approval": "neutral", "curiosity": "neutral", "desire": "neutral",
        "admiration": "happy", "amusement": "happy", "excitement": "happy", "gratitude": "happy",
        "joy": "happy", "love": "happy", "pride": "happy", "relief": "happy",
        "anger": "frustrated", "annoyance": "frustrated", "disgust": "frustrated",
        "grief": "sad", "remorse": "sad", "sadness": "sad",
        "confusion": "uncertain", "nervousness": "uncertain",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comments:
    """Comments and, row by row, which of the emotions each of them has."""

    texts: tuple[str, ...]
    labels: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Lines:
    """Shoppers' lines with the place of each one's mood in MOODS, and its locale."""

    texts: tuple[str, ...]
    moods: NDArray[np.int64]
    locales: NDArray[np.str_]


def read_emotions(folder: Path) -> tuple[str, ...]:
    """The names in `labels.txt`, in the order that the label ids count."""
    path = folder / "labels.txt"
    try:
        names = tuple(path.read_text(encoding="utf-8").split())
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(f"{path}: not readable: {error}") from error
    if missing := sorted(MOOD_OF_EMOTION.keys() - set(names)):
        raise ExportError(f"{path}: lacks the emotions {', '.join(missing)}")
    if len(set(names)) < len(names):
        raise ExportError(f"{path}: an emotion is named twice")
    return names


def read_comments(path: Path, emotions: Sequence[str]) -> Comments:
    """The comments of one split (`text`, label ids with commas, id; tab-separated, gzip)."""
    texts: list[str] = []
    rows: list[NDArray[np.bool_]] = []
    for number, line in _rows(path):
        fields = line.rstrip("\r\n").split("\t")
        if len(fields) != 3:
            raise ExportError(f"{path}: row {number}: {len(fields)} columns where 3 are expected")
        texts.append(fields[0])
        rows.append(_flags(fields[1], len(emotions), f"{path}: row {number}"))
    if not texts:
        raise ExportError(f"{path}: empty")
    return Comments(tuple(texts), np.array(rows))


def read_lines(path: Path) -> Lines:
    """The lines of a JSON Lines file of {"text", "locale", "mood"}."""
    texts: list[str] = []
    moods: list[int] = []
    locales: list[str] = []
    for number, line in _rows(path):
        row = _line(line, f"{path}: row {number}")
        texts.append(row["text"])
        locales.append(row["locale"])
        moods.append([str(mood) for mood in MOODS].index(row["mood"]))
    for locale in LOCALES:
        for place, mood in enumerate(MOODS):
            if (locale, place) not in set(zip(locales, moods)):
                raise ExportError(f"{path}: no line in {locale!r} is {mood}")
    return Lines(tuple(texts), np.array(moods), np.array(locales))


def with_one_mood(
    comments: Comments, emotions: Sequence[str]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rows whose emotions point to one mood, and the place of that mood in MOODS.

    A comment that is neutral and something else is the something else.
    """
    of = [MOOD_OF_EMOTION.get(name) for name in emotions]
    rows, moods = [], []
    for row, flags in enumerate(comments.labels):
        found = {of[place] for place in np.flatnonzero(flags)}
        if len(found) > 1:
            found.discard("neutral")
        mood = found.pop()
        if mood is not None and not found:
            rows.append(row)
            moods.append(MOODS.index(mood))
    return np.array(rows, dtype=np.int64), np.array(moods, dtype=np.int64)


def _rows(path: Path) -> Iterator[tuple[int, str]]:
    """The rows of a text file, gzipped where its name says so, counted from 1; none is blank."""
    number = 0
    try:
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line.decode("utf-8")
    except (OSError, EOFError, zlib.error) as error:
        raise ExportError(f"{path}: not readable: {error}") from error
    except UnicodeDecodeError as error:
        raise ExportError(f"{path}: row {number}: not UTF-8") from error


def _flags(ids: str, number: int, where: str) -> NDArray[np.bool_]:
    flags = np.zeros(number, dtype=bool)
    for part in ids.split(","):
        if not part.isascii() or not part.isdigit() or int(part) >= number:
            raise ExportError(f"{where}: {part!r} is no label id from 0 to {number - 1}")
        flags[int(part)] = True
    return flags


def _line(line: str, where: str) -> dict[str, str]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ExportError(f"{where}: not JSON: {error}") from error
    if not isinstance(row, dict) or set(row) != {"text", "locale", "mood"}:
        raise ExportError(f"{where}: expected an object of text, locale and mood")
    if not isinstance(row["text"], str) or not row["text"].strip():
        raise ExportError(f"{where}: text: expected some words")
    if row["locale"] not in LOCALES:
        raise ExportError(f"{where}: locale: {row['locale']!r} is not one of {', '.join(LOCALES)}")
    if row["mood"] not in MOODS:
        raise ExportError(f"{where}: mood: {row['mood']!r} is not one of {', '.join(MOODS)}")
    return row
