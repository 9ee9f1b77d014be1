"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from export.run import export

# A developer's run tries new examples every time; CI tries the same ones, so that red stays red.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def real_artifact() -> Path:
    """The folder of the default dialogue model, exported for real: int8 for the CPU.

    It is made once, a minute's work, and kept for later runs of the tests under build/, or
    wherever SHOPTALK_TEST_CACHE says; an artifact made of other inputs is made anew. Read only:
    copy it before changing anything.
    """
    folder = Path(os.environ.get("SHOPTALK_TEST_CACHE") or ROOT / "build" / "test-artifact")
    export(None, "int8", "cpu", folder)
    return folder
