"""How many cores compute one reply, and how they wait for each other."""

from __future__ import annotations

from pathlib import Path

# Bytes of weights up to which a reply is computed on one core. Two cores take 200 ms for what one
# takes 310 for, but two replies side by side on one each take 160 apiece (docs/benchmarks.md): with
# a small model a reply is there before anybody notices, so what counts is how many there are.
SMALL = 600 << 20
# Microseconds for which cores that share a reply wait for each other awake: as fast as when they
# wait for good, and half the time where other programs are at work on the same cores.
AWAKE = "10"


def cores_each(folder: Path, threads: int) -> int:
    """The number of cores that compute one reply, of `threads` for all of them."""
    weights = sum(path.stat().st_size for path in folder.glob("*.onnx*"))
    return 1 if weights <= SMALL else threads


def session_options(cores: int) -> dict[str, object]:
    """What ONNX Runtime is told of it."""
    return {"intra_op_num_threads": cores, "session.intra_op.spin_duration_us": AWAKE}
