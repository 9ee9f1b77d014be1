"""Plans about what is known of the shopper: noting, recalling, doubting, correcting."""

from __future__ import annotations

from collections.abc import Mapping

from dialogue.consent import ASKED_BY
from dialogue.safety import avoided_in_words, concerns_in_words
from dialogue.situation import Plan, Situation
from dialogue.statements import in_words, read_facts
from dialogue.types import Fact
from dialogue.wording import claims_in_words, habit_in_words

RECALLED = 8  # facts told at once
# Closers that ask for consent; a reply that is one of them needs none.
ASKING = frozenset(ASKED_BY)
DOUBTING = "contradiction"


def changed(situation: Situation) -> Plan | None:
    """The plan for a fact that was doubted, settled, corrected or taken back; None for none."""
    learned, language = situation.learned, situation.language
    if doubt := learned.doubt:
        before, new = (in_words(fact, language) for fact in (doubt.before, doubt.new))
        return Plan(DOUBTING, {"before": before, "noted": new})
    if learned.settled:
        doubt, which = learned.settled
        if which == "new":
            return Plan("contradiction_new", {"noted": in_words(doubt.new, language)})
        return Plan("contradiction_old", {"before": in_words(doubt.before, language)})
    gone = _clauses(learned.ended, language)
    if gone and learned.new:
        return Plan("corrected", {"noted": _clauses(learned.new, language), "gone": gone})
    return Plan("ended", {"gone": gone}) if gone else None


def forgot(situation: Situation) -> Plan:
    """What was forgotten, or that nothing was."""
    gone = _clauses(situation.learned.forget, situation.language)
    return Plan("forgot", {"noted": gone}) if gone else Plan("forgot_nothing")


def memory(situation: Situation) -> Plan:
    """What was told, and beside it what behaviour shows."""
    facts, language = situation.learned.profile.facts, situation.language
    joint = "；" if language == "zh" else "; "
    habits = joint.join(habit_in_words(habit, language) for habit in situation.habits)
    if not facts:
        return Plan("memory_habits_only", {"habits": habits}) if habits else Plan("memory_empty")
    slots = {"facts": _facts_in_words(situation, joint)}
    if not habits:
        return Plan("memory", slots)
    return Plan("memory", {**slots, "habits": habits}, closer="memory_inferred")


def _facts_in_words(situation: Situation, joint: str) -> str:
    """What was told; what the shopper does not want kept is said to be of this chat alone."""
    profile, language = situation.learned.profile, situation.language
    facts = sorted(profile.facts, key=lambda fact: fact.purpose in profile.refused)
    clauses, here = [], ("（仅限本次聊天）" if language == "zh" else "for this chat only, ")
    for fact in facts[:RECALLED]:
        passing = fact.purpose in profile.refused
        clauses.append((here if passing else "") + in_words(fact, language))
        here = "" if passing else here
    return joint.join(clauses)


def noted(situation: Situation) -> Plan:
    """That what was told is noted, for good or for this chat, and what is asked with it.

    Where no fact was understood, that is said instead of a thing nobody told.
    """
    if not noted_words(situation):
        return Plan("ask_back", candidates=tuple(situation.candidates))
    held_only = situation.learned.new and not situation.learned.keep
    act = asking(situation) or ("noted_here" if held_only else "noted")
    return Plan(act, {"noted": noted_words(situation)}, tuple(situation.candidates))


def noted_words(situation: Situation) -> str:
    """What was just told, or what the shopper repeats."""
    return _clauses(situation.learned.new or read_facts(situation.message), situation.language)


def asking(situation: Situation) -> str:
    """The act that asks for the consent that is to be asked for; "" for none."""
    ask = situation.learned.ask
    return "" if ask is None else "noted_health" if ask == "health" else "noted_ask"


def name_of(situation: Situation) -> str:
    """The shopper's name, "" where it is not known."""
    facts = situation.learned.profile.facts
    names = [one.object for one in facts if one.subject == "shopper" and one.predicate == "name"]
    return names[-1] if names else ""


def caution_of(situation: Situation, made: Plan) -> tuple[str, Mapping[str, str]]:
    """The closer that says what is left out, or what the catalogue vouches for, with its slots;
    "" where nothing is put forward or it was said in this conversation already. What the catalogue
    cannot judge is said to be so.

    It is said again with the first list after something new is to be avoided.
    """
    said_before = situation.offered_before and not situation.newly_cautious
    if not made.candidates or not situation.cautions or said_before:
        return "", {}
    first, told = made.candidates[0].product, situation.cautions[:3]
    marks = [one.claim for one in situation.cautions if first.item_id in one.vouched]
    if "P1" in made.slots and len(marks) == len(situation.cautions):
        return "cautious_vouched", {"claim": claims_in_words(marks, situation.language)}
    avoided = avoided_in_words(told, situation.language)
    concern = concerns_in_words(told, situation.language)
    if not concern:
        return "cautious", {"avoided": avoided}
    if not avoided:
        return "cautious_unknown", {"concern": concern}
    return "cautious_partly", {"avoided": avoided, "concern": concern}


def _clauses(facts: tuple[Fact, ...], language: str) -> str:
    told = [in_words(fact, language) for fact in facts[:3]]
    more = len(facts) - 3
    if language == "zh":
        return "，".join(told) + (f"，还有另外{more}条" if more > 0 else "")
    named = " and ".join(told)
    return f"{named}, and {more} more" if more > 0 else named
