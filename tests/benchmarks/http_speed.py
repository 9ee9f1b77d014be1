"""What a server's model does for those who ask by HTTP, beside the bare library with its graph.

    python -m tests.benchmarks.http_speed HOME [--threads 1]

HOME is a trained SHOPTALK_HOME with an exported model; the server runs on a copy of it, in this
process, so that what its model did can be read. Decoding is measured on free words, the start of a
second turn on chosen replies, where the alternative is to read the whole conversation. Every row is
a median of ratios, the two sides one right after the other.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import onnxruntime_genai as genai
import waitress

from dialogue.draft import Manner
from dialogue.jobs import Generation, Job
from dialogue.prompt import TURN
from dialogue.runtime import Runtime
from engine.app import create_app
from engine.config import Config
from engine.services import Services, open_services
from tests.benchmarks.runtime_speed import MESSAGES, drawing, load, reader, timed
from tests.benchmarks.soak import free_port, post, wait

USERS = ("1609", "900", "7", "25", "1200", "nobody")


@dataclass
class Noting:
    """A runtime that notes its jobs and what came of them."""

    runtime: Runtime
    done: list[tuple[Job, Generation]] = field(default_factory=list)

    def generate(self, job: Job, gone: Callable[[], bool] = bool) -> Generation:
        found = self.runtime.generate(job, gone)
        self.done.append((job, found))
        return found


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="A server's model beside the bare library.")
    parser.add_argument("home", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    with TemporaryDirectory() as work:
        home = shutil.copytree(options.home, Path(work) / "home")
        services = open_services(
            Config(home=home, device="cpu", threads=options.threads, demo=True)
        )
        noting = Noting(services.voice.runtime)
        services.voice = replace(services.voice, runtime=noting)
        bare = load(home / "dialogue", options.threads)
        with served(services) as port:
            decoding(services, noting, bare, port)
            second_turns(services, noting, bare, port)
        services.close()


@contextmanager
def served(services: Services) -> Iterator[int]:
    """The port on which the app is served by a thread of this process."""
    port = free_port()
    app = create_app(services.config, services)
    server = waitress.create_server(app, host="127.0.0.1", port=port, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    wait(port)
    yield port
    server.close()


def decoding(services: Services, noting: Noting, bare: genai.Model, port: int) -> None:
    """Tokens a second of free words that went out by HTTP, and of the library's own loop."""
    services.voice = replace(services.voice, manner=speaking("free"))
    ours, plain, guided = [], [], []
    for _ in turns(port, noting):
        for job, made in noting.done:
            if job.choices or len(made.tokens) < 8:
                continue
            ours.append(len(made.tokens) / made.decode_seconds)
            plain.append(bare_speed(bare, job, "", len(made.tokens)))
            guided.append(bare_speed(bare, job, job.grammar, len(made.tokens)))
    print(f"decoding, {len(ours)} drafts by HTTP   {statistics.median(ours):.0f} tokens/s")
    for name, theirs in (("bare loop", plain), ("bare loop, same grammar", guided)):
        ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
        print(f"{name:33}{statistics.median(theirs):.0f} tokens/s, ours / it {ratio:.2f}")


def second_turns(services: Services, noting: Noting, bare: genai.Model, port: int) -> None:
    """The time to the first choice of later turns, and to read all that was said till then."""
    services.voice = replace(services.voice, manner=speaking("guided"))
    tokenizer = services.voice.tokenizer
    (start,) = tokenizer.encode(TURN.partition("{")[0])
    shares, counts = [], []
    for said in turns(port, noting):
        if not said or not noting.done or not noting.done[0][1].read:
            continue
        job, made = noting.done[0]
        cut = [at for at, token in enumerate(job.prompt) if token == start][-2]  # the message
        whole = [*job.prompt[:cut], *tokenizer.encode("".join(said)), *job.prompt[cut:]]
        generator = reader(bare, len(whole) + 1)
        _, cold = timed(lambda: generator.append_tokens(whole))
        shares.append(made.prefill_seconds / cold)
        counts.append((made.read, len(job.prompt), len(whole)))
    read, prompt, all_said = (statistics.median(one) for one in zip(*counts))
    print(f"start of {len(shares)} later turns     {statistics.median(shares):.2f} of reading the "
          f"conversation cold: {read:.0f} of {prompt:.0f} tokens read, it has "
          f"{all_said:.0f}")  # fmt: skip


def turns(port: int, noting: Noting) -> Iterator[list[str]]:
    """What was said before each message, in ChatML, once the message is answered."""
    for user in USERS:
        token = post(port, "/v1/session", {"user_id": user})["token"]
        conversation, said = None, []
        for message in MESSAGES:
            noting.done.clear()
            body = {"message": message, "conversation_id": conversation}
            found = post(port, "/v1/chat", body, token)
            yield said
            conversation = found["conversation_id"]
            said = [*said, TURN.format(role="user", text=message),
                    TURN.format(role="assistant", text=found["reply"]["text"])]  # fmt: skip


def bare_speed(model: genai.Model, job: Job, grammar: str, most: int) -> float:
    """Tokens a second of the library's own loop after the prompt, which draws as the job does."""
    generator = drawing(model, job, grammar, 200)
    count, started = 0, time.perf_counter()
    while count < most and not generator.is_done():
        generator.generate_next_token()
        count += 1
    return count / (time.perf_counter() - started)


def speaking(manner: Manner) -> Manner:
    """The manner, as its own type."""
    return manner


if __name__ == "__main__":
    main()
