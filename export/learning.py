"""The training loop: batches in, a lower loss out; it can be stopped at any step and goes on there.

It knows samples and a model whose trainable parameters are somebody else's choice, and nothing of
adapters, dialogues or files beyond its own checkpoint.
"""

from __future__ import annotations

import logging
import math
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import torch
from torch import Tensor, nn
from tqdm import tqdm

from export.dialogues import Sample, batches

log = logging.getLogger(__name__)
Forward = Callable[[Tensor, Tensor], Tensor]  # ids, mask -> hidden states (batch, length, width)


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast: `tokens` bound a batch, `rate` is the peak of a cosine."""

    epochs: int = 1
    tokens: int = 1024
    rate: float = 1e-3
    warmup: float = 0.03
    decay: float = 0.01
    clip: float = 1.0
    seed: int = 0
    every: int = 100  # steps between checkpoints and looks at what is held out
    patience: int = 3  # looks without a lower held-out loss, after which it ends


@dataclass(frozen=True, slots=True)
class Learner:
    """A model to train: `body` gives hidden states, `head` turns them into logits."""

    body: Forward
    head: nn.Module
    trained: Sequence[nn.Parameter]
    device: str = "cpu"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the loss curve: nats a token, on what was learned and on what is held out."""

    step: int
    tokens: int
    loss: float
    held_out: float | None = None


def learn(
    learner: Learner,
    samples: Sequence[Sample],
    held_out: Sequence[Sample],
    schedule: Schedule,
    checkpoint: Path,
) -> list[Point]:
    """The loss curve of a training; `checkpoint` keeps it across a kill and is then removed.

    The model is left as it was where the held-out loss was lowest: what is learned beyond that is
    the samples by heart. Raises ValueError when there is nothing to learn from.
    """
    if not samples:
        raise ValueError("nothing to learn from")
    plan = [
        (samples, batch)
        for epoch in range(schedule.epochs)
        for batch in batches(samples, schedule.tokens, schedule.seed + epoch)
    ]
    optimizer = torch.optim.AdamW(
        list(learner.trained), lr=schedule.rate, weight_decay=schedule.decay
    )
    torch.manual_seed(schedule.seed)
    curve, best = _resume(learner, optimizer, checkpoint)
    seen = curve[-1].step if curve else 0
    started, recent = monotonic(), []
    with tqdm(total=len(plan), initial=seen, desc="tune", unit="step", disable=None) as bar:
        for step in range(seen + 1, len(plan) + 1):
            if over(curve, schedule.patience):
                log.info("no lower held-out loss in %d looks: ends here", schedule.patience)
                break
            for group in optimizer.param_groups:
                group["lr"] = schedule.rate * pace(step, len(plan), schedule.warmup)
            batch = [samples[at] for at in plan[step - 1][1]]
            recent.append((_step(learner, optimizer, batch, schedule.clip), _learned(batch)))
            bar.update()
            if step % schedule.every == 0 or step == len(plan):
                loss = sum(one * n for one, n in recent) / sum(n for _, n in recent)
                tokens = (curve[-1].tokens if curve else 0) + sum(n for _, n in recent)
                curve.append(Point(step, tokens, loss, mean_loss(learner, held_out)))
                recent = []
                best = _copy(learner) if lowest(curve) is curve[-1] else best
                _save(learner, optimizer, curve, best, checkpoint)
                _tell(curve[-1], len(plan), monotonic() - started)
    _put_back(learner, best)
    checkpoint.unlink(missing_ok=True)
    return curve


def lowest(curve: Sequence[Point]) -> Point:
    """The point of the lowest held-out loss, the last where nothing is held out."""
    return min(reversed(curve), key=lambda one: 0.0 if one.held_out is None else one.held_out)


def over(curve: Sequence[Point], patience: int) -> bool:
    """Whether the held-out loss has not fallen in the last `patience` looks."""
    return len(curve) > patience and lowest(curve).step <= curve[-patience - 1].step


