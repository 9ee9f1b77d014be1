"""What the turns before a message still say."""

from __future__ import annotations

from dialogue.earlier import told_health_since_offer, tone_asked_before
from dialogue.types import Turn


def test_health_counts_from_the_last_offer_on() -> None:
    told = Turn("user", "I'm allergic to nuts")
    offered = Turn("assistant", "Here.", ("soup",))
    assert told_health_since_offer([told], "any soup?")
    assert told_health_since_offer([offered], "I'm allergic to nuts")
    assert not told_health_since_offer([told, offered], "any soup?")


def test_the_last_tone_asked_for_holds() -> None:
    said = [Turn("user", "be more formal"), Turn("user", "please be brief"), Turn("user", "soup?")]
    assert tone_asked_before(said) == "concise"
    assert tone_asked_before([Turn("assistant", "please be brief")]) is None
