"""The library called from C says what it says from Python, and its errors are errors here."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnxruntime_genai as genai
import pytest

from dialogue.oga import Generator, Library, Model

TOKENS = [100 + 7 * place for place in range(40)]
FOLDER = Path(genai.__file__).parent


@pytest.fixture(scope="module")
def model(real_artifact: Path) -> Iterator[Model]:
    yield Model(Library(FOLDER), real_artifact, "", {"intra_op_num_threads": 1})


def test_a_library_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        Library(tmp_path)


def test_what_the_library_says_is_wrong_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="genai_config.json"):
        Model(Library(FOLDER), tmp_path, "", {})


@pytest.mark.slow
def test_it_gives_what_the_binding_gives(model: Model, real_artifact: Path) -> None:
    config = genai.Config(str(real_artifact))
    config.clear_providers()
    config.overlay('{"model": {"decoder": {"session_options": {"intra_op_num_threads": 1}}}}')
    bound = genai.Model(config)
    params = genai.GeneratorParams(bound)
    params.set_search_options(max_length=80)
    theirs, ours = genai.Generator(bound, params), Generator(model, 80)
    for start, end in ((0, 30), (30, 31), (31, 40)):
        theirs.append_tokens(TOKENS[start:end])
        ours.append_tokens(TOKENS[start:end])
        np.testing.assert_array_equal(ours.get_logits(), theirs.get_logits()[0, -1])
    for _ in range(5):
        theirs.generate_next_token()
        assert ours.next_token() == theirs.get_next_tokens()[0]


@pytest.mark.slow
def test_going_back_is_as_if_the_rest_had_never_been_read(model: Model) -> None:
    straight, back = Generator(model, 80), Generator(model, 80)
    straight.append_tokens(TOKENS[:20])
    back.append_tokens(TOKENS[:10] + [5] * 30)
    back.rewind_to(10)
    back.append_tokens(TOKENS[10:20])
    np.testing.assert_array_equal(back.get_logits(), straight.get_logits())


@pytest.mark.slow
def test_threads_side_by_side_do_not_mix(model: Model) -> None:
    def read(shift: int) -> np.ndarray:
        generator = Generator(model, 80)
        generator.append_tokens([token + shift for token in TOKENS])
        generator.append_tokens([shift + 1])
        return generator.get_logits()

    alone = [read(shift) for shift in range(8)]
    found: dict[int, np.ndarray] = {}
    threads = [
        threading.Thread(target=lambda shift=shift: found.update({shift: read(shift)}))
        for shift in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for shift, logits in enumerate(alone):
        np.testing.assert_array_equal(found[shift], logits)


@pytest.mark.slow
def test_a_grammar_and_a_length_hold(model: Model) -> None:
    generator = Generator(model, 60, 'start: "yes" | "yes of course"', {"do_sample": True})
    generator.append_tokens(TOKENS)
    while not generator.is_done():
        generator.next_token()
    with pytest.raises(RuntimeError, match="max length"):
        Generator(model, 60).append_tokens([1] * 61)