def pace(step: int, steps: int, warmup: float) -> float:
    """The share of the peak rate at a step: a line up, then half a cosine down to a tenth."""
    rise = max(1, round(warmup * steps))
    if step < rise:
        return step / rise
    return 0.1 + 0.45 * (1 + math.cos(math.pi * (step - rise) / max(1, steps - rise)))


def mean_loss(learner: Learner, samples: Sequence[Sample]) -> float:
    """The mean loss over the learned tokens of `samples`, in nats."""
    total, count = 0.0, 0
    with torch.inference_mode():
        for batch in batches(samples, 4096, 0):
            chosen = [samples[at] for at in batch]
            total += float(_loss(learner, chosen)) * _learned(chosen)
            count += _learned(chosen)
    return total / max(1, count)


def _step(
    learner: Learner, optimizer: torch.optim.Optimizer, batch: Sequence[Sample], clip: float
) -> float:
    loss = _loss(learner, batch)
    loss.backward()
    nn.utils.clip_grad_norm_(list(learner.trained), clip)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return float(loss.detach())


def _loss(learner: Learner, batch: Sequence[Sample]) -> Tensor:
    """Cross-entropy over the learned tokens alone: the head is a fifth of this model's work."""
    longest = max(len(one.ids) for one in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest, dtype=torch.long)
    learned = torch.zeros(len(batch), longest, dtype=torch.bool)
    for row, one in enumerate(batch):
        ids[row, : len(one.ids)] = torch.tensor(one.ids)
        mask[row, : len(one.ids)] = 1
        learned[row, one.learned : len(one.ids)] = True
    ids, mask, learned = (part.to(learner.device) for part in (ids, mask, learned))
    hidden = learner.body(ids, mask)[:, :-1][learned[:, 1:]]
    return nn.functional.cross_entropy(learner.head(hidden).float(), ids[:, 1:][learned[:, 1:]])


def _learned(batch: Sequence[Sample]) -> int:
    return sum(len(one.ids) - one.learned for one in batch)


def _copy(learner: Learner) -> list[Tensor]:
    return [one.detach().cpu().clone() for one in learner.trained]


def _put_back(learner: Learner, values: Sequence[Tensor]) -> None:
    with torch.no_grad():
        for one, saved in zip(learner.trained, values, strict=True):
            one.copy_(saved)


def _save(
    learner: Learner,
    optimizer: torch.optim.Optimizer,
    curve: Sequence[Point],
    best: Sequence[Tensor],
    path: Path,
) -> None:
    """One file, replaced in one step, so that a kill leaves the old or the new one."""
    partial = path.with_suffix(".partial")
    torch.save(
        {
            "trained": _copy(learner),
            "best": list(best),
            "optimizer": optimizer.state_dict(),
            "random": torch.get_rng_state(),
            "curve": [(one.step, one.tokens, one.loss, one.held_out) for one in curve],
        },
        partial,
    )
    os.replace(partial, path)


def _resume(
    learner: Learner, optimizer: torch.optim.Optimizer, path: Path
) -> tuple[list[Point], list[Tensor]]:
    """The curve so far and what was best; the learner is as it was at the end of that curve."""
    if not path.is_file():
        return [], _copy(learner)
    state: dict[str, Any] = torch.load(path, weights_only=True)
    _put_back(learner, state["trained"])
    optimizer.load_state_dict(state["optimizer"])
    torch.set_rng_state(state["random"])
    curve = [Point(*point) for point in state["curve"]]
    log.info("going on at step %d", curve[-1].step)
    return curve, state["best"]


def _tell(point: Point, steps: int, seconds: float) -> None:
    log.info(
        "step %d of %d, %d tokens learned, loss %.3f, held out %.3f, %.0f s",
        point.step, steps, point.tokens, point.loss, point.held_out or math.nan, seconds,
    )  # fmt: skip


def curve_rows(curve: Sequence[Point]) -> Iterator[dict[str, float | int | None]]:
    """The curve as plain rows, for a manifest or a picture."""
    for one in curve:
        yield {"step": one.step, "tokens": one.tokens, "loss": one.loss, "held_out": one.held_out}
