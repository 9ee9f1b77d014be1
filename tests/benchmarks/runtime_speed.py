"""What a reply costs: the model asked only where ways part, beside the ways one would do it else.

    python -m tests.benchmarks.runtime_speed ARTIFACT [--home HOME] [--weights FOLDER]
        [--replies 40] [--threads 2]

The same replies to the same prompts (a shop no voice was trained on), all in one run and in turns,
so that a busy moment hits all alike; medians, and ratios taken reply by reply. THREADS compute at
once in our runtime; one reply has one core, here and in the bare loop. HOME, a trained
SHOPTALK_HOME, adds what a whole turn costs beside the model; FOLDER, the same weights for
transformers, a row of theirs. Needs the `export` extra.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import shutil
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import onnxruntime_genai as genai

from dialogue import phrases
from dialogue.brief import Brief, brief_head, brief_prompt
from dialogue.draft import choices
from dialogue.jobs import Generation, Job
from dialogue.model import DialogueModel, open_model
from dialogue.respond import reply_parts
from dialogue.runtime import Runtime
from dialogue.situation import Plan
from dialogue.tokenizer import Tokenizer
from dialogue.tone import TONES
from export.voice import prompts

SHOPPERS = 8
OPEN = 32
MESSAGES = (
    "hi", "what do you recommend?", "something cheaper", "why that one?", "got any tea under 5?",
    "thanks!", "I'm allergic to nuts", "any snacks for tonight?", "compare the first two",
    "what do you know about me?",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One reply: the job that chooses it, and the texts it may be."""

    job: Job
    parts: Sequence[Sequence[str]]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="What a reply of the dialogue model costs.")
    parser.add_argument("artifact", type=Path)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--replies", type=int, default=40)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    cases = cases_of(options.artifact, options.replies)
    memory(options.artifact, cases)  # first, while nothing else is in this process
    model = open_model(options.artifact, "cpu", 1, {})
    one_reply(options.artifact, model, cases, options.weights)
    beginnings(model, cases)
    cores(options.artifact, cases)
    del model
    together(options.artifact, cases, options.threads)
    if options.home:
        whole_turns(options.artifact, options.home, options.threads)


def cases_of(artifact: Path, count: int) -> list[Case]:
    """Prompts and what may be said to them, as a server makes them."""
    tokenizer, book = Tokenizer(artifact), phrases.load("en")
    found = []
    for number, one in enumerate(prompts("en", count)):
        own, tone = one.exemplar, TONES[one.exemplar.tone]
        slots = {**one.slots, "answer": one.slots.get("A1", ""), "P1.facts": "it is blue"}
        plan = Plan(own.act, slots, language="en", reason=own.evidence)
        parts = reply_parts(plan, tone, own.mood, (), one.message, book)
        brief = Brief(own.act, own.mood, "en", one.slots)
        job = Job(
            tokenizer.encode(brief_prompt(brief, tone, one.message)), temperature=0.9, seed=number,
            choices=choices(parts, " ", tokenizer),
            shared=len(tokenizer.encode(brief_head(brief, tone))), shopper=str(number % SHOPPERS),
            seconds=600,
        )  # fmt: skip
        found.append(Case(job, parts))
    return found


def one_reply(
    artifact: Path, model: DialogueModel, cases: Sequence[Case], weights: Path | None
) -> None:
    """A reply by itself: chosen, and decoded in the ways one would do it else."""
    bare = load(artifact, 1)
    theirs = transformers_loop(weights) if weights else None
    rows: dict[str, list[tuple[float, int]]] = {}

    def row(name: str, work: Callable[[], int]) -> None:
        count, seconds = timed(work)
        rows.setdefault(name, []).append((seconds, count))

    for case in cases:
        size = len(run(model, case.job).tokens)
        words = replace(case.job, choices=(), max_new_tokens=size, repetition_penalty=1.0)
        model.contexts.drop()
        row("ours, cold", lambda: len(run(model, case.job).tokens))
        row("bare loop, grammar", lambda: bare_loop(bare, case.job, lark(case.parts), 200))
        row("bare loop, free words", lambda: bare_loop(bare, case.job, "", size))
        row("ours, free words", lambda: len(run(model, words).tokens))
        if theirs:
            row("transformers, fp32", lambda: theirs(case.job, size))
    print(f"\none reply, {len(cases)} of them{'ms':>24}{'tokens/s':>12}{'ours / it':>12}")
    ours = [seconds for seconds, _ in rows["ours, cold"]]
    for name, found in rows.items():
        ratio = statistics.median(a / b for a, (b, _) in zip(ours, found, strict=True))
        speed = statistics.median(count / seconds for seconds, count in found)
        middle = 1000 * statistics.median(seconds for seconds, _ in found)
        print(f"{name:28}{middle:>15.0f}{speed:>12.0f}{ratio:>12.2f}")
    pairs = zip(rows["ours, free words"], rows["bare loop, free words"], strict=True)
    share = statistics.median((n / a) / (m / b) for (a, n), (b, m) in pairs)
    print(f"tokens a second of our free words: {share:.2f} of the bare loop's")


