"""Two replicas on this machine say what one runtime says, and more of it at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("ray", reason="needs the extra `ray`")

from dialogue.draft import choices  # noqa: E402
from dialogue.jobs import Gone, Job, RuntimeUnavailable  # noqa: E402
from dialogue.replicas import Replicas  # noqa: E402
from dialogue.runtime import Runtime  # noqa: E402
from dialogue.tokenizer import Tokenizer  # noqa: E402

PARTS = (("How about {P1}?", "Let me suggest {P1}.", "Try {P1}."), ("", "It costs {P1.price}."))


@pytest.fixture(scope="module")
def replicas(real_artifact: Path) -> Iterator[Replicas]:
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    found = Replicas(real_artifact, "cpu", threads=1, count=2)
    yield found
    found.close()


@pytest.mark.slow
def test_replicas_say_what_one_runtime_says(replicas: Replicas, real_artifact: Path) -> None:
    tokenizer = Tokenizer(real_artifact)
    prompt = tokenizer.encode("<|im_start|>user\nAny tea?<|im_end|>\n<|im_start|>assistant\n")
    job = Job(prompt, choices=choices(PARTS, " ", tokenizer))
    jobs = [replace(job, seed=seed, shopper=str(seed)) for seed in range(12)]
    single = Runtime(real_artifact, "cpu", threads=1)
    expected = [single.generate(one).tokens for one in jobs]
    single.close()
    with ThreadPoolExecutor(6) as pool:
        found = [one.tokens for one in pool.map(replicas.generate, jobs)]
    assert found == expected and replicas.device == "cpu"


@pytest.mark.slow
def test_who_leaves_is_not_waited_for(replicas: Replicas) -> None:
    with pytest.raises(Gone):
        replicas.generate(Job([1, 2, 3], max_new_tokens=900, temperature=0.0), lambda: True)


@pytest.mark.slow
def test_a_time_that_is_over_is_told(replicas: Replicas) -> None:
    with pytest.raises(TimeoutError):
        replicas.generate(Job([1, 2, 3], max_new_tokens=10, seconds=0.0))


@pytest.mark.slow
def test_replicas_without_a_model_do_not_start(tmp_path: Path, replicas: Replicas) -> None:
    with pytest.raises(RuntimeUnavailable, match="do not start"):
        Replicas(tmp_path / "nowhere", "cpu", count=1)
