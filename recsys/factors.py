"""The one home of `implicit`: alternating least squares on the CPU, seeded and quiet."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from implicit.cpu.als import AlternatingLeastSquares
from implicit.recommender_base import ModelFitError
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits
from tqdm import tqdm


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
) -> npt.NDArray[np.float32]:
    """The item factors (items x factors, float32) of a confidence matrix (users x items).

    Hu, Koren and Volinsky (2008) with the conjugate gradient solver of `implicit`. Confidences are
    taken as they are (alpha is folded into the matrix), negative ones as dislikes. User factors are
    not kept: every user is folded in from their events when asked for. The class is named in full
    because the factory in `implicit.als` turns to the GPU where it finds one. `start` are item
    factors to go on from (NaN rows begin at random), as when a few interactions came in: then few
    iterations do. Without a single confidence the factors are zero. Raises FactorError when the numbers overflow.
    """
    if matrix.nnz == 0:
        return np.zeros((matrix.shape[1], factors), dtype=np.float32)
    # OpenBLAS threads inside the threads of implicit slow the fit down many times.
    with threadpool_limits(1, "blas"), tqdm(
        total=iterations, desc="factorise", unit="pass", disable=None if progress else True
    ) as bar:
        model = AlternatingLeastSquares(
            factors=factors,
            regularization=regularization,
            alpha=1.0,
            iterations=iterations,
            random_state=seed,
        )
        if start is not None:
            model.item_factors = _begun(start, seed)
        try:
            model.fit(matrix, show_progress=False, callback=lambda *_: bar.update(1))
        except ModelFitError as error:
            raise FactorError("the factors are not finite: a confidence is too large") from error
    return np.asarray(model.item_factors, dtype=np.float32)


def _begun(start: npt.NDArray[np.float32], seed: int) -> npt.NDArray[np.float32]:
    draw = np.random.default_rng(seed).random(start.shape, dtype=np.float32) * 0.01
    return np.where(np.isnan(start), draw, start)
