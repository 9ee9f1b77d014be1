"""What it costs to swap LoRA adapters in, beside merging one: speed, time of a swap, memory.

    python tests/benchmarks/adapters.py OPEN MERGED [--ranks 8 16 24] [--count 50] [--rounds 9]

OPEN is an artifact of `shoptalk export --swappable`, MERGED one with an adapter merged into it. The
adapters are random numbers in the shape of real ones. The runs alternate, so that a busy moment
hits all alike; ratios are taken round by round against the merged graph.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnxruntime_genai as genai

from dialogue.adapter_cache import AdapterCache
from export.adapter_files import write_arrays
from export.swappable import places_of

PROMPT_TOKENS = 200
NEW_TOKENS = 60
MB = 1e6
PACKED = 3  # the query, key and value layers are one place


@dataclass(frozen=True, slots=True)
class Case:
    """A loaded model, and the adapter that speaks in it; "" for none."""

    model: genai.Model
    adapters: AdapterCache | None = None
    name: str = ""


def main() -> None:
    """Prints the three tables."""
    parser = argparse.ArgumentParser(description="Compare merged and swapped adapters.")
    parser.add_argument("open", type=Path)
    parser.add_argument("merged", type=Path)
    parser.add_argument("--ranks", type=int, nargs="+", default=[8, 16, 24])
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    genai.disable_telemetry_events()
    with TemporaryDirectory() as work:
        files = {
            f"rank {rank}": _adapter(options.open, Path(work), rank, rank) for rank in options.ranks
        }
        _speed(options, files)
    for rank in options.ranks:
        _many(options, rank)


def _speed(options: argparse.Namespace, files: dict[str, Path]) -> None:
    """Tokens a second of each case, and as a share of the merged graph's."""
    merged, opened = (_load(folder, options.threads) for folder in (options.merged, options.open))
    cache = AdapterCache(lambda: genai.Adapters(opened), files)
    cases = {"merged": Case(merged), "open, no adapter": Case(opened)}
    cases |= {f"swapped, {name}": Case(opened, cache, name) for name in files}
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in cases}
    for case in cases.values():
        _generate(case, PROMPT_TOKENS, 8)
    for _ in range(options.rounds):
        for name, case in cases.items():
            prefill, decode = _generate(case, PROMPT_TOKENS, NEW_TOKENS)
            found[name].append((PROMPT_TOKENS / prefill, NEW_TOKENS / decode))
    print(f"tokens a second, median (best) of {options.rounds}; share of merged, median by round")
    print(f"{'':20}{'prefill':>16}{'share':>7}{'decode':>16}{'share':>7}")
    for name, pairs in found.items():
        row = f"{name:20}"
        for ours, theirs in zip(zip(*pairs), zip(*found["merged"])):
            share = statistics.median(a / b for a, b in zip(ours, theirs))
            row += f"{statistics.median(ours):>8.0f} ({max(ours):>5.0f}){share:>7.2f}"
        print(row)


def _many(options: argparse.Namespace, rank: int) -> None:
    """The memory of `count` adapters that have all been used, and the time of a swap among them."""
    with TemporaryDirectory() as work:
        files = {
            f"number {n}": _adapter(options.open, Path(work), rank, n) for n in range(options.count)
        }
        model = _load(options.open, options.threads)
        size = sum(path.stat().st_size for path in files.values())
        cache = AdapterCache(lambda: genai.Adapters(model), files, limit=size)
        names = list(files)
        _generate(Case(model, cache, names[0]), 4, 2)
        before = _resident()
        first = [_swap(model, cache, name) for name in names]
        after = _resident()
        again = [_swap(model, cache, name) for name in names]
        same = [_swap(model, cache, names[0]) for _ in names]
        print(
            f"\nrank {rank}: {options.count} adapters, {size / MB:.0f} MB of files; resident "
            f"{before / MB:.0f} MB with one, {after / MB:.0f} MB with all: "
            f"{(after - before) / MB / (options.count - 1):.1f} MB each"
        )
        print(f"{'milliseconds, median (longest)':34}{'naming it':>16}{'and a token':>24}")
        for label, times in (("never loaded", first), ("loaded", again), ("the same", same)):
            parts = [f"{statistics.median(one):.2f} ({max(one):.2f})" for one in zip(*times)]
            print(f"{label:34}{parts[0]:>16}{parts[1]:>24}")


def _swap(model: genai.Model, cache: AdapterCache, name: str) -> tuple[float, float]:
    """Milliseconds of naming an adapter, and of that with the first token of a short prompt."""
    generator = _generator(model, 2)
    started = time.perf_counter()
    generator.set_active_adapter(cache.ready(name), name)
    named = time.perf_counter()
    generator.append_tokens([100])
    generator.generate_next_token()
    return (named - started) * 1e3, (time.perf_counter() - started) * 1e3


def _generate(case: Case, given: int, count: int) -> tuple[float, float]:
    """Seconds of prefill and of decoding `count` tokens, the end of the turn put off till then."""
    generator = _generator(case.model, given + count)
    if case.adapters:
        generator.set_active_adapter(case.adapters.ready(case.name), case.name)
    started = time.perf_counter()
    generator.append_tokens([100 + 7 * place for place in range(given)])
    prefilled = time.perf_counter()
    while not generator.is_done():
        generator.generate_next_token()
    return prefilled - started, time.perf_counter() - prefilled


def _generator(model: genai.Model, length: int) -> genai.Generator:
    params = genai.GeneratorParams(model)
    params.set_search_options(max_length=length, min_length=length, do_sample=False)
    return genai.Generator(model, params)


def _adapter(artifact: Path, folder: Path, rank: int, seed: int) -> Path:
    """A file of random numbers in the shape of an adapter of this rank on every linear layer."""
    draw = np.random.default_rng(seed)
    arrays = {}
    for place in places_of(artifact / "model.onnx"):
        inner = rank * (PACKED if place.name.endswith("qkv_proj") else 1)
        for side, shape in (("A", (place.inward, inner)), ("B", (inner, place.outward))):
            arrays[f"{place.name}.lora_{side}"] = draw.normal(0, 0.01, shape).astype(np.float32)
    return write_arrays(arrays, folder / f"{rank}-{seed}.onnx_adapter")


def _load(folder: Path, threads: int) -> genai.Model:
    config = genai.Config(str(folder))
    config.clear_providers()
    session = {"session_options": {"intra_op_num_threads": threads}}
    config.overlay(json.dumps({"model": {"decoder": session}}))
    return genai.Model(config)


def _resident() -> float:
    """Bytes of this process in memory, mapped files included."""
    text = Path("/proc/self/status").read_text()
    (found,) = re.findall(r"VmRSS:\s+(\d+) kB", text)
    return int(found) * 1024


if __name__ == "__main__":
    main()
