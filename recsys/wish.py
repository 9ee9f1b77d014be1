"""What the shopper asks for in words or by the page they look at, as a score per product."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recsys.catalog import Catalog

# A product that matches the wish less than this, or less than this part of the best match, does
# not match it. Found by reading the answers to some forty wishes on the grocery catalogue.
LEAST_COSINE = 0.15
LEAST_PART = 0.35


@dataclass(frozen=True, slots=True)
class Wish:
    """How well each product fits, 0 to 1 (0: not at all), and which part came from words or page.

    `by_text` and `by_page` sum to `score`. `strict` says that nothing else will do.
    """

    score: npt.NDArray[np.float64]
    by_text: npt.NDArray[np.float64]
    by_page: npt.NDArray[np.float64]
    text: str
    page: str
    strict: bool


def wish(
    catalog: Catalog, mask: npt.NDArray[np.bool_], text: str, page: str | None
) -> Wish | None:
    """The wish in `text` and `page` (an item id) over the products in `mask`.

    None when there is no wish or no product fits it; an unknown page is no wish.
    """
    nothing = np.zeros(len(catalog))
    by_text = _matches(catalog.content.like_text(text), mask) if text.strip() else nothing
    by_page = nothing
    if page is not None and page in catalog.products:
        place = np.array([catalog.places[page]])
        by_page = _matches(catalog.content.like_products(place, np.ones(1)), mask)
    told = int(by_text.any()) + int(by_page.any())
    if not told:
        return None
    by_text, by_page = by_text / told, by_page / told
    if by_text.any():
        by_page = np.where(by_text > 0, by_page, 0.0)
    return Wish(
        by_text + by_page, by_text, by_page, text.strip(), page or "", bool(by_text.any())
    )


def _matches(cosine: npt.NDArray[np.float64], mask: npt.NDArray[np.bool_]) -> npt.NDArray:
    masked = np.where(mask, cosine, 0.0)
    best = masked.max(initial=0.0)
    if best < LEAST_COSINE:
        return np.zeros_like(masked)
    return np.where(masked >= max(LEAST_COSINE, LEAST_PART * best), masked / best, 0.0)
