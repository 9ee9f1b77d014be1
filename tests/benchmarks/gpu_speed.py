"""The dialogue model on one device: replies for 1, 8 and 64 shoppers, and how far from the limit.

    python -m tests.benchmarks.gpu_speed ARTIFACT [--device cuda] [--weights FOLDER] [--replies 64]

ARTIFACT was exported for the device; with WEIGHTS (the Hugging Face folder it was made of)
transformers decodes beside it in half precision. The limit of decoding one reply is the bytes of
the graph's weights, read once for each token, over the bandwidth of the memory, which is measured
by copying. `tests/benchmarks/gpu.sh` does all of it on a bare CUDA machine.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import torch

from dialogue.jobs import Generation, Job
from dialogue.runtime import Runtime
from tests.benchmarks.runtime_speed import cases_of

SHOPPERS = (1, 8, 64)
NEW_TOKENS = 128
COPIED = 1 << 30  # bytes


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description="The dialogue model on one device.")
    parser.add_argument("artifact", type=Path)
    parser.add_argument("--device", default="cuda", choices=("cuda", "cpu"))
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--replies", type=int, default=64)
    options = parser.parse_args()
    jobs = [one.job for one in cases_of(options.artifact, options.replies)]
    runtime = Runtime(options.artifact, options.device, queue_size=max(SHOPPERS) * 2)
    print(f"{runtime.where}{_card(options.device)}")
    for job in jobs[:8]:
        runtime.generate(job)
    print(f"\n{'shoppers':>8}{'replies/s':>12}{'tokens/s':>12}{'p50 ms':>10}{'p95 ms':>10}")
    for count in SHOPPERS:
        print(at_once(runtime, jobs, count))
    decoding(runtime, jobs[0], options)
    runtime.close()


def at_once(runtime: Runtime, jobs: Sequence[Job], count: int) -> str:
    """The row of so many shoppers who ask at once, each for the next reply when they have one."""
    taken: list[float] = []

    def ask(place: int) -> Generation:
        job = replace(jobs[place % len(jobs)], shopper=str(place % count), seed=place)
        started = time.perf_counter()
        found = runtime.generate(job)
        taken.append(time.perf_counter() - started)
        return found

    started = time.perf_counter()
    with ThreadPoolExecutor(count) as pool:
        done = list(pool.map(ask, range(max(len(jobs), count * 4))))
    seconds = time.perf_counter() - started
    ordered = sorted(1000 * one for one in taken)
    tokens = sum(len(one.tokens) for one in done)
    return (
        f"{count:>8}{len(done) / seconds:>12.1f}{tokens / seconds:>12.0f}"
        f"{statistics.median(ordered):>10.0f}{ordered[int(0.95 * len(ordered))]:>10.0f}"
    )


def decoding(runtime: Runtime, job: Job, options: argparse.Namespace) -> None:
    """Free decoding of one reply, beside transformers and beside what memory allows."""
    free = replace(job, choices=(), max_new_tokens=NEW_TOKENS, temperature=0.0)
    ours = _speed(lambda: len(runtime.generate(free).tokens))
    weights = sum(path.stat().st_size for path in options.artifact.glob("model.onnx*"))
    limit = bandwidth(options.device) / weights
    print(f"\n{'decoding one reply':32}{'tokens/s':>10}{'of the limit':>14}")
    print(f"{'this runtime':32}{ours:>10.0f}{ours / limit:>13.0%}")
    if options.weights:
        theirs = _speed(_by_transformers(options.weights, list(job.prompt), options.device))
        print(f"{'transformers':32}{theirs:>10.0f}{theirs / limit:>13.0%}")
    print(f"{'memory bandwidth / weights':32}{limit:>10.0f}   "
          f"({bandwidth(options.device) / 1e9:.0f} GB/s, {weights / 1e6:.0f} MB)")  # fmt: skip
    if options.device == "cuda":
        print(f"memory of the card in use: {(_used() / 1e9):.1f} GB")


def bandwidth(device: str) -> float:
    """Bytes a second that the device's memory reads and writes, by copying a gigabyte."""
    size = COPIED if device == "cuda" else COPIED // 4
    source = torch.zeros(size // 4, dtype=torch.float32, device=device)
    target = torch.empty_like(source)
    best = float("inf")
    for _ in range(5):
        _wait(device)
        started = time.perf_counter()
        target.copy_(source)
        _wait(device)
        best = min(best, time.perf_counter() - started)
    return 2 * size / best


def _speed(decode: Callable[[], int]) -> float:
    decode()
    speeds = []
    for _ in range(3):
        started = time.perf_counter()
        count = decode()
        speeds.append(count / (time.perf_counter() - started))
    return statistics.median(speeds)


def _by_transformers(folder: Path, prompt: list[int], device: str) -> Callable[[], int]:
    from transformers import AutoModelForCausalLM

    dtype = torch.float16 if device == "cuda" else torch.float32
    model = AutoModelForCausalLM.from_pretrained(str(folder), dtype=dtype).to(device).eval()
    ids = torch.tensor([prompt], device=device)

    def decode() -> int:
        with torch.inference_mode():
            found = model.generate(
                ids, attention_mask=torch.ones_like(ids), max_new_tokens=NEW_TOKENS,
                min_new_tokens=NEW_TOKENS, do_sample=False, pad_token_id=2,
            )  # fmt: skip
        return found.shape[1] - ids.shape[1]

    return decode


def _card(device: str) -> str:
    return f", {torch.cuda.get_device_name(0)}" if device == "cuda" else ""


def _wait(device: str) -> None:
    if device == "cuda":
        torch.cuda.synchronize()


def _used() -> float:
    free, whole = torch.cuda.mem_get_info()
    return float(whole - free)


if __name__ == "__main__":
    main()
