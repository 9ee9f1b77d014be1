"""The one home of `implicit`: alternating least squares, on the GPU where there is one."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from implicit import gpu
from implicit.cpu.als import AlternatingLeastSquares
from implicit.gpu.als import AlternatingLeastSquares as GpuAlternatingLeastSquares
from implicit.nearest_neighbours import BM25Recommender, CosineRecommender
from implicit.recommender_base import ModelFitError
from implicit.utils import ParameterWarning
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits
from tqdm import tqdm

Kinship = Literal["cosine", "bm25"]
Device = Literal["auto", "cpu", "cuda"]
_NEIGHBOURS = {"cosine": CosineRecommender, "bm25": BM25Recommender}
log = logging.getLogger(__name__)


class FactorError(RuntimeError):
    """The factorisation did not come to finite numbers."""


# Above this part of the largest singular value λ would shrink a small shop to nothing.
_REGULARIZATION_PART = 0.2


def fitting_regularization(matrix: csr_matrix, wanted: float) -> float:
    """The λ to use: `wanted`, or a fifth of the matrix's largest singular value if that is less.

    λ wipes out what has a smaller singular value, and singular values grow with the shop.
    """
    vector = np.ones(matrix.shape[1])
    largest = 0.0
    for _ in range(20):
        image = matrix.T @ (matrix @ vector)
        size = float(np.linalg.norm(image))
        if size == 0:
            break
        largest, vector = float(np.sqrt(size)), image / size
    return min(wanted, _REGULARIZATION_PART * largest) if largest > 0 else wanted


def item_factors(
    matrix: csr_matrix,
    factors: int,
    regularization: float,
    iterations: int,
    seed: int,
    progress: bool = False,
    start: npt.NDArray[np.float32] | None = None,
    device: Device = "auto",
) -> npt.NDArray[np.float32]:
    """The item factors (items x factors, float32) of a confidence matrix (users x items).

    Hu, Koren and Volinsky (2008) with the conjugate gradient solver of `implicit`. Confidences are
    taken as they are (alpha is folded into the matrix), negative ones as dislikes. User factors are
    not kept: every user is folded in from their events when asked for. `start` are item factors to
    go on from (NaN rows begin at random), as when a few interactions came in: then few iterations
    do. Without a single confidence the factors are zero. `device` "auto" is the GPU where
    `implicit` finds one it can use, else the CPU, which also takes over when the GPU gives up.
    Raises FactorError when the numbers overflow, and for "cuda" where there is no such GPU.
    """
    if device == "cuda" and not gpu.HAS_CUDA:
        raise FactorError("device cuda: implicit finds no GPU (it needs CUDA and the package rmm)")
    shape = matrix.shape[1], factors
    if matrix.nnz == 0:
        return np.zeros(shape, dtype=np.float32)
    begin = _begun(np.full(shape, np.nan, dtype=np.float32) if start is None else start, seed)
    options = {"factors": factors, "regularization": regularization, "alpha": 1.0,
               "iterations": iterations, "random_state": seed}  # fmt: skip
    with tqdm(
        total=iterations, desc="factorise", unit="pass", disable=None if progress else True
    ) as bar:
        advance = lambda *_: bar.update(1)  # noqa: E731
        if gpu.HAS_CUDA and device != "cpu":
            try:
                return _finite(_fit_gpu(matrix, begin, options, advance))
            except (MemoryError, RuntimeError) as error:
                if device == "cuda" or isinstance(error, FactorError):
                    raise
                log.warning("the GPU gave up (%s): factorising on the CPU", error)
                bar.reset()
        return _finite(_fit_cpu(matrix, None if start is None else begin, options, advance))


def _fit_cpu(
    matrix: csr_matrix,
    begin: npt.NDArray[np.float32] | None,
    options: dict[str, Any],
    advance: Callable[..., object],
) -> npt.NDArray[np.float32]:
    # The class in full, as the factory in `implicit.als` decides for itself. OpenBLAS threads
    # inside the threads of implicit slow the fit down many times.
    with threadpool_limits(1, "blas"):
        model = AlternatingLeastSquares(**options)
        if begin is not None:
            model.item_factors = begin
        try:
            model.fit(matrix, show_progress=False, callback=advance)
        except ModelFitError as error:
            raise FactorError("the factors are not finite: a confidence is too large") from error
    return np.asarray(model.item_factors, dtype=np.float32)


def _fit_gpu(
    matrix: csr_matrix,
    begin: npt.NDArray[np.float32],
    options: dict[str, Any],
    advance: Callable[..., object],
) -> npt.NDArray[np.float32]:
    model = GpuAlternatingLeastSquares(**options)
    model.item_factors = gpu.Matrix(begin)
    model.fit(matrix, show_progress=False, callback=advance)
    return np.asarray(model.item_factors.to_numpy(), dtype=np.float32)


def _finite(found: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The factors as they are; unlike the CPU's, the GPU's fit does not look at its numbers."""
    if not np.isfinite(found).all():
        raise FactorError("the factors are not finite: a confidence is too large")
    return found


def _begun(start: npt.NDArray[np.float32], seed: int) -> npt.NDArray[np.float32]:
    draw = np.random.default_rng(seed).random(start.shape, dtype=np.float32) * np.float32(0.01)
    return np.where(np.isnan(start), draw, start)


def user_factors(
    items: npt.NDArray[np.float32], regularization: float, known: csr_matrix
) -> npt.NDArray[np.float32]:
    """The factors of users (users x factors) from their confidences, by `implicit` alone.

    A user without any has zeros. Only a baseline needs them: `recsys.fold` is what serves.
    """
    if not known.nnz:
        return np.zeros((known.shape[0], items.shape[1]), dtype=np.float32)
    with threadpool_limits(1, "blas"):
        model = AlternatingLeastSquares(
            factors=items.shape[1], regularization=regularization, alpha=1.0
        )
        model.item_factors = items
        return model.recalculate_user(np.arange(known.shape[0]), known)


def neighbour_similarity(matrix: csr_matrix, kind: Kinship, k: int = 100) -> csr_matrix:
    """The likeness (items x items, at most `k` a row, the item itself among them) of item-kNN.

    The scores of users are their rows of confidences times it. `recommend` of `implicit` is not
    used: it returns what it was told to leave out.
    """
    if not matrix.nnz:
        return csr_matrix((matrix.shape[1], matrix.shape[1]))
    model = _NEIGHBOURS[kind](K=k)
    with warnings.catch_warnings():
        # It warns of the format that its own weighting hands to its own fit.
        warnings.simplefilter("ignore", ParameterWarning)
        model.fit(matrix, show_progress=False)
    return csr_matrix(model.similarity)
