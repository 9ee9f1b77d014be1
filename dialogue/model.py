"""The only home of onnxruntime_genai: a loaded model that runs one job at a time.

It knows token ids and grammars, and nothing of chat, products or tokenization.
"""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from dialogue.adapter_cache import AdapterCache
from dialogue.choosing import Logits, choose
from dialogue.contexts import Contexts
from dialogue.jobs import Generation, Job, RuntimeUnavailable

# Both runtimes read this when they are loaded; what shoppers say is nobody else's business.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import onnxruntime_genai as genai  # noqa: E402

log = logging.getLogger(__name__)

genai.disable_telemetry_events()

LENGTH = 1024  # tokens that a context may hold; what is longer is read in one of its own
CONTEXTS = 24  # held for reuse; their memory grows with what they hold (docs/benchmarks.md)


class DialogueModel:
    """A loaded model and what it holds; for one thread."""

    def __init__(
        self, model: genai.Model, where: str, end: int, adapters: Mapping[str, Path]
    ) -> None:
        self.where = where  # "cuda", "cpu", or "cpu: " and why not CUDA
        self.device = where.partition(":")[0]
        self._model, self._end = model, end
        self._adapters = AdapterCache(partial(genai.Adapters, model), adapters)
        self.contexts: Contexts[genai.Generator] = Contexts(self._reader, CONTEXTS)

    def run(self, job: Job, check: Callable[[], None]) -> Generation:
        """What the model makes of the job; `check` is called at each step and may raise."""
        if job.choices and len(job.prompt) + _longest(job) <= LENGTH:
            return self._choose(job, check)
        return self._write(job, check)

    def _choose(self, job: Job, check: Callable[[], None]) -> Generation:
        """A way through the choices, the model being asked only where they part."""
        started = time.monotonic()
        if job.adapter:
            self._adapters.ready(job.adapter)  # where its file is gone, so is what it read
        context, kept = self.contexts.ready(job.adapter, job.prompt, job.shared)
        unread, prefilled = list(job.prompt[kept:]), 0.0

        def ask(tokens: Sequence[int]) -> Logits:
            nonlocal unread, prefilled
            check()
            found = context.read([*unread, *tokens])
            prefilled = prefilled or time.monotonic()
            unread = []
            return found

        chosen = choose(job.choices, ask, self._end, job.temperature, job.seed)
        ended = time.monotonic()
        prefilled = prefilled or started
        read = len(job.prompt) - kept if chosen.asked else 0
        return Generation(chosen.tokens, True, prefilled - started, ended - prefilled, read)

    def _write(self, job: Job, check: Callable[[], None]) -> Generation:
        """Words of its own, token by token, until the model ends, or a limit is met."""
        generator = self._generator(
            len(job.prompt) + job.max_new_tokens, job.adapter, job.grammar,
            do_sample=job.temperature > 0, temperature=job.temperature or 1.0, top_p=0.95,
            repetition_penalty=job.repetition_penalty, random_seed=job.seed,
        )  # fmt: skip
        started = time.monotonic()
        generator.append_tokens(list(job.prompt))
        prefilled = time.monotonic()
        tokens: list[int] = []
        try:
            while not generator.is_done():
                check()
                generator.generate_next_token()
                tokens.append(int(generator.get_next_tokens()[0]))
        except TimeoutError:
            pass  # what is there so far is given, unfinished
        ended = generator.is_done() and len(tokens) < job.max_new_tokens
        times = prefilled - started, time.monotonic() - prefilled
        return Generation(tuple(tokens), ended, *times, len(job.prompt))

    def _reader(self, adapter: str) -> genai.Generator:
        return self._generator(LENGTH, adapter, "")

    def _generator(
        self, length: int, adapter: str, grammar: str, **options: float | bool
    ) -> genai.Generator:
        params = genai.GeneratorParams(self._model)
        params.set_search_options(max_length=length, **options)
        if grammar:
            params.set_guidance("lark_grammar", grammar)
        generator = genai.Generator(self._model, params)
        if adapter:
            generator.set_active_adapter(self._adapters.ready(adapter), adapter)
        return generator


def _longest(job: Job) -> int:
    return sum(max(map(len, part)) for part in job.choices)


def open_model(
    folder: Path, device: str, threads: int, adapters: Mapping[str, Path]
) -> DialogueModel:
    """The model of an artifact, on the device that is there; raises RuntimeUnavailable."""
    model, used = _load(folder, device, threads)
    return DialogueModel(model, used, _end_of_turn(folder), adapters)


def _end_of_turn(folder: Path) -> int:
    config = json.loads((folder / "genai_config.json").read_text(encoding="utf-8"))
    end = config["model"]["eos_token_id"]
    return int(end[0] if isinstance(end, list) else end)


def _load(folder: Path, device: str, threads: int) -> tuple[genai.Model, str]:
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
            return _load_on(folder, "cuda", threads), "cuda"
        except RuntimeError as error:
            device, where = "cpu", f"cpu: no CUDA ({str(error).partition(chr(10))[0]})"
            log.info("the dialogue model runs on the %s", where)
    try:
        return _load_on(folder, device, threads), where
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
