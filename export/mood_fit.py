"""Fitting the mood model: pieces weighed by TF-IDF, a linear model per emotion, five moods on top.

The emotions are learned from GoEmotions. The moods are learned from the shop's own lines, and a
little from GoEmotions, out of the same pieces and of the emotions that the first model reads in
them: so "my cat died" is sad though no line of the shop says it.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.special import expit, softmax
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from dialogue.mood_pieces import is_word, pieces
from dialogue.types import MOODS
from export.errors import ExportError
from export.mood_data import Comments

log = logging.getLogger(__name__)

Floats = NDArray[np.float64]

FOLDS = 4
COMMON = 4  # in as many comments as this, or in two lines, and a piece is counted
WORD_WEIGHT = 2.0  # a word has as many letter groups as letters beside it, four times over
# Of the two models of an emotion, the one on naive Bayes' log-count ratios and the plain one.
RATIO_C, PLAIN_C, MOOD_C = 0.6, 2.0, 2.0
SMOOTHING = 0.1
EMOTION_WEIGHT = 2.0
LINE_WEIGHT, COMMENT_WEIGHT = 5.0, 0.03


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights, a row for a feature and a column for a label, and what is added to each label."""

    weights: Floats
    bias: Floats

    def __call__(self, features: sp.csr_matrix) -> Floats:
        return np.asarray(features @ self.weights) + self.bias


def fit_vectorizer(comments: Sequence[str], lines: Sequence[str]) -> TfidfVectorizer:
    """The pieces that are common enough to count and what each of them weighs."""
    often = _documents(comments)
    in_lines = _documents(lines)
    kept = {piece for piece, count in often.items() if count >= COMMON}
    kept |= {piece for piece, count in in_lines.items() if count >= 2}
    if not kept:
        raise ExportError("too few comments and lines: they have no two pieces in common")
    vocabulary = sorted(kept)
    vectorizer = TfidfVectorizer(
        analyzer=pieces, vocabulary=vocabulary, sublinear_tf=True, dtype=np.float64
    )
    vectorizer.fit([*comments, *lines])
    words = np.array([WORD_WEIGHT if is_word(piece) else 1.0 for piece in vocabulary])
    vectorizer.idf_ = vectorizer.idf_ * words
    return vectorizer


def fit_emotions(
    features: sp.csr_matrix, comments: Comments, emotions: Sequence[str], seed: int
) -> tuple[Linear, Floats]:
    """The model of all emotions, and the score of each comment by one that has not seen it."""
    columns, held_out = [], []
    for place, emotion in enumerate(emotions):
        flags = comments.labels[:, place]
        if flags.sum() < FOLDS:
            raise ExportError(f"train: {flags.sum()} comments of {emotion!r}, at least {FOLDS}")
        columns.append(_fit_emotion(features, flags, seed))
        held_out.append(_held_out(features, flags, seed))
        log.info("emotion %d of %d: %s", place + 1, len(emotions), emotion)
    weights, bias = zip(*columns)
    return Linear(np.array(weights).T, np.array(bias)), np.array(held_out).T


def best_thresholds(scores: Floats, labels: NDArray[np.bool_]) -> Floats:
    """For each label the score from which calling it gives the best F1."""
    return np.array([_best_threshold(s, y) for s, y in zip(scores.T, labels.T)])


def fit_head(
    comments: tuple[sp.csr_matrix, NDArray[np.int64]],
    lines: tuple[sp.csr_matrix, NDArray[np.int64]],
    seed: int,
) -> Linear:
    """The moods on the features of `beside`, from comments and, weighing more, from lines."""
    moods = np.concatenate([comments[1], lines[1]])
    weights = [COMMENT_WEIGHT * _evened(comments[1]), LINE_WEIGHT * _evened(lines[1])]
    head = LogisticRegression(C=MOOD_C, max_iter=300, tol=1e-3, random_state=seed)
    features = sp.vstack([comments[0], lines[0]]).tocsr()
    head.fit(features, moods, sample_weight=np.concatenate(weights))
    return Linear(np.array(head.coef_.T), np.array(head.intercept_))


def mood_chances(head: Linear, features: sp.csr_matrix) -> Floats:
    """The chance of each mood in each row, as the head alone has it."""
    return np.asarray(softmax(head(features), axis=1))


def strength(scores: Floats) -> Floats:
    """How strongly an emotion shows: the root of its chance, so that a weak one counts too."""
    return np.sqrt(expit(scores))


def beside(features: sp.csr_matrix, scores: Floats) -> sp.csr_matrix:
    """The features with the weighted strength of each emotion in further columns."""
    return sp.hstack([features, sp.csr_matrix(EMOTION_WEIGHT * strength(scores))]).tocsr()


def _documents(texts: Sequence[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(pieces(text)))
    return counts


def _fit_emotion(
    features: sp.csr_matrix, flags: NDArray[np.bool_], seed: int
) -> tuple[Floats, float]:
    """The mean of two logistic regressions, one of them on features scaled by their log ratio."""
    with_it = np.asarray(features[flags].sum(axis=0)).ravel() + SMOOTHING
    without = np.asarray(features[~flags].sum(axis=0)).ravel() + SMOOTHING
    ratio = np.log((with_it / with_it.sum()) / (without / without.sum()))
    scaled = _regression(RATIO_C, seed).fit(features @ sp.diags(ratio), flags)
    plain = _regression(PLAIN_C, seed).fit(features, flags)
    weights = (scaled.coef_[0] * ratio + plain.coef_[0]) / 2
    return weights, float(scaled.intercept_[0] + plain.intercept_[0]) / 2


def _regression(penalty: float, seed: int) -> LogisticRegression:
    return LogisticRegression(C=penalty, solver="liblinear", tol=1e-2, random_state=seed)


def _held_out(features: sp.csr_matrix, flags: NDArray[np.bool_], seed: int) -> Floats:
    scores = np.zeros(len(flags))
    for seen, rest in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(flags, flags):
        weights, bias = _fit_emotion(features[seen], flags[seen], seed)
        scores[rest] = features[rest] @ weights + bias
    return scores


def _best_threshold(scores: Floats, flags: NDArray[np.bool_]) -> float:
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(flags[order])
    best = int(np.argmax(2 * hits / (np.arange(1, len(order) + 1) + flags.sum())))
    after = min(best + 1, len(order) - 1)
    return float(scores[order[best]] + scores[order[after]]) / 2


def _evened(moods: NDArray[np.int64]) -> Floats:
    """A weight for each row that halves, on a log scale, how unequally often the moods come."""
    counts = np.maximum(np.bincount(moods, minlength=len(MOODS)), 1.0)
    return np.asarray(np.sqrt(counts.mean() / counts)[moods])
