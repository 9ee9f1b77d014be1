"""How many threads the linear algebra may use."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager

import scipy.linalg  # noqa: F401  (the controller sees only the libraries that are loaded)
from threadpoolctl import ThreadpoolController

_controller = ThreadpoolController()


def one_blas_thread() -> AbstractContextManager[object]:
    """The context in which BLAS keeps to one thread.

    The matrices of one shopper are small: more threads cost more than they bring, many times more
    when the cores are busy.
    """
    return _controller.limit(limits=1, user_api="blas")


def cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
