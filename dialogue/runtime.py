"""The only home of onnxruntime_genai: one model, one thread that runs it, one bounded queue.

It knows token ids and grammars, and nothing of chat, products or tokenization. Requests wait in
the queue in order of arrival; a full queue refuses at once (`Busy`) rather than let everybody wait
longer than anybody would.
"""

from __future__ import annotations

import json
import logging
import os
import queue
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dialogue.adapter_cache import AdapterCache

# Both runtimes read this when they are loaded; what shoppers say is nobody else's business.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import onnxruntime_genai as genai  # noqa: E402

log = logging.getLogger(__name__)

genai.disable_telemetry_events()


class Busy(RuntimeError):
    """The queue is full; `retry_after` is in seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"the dialogue model is busy, try again in {retry_after} s")
        self.retry_after = retry_after


class RuntimeUnavailable(RuntimeError):
    """The model cannot be loaded or run; the message says why."""


@dataclass(frozen=True, slots=True)
class Job:
    """One generation: prompt ids, a Lark grammar ("" for none), and its limits.

    `adapter` is the name of the one that speaks, "" for the graph as it is. `seconds` counts from
    the moment of asking, so time in the queue is part of it.
    """

    prompt: Sequence[int]
    grammar: str = ""
    max_new_tokens: int = 120
    temperature: float = 0.8
    repetition_penalty: float = 1.0
    seed: int = 0
    seconds: float = 20.0
    adapter: str = ""


@dataclass(frozen=True, slots=True)
class Generation:
    """The new token ids, whether the model ended by itself, and where the time went (seconds)."""

    tokens: tuple[int, ...]
    finished: bool
    prefill_seconds: float
    decode_seconds: float


class Runtime:
    """One loaded artifact behind one model thread; `generate` may be called from any thread.

    `adapters` are the files of those that a job may name (dialogue.adapters).
    """

    def __init__(
        self, folder: Path, device: str = "auto", threads: int = 0, queue_size: int = 8,
        adapters: Mapping[str, Path] | None = None,
    ) -> None:  # fmt: skip
        self._model, self.device = _load(folder, device, threads)
        self._adapters = AdapterCache(partial(genai.Adapters, self._model), adapters or {})
        self._jobs: queue.Queue[tuple[Job, float, Future[Generation]] | None] = queue.Queue(
            queue_size
        )
        self._closed = False
        self._seconds = 1.0  # running mean of a job, for Retry-After
        self._thread = threading.Thread(target=self._work, name="dialogue-model", daemon=True)
        self._thread.start()

    def generate(self, job: Job) -> Generation:
        """The generation of `job`, after its turn in the queue.

        Raises Busy when the queue is full, TimeoutError when `job.seconds` run out before the
        model's turn, RuntimeUnavailable when the model fails.
        """
        if self._closed or not self._thread.is_alive():
            raise RuntimeUnavailable("the dialogue model was closed")
        done: Future[Generation] = Future()
        try:
            self._jobs.put_nowait((job, time.monotonic() + job.seconds, done))
        except queue.Full:
            raise Busy(max(1, round(self._seconds * self._jobs.maxsize))) from None
        try:
            return done.result(timeout=job.seconds + 1)
        except TimeoutError:
            done.cancel()
            raise

    def waiting(self) -> int:
        """The number of jobs in the queue."""
        return self._jobs.qsize()

    def close(self) -> None:
        """Ends the model thread after the jobs already queued."""
        self._closed = True
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (entry := self._jobs.get()) is not None:
            job, deadline, done = entry
            if not done.set_running_or_notify_cancel():
                continue
            started = time.monotonic()
            try:
                if started >= deadline:
                    raise TimeoutError("the dialogue model had no time left for this request")
                done.set_result(_run(self._model, job, deadline, self._adapters))
            except TimeoutError as error:
                done.set_exception(error)
            except Exception as error:  # the thread must outlive any one request
                log.exception("generation failed")
                done.set_exception(RuntimeUnavailable(f"generation failed: {error}"))
            self._seconds += 0.2 * (time.monotonic() - started - self._seconds)


def _run(
    model: genai.Model, job: Job, deadline: float, adapters: AdapterCache[genai.Adapters]
) -> Generation:
    """One generation, token by token, until the model ends, a limit is met or time runs out."""
    params = genai.GeneratorParams(model)
    params.set_search_options(
        max_length=len(job.prompt) + job.max_new_tokens,
        do_sample=job.temperature > 0,
        temperature=job.temperature or 1.0,
        top_p=0.95,
        repetition_penalty=job.repetition_penalty,
        random_seed=job.seed,
    )
    if job.grammar:
        params.set_guidance("lark_grammar", job.grammar)
    generator = genai.Generator(model, params)
    if job.adapter:
        generator.set_active_adapter(adapters.ready(job.adapter), job.adapter)
    started = time.monotonic()
    generator.append_tokens(list(job.prompt))
    prefilled = time.monotonic()
    tokens: list[int] = []
    while not generator.is_done() and time.monotonic() < deadline:
        generator.generate_next_token()
        tokens.append(int(generator.get_next_tokens()[0]))
    ended = generator.is_done() and len(tokens) < job.max_new_tokens
    return Generation(tuple(tokens), ended, prefilled - started, time.monotonic() - prefilled)


def _load(folder: Path, device: str, threads: int) -> tuple[genai.Model, str]:
    """The model and the device it is on: what was asked for, or for "auto" CUDA where it loads.

    genai.is_cuda_available() tells of the build, not of the machine: the load itself is the test.
    """
    if device not in {"auto", "cpu", "cuda"}:
        raise RuntimeUnavailable(f"SHOPTALK_DEVICE: {device!r} is none of auto, cpu, cuda")
    if not (folder / "genai_config.json").is_file():
        raise RuntimeUnavailable(f"no dialogue model in {folder}: run `shoptalk export`")
    if device == "auto":
        try:
            return _load_on(folder, "cuda", threads), "cuda"
        except RuntimeError as error:
            log.info("no CUDA (%s): the dialogue model runs on the CPU", str(error).split("\n")[0])
            device = "cpu"
    try:
        return _load_on(folder, device, threads), device
    except RuntimeError as error:
        raise RuntimeUnavailable(
            f"the dialogue model in {folder} does not load on {device}: {error}"
        ) from error


def _load_on(folder: Path, device: str, threads: int) -> genai.Model:
    config = genai.Config(str(folder))
    config.clear_providers()
    if device == "cuda":
        config.append_provider("cuda")
    options = {"intra_op_num_threads": threads or os.cpu_count() or 1}
    config.overlay(json.dumps({"model": {"decoder": {"session_options": options}}}))
    return genai.Model(config)
