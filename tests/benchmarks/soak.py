"""Whether a server's memory stays where it is: shoppers chat for ten minutes, its RSS is drawn.

    python -m tests.benchmarks.soak HOME [--minutes 10] [--shoppers 8] [--picture docs/soak.svg]

HOME is a trained SHOPTALK_HOME; the server runs on a copy of it. The first fifth of the time is for
warming up; after it the resident memory may not grow by more than a twentieth.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import matplotlib

from engine.report_pictures import COLOURS, STYLE, sheet

MESSAGES = (
    "hi", "what do you recommend?", "something cheaper", "why that one?", "got any tea under 5?",
    "thanks!", "any snacks for tonight?", "is it organic?", "I like dark chocolate", "surprise me",
    "what do you know about me?", "not that one", "bread please", "bye",
)  # fmt: skip
GROWTH = 0.05
EVERY = 5.0  # seconds between looks at the memory


def main() -> None:
    """Prints what was answered and how the memory went; exits with 1 where it grew too much."""
    parser = argparse.ArgumentParser(description="Ten minutes of chat, and the server's memory.")
    parser.add_argument("home", type=Path)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--shoppers", type=int, default=8)
    parser.add_argument("--picture", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as work:
        home = shutil.copytree(options.home, Path(work) / "home")
        port = free_port()
        with _server(home, port) as server:
            try:
                wait(port, server)
                series, answered, times = run(server.pid, port, options)
            finally:
                server.terminate()
    warm = [size for at, size in series if at >= 60 * options.minutes / 5]
    growth = max(warm) / warm[0] - 1
    print(f"{sum(answered.values())} messages in {options.minutes:g} min: {dict(answered)}")
    ordered = sorted(times)
    print(f"{len(times) / 60 / options.minutes:.1f} replies a second, {options.shoppers} shoppers "
          f"at once, p50 {1000 * statistics.median(ordered):.0f} ms, "
          f"p95 {1000 * ordered[int(0.95 * len(ordered))]:.0f} ms")  # fmt: skip
    print(f"RSS {warm[0] / 1e6:.0f} MB after warming up, {warm[-1] / 1e6:.0f} MB at the end, "
          f"at most {growth:+.1%}")  # fmt: skip
    if options.picture:
        draw(series, options.picture)
    if growth > GROWTH:
        sys.exit(1)


def run(
    pid: int, port: int, options: argparse.Namespace
) -> tuple[list[tuple[float, float]], Counter[str], list[float]]:
    """The memory by time (seconds, bytes), how messages were answered, and in what seconds."""
    answered: Counter[str] = Counter()
    times: list[float] = []
    until = time.monotonic() + 60 * options.minutes
    threads = [
        threading.Thread(target=chat, args=(port, place, until, answered, times))
        for place in range(options.shoppers)
    ]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    series = []
    while time.monotonic() < until:
        series.append((time.monotonic() - started, resident(pid)))
        time.sleep(EVERY)
    for thread in threads:
        thread.join()
    return series, answered, times


def chat(
    port: int, place: int, until: float, answered: Counter[str], times: list[float]
) -> None:
    """One shopper after another, each with a conversation of a few messages."""
    draw_lots = random.Random(place)
    while time.monotonic() < until:
        user = str(draw_lots.randrange(1, 2400))
        token = post(port, "/v1/session", {"user_id": user})["token"]
        conversation = None
        for message in draw_lots.sample(MESSAGES, 6):
            body = {"message": message, "conversation_id": conversation}
            started = time.perf_counter()
            try:
                found = post(port, "/v1/chat", body, token)
            except urllib.error.HTTPError as error:
                answered[str(error.code)] += 1
                time.sleep(1)
                continue
            times.append(time.perf_counter() - started)
            conversation = found["conversation_id"]
            answered[found["reply"]["source"]] += 1


def resident(pid: int) -> float:
    """Bytes of a process in memory."""
    (found,) = re.findall(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found) * 1024


def draw(series: list[tuple[float, float]], path: Path) -> None:
    """The memory over time as a picture."""
    with matplotlib.rc_context(STYLE):
        figure, axes = sheet(7.0, 3.0)
        axes.plot([at / 60 for at, _ in series], [size / 1e6 for _, size in series],
                  color=COLOURS["ours"])  # fmt: skip
        axes.set_ylim(0)
        axes.set_xlabel("minutes")
        axes.set_ylabel("resident memory, MB")
        figure.savefig(path, format="svg", bbox_inches="tight")


def post(port: int, path: str, body: dict[str, object], token: str = "") -> dict[str, Any]:
    """What the server answers to `body`, whose values that are None are left out."""
    plain = {name: value for name, value in body.items() if value is not None}
    headers = {"Content-Type": "application/json"}
    headers |= {"Authorization": f"Bearer {token}"} if token else {}
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}", json.dumps(plain).encode(), headers
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def _server(home: Path, port: int) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ, "SHOPTALK_HOME": str(home), "SHOPTALK_DEMO": "1", "SHOPTALK_PORT": str(port),
        "SHOPTALK_QUEUE_SIZE": "32",
    }  # fmt: skip
    return subprocess.Popen([sys.executable, "-m", "engine.cli", "serve"], env=environment)


def wait(port: int, server: subprocess.Popen[bytes] | None = None) -> None:
    """Returns when the server on this port is ready; RuntimeError where it ends or never is."""
    for _ in range(240):
        if server is not None and server.poll() is not None:
            raise RuntimeError("the server ended before it was ready")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=5)
            return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError("the server was not ready in time")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
