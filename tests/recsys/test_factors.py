"""The factorisation, and the ways of implicit that the rest of recsys relies on or avoids."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from implicit.cpu.als import AlternatingLeastSquares
from implicit.nearest_neighbours import CosineRecommender
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits

from recsys import factors
from recsys.factors import FactorError, fitting_regularization, item_factors


def matrix(users: int = 12, items: int = 10) -> csr_matrix:
    """Even users like even items."""
    same = np.equal.outer(np.arange(users) % 2, np.arange(items) % 2)
    return csr_matrix(same.astype(np.float32) * 2)


def als(confidences: csr_matrix) -> AlternatingLeastSquares:
    with threadpool_limits(1, "blas"):
        model = AlternatingLeastSquares(factors=4, regularization=0.5, alpha=1.0, random_state=1)
        model.fit(confidences, show_progress=False)
    return model


def test_items_liked_together_point_the_same_way() -> None:
    found = item_factors(matrix(), 4, 0.5, 10, seed=1)
    cosine = found @ found.T / np.outer(*[np.linalg.norm(found, axis=1)] * 2)
    assert cosine[0, 2] > 0.9 and abs(cosine[0, 1]) < 0.2


def test_the_same_seed_gives_the_same_factors() -> None:
    first, second = (item_factors(matrix(), 4, 0.5, 5, seed=7) for _ in range(2))
    np.testing.assert_array_equal(first, second)


def test_nothing_known_gives_zeros() -> None:
    assert not item_factors(csr_matrix((3, 4), dtype=np.float32), 2, 1.0, 3, seed=1).any()


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_an_overflow_is_told() -> None:
    with pytest.raises(FactorError, match="not finite"):
        item_factors(matrix() * np.float32(1e38), 4, 1e-30, 3, seed=1)


def test_the_fit_does_not_warn_of_blas_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("implicit.utils._checked_blas_config", False)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        item_factors(matrix(), 4, 0.5, 2, seed=1)


def test_lambda_fits_the_size_of_the_shop() -> None:
    small, large = matrix(6, 6), matrix(200, 200)
    assert fitting_regularization(large, 10.0) == 10.0
    # Two blocks of 3 x 3 twos: the largest singular value is 6.
    assert fitting_regularization(small, 10.0) == pytest.approx(0.2 * 6)
    assert fitting_regularization(csr_matrix((3, 3), dtype=np.float32), 10.0) == 10.0


class FakeMatrix:
    """A matrix that says it lives on the GPU."""

    def __init__(self, values: np.ndarray) -> None:
        self.values = values

    def to_numpy(self) -> np.ndarray:
        """The values brought home."""
        return self.values


class FakeGpu(AlternatingLeastSquares):
    """ALS with the manners of `implicit.gpu.als`: its factors are GPU matrices."""

    def fit(self, user_items, show_progress=True, callback=None):  # type: ignore
        """Fits as the CPU does, from the factors that were handed over."""
        assert isinstance(self.item_factors, FakeMatrix)
        self.item_factors = self.item_factors.values.copy()
        super().fit(user_items, show_progress, callback)
        self.item_factors = FakeMatrix(self.item_factors)


class BrokenGpu(FakeGpu):
    """A GPU that is out of memory."""

    def fit(self, user_items, show_progress=True, callback=None):  # type: ignore
        """Gives up."""
        raise MemoryError("out of memory")


class BlindGpu(FakeGpu):
    """A GPU that overflows and does not say so."""

    def fit(self, user_items, show_progress=True, callback=None):  # type: ignore
        """Leaves factors that are no numbers."""
        self.item_factors = FakeMatrix(np.full((user_items.shape[1], 4), np.nan))


@pytest.fixture
def cuda(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A machine on which `implicit` finds a GPU."""
    monkeypatch.setattr("implicit.gpu.HAS_CUDA", True)
    monkeypatch.setattr("implicit.gpu.Matrix", FakeMatrix, raising=False)
    monkeypatch.setattr(factors, "GpuAlternatingLeastSquares", FakeGpu)
    return monkeypatch


