"""A tendency is what most of the recent moods were."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from dialogue.tendency import tendency
from dialogue.types import Mood, MoodLabel

NOW = datetime(2026, 6, 30, tzinfo=timezone.utc)


def felt(*days: tuple[int, MoodLabel]) -> list[tuple[datetime, Mood]]:
    return [(NOW - timedelta(days=ago), Mood(label, 1.0)) for ago, label in days]


def test_what_is_felt_most_prevails() -> None:
    found = tendency(felt((1, "sad"), (1, "sad"), (1, "happy")), NOW)
    assert found == Mood("sad", pytest.approx(2 / 3))


def test_old_moods_fade() -> None:
    found = tendency(felt((30, "sad"), (31, "sad"), (0, "happy")), NOW)
    assert found is not None and found.label == "happy"


@pytest.mark.parametrize("moods", [(), ((5, "sad"),), ((60, "sad"), (61, "sad"), (62, "sad"))])
def test_too_little_is_no_tendency(moods: tuple[tuple[int, MoodLabel], ...]) -> None:
    assert tendency(felt(*moods), NOW) is None