def beginnings(model: DialogueModel, cases: Sequence[Case]) -> None:
    """How long the model reads before its first choice: cold, with a known beginning, and again."""
    shares: dict[str, list[float]] = {"beginning known": [], "same prompt again": []}
    read: dict[str, list[float]] = {name: [] for name in shares}
    for case in cases:
        if max(map(len, case.job.choices)) < 2:
            continue
        model.contexts.drop()
        cold = run(model, case.job)
        if not cold.read:
            continue
        head = case.job.prompt[: case.job.shared]
        model.contexts.drop()
        run(model, replace(case.job, prompt=[*head, *case.job.prompt[-3:]]))
        for name in shares:
            found = run(model, case.job)
            shares[name].append(found.prefill_seconds / cold.prefill_seconds)
            read[name].append(found.read / cold.read)
    print(f"\nbefore the first choice{'time / cold':>16}{'tokens / cold':>15}")
    for name, values in shares.items():
        tokens = statistics.median(read[name])
        print(f"{name:23}{statistics.median(values):>16.2f}{tokens:>15.2f}")


def cores(artifact: Path, cases: Sequence[Case]) -> None:
    """What more cores for one reply do to it: the same generator with one thread and with two."""
    jobs = [case.job for case in cases[:20]]
    found: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
    generators = {threads: reader(load(artifact, threads)) for threads in found}
    for job in jobs:
        for threads, generator in generators.items():
            generator.rewind_to(0)
            _, read = timed(lambda: generator.append_tokens(list(job.prompt)))
            _, wrote = timed(lambda: [generator.append_tokens([100]) for _ in range(20)])
            found[threads].append((len(job.prompt) / read, 20 / wrote))
    print("\ncores for one reply     prefill tokens/s   decode tokens/s")
    for threads, pairs in found.items():
        prefill, decode = (statistics.median(one) for one in zip(*pairs))
        print(f"{threads:<24}{prefill:>16.0f}{decode:>18.0f}")


def together(artifact: Path, cases: Sequence[Case], threads: int) -> None:
    """Eight shoppers at once beside the same one after another; only beginnings are known."""
    runtime = Runtime(artifact, "cpu", threads, queue_size=len(cases))
    jobs = [case.job for case in cases]
    for job in jobs:
        runtime.generate(job)
    ratios = []
    for number in range(5):
        alone_jobs, at_once_jobs = (anew(jobs, 1000 + 2 * number + side) for side in (0, 1))
        _, alone = timed(lambda: [runtime.generate(job) for job in alone_jobs])
        with ThreadPoolExecutor(SHOPPERS) as pool:
            done, at_once = timed(lambda: list(pool.map(runtime.generate, at_once_jobs)))
        ratios.append(alone / at_once)
    tokens = sum(len(one.tokens) for one in done)
    print(f"\n{SHOPPERS} shoppers at once    {tokens / at_once:.0f} tokens/s, "
          f"{statistics.median(ratios):.2f} of one after another ({threads} threads)")  # fmt: skip
    runtime.close()


def anew(jobs: Sequence[Job], token: int) -> list[Job]:
    """The same jobs with prompts that have not been read yet beyond their beginnings."""
    return [
        replace(job, prompt=[*job.prompt[: job.shared], token, *job.prompt[job.shared :]])
        for job in jobs
    ]


def memory(artifact: Path, cases: Sequence[Case]) -> None:
    """What this process holds when the model is loaded, and with open conversations."""
    before = resident()
    model = open_model(artifact, "cpu", 1, {})
    loaded = resident()
    longest = max((case.job for case in cases), key=lambda job: len(job.prompt))
    for number in range(OPEN):
        head = [100 + number, 200 + number]
        run(model, replace(longest, prompt=[*head, *longest.prompt], shared=2))
    print(f"memory: {before / 1e6:.0f} MB of Python, {loaded / 1e6:.0f} MB with the model, "
          f"{resident() / 1e6:.0f} MB with {len(model.contexts)} contexts open, "
          f"of up to {len(longest.prompt)} tokens")  # fmt: skip


