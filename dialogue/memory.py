"""What a conversation adds to a profile, and what a profile asks of a recommendation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogue.consent import purposes_to_ask
from dialogue.lexicon import Lexicon, normal
from dialogue.statements import fact_key, forgotten, read_facts
from dialogue.types import Act, Fact, Profile, Purpose, Turn
from recsys.types import Constraints

# What people of a diet leave out, as words of product names and categories. It errs on the side of
# leaving out too much: the catalogue seldom lists ingredients.
_MEAT = (
    "meat beef pork chicken turkey ham bacon sausage lamb veal fish seafood shrimp tuna salmon "
    "crab lobster hot dog pepperoni salami jerky steak rib wing"
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


_SINGLE = frozenset({"name", "birthday", "age", "location", "occupation", "household", "home"})


@dataclass(frozen=True, slots=True)
class Learned:
    """The profile as it is now, what is new in it, and what is to be done about it.

    `keep` may be stored, `ended` holds no longer (it was corrected), `ask` is the purpose to ask
    consent for, `forget` is to be erased.
    """

    profile: Profile
    new: tuple[Fact, ...] = ()
    keep: tuple[Fact, ...] = ()
    ended: tuple[Fact, ...] = ()
    ask: Purpose | None = None
    forget: tuple[Fact, ...] = ()


def learn(profile: Profile, act: Act, turns: Sequence[Turn], message: str) -> Learned:
    """The profile after `message`: every fact of the conversation holds in it, stored or not.

    Only facts whose purpose has consent may be kept. `forget` drops what the shopper names.
    """
    if act.intent == "forget":
        gone = forgotten(act.facts + profile.facts, message)
        left = tuple(fact for fact in profile.facts if fact not in gone)
        return Learned(replace(profile, facts=left), forget=gone)
    known = {fact_key(fact) for fact in profile.facts}
    told = [fact for fact in act.facts if fact_key(fact) not in known]
    fresh = tuple(
        fact
        for place, fact in enumerate(told)
        if not any(_corrects(later, fact) for later in told[place + 1 :])
    )
    new = tuple(fact for fact in read_facts(message) if fact_key(fact) not in known)
    keep = tuple(fact for fact in fresh if fact.purpose in profile.consents)
    asked = purposes_to_ask(profile, turns, message)
    ended = tuple(old for old in profile.facts if any(_corrects(fact, old) for fact in fresh))
    held = tuple(fact for fact in profile.facts if fact not in ended)
    known_now = replace(profile, facts=(*held, *fresh), tone=act.tone or profile.tone)
    return Learned(known_now, new, keep, ended, asked[0] if asked else None)


def _corrects(new: Fact, old: Fact) -> bool:
    """Whether both cannot be true: a person has one name, but may like many things."""
    same = (new.subject, new.predicate) == (old.subject, old.predicate)
    return same and new.predicate in _SINGLE and new.object != old.object


def steer(constraints: Constraints, profile: Profile, lexicon: Lexicon) -> Constraints:
    """`constraints` that also obey the shopper's own allergies, diet and dislikes.

    Facts about other people do not limit what the shopper is offered.
    """
    left_out: dict[str, None] = dict.fromkeys(constraints.excluded_items)
    for fact in profile.facts:
        if fact.subject != "shopper":
            continue
        left_out.update(dict.fromkeys(_ruled_out(fact, lexicon)))
    return replace(constraints, excluded_items=tuple(left_out))


def _ruled_out(fact: Fact, lexicon: Lexicon) -> list[str]:
    """The items that one fact about the shopper forbids."""
    if fact.predicate == "dislikes":
        return _with_all_words(fact.object, lexicon)
    if fact.predicate == "diet":
        words = _DIET_WORDS.get(fact.object.replace("-", " "), ())
        return [item for word in words for item in lexicon.items.get(normal(word), ())]
    if fact.predicate == "allergy":
        head = normal(fact.object).split()[-1:]
        words = (*head, *_ALLERGENS.get(head[0] if head else "", ()))
        return [item for word in words for item in _inside_words(word, lexicon)]
    return []


def _with_all_words(thing: str, lexicon: Lexicon) -> list[str]:
    groups = [set(lexicon.items.get(word, ())) for word in normal(thing).split()]
    return sorted(set.intersection(*groups)) if groups else []


def _inside_words(part: str, lexicon: Lexicon) -> list[str]:
    """The items with `part` in any of their words: "nut" finds peanuts and walnuts too."""
    known = (word for word in lexicon.items if part in word)
    return [item for word in known for item in lexicon.items[word]]
