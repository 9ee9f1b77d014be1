from dataclasses import replace

import pytest
import torch
from torch import nn

from export.dialogues import Sample
from export.learning import Learner, Point, Schedule, learn, lowest, mean_loss, over, pace

WIDTH = 16
# The token after 1, 2, 3 is the next one: what is to be learned is plain to the eye.
SAMPLES = [Sample((1, 2, 3, 4, 5), 1), Sample((2, 3, 4), 1), Sample((3, 4, 5, 6), 1)] * 4


def learner(seed: int = 0) -> Learner:
    torch.manual_seed(seed)
    table, head = nn.Embedding(8, WIDTH), nn.Linear(WIDTH, 8)
    return Learner(
        lambda ids, mask: table(ids), head, [*table.parameters(), *head.parameters()]
    )


SCHEDULE = Schedule(epochs=6, tokens=16, rate=0.05, every=5)


def test_the_loss_falls_and_the_checkpoint_is_gone(tmp_path) -> None:
    model = learner()
    before = mean_loss(model, SAMPLES)
    curve = learn(model, SAMPLES, SAMPLES, SCHEDULE, tmp_path / "state.pt")
    assert curve[-1].held_out == pytest.approx(mean_loss(model, SAMPLES))
    assert curve[-1].held_out < 0.2 * before
    assert [one.step for one in curve] == sorted(one.step for one in curve)
    assert not list(tmp_path.iterdir())


def test_a_training_that_was_killed_ends_as_if_it_had_not_been(tmp_path) -> None:
    whole = learner()
    learn(whole, SAMPLES, SAMPLES, SCHEDULE, tmp_path / "whole.pt")

    class Killed(Exception):
        pass

    broken, calls = learner(), 0

    def body(ids, mask, inner=broken.body):
        nonlocal calls
        calls += 1
        if calls == 12:
            raise Killed
        return inner(ids, mask)

    with pytest.raises(Killed):
        learn(
            Learner(body, broken.head, broken.trained), SAMPLES, SAMPLES, SCHEDULE,
            tmp_path / "state.pt",
        )  # fmt: skip
    again = learner(seed=9)  # a new process knows nothing but the checkpoint
    curve = learn(again, SAMPLES, SAMPLES, SCHEDULE, tmp_path / "state.pt")
    assert curve[0].step == 5
    for one, other in zip(whole.trained, again.trained, strict=True):
        assert torch.allclose(one, other, atol=1e-6)


def test_only_what_is_to_be_learned_counts() -> None:
    model = learner()
    assert mean_loss(model, [Sample((1, 2, 3), 2)]) != mean_loss(model, [Sample((1, 2, 3), 1)])
    assert mean_loss(model, [Sample((7, 7, 1, 2), 3)]) == pytest.approx(
        mean_loss(model, [Sample((1, 2), 1)])
    )


def test_the_rate_rises_to_its_peak_and_falls_to_a_tenth() -> None:
    rates = [pace(step, 100, 0.1) for step in range(1, 101)]
    assert max(rates) == 1.0 and rates.index(1.0) == 9
    assert rates[-1] == pytest.approx(0.1, abs=0.01)
    assert rates[:10] == sorted(rates[:10]) and rates[10:] == sorted(rates[10:], reverse=True)


def test_there_must_be_something_to_learn(tmp_path) -> None:
    with pytest.raises(ValueError, match="nothing to learn"):
        learn(learner(), [], [], SCHEDULE, tmp_path / "state.pt")


def test_what_is_best_on_what_is_held_out_is_kept_and_the_training_ends_early(tmp_path) -> None:
    against = [Sample((1, 2, 6), 1), Sample((3, 4, 2), 1)]  # the samples teach the contrary
    model = learner()
    curve = learn(model, SAMPLES, against, replace(SCHEDULE, every=1, patience=2), tmp_path / "s")
    best = min(one.held_out for one in curve)
    assert curve[-1].held_out > best
    assert len(curve) < 24
    assert mean_loss(model, against) == pytest.approx(best)
    assert not over(curve[:-1], 2) and over(curve, 2)


def test_nothing_held_out_ends_nothing_early() -> None:
    curve = [Point(step, step, 1.0) for step in range(1, 9)]
    assert lowest(curve) is curve[-1]
    assert not over(curve, 3)
