"""What the reading of utterances reaches on the blind half, held against falling back."""

from __future__ import annotations

import pytest

from dialogue.labelled import macro, total
from tests.dialogue.labelled_shop import lines, scores

# Just below what docs/benchmarks.md tells: one more line misread is no alarm, five are.
FLOORS = {
    "en": {"intent": 0.80, "mood": 0.75, "slots": 0.85, "facts": 0.80, "true": 0.95},
    "zh": {"intent": 0.85, "mood": 0.84, "slots": 0.90, "facts": 0.80, "true": 0.98},
}


@pytest.mark.parametrize("locale", FLOORS)
def test_the_blind_half_is_read_as_well_as_we_say(locale: str) -> None:
    found = scores("test", locale)
    reached = {
        "intent": macro(found.intents),
        "mood": macro(found.moods),
        "slots": total(found.slots).f1,
        "facts": total(found.facts).f1,
        "true": 1.0 - found.junk,
    }
    short = {name: value for name, value in reached.items() if value < FLOORS[locale][name]}
    assert not short


def test_both_halves_are_large_enough_to_tell() -> None:
    sizes = {(split, locale): len(lines(split, locale)) for split in ("dev", "test")
             for locale in FLOORS}  # fmt: skip
    assert sum(sizes.values()) >= 400 and min(sizes.values()) >= 100