def cosines(found: np.ndarray) -> np.ndarray:
    unit = found / np.linalg.norm(found, axis=1, keepdims=True)
    return unit @ unit.T


def test_the_gpu_finds_what_the_cpu_finds(cuda: pytest.MonkeyPatch) -> None:
    with threadpool_limits(1, "blas"):
        there = item_factors(matrix(), 4, 0.5, 15, seed=1)
    here = item_factors(matrix(), 4, 0.5, 15, seed=1, device="cpu")
    np.testing.assert_allclose(cosines(there), cosines(here), atol=0.05)


def test_the_gpu_goes_on_from_where_it_is_told(cuda: pytest.MonkeyPatch) -> None:
    home = item_factors(matrix(), 4, 0.5, 15, seed=1)
    with threadpool_limits(1, "blas"):
        again = item_factors(matrix(), 4, 0.5, 1, seed=2, start=home)
    np.testing.assert_allclose(cosines(again), cosines(home), atol=0.01)


def test_a_gpu_that_gives_up_is_relieved_by_the_cpu(
    cuda: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cuda.setattr(factors, "GpuAlternatingLeastSquares", BrokenGpu)
    found = item_factors(matrix(), 4, 0.5, 5, seed=1)
    np.testing.assert_array_equal(found, item_factors(matrix(), 4, 0.5, 5, 1, device="cpu"))
    assert "out of memory" in caplog.text
    with pytest.raises(MemoryError):
        item_factors(matrix(), 4, 0.5, 5, seed=1, device="cuda")


def test_numbers_that_overflowed_on_the_gpu_are_told(cuda: pytest.MonkeyPatch) -> None:
    cuda.setattr(factors, "GpuAlternatingLeastSquares", BlindGpu)
    with pytest.raises(FactorError, match="not finite"):
        item_factors(matrix(), 4, 0.5, 5, seed=1)


def test_a_gpu_asked_for_and_not_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("implicit.gpu.HAS_CUDA", False)
    with pytest.raises(FactorError, match="device cuda"):
        item_factors(matrix(), 4, 0.5, 5, seed=1, device="cuda")


class TestWaysOfImplicit:
    """Each of these is why some code here is as it is; when one fails, that code can change."""

    def test_the_cpu_class_is_used(self) -> None:
        assert factors.AlternatingLeastSquares.__module__ == "implicit.cpu.als"

    def test_filter_items_is_not_obeyed_in_number_by_nearest_neighbours(self) -> None:
        # https://github.com/benfred/implicit/issues/736
        model = CosineRecommender(K=10)
        model.fit(matrix(), show_progress=False)
        ids, _ = model.recommend(0, matrix()[0], N=3, filter_items=[1, 3, 5, 7])
        assert len(ids) > 3

    def test_liked_items_come_back_with_the_lowest_float_when_the_others_run_out(self) -> None:
        confidences = matrix(items=6)
        ids, scores = als(confidences).recommend(0, confidences[0], N=6)
        assert {0, 2, 4} <= set(ids.tolist()) and scores.min() < -3e38

    def test_liked_items_come_back_with_zero_from_nearest_neighbours(self) -> None:
        model = CosineRecommender(K=10)
        model.fit(matrix(items=6), show_progress=False)
        ids, scores = model.recommend(0, matrix(items=6)[0], N=6)
        assert {0, 2, 4} & set(ids.tolist()) and scores.min() == 0

    def test_explain_wants_the_whole_matrix(self) -> None:
        confidences = matrix()
        model = als(confidences)
        with pytest.raises(IndexError):
            model.explain(5, confidences[5], 1)
        assert model.explain(5, confidences, 1)[0] == model.explain(0, confidences[5], 1)[0]

    def test_an_unknown_user_is_an_index_error(self) -> None:
        confidences = matrix()
        with pytest.raises(IndexError):
            als(confidences).recommend(99, confidences[0], filter_already_liked_items=False)
