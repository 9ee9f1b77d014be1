"""What else a shop could show: the rule "looked at but not bought", item-kNN and bare ALS.

Each scores every product for every test user and is masked as ours: nothing owned, only what is in
stock. What a rival has nothing good to say of is filled by popularity.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_matrix

from recsys.evaluate import Exam, Result, mark
from recsys.factors import Kinship, item_factors, neighbour_similarity, user_factors
from recsys.interactions import Interactions
from recsys.model import Settings
from recsys.rank import best

RULE = "looked at but not bought"
ALS = "bare ALS"
NEIGHBOURS: Mapping[str, Kinship] = {"item-kNN, cosine": "cosine", "item-kNN, BM25": "bm25"}

TURNED_TO = ("view", "cart", "wishlist")
LOOKS = ("list_view", *TURNED_TO)
CHUNK = 256  # users whose scores for every product are held at once
Scores = Callable[[slice], npt.NDArray[np.floating]]


def by_rule(exam: Exam, looks: pd.DataFrame, k: int) -> Result:
    """The result of showing each user what they looked at: turned to before merely shown, then the
    newest first, among equals what sells better."""
    looks = looks[looks["item_id"].isin(exam.catalog.places)]
    place = looks["item_id"].map(exam.catalog.places).to_numpy(np.int64)
    row = looks["user_id"].map(_numbered(exam.answers.users)).to_numpy(np.int64)
    at = pd.to_datetime(looks["at"], utc=True).to_numpy()
    order = np.lexsort((exam.popularity[place], at, looks["kind"].isin(TURNED_TO)))
    cells = pd.DataFrame({"row": row[order], "place": place[order]})
    last = cells[~cells.duplicated(keep="last")]
    shape = (len(exam.answers.users), len(exam.catalog))
    newest = csr_matrix((last.index.to_numpy() + 1.0, (last["row"], last["place"])), shape=shape)
    return _listed(exam, RULE, lambda rows: newest[rows].toarray(), k)


def by_neighbours(exam: Exam, name: str, trained: csr_matrix, mine: csr_matrix, k: int) -> Result:
    """The result of item-kNN: the user's confidences times the likeness of the items.

    `trained` is the confidence matrix to learn from, `mine` that of the test users, both with a
    column per place (`moved`).
    """
    alike = neighbour_similarity(_positive(trained), NEIGHBOURS[name])[:, : len(exam.catalog)]
    liked = _positive(mine)
    return _listed(exam, name, lambda rows: (liked[rows] @ alike).toarray(), k)


def by_als(
    exam: Exam, settings: Settings, regularization: float, trained: csr_matrix, mine: csr_matrix,
    k: int,
) -> Result:  # fmt: skip
    """The result of ALS alone, with the settings of our model and the λ in force in it."""
    items = item_factors(
        trained, settings.factors, regularization, settings.iterations, settings.seed
    )
    users, sold = user_factors(items, regularization, mine), items[: len(exam.catalog)]
    return _listed(exam, ALS, lambda rows: users[rows] @ sold.T, k)


def moved(
    interactions: Interactions, places: Mapping[str, int], users: Sequence[str] | None = None
) -> csr_matrix:
    """The confidences with a column per place, and a row per one of these users (None: all)."""
    entries = interactions.matrix.tocoo()
    column = np.array([places.get(item, -1) for item in interactions.items], dtype=np.int64)
    names = interactions.users if users is None else users
    number = _numbered(names)
    row = np.array([number.get(user, -1) for user in interactions.users], dtype=np.int64)
    row, column = row[entries.row], column[entries.col]
    kept = (row >= 0) & (column >= 0)
    cells = entries.data[kept], (row[kept], column[kept])
    return csr_matrix(cells, shape=(len(names), len(places)), dtype=np.float32)


def _numbered(names: Sequence[str] | pd.Index) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _positive(matrix: csr_matrix) -> csr_matrix:
    kept = csr_matrix(matrix.maximum(0))
    kept.eliminate_zeros()
    return kept


def _listed(exam: Exam, name: str, scores: Scores, k: int) -> Result:
    users, favour = len(exam.answers.users), _below_one(exam.popularity)
    order = np.argsort(exam.owned[0], kind="stable")
    row, place = exam.owned[0][order], exam.owned[1][order]
    lists = np.full((users, k), -1, dtype=np.int64)
    for start in range(0, users, CHUNK):
        rows = slice(start, min(start + CHUNK, users))
        found = scores(rows).astype(np.float64)
        found = np.where(found > 0, 1.0 + found, favour)
        own = slice(*np.searchsorted(row, (rows.start, rows.stop)))
        found[row[own] - start, place[own]] = -np.inf
        found[:, ~exam.catalog.in_stock] = -np.inf
        lists[rows] = best(found, k)
    return mark(exam, name, lists)


def _below_one(popularity: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return popularity / (popularity.max(initial=0.0) + 1.0)
