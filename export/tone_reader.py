"""A reader of tones that never saw an exemplar: TF-IDF with logistic regression on the phrase book.

It judges whether the house voice is recognised as what it was asked to be. The book was written
apart from the exemplars; how well the reader knows acts it was not trained on is measured too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline, make_union
from sklearn.preprocessing import FunctionTransformer

from dialogue.ground import SLOT
from dialogue.phrases import PhraseBook
from dialogue.template import template_draft
from dialogue.types import TONES

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_]+")
_WAYS = 12  # drafts of each act and tone


@dataclass(frozen=True, slots=True)
class ToneReader:
    """`read` names the tone of a text; `accuracy` is that on acts it was not trained on."""

    read: Callable[[str], str]
    accuracy: float


def tone_reader(book: PhraseBook) -> ToneReader:
    """A reader trained on every act of the book."""
    texts, tones, acts = _drafts(book)
    model = _model()
    guessed = cross_val_predict(model, texts, tones, groups=acts, cv=GroupKFold(5))
    model.fit(texts, tones)
    return ToneReader(
        lambda text: str(model.predict([text])[0]), float(np.mean(guessed == np.array(tones)))
    )


def _drafts(book: PhraseBook) -> tuple[list[str], list[str], list[str]]:
    found = {
        (SLOT.sub(".", template_draft(book.parts(act, tone), seed)), tone, act)
        for act in book.acts
        for tone in TONES
        for seed in range(_WAYS)
    }
    rows = sorted(found)
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def _model() -> Pipeline:
    return make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"[\u3400-\u9fff]|[^\W\d]+|[!?]"),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
            FunctionTransformer(_manner),
        ),
        LogisticRegression(C=20, max_iter=2000),
    )


def _manner(texts: Sequence[str]) -> csr_matrix:
    """How long a text and its sentences are, and how it is punctuated: (texts, 5)."""
    rows = []
    for text in texts:
        words = len(_WORD.findall(text))
        sentences = max(1, len(re.findall(r"[.!?。！？]+(?:\s|$)?", text)))
        rows.append(
            [
                words / 20, words / sentences / 8, text.count("!") + text.count("！"),
                len(re.findall(r"[a-z]'[a-z]", text)), text.count("?") + text.count("？"),
            ]
        )  # fmt: skip
    return csr_matrix(np.array(rows, dtype=float))
