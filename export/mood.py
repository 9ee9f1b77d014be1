"""Training the mood model: GoEmotions and the shop's lines in, a folder with an ONNX graph out."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

import numpy as np

from dialogue.manifest import MANIFEST, file_hash
from dialogue.mood_model import MoodModel
from dialogue.types import MOODS
from export.errors import ExportError
from export.mood_card import write_card
from export.mood_check import emotion_f1, line_figures, macro_f1
from export.mood_data import (
    Comments,
    Lines,
    read_comments,
    read_emotions,
    read_lines,
    with_one_mood,
)
from export.mood_fit import beside, best_thresholds, fit_emotions, fit_head, fit_vectorizer
from export.mood_graph import MoodNet, assemble, to_onnx
from export.place import put, refuse_foreign, reserved, work_folder

__all__ = ["ExportError", "MoodRecord", "train_mood"]

GRAPH = "mood.onnx"
CARD = "MODEL_CARD.md"
LINES = Path(__file__).with_name("mood_lines.jsonl")
_SPLITS = ("train", "dev", "test")
_LIBRARIES = ("numpy", "scipy", "scikit-learn", "skl2onnx", "onnx")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MoodRecord:
    """What a mood model was made of and how good it is; the folder's manifest.json.

    `thresholds` has for each emotion the chance from which a comment counts as having it. `figures`
    are explained in the model card; `rows` are counted by source.
    """

    emotions: tuple[str, ...]
    moods: tuple[str, ...]
    thresholds: tuple[float, ...]
    pieces: int
    rows: Mapping[str, int]
    figures: Mapping[str, float]
    data: Mapping[str, str]
    graph: str
    bytes: int
    seed: int
    built_with: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Data:
    emotions: tuple[str, ...]
    train: Comments
    dev: Comments
    test: Comments
    lines: Lines
    hashes: Mapping[str, str]


def train_mood(goemotions: Path, lines: Path, out: Path, seed: int = 0) -> MoodRecord:
    """The record of the model written to `out`: mood.onnx, manifest.json and MODEL_CARD.md.

    goemotions: the folder with labels.txt and train, dev and test as .tsv.gz; lines: JSON Lines of
    {"text", "locale", "mood"}. The test split is read for its figure alone, when all is fitted.
    Raises ExportError naming the file and row at fault.
    """
    data = _read(goemotions, lines)
    out = out.absolute()
    with reserved(out):
        refuse_foreign(out)
        with work_folder(out) as work:
            folder = work / "moods"
            folder.mkdir()
            record = _build(data, folder, seed)
            put(folder, out)
    return record


def _read(goemotions: Path, lines: Path) -> _Data:
    emotions = read_emotions(goemotions)
    paths = {split: goemotions / f"{split}.tsv.gz" for split in _SPLITS}
    train, dev, test = (read_comments(paths[split], emotions) for split in _SPLITS)
    own = read_lines(lines)
    hashes = {path.name: file_hash(path) for path in (*paths.values(), lines)}
    log.info("%d comments to learn from, %d lines", len(train.texts), len(own.texts))
    return _Data(emotions, train, dev, test, own, hashes)


def _build(data: _Data, folder: Path, seed: int) -> MoodRecord:
    model, cut, figures = _fit(data, seed)
    graph = to_onnx(model).SerializeToString()
    (folder / GRAPH).write_bytes(graph)
    thresholds = tuple(_chance(score) for score in cut)
    figures["test_macro_f1"] = emotion_f1(MoodModel(graph), data.test, thresholds)
    log.info("macro-F1 over the emotions: test %.4f", figures["test_macro_f1"])
    record = MoodRecord(
        emotions=data.emotions,
        moods=tuple(MOODS),
        thresholds=thresholds,
        pieces=len(model.vectorizer.vocabulary_),
        rows=_rows(data),
        figures={name: round(figure, 4) for name, figure in figures.items()},
        data=data.hashes,
        graph=file_hash(folder / GRAPH),
        bytes=len(graph),
        seed=seed,
        built_with={name: version(name) for name in _LIBRARIES},
    )
    text = json.dumps(asdict(record), indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
    (folder / CARD).write_text(write_card(asdict(record), model), encoding="utf-8")
    return record


def _fit(data: _Data, seed: int) -> tuple[MoodNet, Sequence[float], dict[str, float]]:
    """The model, the score from which each emotion is called, and the figures short of the test."""
    vectorizer = fit_vectorizer(data.train.texts, data.lines.texts)
    features = vectorizer.transform(data.train.texts)
    log.info("%d pieces", features.shape[1])
    emotions, held_out = fit_emotions(features, data.train, data.emotions, seed)
    cut = best_thresholds(held_out, data.train.labels)
    figures = {
        "train_macro_f1": macro_f1(data.train.labels, held_out > cut),
        "dev_macro_f1": macro_f1(
            data.dev.labels, emotions(vectorizer.transform(data.dev.texts)) > cut
        ),
    }
    log.info("macro-F1 over the emotions: dev %.4f", figures["dev_macro_f1"])
    rows, moods = with_one_mood(data.train, data.emotions)
    comments = beside(features[rows], held_out[rows]), moods
    own = vectorizer.transform(data.lines.texts)
    lines = beside(own, emotions(own))
    figures |= line_figures(lines, comments, data.lines, seed)
    log.info("moods of unseen lines: %s", {k: round(v, 3) for k, v in figures.items()})
    head = fit_head(comments, (lines, data.lines.moods), seed)
    return assemble(vectorizer, emotions, head), cut.tolist(), figures


def _rows(data: _Data) -> dict[str, int]:
    counts = {split: len(getattr(data, split).texts) for split in _SPLITS}
    for locale in sorted(set(data.lines.locales)):
        moods = data.lines.moods[data.lines.locales == locale]
        for mood, count in zip(MOODS, np.bincount(moods, minlength=len(MOODS)).tolist()):
            counts[f"lines_{locale}_{mood}"] = count
    return counts


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-score))
