"""The stages of a list: which of them may speak for whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from recsys import answer
from recsys.batch import list_batch, task_for
from recsys.catalog import Catalog
from recsys.model import Model, Settings, fit
from recsys.recommend import Query, recommend
from recsys.shelf import align
from recsys.types import Event
from tests.benchmarks.made_up import shop


def test_lists_that_were_shown_never_make_products_similar(board: tuple[Model, Catalog]) -> None:
    model, catalog = board
    shown = [
        Event(str(place), "guest", item, "list_view", model.trained_at - timedelta(minutes=place))
        for place, item in enumerate(catalog.ids)
    ]
    kinds = {
        evidence.kind
        for candidate in recommend(model, catalog, Query(shown, n=len(catalog)))
        for evidence in candidate.evidence
    }
    assert "similar" not in kinds and kinds


def test_lists_from_few_scores_are_those_from_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """A boost of nothing has all products scored and changes none of the scores."""
    events, catalog = shop(300, 1500, 6000)
    settings, now = Settings(factors=8, iterations=3), events["at"].max().to_pydatetime()
    shelf = align(fit(events, catalog, settings, now), catalog)
    task = task_for(catalog, 3, "seen", "discover", False)
    spared = []
    few = answer.foremost

    def counted(*arguments):  # type: ignore[no-untyped-def]
        found = few(*arguments)
        spared.append(found.sure.sum())
        return found

    monkeypatch.setattr(answer, "foremost", counted)
    (some,) = list_batch(shelf, events, task, chunk=300)
    (whole,) = list_batch(shelf, events, replace(task, boost=np.zeros(1500)), chunk=300)
    assert len(spared) == 1 and 50 < spared[0] < 300
    assert some.ranked.place.tolist() == whole.ranked.place.tolist()
    np.testing.assert_allclose(some.ranked.score, whole.ranked.score, rtol=1e-12)
