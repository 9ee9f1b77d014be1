"""Reading and writing by llama.cpp, beside onnxruntime-genai with the same weights.

    python -m tests.benchmarks.llama_speed GGUF ARTIFACT... --python OTHER/bin/python [--rounds 5]

OTHER is an environment with llama-cpp-python in it (it is built from source). GGUF is the file the
artifacts were exported from: what llama.cpp runs as it lies is dequantised and quantised anew for
them. 200 tokens are read and 60 written, greedily; each in a process of its own, in turns; medians
and ratios by round.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

READ, WRITTEN = 200, 60
IDS = [100 + 7 * place for place in range(READ)]
THEIRS = """
import sys, time
from llama_cpp import Llama
model = Llama(sys.argv[1], n_ctx=512, n_threads=int(sys.argv[2]),
              n_threads_batch=int(sys.argv[2]), verbose=False)
ids = [100 + 7 * place for place in range(200)]
for _ in range(2):  # the first one warms up
    model.reset()
    started = time.perf_counter()
    model.eval(ids)
    read = time.perf_counter()
    for _ in range(60):
        model.eval([model.sample(temp=0.0)])
    wrote = time.perf_counter()
print(read - started, wrote - read)
"""


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="llama.cpp beside onnxruntime-genai.")
    parser.add_argument("gguf", type=Path)
    parser.add_argument("artifacts", type=Path, nargs="+")
    parser.add_argument("--python", required=True, help="An interpreter that has llama_cpp.")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    for threads in (1, 2):
        found: dict[str, list[tuple[float, float]]] = {}
        for _ in range(options.rounds):
            theirs = [options.python, "-c", THEIRS, str(options.gguf), str(threads)]
            found.setdefault("llama.cpp", []).append(measured(theirs))
            for artifact in options.artifacts:
                ours = [sys.executable, "-m", __spec__.name, "--one", str(artifact), str(threads)]
                found.setdefault(str(artifact), []).append(measured(ours))
        heads = ("prefill", "/ theirs", "decode", "/ theirs")
        print(f"\n{threads} threads{'':32}" + "".join(f"{head:>10}" for head in heads))
        for name, rows in found.items():
            line = f"{name:41}"
            for count, own, base in zip((READ, WRITTEN), zip(*rows), zip(*found["llama.cpp"])):
                ratio = statistics.median(b / a for a, b in zip(own, base))
                line += f"{count / statistics.median(own):>10.0f}{ratio:>10.2f}"
            print(line)


def measured(command: list[str]) -> tuple[float, float]:
    """The seconds of reading and of writing that the command prints."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    read, wrote = done.stdout.split()[-2:]
    return float(read), float(wrote)


def one(artifact: Path, threads: int) -> None:
    """Prints the seconds that the artifact takes."""
    from tests.benchmarks.runtime_speed import load, reader

    model = load(artifact, threads)
    for _ in range(2):
        generator = reader(model)
        started = time.perf_counter()
        generator.append_tokens(IDS)
        read = time.perf_counter()
        for _ in range(WRITTEN):
            generator.generate_next_token()
        wrote = time.perf_counter()
    print(read - started, wrote - read)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