def whole_turns(artifact: Path, home: Path, threads: int) -> None:
    """What a turn of the chat costs beside the model, on a copy of a trained home."""
    from engine.chat import ChatRequest, answer
    from engine.config import Config
    from engine.services import open_services

    with TemporaryDirectory() as work:
        copy = shutil.copytree(home, Path(work) / "home")
        shutil.rmtree(copy / "dialogue", ignore_errors=True)
        shutil.copytree(artifact, copy / "dialogue")
        services = open_services(Config(home=copy, threads=threads, device="cpu"))
        gc.collect()
        gc.freeze()  # as the server does
        spent = Spent(services.voice.runtime)
        services.voice = replace(services.voice, runtime=spent)
        beside, whole = [], []
        for user in ("25", "1609", "900", "7", "nobody"):
            conversation = None
            for message in MESSAGES:
                spent.seconds = 0.0
                request = ChatRequest(message, user, conversation)
                found, seconds = timed(lambda: answer(services, request))
                conversation = found.conversation_id
                if user != "25":  # the first one warms up what is made once
                    beside.append(seconds - spent.seconds)
                    whole.append(seconds)
        spent.runtime.close()
    for name, values in (("a turn", whole), ("beside the model", beside)):
        ordered = sorted(1000 * value for value in values)
        print(f"{name:20}p50 {statistics.median(ordered):6.0f} ms   "
              f"p95 {ordered[int(0.95 * len(ordered))]:6.0f} ms")  # fmt: skip


class Spent:
    """A runtime that notes how long the model had."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime = runtime
        self.seconds = 0.0

    def generate(self, job: Job, gone: Callable[[], bool] = bool) -> Generation:
        found, seconds = timed(lambda: self.runtime.generate(job, gone))
        self.seconds += seconds
        return found


def run(model: DialogueModel, job: Job) -> Generation:
    return model.run(job, lambda: None)


def timed(work: Callable[[], object]):  # type: ignore[no-untyped-def]
    started = time.perf_counter()
    found = work()
    return found, time.perf_counter() - started


def lark(parts: Sequence[Sequence[str]]) -> str:
    """The grammar of every way through `parts`."""
    rules = []
    for number, alternatives in enumerate(parts):
        texts = [(" " if number else "") + text if text else "" for text in alternatives]
        rules.append("(" + " | ".join(json.dumps(text) for text in texts) + ")")
    return "start: " + " ".join(rules)


def load(folder: Path, threads: int) -> genai.Model:
    config = genai.Config(str(folder))
    config.clear_providers()
    session = {"session_options": {"intra_op_num_threads": threads}}
    config.overlay(json.dumps({"model": {"decoder": session}}))
    return genai.Model(config)


def reader(model: genai.Model, length: int = 400) -> genai.Generator:
    params = genai.GeneratorParams(model)
    params.set_search_options(max_length=length)
    return genai.Generator(model, params)


def bare_loop(model: genai.Model, job: Job, grammar: str, limit: int) -> int:
    """The number of tokens that the library's own loop writes."""
    generator = drawing(model, job, grammar, limit)
    count = 0
    while not generator.is_done():
        generator.generate_next_token()
        count += 1
    return count


def drawing(model: genai.Model, job: Job, grammar: str, limit: int) -> genai.Generator:
    """A generator that has read the job's prompt and draws `limit` tokens at most, as ours does."""
    params = genai.GeneratorParams(model)
    params.set_search_options(
        max_length=len(job.prompt) + limit, do_sample=True, temperature=job.temperature, top_p=0.95,
        random_seed=job.seed,
    )  # fmt: skip
    if grammar:
        params.set_guidance("lark_grammar", grammar)
    generator = genai.Generator(model, params)
    generator.append_tokens(list(job.prompt))
    return generator


def transformers_loop(folder: Path) -> Callable[[Job, int], int]:
    """What writes as many tokens with transformers and torch, on one thread, in fp32."""
    import torch
    from transformers import AutoModelForCausalLM

    torch.set_num_threads(1)
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)

    def write(job: Job, size: int) -> int:
        given = torch.tensor([list(job.prompt)])
        with torch.inference_mode():
            found = model.generate(
                given, attention_mask=torch.ones_like(given), do_sample=True, temperature=0.9,
                max_new_tokens=size, min_new_tokens=size, pad_token_id=2,
            )  # fmt: skip
        return int(found.shape[1] - given.shape[1])

    return write


def resident() -> float:
    """Bytes of this process in memory, mapped files included."""
    (found,) = re.findall(r"VmRSS:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found) * 1024


if __name__ == "__main__":
    main()
