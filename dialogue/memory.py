"""What a conversation adds to a profile, and what a profile asks of a recommendation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogue.consent import Consent, purpose_to_ask
from dialogue.lexicon import Lexicon, normal
from dialogue.statements import NOT_EATING, fact_key, forgotten, read_facts
from dialogue.types import Act, Fact, Profile, Purpose, Turn
from recsys.types import Constraints

# What people of a diet leave out, as words of product names and categories. It errs on the side of
# leaving out too much: the catalogue seldom lists ingredients.
_MEAT = (
    "meat beef pork chicken turkey ham bacon sausage lamb veal fish seafood shrimp tuna salmon "
    "crab lobster frankfurter pepperoni salami jerky steak rib wing"
).split()
_DAIRY = "milk cheese yogurt butter egg cream honey whey gelatin ice-cream".split()
_DIET_WORDS: dict[str, tuple[str, ...]] = {
    "vegetarian": tuple(_MEAT),
    "vegan": (*_MEAT, *_DAIRY),
    "pescatarian": tuple(word for word in _MEAT if word not in {"fish", "seafood", "shrimp", "tuna",
                                                                "salmon", "crab", "lobster"}),
    "lactose intolerant": ("milk", "cheese", "yogurt", "cream", "butter"),
    "halal": ("pork", "ham", "bacon", "pepperoni", "beer", "wine", "liquor"),
    "kosher": ("pork", "ham", "bacon", "shrimp", "crab", "lobster"),
}  # fmt: skip
# Allergens that products name by what contains them rather than by the allergen.
_ALLERGENS: dict[str, tuple[str, ...]] = {
    "nut": ("almond", "cashew", "pecan", "pistachio", "praline", "marzipan", "granola"),
    "dairy": tuple(_DAIRY),
    "milk": tuple(_DAIRY),
    "lactose": tuple(_DAIRY),
    "gluten": ("bread", "pasta", "flour", "cake", "cookie", "cracker", "bagel", "pizza", "cereal",
               "noodle", "bun", "roll", "muffin", "pastry", "donut", "beer"),
    "wheat": ("bread", "pasta", "flour", "cake", "cookie", "cracker", "bagel", "pizza", "cereal",
              "noodle", "bun", "roll", "muffin", "pastry", "donut"),
    "shellfish": ("shrimp", "crab", "lobster", "clam", "oyster", "mussel", "scallop"),
    "seafood": ("shrimp", "crab", "lobster", "clam", "oyster", "fish", "tuna", "salmon", "tilapia"),
    "fish": ("tuna", "salmon", "tilapia", "cod", "anchovy"),
    "soy": ("tofu", "edamame"),
    "egg": ("mayonnaise", "mayo"),
}  # fmt: skip

_GLUTEN = ("gluten", *_ALLERGENS["gluten"])
_DIET_WORDS |= {"gluten free": _GLUTEN, "celiac": _GLUTEN, "coeliac": _GLUTEN}
_NOT_OF_NUTS = frozenset(
    "donut doughnut butternut nutmeg nutrition nutritional nutrient nutcracker minute".split()
)
# For whom something is looked for, or who is spoken of as being unable to eat it.
_FOR_WHOM = re.compile(r"\bmy (\w+)\b", re.IGNORECASE)
_SINGLE = frozenset({"name", "birthday", "age", "location", "occupation", "household", "home"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two facts that cannot both be true; the shopper is asked which one is."""

    before: Fact
    new: Fact


@dataclass(frozen=True, slots=True)
class Learned:
    """The profile as it is now, what is new in it, and what is to be done about it.

    `keep` may be stored, `ended` holds no longer (it was corrected), `ask` is the purpose to ask
    consent for, `forget` is to be erased. `doubt` is to be asked about; `settled` was, and the
    answer was "new" or "old".
    """

    profile: Profile
    new: tuple[Fact, ...] = ()
    keep: tuple[Fact, ...] = ()
    ended: tuple[Fact, ...] = ()
    ask: Purpose | None = None
    forget: tuple[Fact, ...] = ()
    doubt: Doubt | None = None
    settled: tuple[Doubt, str] | None = None


