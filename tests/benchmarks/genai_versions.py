"""Decode and prefill speed of one artifact under several onnxruntime-genai versions.

    python tests/benchmarks/genai_versions.py var/dialogue PYTHON [PYTHON ...]

Each PYTHON is the interpreter of an environment that has its own onnxruntime-genai. The runs
alternate between them, each in a fresh process, so that a busy moment hits all alike; the table
has the medians, and the best, which is what the machine can do when nobody else is at work.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

PROMPT_TOKENS = 200
NEW_TOKENS = 100


def main() -> None:
    """Prints one row per version."""
    parser = argparse.ArgumentParser(description="Compare onnxruntime-genai versions.")
    parser.add_argument("artifact", type=Path)
    parser.add_argument("pythons", nargs="*", help="interpreters; none: only this process")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    if not options.pythons:
        print(json.dumps(measure(options.artifact, options.threads)))
        return
    speeds: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for _ in range(options.rounds):
        for python in options.pythons:
            found = _in_process(python, options.artifact, options.threads)
            speeds[found["version"]].append((found["prefill"], found["decode"]))
    _print_table(speeds)


def _print_table(speeds: dict[str, list[tuple[float, float]]]) -> None:
    """Tokens a second by version: median and best of prefill, then of decode."""
    print(f"{'version':10}{'runs':>6}{'prefill':>10}{'best':>8}{'decode':>10}{'best':>8}")
    for version, pairs in speeds.items():
        prefill, decode = zip(*pairs)
        print(
            f"{version:10}{len(pairs):>6}{statistics.median(prefill):>10.0f}{max(prefill):>8.0f}"
            f"{statistics.median(decode):>10.0f}{max(decode):>8.0f}"
        )


def measure(artifact: Path, threads: int) -> dict[str, float | str]:
    """The version of onnxruntime-genai here, and its tokens a second in prefill and in decode."""
    import onnxruntime_genai as genai

    genai.disable_telemetry_events()
    config = genai.Config(str(artifact))
    config.clear_providers()
    session = {"session_options": {"intra_op_num_threads": threads}}
    config.overlay(json.dumps({"model": {"decoder": session}}))
    model = genai.Model(config)
    _generate(genai, model, 8)
    prefill, decode = _generate(genai, model, NEW_TOKENS)
    return {
        "version": genai.__version__,
        "prefill": PROMPT_TOKENS / prefill,
        "decode": NEW_TOKENS / decode,
    }


def _generate(genai, model, count: int) -> tuple[float, float]:  # type: ignore[no-untyped-def]
    """Seconds of prefill and of decoding `count` tokens, the end of the turn put off till then."""
    params = genai.GeneratorParams(model)
    total = PROMPT_TOKENS + count
    params.set_search_options(max_length=total, min_length=total, do_sample=False)
    generator = genai.Generator(model, params)
    started = time.perf_counter()
    generator.append_tokens([100 + 7 * place for place in range(PROMPT_TOKENS)])
    prefilled = time.perf_counter()
    done = 0
    while not generator.is_done():
        generator.generate_next_token()
        done += 1
    if done != count:
        raise RuntimeError(f"{done} tokens where {count} were asked for")
    return prefilled - started, time.perf_counter() - prefilled


def _in_process(python: str, artifact: Path, threads: int) -> dict[str, float]:
    command = [python, __file__, str(artifact), "--threads", str(threads)]
    environ = os.environ | {"OMP_WAIT_POLICY": "passive"}
    done = subprocess.run(command, capture_output=True, text=True, env=environ)
    if done.returncode:
        sys.exit(f"{python}: {done.stderr.strip()[-500:]}")
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


if __name__ == "__main__":
    main()
