"""The settings that foresee best on validation weeks: a bounded, seeded search.

A pattern search over menus of values (Hooke and Jeeves 1961): in a seeded order each setting is
moved one step up or down its menu, and a step that foresees better is kept. It stops early, when
PATIENCE attempts in a row or a whole round bring nothing, or when the attempts are used up. A
setting that changed nothing at all (views, in a shop that records none) is not asked again. A step
of the blend needs no training, so the blend goes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd
from tqdm import tqdm

from recsys.evaluate import Exam, Result, sit
from recsys.interactions import build
from recsys.model import Model, Settings, fit

BLEND: Mapping[str, Sequence[Any]] = {
    "blend.factors": (0.0, 0.1, 0.25, 0.5, 1.0),
    "blend.ties": (0.0, 0.1, 0.25, 0.5, 1.0),
    "blend.popular": (0.0, 0.03, 0.1, 0.2, 0.4),
    "blend.shown": (0.0, 0.3, 1.0, 3.0),
    "blend.turned": (0.0, 0.3, 1.0, 3.0),
    "blend.bought": (0.0, 0.3, 1.0, 3.0),
    "blend.beside": (0.0, 0.3, 1.0, 3.0),
    "blend.trend": (0.0, 0.5, 1.0),
}
TRAINING: Mapping[str, Sequence[Any]] = {
    "factors": (16, 32, 64, 128, 256, 512),
    "regularization": (0.3, 1.0, 3.0, 10.0, 30.0, 100.0, 300.0),
    "iterations": (5, 8, 15, 25),
    "popularity_half_life_days": (3.0, 7.0, 14.0, 28.0, 90.0),
    "weighting.alpha": (0.3, 1.0, 3.0, 10.0, 30.0),
    "weighting.half_life_days": (14.0, 30.0, 90.0, 180.0, None),
    "weighting.list_view": (0.005, 0.02, 0.1, 0.3),
    "weighting.view": (0.3, 1.0, 2.0, 3.0),
    "weighting.cart": (1.0, 3.0, 5.0),
    "tying.ridge": (1.0, 3.0, 10.0, 30.0, 100.0),
    "tying.user_power": (0.0, 0.25, 0.5, 0.75, 1.0),
    "tying.source_power": (0.25, 0.5, 0.7, 0.85, 1.0),
    "tying.target_power": (0.0, 0.15, 0.3, 0.5),
    "tying.keep": (50, 100, 200, 400),
    "tying.looked_at": (0.0, 0.25, 0.5, 1.0),
}
PATIENCE = 25
# A gain below this part of the score is no gain: it would only fit the validation weeks.
LEAST_GAIN = 0.001


@dataclass(frozen=True, slots=True)
class Attempt:
    """One trial: what was changed from the best before it, its mean NDCG, the bounds of the 95 %
    interval, and the seconds it took."""

    number: int
    changes: Mapping[str, Any]
    score: float
    low: float
    high: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Search:
    """What a search came to: the best settings, and every attempt in order."""

    settings: Settings
    attempts: tuple[Attempt, ...]


def tune(
    exam: Exam,
    settings: Settings,
    known: pd.DataFrame | None = None,
    most: int = 60,
    seed: int = 0,
    k: int = 10,
    progress: bool = False,
) -> Search:
    """The best settings found from `settings` on, in at most `most` attempts.

    The exam must be one of validation weeks: its figures are no longer fair for what was chosen by
    it. `known` are the events known of the test users, where they are not those before the cut.
    """
    return _Searcher(exam, known, k, most, seed, progress).run(settings)


class _Searcher:
    """The search with what it keeps between attempts: the last model, and what was tried."""

    def __init__(
        self, exam: Exam, known: pd.DataFrame | None, k: int, most: int, seed: int, progress: bool
    ) -> None:
        self._exam, self._k, self._most = exam, k, most
        self._known = exam.before if known is None else known
        self._draw = np.random.default_rng(seed)
        self._bar = tqdm(total=most, desc="tune", unit="try", disable=None if progress else True)
        self._models: dict[Settings, Model] = {}
        self._attempts: list[Attempt] = []
        self._tried: set[Settings] = set()
        self._deaf: set[str] = set()
        self._since_gain = 0

    def run(self, settings: Settings) -> Search:
        with self._bar:
            best, score = settings, self._try(settings, {})
            moved = True
            while moved and self._may_go_on():
                moved = False
                for menu in (BLEND, TRAINING):
                    found, reached = self._round(best, score, menu)
                    moved |= reached > score
                    best, score = found, reached
        return Search(best, tuple(self._attempts))

    def _round(
        self, best: Settings, score: float, menu: Mapping[str, Sequence[Any]]
    ) -> tuple[Settings, float]:
        """The best after moving each setting of the menu as far as that helps."""
        for name in self._draw.permutation(sorted(menu)).tolist():
            for step in self._draw.permutation([1, -1]).tolist():
                while name not in self._deaf and self._may_go_on():
                    value = _next(menu[name], read(best, name), step)
                    if value is _END or (moved := changed(best, name, value)) in self._tried:
                        break
                    reached = self._try(moved, {name: value})
                    if reached == score:
                        self._deaf.add(name)
                    if reached <= score * (1.0 + LEAST_GAIN):
                        break
                    best, score, self._since_gain = moved, reached, 0
        return best, score

    def _may_go_on(self) -> bool:
        return len(self._attempts) < self._most and self._since_gain < PATIENCE

    def _try(self, settings: Settings, changes: Mapping[str, Any]) -> float:
        started = perf_counter()
        self._tried.add(settings)
        result = self._result(settings)
        low, high = result.interval(f"ndcg@{self._k}")
        score = result.figures[f"ndcg@{self._k}"]
        taken = perf_counter() - started
        self._attempts.append(Attempt(len(self._attempts), changes, score, low, high, taken))
        self._since_gain += 1
        self._bar.set_postfix(best=max(one.score for one in self._attempts), refresh=False)
        self._bar.update(1)
        return score

    def _result(self, settings: Settings) -> Result:
        trained = replace(settings, blend=Settings().blend)  # the blend needs no training
        if trained not in self._models:
            model = fit(self._exam.before, self._exam.catalog, trained, self._exam.cutoff)
            self._models = {trained: model, **dict(list(self._models.items())[:1])}
        model = replace(self._models[trained], settings=settings)
        known = build(self._known, settings.weighting, self._exam.cutoff)
        return sit(self._exam, model, k=self._k, known=known, again=False)


_END = object()


def _next(menu: Sequence[Any], value: Any, step: int) -> Any:
    """The value one step from this one in its menu (from the nearest where it is not in it)."""
    if value in menu:
        place = menu.index(value) + step
    else:
        place = min(range(len(menu)), key=lambda at: abs((menu[at] or np.inf) - (value or 0)))
    return menu[place] if 0 <= place < len(menu) else _END


def read(settings: Settings, name: str) -> Any:
    """The setting of that name; a dot leads into a part, as in `blend.ties`."""
    value: Any = settings
    for step in name.split("."):
        value = getattr(value, step)
    return value


def changed(settings: Settings, name: str, value: Any) -> Settings:
    """The settings with that one changed."""
    part, _, field = name.rpartition(".")
    if not part:
        return replace(settings, **{field: value})
    return replace(settings, **{part: replace(getattr(settings, part), **{field: value})})
