"""Plans about consent: what the shopper agreed to, refused or took back, and what may be asked."""

from __future__ import annotations

from dataclasses import replace

from dialogue.consent import ASKED_BY
from dialogue.recall import forgot
from dialogue.situation import Plan, Situation
from dialogue.types import Purpose
from dialogue.withdrawal import asks_to_erase_all, asks_what_is_learned, purposes_in_words

# Acts that put no question to the shopper, whatever words are chosen: one may be put after them.
QUIET = frozenset(
    {"comfort_sad", "comfort_frustrated", "cheer_happy", "noted", "corrected", "product_fact",
     "compare_same", "why_popular"}
)  # fmt: skip
# Small talk, which the answer to a mood can take the place of; who says thanks is answered.
_TALK = frozenset({"chitchat", "ask_back"})
# Chips that take back consent for one purpose.
TAKE_BACK: dict[Purpose | None, str] = {
    "health": "Stop keeping my health details", "mood": "Stop noting my moods",
    "training": "Stop learning from my messages",
}  # fmt: skip
_STOP = "Stop remembering"
_RECALL = "What do you know about me?"


def about_consent(situation: Situation) -> Plan | None:
    """The plan that answers a yes, a no or a withdrawal, or a question of what becomes of the
    shopper's data; None where the message is none of these.

    A yes comes with a chip that takes it back.
    """
    answer, about = situation.consent, situation.asked_for
    if answer == "withdrawn":
        stopped = purposes_in_words(situation.withdrawn, situation.language)
        return Plan("withdrawn", {"stopped": stopped}, suggestions=(_RECALL,))
    if answer == "yes":
        act = "agreed" if about in {"mood", "training"} else "remembered"
        return Plan(act, suggestions=(TAKE_BACK.get(about, _STOP), _RECALL))
    if answer == "no" and not situation.act.wish.words:
        return Plan("declined" if about in {"mood", "training"} else "not_remembered")
    if asks_what_is_learned(situation.message):
        return _what_is_learned(situation)
    if asks_to_erase_all(situation.message):
        gone = forgot(situation)
        return replace(gone, closer="erase_all") if gone.act == "forgot" else Plan("erase_all")
    return None


def with_mood_question(made: Plan, situation: Situation, opener: str) -> Plan:
    """The plan with the question whether moods may be kept, where it is the moment for it: the
    first answer to a mood of a shopper who lets themselves be remembered, and nothing else asked.

    `opener` is the act that answers the mood.
    """
    act = opener if made.act in _TALK else made.act
    human = situation.contact and opener == "comfort_frustrated"  # a person is offered first
    if not opener or human or {act, opener} - QUIET or made.closer or made.candidates:
        return made
    if situation.consent or situation.learned.ask or situation.learned.doubt:
        return made
    remembered = "personalise" in situation.learned.profile.consents
    if not remembered or not _may_ask(situation, "mood"):
        return made
    return replace(made, act=act, slots={} if act == opener else made.slots, closer="mood_ask")


def asked_by(made: Plan) -> Purpose | None:
    """The purpose that the plan asks consent for."""
    return next((ASKED_BY[act] for act in (made.act, made.closer) if act in ASKED_BY), None)


def _what_is_learned(situation: Situation) -> Plan:
    """That messages teach the assistant only under consent; who has given none may give it here."""
    if "training" in situation.learned.profile.consents:
        return Plan("learning_agreed", suggestions=(TAKE_BACK["training"], _RECALL))
    asked = _may_ask(situation, "training") and situation.learned.ask is None
    return Plan("learning", closer="training_ask" if asked else "")


def _may_ask(situation: Situation, purpose: Purpose) -> bool:
    profile = situation.learned.profile
    return purpose not in {*profile.consents, *profile.refused, *profile.asked}
