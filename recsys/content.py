"""Products as text: which ones read like another product, or like what the shopper said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer
from sklearn.preprocessing import normalize

from recsys.encoder import Encoder, Vectors
from recsys.types import Product

# Characters catch plurals, compounds and typing errors; words say more, so they weigh more.
CHAR_WEIGHT = 0.4
DESCRIPTION_CHARS = 600
# Cosines of sentence vectors: of texts with nothing in common, and of a thing and its description.
# What a query means counts twice its words: who wants to "keep mosquitoes away" wants no potatoes.
UNLIKE, ALIKE = 0.2, 0.8
WORDS_PART = 1 / 3
# Said of the occasion, not of the product; heard only when nothing else is said.
OCCASION_WORDS = frozenset(
    "night tonight evening morning afternoon noon day days today tomorrow week weekend month year "
    "time occasion idea ideas thing things stuff item items product products kind sort need want "
    "looking look like love good great nice cheap cheaper best".split()
)


@dataclass(frozen=True, eq=False)
class ContentIndex:
    """TF-IDF of name, category, brand, attributes and description over words and characters.

    `rows` (products x terms) has unit length per row; `terms` is its transpose, so that a short
    query touches only its own terms.
    """

    words: TfidfVectorizer | None
    characters: TfidfVectorizer | None
    rows: csr_matrix
    terms: csr_matrix
    encoder: Encoder | None = None
    vectors: Vectors | None = None

    @classmethod
    def build(cls, products: Iterable[Product], encoder: Encoder | None = None) -> ContentIndex:
        """The index over these products, in their order; with an encoder, over what they mean."""
        listed = list(products)
        texts = [_text(product) for product in listed]
        words = TfidfVectorizer(sublinear_tf=True, token_pattern=r"(?u)\w+", dtype=np.float32)
        characters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(3, 4), sublinear_tf=True, min_df=2, dtype=np.float32
        )
        by_word, by_character = _fitted(words, texts), _fitted(characters, texts)
        rows = _joined(by_word, by_character, len(texts))
        return cls(
            None if by_word is None else words,
            None if by_character is None else characters,
            rows,
            rows.T.tocsr(),
            encoder,
            None if encoder is None else encoder.encode_kept([_said(one) for one in listed]),
        )

    def like_text(self, text: str) -> npt.NDArray[np.float64]:
        """The cosine of every product with a text, 0 to 1; all 0 when no word is known.

        The words of the text weigh the same, however rare: in "pasta for game night" the pasta
        matters, though a catalogue may have few products for games and nights.
        """
        line = " ".join(_telling(_words(text)))
        by_words = self._cosines(
            _joined(_counted(self.words, line), _counted(self.characters, line), 1)
        )
        if self.encoder is None or self.vectors is None:
            return by_words
        cosines = self.vectors @ self.encoder.encode([text])[0]
        meaning = np.clip((cosines - UNLIKE) / (ALIKE - UNLIKE), 0.0, 1.0)
        return WORDS_PART * by_words + (1 - WORDS_PART) * meaning.astype(np.float64)

    def like_products(
        self, places: npt.NDArray[np.int64], weights: npt.NDArray[np.float64]
    ) -> npt.NDArray[np.float64]:
        """The weighted sum of every product's cosines with the products at `places`."""
        return self._cosines(csr_matrix(weights[None, :]) @ self.rows[places])

    def _cosines(self, query: csr_matrix) -> npt.NDArray[np.float64]:
        # A sparse result would be sorted out product by product, which takes thrice as long.
        return self.terms[query.indices].T.dot(query.data).astype(np.float64)


def _said(product: Product) -> str:
    """A product in words for an encoder: as a person would put it, the name first."""
    attributes = ", ".join(f"{key} {value}" for key, value in product.attributes.items())
    parts = (product.name, product.category, attributes, product.description[:DESCRIPTION_CHARS])
    return ". ".join(part for part in parts if part)


def _text(product: Product) -> str:
    attributes = " ".join(str(value) for value in product.attributes.values())
    described = product.description[:DESCRIPTION_CHARS]
    # The name comes twice: it is what the shopper would say.
    fields = (product.name, product.name, product.category, product.brand, attributes, described)
    return " ".join(_words(" ".join(fields)))


def _words(text: str) -> list[str]:
    return [_singular(word) for word in re.findall(r"\w+", text.casefold())]


def _singular(word: str) -> str:
    # Rough, but the same for products and wishes: "Beers & ales" answers "beer".
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] != "s" else word


def _telling(words: list[str]) -> list[str]:
    plain = [word for word in words if word not in ENGLISH_STOP_WORDS]
    return [word for word in plain if word not in OCCASION_WORDS] or plain


def _counted(vectorizer: TfidfVectorizer | None, line: str) -> csr_matrix | None:
    if vectorizer is None:
        return None
    row = vectorizer.transform([line]).tocsr()
    row.data /= vectorizer.idf_[row.indices].astype(row.dtype)
    return normalize(row)


def _fitted(vectorizer: TfidfVectorizer, texts: list[str]) -> csr_matrix | None:
    try:
        return vectorizer.fit_transform(texts)
    except ValueError:  # no product has a word
        return None


def _joined(words: csr_matrix | None, characters: csr_matrix | None, count: int) -> csr_matrix:
    parts = [words, None if characters is None else CHAR_WEIGHT * characters]
    present = [part for part in parts if part is not None]
    if not present:
        return csr_matrix((count, 1), dtype=np.float32)
    return normalize(hstack(present, format="csr"))
