"""What a reply costs: the model asked only where ways part, beside the ways one would do it else.

    python -m tests.benchmarks.runtime_speed ARTIFACT [--home HOME] [--replies 40] [--threads 2]

The same replies to the same prompts (a shop no voice was trained on), all in one run and in turns,
so that a busy moment hits all alike; medians, and ratios taken reply by reply. HOME, a trained
SHOPTALK_HOME, adds what a whole turn costs beside the model. Needs the `export` extra.
"""

from __future__ import annotations

import argparse
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
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    cases = cases_of(options.artifact, options.replies)
    model = open_model(options.artifact, "cpu", options.threads, {})
    one_reply(options.artifact, model, cases, options.threads)
    beginnings(model, cases)
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


def one_reply(artifact: Path, model: DialogueModel, cases: Sequence[Case], threads: int) -> None:
    """A reply by itself: chosen, decoded under a grammar by the bare library, decoded freely."""
    bare = load(artifact, threads)
    rows: dict[str, list[tuple[float, int]]] = {
        "ours": [], "bare loop, grammar": [], "bare loop, as many tokens": [],
    }  # fmt: skip
    for case in cases:
        chosen, seconds = timed(lambda: run(model, case.job))
        size = len(chosen.tokens)
        rows["ours"].append((seconds, size))
        for name, grammar, limit in (
            ("bare loop, grammar", lark(case.parts), 200), ("bare loop, as many tokens", "", size),
        ):  # fmt: skip
            count, seconds = timed(lambda: bare_loop(bare, case.job, grammar, limit))
            rows[name].append((seconds, count))
    print(f"\none reply, {len(cases)} of them{'ms':>24}{'tokens/s':>12}{'ours / it':>12}")
    ours = [seconds for seconds, _ in rows["ours"]]
    for name, found in rows.items():
        ratio = statistics.median(a / b for a, (b, _) in zip(ours, found, strict=True))
        speed = statistics.median(count / seconds for seconds, count in found)
        middle = 1000 * statistics.median(seconds for seconds, _ in found)
        print(f"{name:28}{middle:>15.0f}{speed:>12.0f}{ratio:>12.2f}")


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


def together(artifact: Path, cases: Sequence[Case], threads: int) -> None:
    """Eight shoppers at once beside the same one after another, and what is held in memory."""
    runtime = Runtime(artifact, "cpu", threads, queue_size=len(cases))
    for case in cases:
        runtime.generate(case.job)
    after, before = [], resident()
    for _ in range(3):
        _, alone = timed(lambda: [runtime.generate(case.job) for case in cases])
        with ThreadPoolExecutor(SHOPPERS) as pool:
            done, at_once = timed(lambda: list(pool.map(lambda c: runtime.generate(c.job), cases)))
        after.append(alone / at_once)
    tokens = sum(len(one.tokens) for one in done)
    print(f"\n{SHOPPERS} shoppers at once{'':4}{tokens / at_once:.0f} tokens/s, "
          f"{statistics.median(after):.2f} of one after another (1 model thread)")  # fmt: skip
    for number in range(OPEN):
        head = [100 + number, 200 + number]
        runtime.generate(replace(cases[0].job, prompt=[*head, *cases[0].job.prompt], shared=2))
    print(f"memory: {before / 1e6:.0f} MB after {len(cases)} replies, {resident() / 1e6:.0f} MB "
          f"after {OPEN} more beginnings of {len(cases[0].job.prompt)} tokens")  # fmt: skip
    runtime.close()


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
        spent = Spent(services.voice.runtime)
        services.voice = replace(services.voice, runtime=spent)
        beside, whole = [], []
        for user in ("1609", "900", "7", "nobody"):
            conversation = None
            for message in MESSAGES:
                spent.seconds = 0.0
                request = ChatRequest(message, user, conversation)
                found, seconds = timed(lambda: answer(services, request))
                conversation = found.conversation_id
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


def bare_loop(model: genai.Model, job: Job, grammar: str, limit: int) -> int:
    """The number of tokens that the library's own loop writes."""
    params = genai.GeneratorParams(model)
    length = len(job.prompt) + limit
    least = 0 if grammar else length
    params.set_search_options(
        max_length=length, min_length=least, do_sample=True, temperature=0.9, random_seed=job.seed
    )
    if grammar:
        params.set_guidance("lark_grammar", grammar)
    generator = genai.Generator(model, params)
    generator.append_tokens(list(job.prompt))
    count = 0
    while not generator.is_done():
        generator.generate_next_token()
        count += 1
    return count


def resident() -> float:
    """Bytes of this process in memory, mapped files included."""
    (found,) = re.findall(r"VmRSS:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found) * 1024


if __name__ == "__main__":
    main()
