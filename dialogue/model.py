"""The only home of onnxruntime_genai: a loaded model that runs jobs, several threads side by side.

It knows token ids and grammars, and nothing of chat, products or tokenization.
"""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from dialogue.adapter_cache import AdapterCache
from dialogue.choosing import Logits, choose
from dialogue.contexts import Context, Contexts
from dialogue.cores import cores_each, session_options
from dialogue.jobs import Generation, Gone, Job, RuntimeUnavailable
from dialogue.oga import Adapters, Generator, Library, Model

# Both runtimes read this when they are loaded; what shoppers say is nobody else's business.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import onnxruntime_genai as genai  # noqa: E402

log = logging.getLogger(__name__)

genai.disable_telemetry_events()

LENGTH = 320  # tokens that a context may hold; what is longer is read in one of its own
BUDGET = 300 << 20  # bytes of all contexts that are held
_SPARE = 4 << 20  # bytes of a context beside its keys and values: logits of the last piece


class DialogueModel:
    """A loaded model and what it holds; `workers` threads may run jobs at once."""

    def __init__(
        self, model: Model, where: str, workers: int, config: Mapping[str, Any],
        adapters: Mapping[str, Path],
    ) -> None:  # fmt: skip
        self.where = where  # "cuda", "cpu", or "cpu: " and why not CUDA
        self.device = where.partition(":")[0]
        self.workers = workers
        self._model, self._end = model, _end_of_turn(config)
        self._lock = threading.RLock()  # of contexts and adapters
        most = max(workers + 1, BUDGET // (LENGTH * _token_bytes(config) + _SPARE))
        self.contexts: Contexts[Generator] = Contexts(self._reader, most)
        self._adapters = AdapterCache(
            partial(Adapters, model), adapters, release=self.contexts.drop
        )

    def run(self, job: Job, check: Callable[[], None]) -> Generation:
        """What the model makes of the job; `check` is called at each step and may raise."""
        return self._choose(job, check) if job.choices else self._write(job, check)

    def _choose(self, job: Job, check: Callable[[], None]) -> Generation:
        """A way through the choices, the model being asked only where they part."""
        started, prefilled = time.monotonic(), 0.0
        with self._context(job) as (context, kept):
            unread = list(job.prompt[kept:])

            def ask(tokens: Sequence[int]) -> Logits:
                nonlocal unread, prefilled
                check()
                found = context.read([*unread, *tokens], check)
                prefilled = prefilled or time.monotonic()
                unread = []
                return found

            chosen = choose(job.choices, ask, self._end, job.temperature, job.seed)
        ended = time.monotonic()
        prefilled = prefilled or started
        read = len(job.prompt) - kept if chosen.asked else 0
        return Generation(chosen.tokens, True, prefilled - started, ended - prefilled, read)

    @contextmanager
    def _context(self, job: Job) -> Iterator[tuple[Context[Generator], int]]:
        """A context for the job's prompt; what a failure may have spoilt is not used again."""
        length = len(job.prompt) + _longest(job)
        if length > LENGTH:
            with self._lock:
                alone = Context(self._generator(length, job.adapter))
            yield alone, 0
            return
        with self._lock:
            if job.adapter:
                self._adapters.ready(job.adapter)  # where its file is another, so is what it read
            context, kept = self.contexts.take(job.adapter, job.prompt, job.shared)
        spoilt = True
        try:
            yield context, kept
            spoilt = False
        except (Gone, TimeoutError):
            spoilt = False
            raise
        finally:
            with self._lock:
                self.contexts.give(None if spoilt else context)

    def _write(self, job: Job, check: Callable[[], None]) -> Generation:
        """Words of its own, token by token, until the model ends, or a limit is met."""
        options = {
            "do_sample": job.temperature > 0, "temperature": job.temperature or 1.0, "top_p": 0.95,
            "repetition_penalty": job.repetition_penalty, "random_seed": job.seed,
        }  # fmt: skip
        length = len(job.prompt) + job.max_new_tokens
        with self._lock:
            generator = self._generator(length, job.adapter, job.grammar, options)
        started = time.monotonic()
        Context(generator).read(job.prompt, check)
        prefilled = time.monotonic()
        tokens: list[int] = []
        try:
            while not generator.is_done():
                check()
                tokens.append(generator.next_token())
        except TimeoutError:
            pass  # what is there so far is given, unfinished
        ended = generator.is_done() and len(tokens) < job.max_new_tokens
        times = prefilled - started, time.monotonic() - prefilled
        return Generation(tuple(tokens), ended, *times, len(job.prompt))

    def _reader(self, adapter: str) -> Generator:
        return self._generator(LENGTH, adapter)

    def _generator(
        self, length: int, adapter: str, grammar: str = "", options: dict[str, float] | None = None
    ) -> Generator:
        generator = Generator(self._model, length, grammar, options)
        if adapter:
            generator.set_active_adapter(self._adapters.ready(adapter), adapter)
        return generator


def _longest(job: Job) -> int:
    return sum(max(map(len, part)) for part in job.choices)


def open_model(
    folder: Path, device: str, threads: int, adapters: Mapping[str, Path]
) -> DialogueModel:
    """The model of an artifact, on the device that is there; raises RuntimeUnavailable.

    `threads` of the CPU compute, 0 for as many as there are cores.
    """
    threads = threads or os.cpu_count() or 1
    each = cores_each(folder, threads)
    model, where = _load(folder, device, each)
    config = json.loads((folder / "genai_config.json").read_text(encoding="utf-8"))["model"]
    return DialogueModel(model, where, 1 if where == "cuda" else threads // each, config, adapters)


def _end_of_turn(config: Mapping[str, Any]) -> int:
    end = config["eos_token_id"]
    return int(end[0] if isinstance(end, list) else end)


def _token_bytes(config: Mapping[str, Any]) -> int:
    """The bytes of a token's keys and values, in fp32."""
    decoder = config["decoder"]
    sizes = ("num_hidden_layers", "num_key_value_heads", "head_size")
    layers, heads, size = (int(decoder[name]) for name in sizes)
    return 2 * layers * heads * size * 4


def _load(folder: Path, device: str, cores: int) -> tuple[Model, str]:
    """The model and where it is: what was asked for, or for "auto" CUDA, or the CPU and why.

    genai.is_cuda_available() tells of the build, not of the machine: the load itself is the test.
    """
    if device not in {"auto", "cpu", "cuda"}:
        raise RuntimeUnavailable(f"SHOPTALK_DEVICE: {device!r} is none of auto, cpu, cuda")
    if not (folder / "genai_config.json").is_file():
        raise RuntimeUnavailable(f"no dialogue model in {folder}: run `shoptalk export`")
    where = device
    if device == "auto":
        try:
            return _load_on(folder, "cuda", cores), "cuda"
        except RuntimeError as error:
            device, where = "cpu", f"cpu: no CUDA ({str(error).partition(chr(10))[0]})"
            log.info("the dialogue model runs on the %s", where)
    try:
        return _load_on(folder, device, cores), where
    except RuntimeError as error:
        raise RuntimeUnavailable(
            f"the dialogue model in {folder} does not load on {device}: {error}"
        ) from error


def _load_on(folder: Path, device: str, cores: int) -> Model:
    library = Library(Path(genai.__file__).parent)
    provider = "cuda" if device == "cuda" else ""
    return Model(library, folder, provider, session_options(cores))
