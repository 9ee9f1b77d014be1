"""What the turns before a message still say."""

from __future__ import annotations

from dialogue.earlier import people_spoken_of, told_health_since_offer, tone_asked_before
from dialogue.types import Turn


def test_people_are_those_of_the_message_and_of_what_the_shopper_said_before() -> None:
    said = [Turn("user", "a gift for my mum"), Turn("assistant", "And your brother?")]
    assert people_spoken_of(said, "and for my sister") == {"mother", "sister"}


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
