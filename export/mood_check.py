"""The figures of a mood model: macro-F1 on GoEmotions and, cross-validated, on the shop's lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import StratifiedKFold

from dialogue.mood import weigh
from dialogue.mood_model import MoodModel
from dialogue.mood_pieces import plain
from dialogue.mood_signs import signs
from dialogue.types import MOODS
from export.mood_data import LOCALES, Comments, Lines
from export.mood_fit import FOLDS, Floats, Linear, fit_head, mood_chances


def emotion_f1(model: MoodModel, comments: Comments, thresholds: Sequence[float]) -> float:
    """Macro-F1 of the shipped graph over all emotions; a chance above its threshold is a yes."""
    chances = np.array([model.read(text).emotions for text in comments.texts])
    return macro_f1(comments.labels, chances > np.asarray(thresholds))


def macro_f1(labels: NDArray[np.bool_], called: NDArray[np.bool_]) -> float:
    """The mean of the F1 of each column; an emotion that is never called scores nothing."""
    return float(f1_score(labels, called, average="macro", zero_division=0))


def line_figures(
    features: sp.csr_matrix, comments: tuple[sp.csr_matrix, NDArray[np.int64]], lines: Lines,
    seed: int,
) -> dict[str, float]:  # fmt: skip
    """Accuracy and macro-F1 of each locale's lines, each read by a model that has not seen it.

    `features` are those of the lines, `comments` those of GoEmotions with their moods. The figures
    of what a shopper meets, the model with the signs, and of the model alone.
    """
    chances = _held_out(features, comments, lines, seed)
    alone = chances.argmax(axis=1)
    signed = np.array([_signed(text, row) for text, row in zip(lines.texts, chances)])
    figures: dict[str, float] = {}
    for locale in LOCALES:
        here = lines.locales == locale
        for name, said in (("", signed), ("_without_signs", alone)):
            right = lines.moods[here], said[here]
            figures[f"{locale}_accuracy{name}"] = float(accuracy_score(*right))
            figures[f"{locale}_macro_f1{name}"] = float(f1_score(*right, average="macro"))
    return figures


def _held_out(
    features: sp.csr_matrix, comments: tuple[sp.csr_matrix, NDArray[np.int64]], lines: Lines,
    seed: int,
) -> Floats:  # fmt: skip
    strata = [f"{mood}{locale}" for mood, locale in zip(lines.moods, lines.locales)]
    chances = np.zeros((len(lines.texts), len(MOODS)))
    for seen, rest in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(strata, strata):
        head: Linear = fit_head(comments, (features[seen], lines.moods[seen]), seed)
        chances[rest] = mood_chances(head, features[rest])
    return chances


def _signed(text: str, chances: Floats) -> int:
    mood = weigh(dict(zip(MOODS, chances.tolist())), signs(plain(text)))
    return MOODS.index(mood.label)