def learn(consent: Consent, act: Act, turns: Sequence[Turn], message: str) -> Learned:
    """The profile after `message`: every fact of the conversation holds in it, stored or not.

    What is stored counts more than what was said in earlier turns, as it may have been corrected
    since. To be kept are facts of this message under consent, and those that consent was just
    given for. `forget` drops what the shopper names.
    """
    profile = consent.profile
    if act.intent == "forget":
        gone = forgotten(profile.facts + act.facts, message)
        left = tuple(fact for fact in profile.facts + act.facts if fact not in gone)
        return Learned(replace(profile, facts=left), forget=gone)
    known = {fact_key(fact) for fact in profile.facts}
    new = tuple(fact for fact in read_facts(message) if fact_key(fact) not in known)
    ended = tuple(old for old in profile.facts if any(_corrects(fact, old) for fact in new))
    held = tuple(fact for fact in profile.facts if fact not in ended)
    said = tuple(
        fact
        for fact in act.facts
        if fact_key(fact) not in known and not any(_corrects(fact, one) for one in (*held, *new))
    )
    agreed = consent.purpose if consent.answer == "yes" else None
    keep = tuple(fact for fact in new if fact.purpose in profile.consents)
    keep += tuple(fact for fact in said if fact.purpose == agreed and fact not in keep)
    ask = purpose_to_ask(profile, turns, message)
    known_now = replace(profile, facts=(*held, *said), tone=act.tone or profile.tone)
    return Learned(known_now, new, keep, ended, ask)


def _corrects(new: Fact, old: Fact) -> bool:
    """Whether both cannot be true: a person has one name, but may like many things."""
    same = (new.subject, new.predicate) == (old.subject, old.predicate)
    return same and new.predicate in _SINGLE and new.object != old.object


def steer(
    constraints: Constraints, profile: Profile, lexicon: Lexicon, said: str = ""
) -> Constraints:
    """`constraints` that also obey the shopper's own allergies, diet and dislikes.

    Facts about other people do not limit what the shopper is offered, unless it is for them: `said`
    is what the shopper said in this conversation.
    """
    left_out: dict[str, None] = dict.fromkeys(constraints.excluded_items)
    shopped_for = {"shopper", *(match.casefold() for match in _FOR_WHOM.findall(said))}
    for fact in profile.facts:
        if fact.subject not in shopped_for:
            continue
        left_out.update(dict.fromkeys(_ruled_out(fact, lexicon)))
    return replace(constraints, excluded_items=tuple(left_out))


def _ruled_out(fact: Fact, lexicon: Lexicon) -> list[str]:
    """The items that one fact about the shopper forbids."""
    if fact.predicate == "dislikes":
        return _with_all_words(fact.object, lexicon)
    if fact.predicate == "diet" and not fact.object.startswith(NOT_EATING):
        words = _DIET_WORDS.get(fact.object.replace("-", " "), ())
        return [item for word in words for item in lexicon.items.get(normal(word), ())]
    if fact.predicate in {"allergy", "diet"}:
        head = normal(fact.object).split()[-1:]
        words = (*head, *_ALLERGENS.get(head[0] if head else "", ()))
        return [item for word in words for item in _inside_words(word, lexicon)]
    return []


def _with_all_words(thing: str, lexicon: Lexicon) -> list[str]:
    groups = [set(lexicon.items.get(word, ())) for word in normal(thing).split()]
    return sorted(set.intersection(*groups)) if groups else []


def _inside_words(part: str, lexicon: Lexicon) -> list[str]:
    """The items with `part` in any of their words: "nut" finds peanuts and walnuts too."""
    known = (word for word in lexicon.items if part in word and word not in _NOT_OF_NUTS)
    return [item for word in known for item in lexicon.items[word]]
