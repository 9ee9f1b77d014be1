"""What may be known of a person: the predicates, the purpose of each, and how to say it back.

name what they are called; birthday "MM-DD"; age "34", "18 months"; location where they live;
occupation; household who lives with them: "alone", "4 people", "two kids"; home its kind: "studio";
pet "dog"; pet_name; allergy; condition of health; diet "vegan" or "no pork"; size "xl", "shoe 42";
likes; dislikes; hobby; owns; gift_recipient whom they often buy for; budget per week or month;
language; tone how they like to be spoken to; values what they care about; habit; trait.
"""

from __future__ import annotations

from dialogue.conditions import condition_in_english
from dialogue.predicates_zh import in_chinese
from dialogue.types import SELF, Fact, Purpose

_HEALTH = frozenset({"allergy", "condition", "diet"})
PREDICATES: tuple[str, ...] = (
    "name", "birthday", "age", "location", "occupation", "household", "home", "pet", "pet_name",
    "allergy", "condition", "diet", "size", "likes", "dislikes", "hobby", "owns",
    "gift_recipient", "budget", "language", "tone", "values", "habit", "trait",
)  # fmt: skip
NOT_EATING = "no "  # what "I can't eat nuts" says of a diet, before the food


def purpose_of(predicate: str) -> Purpose:
    """What a fact of this predicate may be stored for, once the shopper agrees."""
    return "health" if predicate in _HEALTH else "personalise"


# Each predicate as (said to the shopper of themselves, said of somebody else).
_ENGLISH = {
    "name": ("your name is {what}", "your {who} is called {what}"),
    "birthday": ("your birthday is {what}", "your {who}'s birthday is {what}"),
    "age": ("your age is {what}", "your {who} is {what}"),
    "location": ("you live in {what}", "your {who} lives in {what}"),
    "occupation": ("you work as {what}", "your {who} works as {what}"),
    "household": ("your household is {what}", "your {who}'s household is {what}"),
    "home": ("your home is {what}", "your {who}'s home is {what}"),
    "pet": ("you have a {what}", "your {who} has a {what}"),
    "pet_name": ("your pet is called {what}", "your {who}'s pet is called {what}"),
    "allergy": ("you are allergic to {what}", "your {who} is allergic to {what}"),
    "diet": ("you are {what}", "your {who} is {what}"),
    "diet_without": ("you avoid {what}", "your {who} avoids {what}"),
    "size": ("your size is {what}", "your {who}'s size is {what}"),
    "likes": ("you like {what}", "your {who} likes {what}"),
    "dislikes": ("you do not like {what}", "your {who} does not like {what}"),
    "hobby": ("your hobby is {what}", "your {who}'s hobby is {what}"),
    "owns": ("you own a {what}", "your {who} owns a {what}"),
    "gift_recipient": ("you buy gifts for your {what}", "your {who} buys gifts for {what}"),
    "budget": ("your budget is {what}", "your {who}'s budget is {what}"),
    "language": ("you speak {what}", "your {who} speaks {what}"),
    "values": ("you care about {what}", "your {who} cares about {what}"),
    "habit": ("your habit: {what}", "your {who}'s habit: {what}"),
    "trait": ("you are {what}", "your {who} is {what}"),
}
_OTHER = ("your {predicate}: {what}", "your {who}'s {predicate}: {what}")


def in_words(fact: Fact, locale: str = "en") -> str:
    """The fact as a clause spoken to the shopper: "you like coffee", "您对芒果过敏"."""
    if locale.startswith("zh"):
        return in_chinese(fact)
    kind, what = fact.predicate, fact.object
    if kind == "condition":
        return condition_in_english("" if fact.subject == SELF else fact.subject, what)
    if kind == "diet" and what.startswith(NOT_EATING):
        kind, what = "diet_without", what.removeprefix(NOT_EATING)
    of_self, of_other = _ENGLISH.get(kind, _OTHER)
    form = of_self if fact.subject == "shopper" else of_other
    return form.format(who=fact.subject, predicate=fact.predicate, what=what)
