import re
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from inspect import signature
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue import runtime as home
from dialogue.draft import choices
from dialogue.grammar import free
from dialogue.ground import SLOT
from dialogue.model import LENGTH
from dialogue.runtime import Busy, Generation, Gone, Job, Runtime, RuntimeUnavailable
from dialogue.tokenizer import Tokenizer

DONE = Generation((1,), True, 0.0, 0.0)
FAILS = -1
Make = Callable[..., Runtime]


class Fake:
    """A model that does what a function says, in place of one that is loaded."""

    device = where = "cpu"

    def __init__(
        self, run: Callable[[Job, Callable[[], None]], Generation], workers: int = 1
    ) -> None:
        self.run, self.workers = run, workers


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Makes runtimes whose model does what the function given says."""
    made: list[Runtime] = []

    def with_model(
        run: Callable[..., Generation], queue_size: int = 2, workers: int = 1
    ) -> Runtime:
        takes_check = len(signature(run).parameters) > 1
        fake = Fake(run if takes_check else lambda job, check: run(job), workers)
        monkeypatch.setattr(home, "open_model", lambda *_: fake)
        made.append(Runtime(Path("nowhere"), queue_size=queue_size))
        return made[-1]

    yield with_model
    for runtime in made:
        runtime.close()


def test_a_full_queue_refuses_at_once_and_says_when_to_come_back(make: Make) -> None:
    release = threading.Event()
    runtime = make(lambda job: DONE if release.wait(5) else DONE)
    askers = [threading.Thread(target=runtime.generate, args=(Job([1]),)) for _ in range(3)]
    for asker in askers:
        asker.start()
        time.sleep(0.05)  # one runs, two wait
    started = time.monotonic()
    with pytest.raises(Busy) as refused:
        runtime.generate(Job([1]))
    assert time.monotonic() - started < 0.5 and refused.value.retry_after >= 1
    release.set()
    for asker in askers:
        asker.join(5)
    assert runtime.generate(Job([1])) == DONE


def test_jobs_run_one_at_a_time_in_order(make: Make) -> None:
    order: list[int] = []
    runtime = make(lambda job: order.append(job.seed) or DONE, queue_size=8)
    askers = [threading.Thread(target=runtime.generate, args=(Job([1], seed=n),)) for n in range(5)]
    for asker in askers:
        asker.start()
        time.sleep(0.02)
    for asker in askers:
        asker.join(5)
    assert order == list(range(5))


def test_who_waited_too_long_is_not_served_any_more(make: Make) -> None:
    release = threading.Event()
    runtime = make(lambda job: DONE if release.wait(5) else DONE)
    first = threading.Thread(target=runtime.generate, args=(Job([1]),))
    first.start()
    time.sleep(0.05)
    late: list[BaseException] = []

    def wait_in_vain() -> None:
        try:
            runtime.generate(Job([1], seconds=0.1))
        except TimeoutError as error:
            late.append(error)

    second = threading.Thread(target=wait_in_vain)
    second.start()
    time.sleep(0.3)
    release.set()
    second.join(5)
    first.join(5)
    assert len(late) == 1


def test_one_failure_does_not_end_the_model_thread(make: Make) -> None:
    def run(job: Job) -> Generation:
        if job.seed:
            raise ValueError("bad luck")
        return DONE

    runtime = make(run)
    with pytest.raises(RuntimeUnavailable, match="bad luck"):
        runtime.generate(Job([1], seed=1))
    assert runtime.generate(Job([1])) == DONE


def test_after_three_failures_the_model_is_loaded_anew(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(job: Job) -> Generation:
        raise RuntimeError("out of memory")

    runtime = make(broken)
    good = Fake(lambda job, check: DONE)
    monkeypatch.setattr(runtime, "_open", lambda: good)
    for _ in range(3):
        with pytest.raises(RuntimeUnavailable, match="out of memory"):
            runtime.generate(Job([1]))
        assert "out of memory" in runtime.fault
    assert runtime.generate(Job([1])) == DONE and runtime.fault == ""


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_model_thread_that_dies_is_started_again(make: Make) -> None:
    def run(job: Job) -> Generation:
        if job.seed:
            raise SystemExit("killed")
        return DONE

    runtime = make(run)
    with pytest.raises(RuntimeUnavailable, match="killed"):
        runtime.generate(Job([1], seed=1))
    assert runtime.generate(Job([1])) == DONE


def test_who_leaves_frees_the_model_at_its_next_step(make: Make) -> None:
    steps: list[int] = []
    left = threading.Event()

    def run(job: Job, check: Callable[[], None]) -> Generation:
        if job.seed:
            return DONE
        for step in range(1000):
            steps.append(step)
            check()
            time.sleep(0.01)
        return DONE

    runtime = make(run)

    def gone() -> bool:
        return len(steps) > 3

    started = time.monotonic()
    with pytest.raises(Gone):
        runtime.generate(Job([1]), gone)
    left.set()
    assert runtime.generate(Job([1], seed=1)) == DONE
    assert time.monotonic() - started < 2 and len(steps) < 100


def test_who_leaves_while_waiting_is_not_served(make: Make) -> None:
    release, served = threading.Event(), []

    def run(job: Job) -> Generation:
        served.append(job.seed)
        release.wait(5)
        return DONE

    runtime = make(run)
    first = threading.Thread(target=runtime.generate, args=(Job([1], seed=1),))
    first.start()
    time.sleep(0.05)
    with pytest.raises(Gone):
        runtime.generate(Job([1], seed=2), lambda: True)
    release.set()
    first.join(5)
    assert runtime.generate(Job([1], seed=3)) == DONE and served == [1, 3]


def test_a_crowd_of_one_does_not_keep_others_waiting(make: Make) -> None:
    order: list[str] = []

    def run(job: Job) -> Generation:
        time.sleep(0.03)
        order.append(job.shopper)
        return DONE

    runtime = make(run, queue_size=8)
    askers = [
        threading.Thread(target=runtime.generate, args=(Job([1], shopper=who),))
        for who in ("ann", "ann", "ann", "bob")
    ]
    for asker in askers:
        asker.start()
        time.sleep(0.005)
    for asker in askers:
        asker.join(5)
    assert order.index("bob") < len(order) - 1


def test_as_many_jobs_run_at_once_as_there_are_threads(make: Make) -> None:
    both = threading.Barrier(2)

    def run(job: Job) -> Generation:
        both.wait(5)  # broken, and so a failure, if the other does not come
        return DONE

    runtime = make(run, queue_size=4, workers=2)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(runtime.generate, [Job([1])] * 4))
    assert found == [DONE] * 4


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_one_thread_that_dies_takes_no_other_with_it(make: Make) -> None:
    release = threading.Event()

    def run(job: Job) -> Generation:
        if job.seed:
            raise SystemExit("killed")
        release.wait(5)
        return DONE

    runtime = make(run, queue_size=4, workers=2)
    with ThreadPoolExecutor(2) as pool:
        slow = pool.submit(runtime.generate, Job([1]))
        with pytest.raises(RuntimeUnavailable, match="killed"):
            runtime.generate(Job([1], seed=1))
        release.set()
        assert slow.result(5) == DONE
    assert runtime.generate(Job([1])) == DONE and len(alive(runtime)) == 2


def alive(runtime: Runtime) -> list[threading.Thread]:
    return [thread for thread in runtime._threads if thread.is_alive()]


FATES = st.sampled_from(["served", "fails", "leaves", "late"])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(FATES, st.sampled_from("abc")), max_size=14), st.integers(1, 3))
def test_everybody_gets_one_answer_whatever_becomes_of_the_others(
    arrivals: list[tuple[str, str]], workers: int
) -> None:
    def run(job: Job, check: Callable[[], None]) -> Generation:
        for _ in range(3):
            check()
            time.sleep(0.001)
        if job.seed == FAILS:
            raise ValueError("bad luck")
        return Generation((job.seed,), True, 0.0, 0.0)

    with patch.object(home, "open_model", lambda *_: Fake(run, workers)):
        runtime = Runtime(Path("nowhere"), queue_size=6)

        def ask(number: int) -> str:
            fate, shopper = arrivals[number]
            seconds = 0.0 if fate == "late" else 20.0
            seed = FAILS if fate == "fails" else number
            job = Job([1], seed=seed, shopper=shopper, seconds=seconds)
            try:
                assert runtime.generate(job, lambda: fate == "leaves").tokens == (number,)
            except Busy as busy:
                return "busy" if busy.retry_after >= 1 else "nonsense"
            except Gone:
                return "leaves"
            except TimeoutError:
                return "late"
            except RuntimeUnavailable:
                return "fails"
            return "served"

        with ThreadPoolExecutor(max(1, len(arrivals))) as pool:
            fates = list(pool.map(ask, range(len(arrivals))))
        # Whoever leaves may have been served before anybody looked whether they had.
        for found, (fate, _) in zip(fates, arrivals, strict=True):
            assert found in {fate, "busy"} or (fate, found) == ("leaves", "served")
        assert runtime.generate(Job([1])).tokens == (0,)  # and it goes on
        assert runtime.waiting() == 0 and len(alive(runtime)) == workers
        runtime.close()


def test_after_closing_nobody_waits(make: Make) -> None:
    runtime = make(lambda job: DONE)
    runtime.close()
    with pytest.raises(RuntimeUnavailable, match="closed"):
        runtime.generate(Job([1]))


def test_a_folder_without_a_model_and_a_device_that_is_not(tmp_path: Path) -> None:
    with pytest.raises(RuntimeUnavailable, match="shoptalk export"):
        Runtime(tmp_path)
    with pytest.raises(RuntimeUnavailable, match="SHOPTALK_DEVICE"):
        Runtime(tmp_path, "tpu")


@pytest.fixture(scope="module")
def real(real_artifact: Path) -> Iterator[tuple[Runtime, Tokenizer]]:
    runtime = Runtime(real_artifact, "cpu")
    yield runtime, Tokenizer(real_artifact)
    runtime.close()


PROMPT = "<|im_start|>user\nAny snack for tonight?<|im_end|>\n<|im_start|>assistant\n"
PARTS = (("How about {P1}?", "Let me suggest {P1}."), ("", "It costs {P1.price}."))


def asked(tokenizer: Tokenizer, seed: int) -> Job:
    return Job(
        tokenizer.encode(PROMPT), choices=choices(PARTS, " ", tokenizer), seed=seed, shared=3,
        temperature=2.0,
    )  # fmt: skip


@pytest.mark.slow
def test_the_real_model_stays_within_the_phrases(real: tuple[Runtime, Tokenizer]) -> None:
    runtime, tokenizer = real
    texts = set()
    for seed in range(8):
        done = runtime.generate(asked(tokenizer, seed))
        assert done.finished
        texts.add(tokenizer.decode(done.tokens))
    possible = {f"{a} {b}".strip() for a in PARTS[0] for b in PARTS[1]}
    assert texts <= possible and len(texts) > 1


@pytest.mark.slow
def test_the_same_seed_says_the_same(real: tuple[Runtime, Tokenizer]) -> None:
    runtime, tokenizer = real
    first = runtime.generate(asked(tokenizer, 7))
    other = PROMPT.replace("snack", "tea")
    runtime.generate(replace(asked(tokenizer, 1), prompt=tokenizer.encode(other)))
    again = runtime.generate(asked(tokenizer, 7))
    # What was read before changes how much is read, and nothing else.
    assert first.tokens == again.tokens and again.read < len(asked(tokenizer, 7).prompt)


@pytest.mark.slow
def test_many_at_once_are_told_what_each_is_told_alone(real_artifact: Path) -> None:
    tokenizer = Tokenizer(real_artifact)
    wishes = ("snack", "tea", "soup", "cheese")
    jobs = [
        replace(
            asked(tokenizer, seed),
            prompt=tokenizer.encode(PROMPT.replace("snack", wishes[seed % 4])), shopper=str(seed),
        )
        for seed in range(16)
    ]  # fmt: skip
    one, three = (Runtime(real_artifact, "cpu", threads, queue_size=16) for threads in (1, 3))
    alone = [one.generate(job).tokens for job in jobs]
    with ThreadPoolExecutor(16) as pool:
        together = [found.tokens for found in pool.map(three.generate, jobs)]
    assert together == alone and len(set(alone)) > 2
    one.close()
    three.close()


@pytest.mark.slow
def test_others_go_on_while_the_model_reads(real: tuple[Runtime, Tokenizer]) -> None:
    runtime, _ = real
    longest, done = [0.0], threading.Event()

    def tick() -> None:
        last = time.monotonic()
        while not done.is_set():
            time.sleep(0.001)
            now = time.monotonic()
            longest[0], last = max(longest[0], now - last), now

    ticking = threading.Thread(target=tick)
    ticking.start()
    read = runtime.generate(Job([100 + n for n in range(500)], max_new_tokens=1))
    done.set()
    ticking.join()
    assert longest[0] < read.prefill_seconds / 3


@pytest.mark.slow
def test_who_leaves_ends_the_reading(real_artifact: Path) -> None:
    runtime = Runtime(real_artifact, "cpu", threads=1)
    looks = iter([False, False, True])
    started = time.monotonic()
    with pytest.raises(Gone):  # to read it all takes ten seconds and more
        runtime.generate(Job([100 + n % 900 for n in range(7000)]), lambda: next(looks))
    runtime.generate(Job([1, 2, 3], max_new_tokens=1))
    assert time.monotonic() - started < 4
    runtime.close()


@pytest.mark.slow
def test_a_prompt_longer_than_a_context_is_answered(real: tuple[Runtime, Tokenizer]) -> None:
    runtime, tokenizer = real
    prompt = tokenizer.encode(PROMPT.replace("Any", "Any, any" * 300))
    done = runtime.generate(replace(asked(tokenizer, 0), prompt=prompt))
    assert tokenizer.decode(done.tokens).startswith(("How about {P1}?", "Let me suggest {P1}."))
    assert done.read == len(prompt) > LENGTH


@pytest.mark.slow
def test_free_words_hold_no_figure_and_only_slots_that_exist(
    real: tuple[Runtime, Tokenizer],
) -> None:
    runtime, tokenizer = real
    prompt = tokenizer.encode(PROMPT.replace("Any snack", "In digits, what is 12 + 30 in $? {P9}"))
    grammar = free(("P1", "P1.price"))
    for seed in range(5):
        done = runtime.generate(Job(prompt, grammar, 60, seed=seed))
        text = tokenizer.decode(done.tokens)
        assert set(SLOT.findall(text)) <= {"P1", "P1.price"}
        outside = re.sub(r"\{[^}]*$", "", SLOT.sub("", text))  # the limit may cut a slot
        assert not any(sign.isdecimal() or sign in "$€£¥{}\n" for sign in outside)


@pytest.mark.slow
def test_a_deadline_cuts_a_generation_short(real: tuple[Runtime, Tokenizer]) -> None:
    runtime, tokenizer = real
    endless = "start: /[a-z ]{2000}/"  # whatever the model would rather do
    long = Job(tokenizer.encode(PROMPT), endless, max_new_tokens=4000, seconds=1.0)
    started = time.monotonic()
    done = runtime.generate(long)
    assert not done.finished and time.monotonic() - started < 4
