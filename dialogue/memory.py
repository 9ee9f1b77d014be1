"""What a conversation adds to a profile, changes in it, and asks of a recommendation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dialogue.consent import Consent, purpose_to_ask, yes_or_no
from dialogue.food import DIETS
from dialogue.graph import links, speaks
from dialogue.lexicon import Lexicon, normal
from dialogue.safety import cautions
from dialogue.statements import fact_key, forgotten, in_words, read_facts, retracted
from dialogue.types import Act, Fact, Profile, Purpose, Turn
from recsys.types import Constraints, Hint

# Of these a person has one at a time: a new one takes the place of the old.
SINGLE = frozenset(
    "name birthday age location occupation household home budget language tone".split()
)
_NO_MORE = re.compile(
    r"\bi(?:'m| am|'ve| have)? (?:no longer|not?\b.*\bany ?more|don't .*\bany ?more)\b",
    re.IGNORECASE,
)
_OPPOSITE = {"likes": "dislikes", "dislikes": "likes"}


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
    given for. What contradicts something known is asked about and waits for the answer; what
    merely replaces it (a new address, "I'm not vegan any more") does so. `forget` drops what the
    shopper names.
    """
    profile = consent.profile
    if act.intent == "forget":
        gone = forgotten(profile.facts + act.facts, message)
        left = tuple(fact for fact in profile.facts + act.facts if fact not in gone)
        return Learned(replace(profile, facts=left), forget=gone)
    known = {fact_key(fact) for fact in profile.facts}
    told = tuple(fact for fact in read_facts(message) if fact_key(fact) not in known)
    settled = settle(profile, turns, message)
    if settled and settled[1] == "new":
        told = (*told, settled[0].new)
    taken_back = _taken_back(profile.facts, message)
    doubt = find_doubt(told, [one for one in profile.facts if one not in taken_back])
    if settled:
        doubt = None
    new = tuple(fact for fact in told if doubt is None or fact != doubt.new)
    ended = tuple(
        old for old in profile.facts if old in taken_back or any(_ends(fact, old) for fact in new)
    )
    held = tuple(fact for fact in profile.facts if fact not in ended)
    agreed = consent.purpose if consent.answer == "yes" else None
    # What was told under consent is stored; where it is not any more, the shopper erased it.
    lasting, just_told = profile.consents - {agreed}, {fact_key(fact) for fact in new}
    said = tuple(
        fact
        for fact in act.facts
        if fact_key(fact) not in known
        and (fact_key(fact) in just_told or fact.purpose not in lasting)
        and not any(_ends(one, fact) for one in (*held, *new))
    )
    keep = tuple(fact for fact in new if fact.purpose in profile.consents)
    keep += tuple(fact for fact in said if fact.purpose == agreed and fact not in keep)
    ask = None if doubt else purpose_to_ask(profile, turns, message)
    known_now = replace(profile, facts=(*held, *said), tone=act.tone or profile.tone)
    return Learned(known_now, new, keep, ended, ask, (), doubt, settled)


def settle(
    profile: Profile, turns: Sequence[Turn], message: str
) -> tuple[Doubt, str] | None:
    """The doubt that the last reply asked about and whether the "new" or the "old" fact is to
    hold; None where none was open or the message does not answer it."""
    places = [place for place, turn in enumerate(turns) if turn.role == "user"]
    if not places:
        return None
    before = turns[places[-1]].text
    held = [one for one in profile.facts if one not in _taken_back(profile.facts, before)]
    doubt = find_doubt(read_facts(before), held)
    said = yes_or_no(message) if doubt else ""
    return (doubt, "new" if said == "yes" else "old") if doubt and said else None


def find_doubt(told: Iterable[Fact], known: Sequence[Fact]) -> Doubt | None:
    """The first fact told that contradicts one that is known."""
    pairs = (Doubt(old, new) for new in told for old in known if contradicts(new, old))
    return next(pairs, None)


def contradicts(new: Fact, old: Fact) -> bool:
    """Whether a person cannot well mean both: to like and dislike one thing, or to like what
    their diet leaves out."""
    if new.subject != old.subject:
        return False
    if _OPPOSITE.get(new.predicate) == old.predicate:
        return (normal(new.object) or new.object) == (normal(old.object) or old.object)
    diet, taste = (new, old) if new.predicate == "diet" else (old, new)
    if diet.predicate != "diet" or taste.predicate != "likes":
        return False
    return bool(set(normal(taste.object).split()) & set(DIETS.get(diet.object, ())))


def _ends(new: Fact, old: Fact) -> bool:
    """Whether the old fact is over with the new one: a person has one name, but many tastes."""
    if new.subject != old.subject or new == old:
        return False
    if new.predicate == old.predicate:
        return new.predicate in SINGLE and new.object != old.object
    return contradicts(new, old)


def _taken_back(facts: Sequence[Fact], message: str) -> tuple[Fact, ...]:
    """The facts that the message says hold no longer, in whatever words they were told."""
    gone = retracted(message)
    over = set(normal(message).split()) if _NO_MORE.search(message) else set()
    return tuple(
        fact
        for fact in facts
        if any(
            (one.subject, one.predicate) == (fact.subject, fact.predicate)
            and one.object in ("", fact.object)
            for one in gone
        )
        or (fact.subject == "shopper" and over and set(normal(fact.object).split() or "-") <= over)
    )


def steer(
    constraints: Constraints, profile: Profile, lexicon: Lexicon, recipients: Iterable[str] = ()
) -> Constraints:
    """`constraints` that also obey the allergies, diets and dislikes of those the list is for."""
    left_out = dict.fromkeys(constraints.excluded_items)
    whose = {"shopper", *recipients}
    for caution in cautions(profile.facts, lexicon.pantry, recipients):
        left_out.update(dict.fromkeys(sorted(caution.items)))
    own = [fact for fact in profile.facts if fact.subject in whose]
    for link in links([fact for fact in own if fact.predicate == "dislikes"], lexicon):
        left_out.update(dict.fromkeys(sorted(link.items)))
    return replace(constraints, excluded_items=tuple(left_out))


def hints(profile: Profile, lexicon: Lexicon, recipient: str = "") -> tuple[Hint, ...]:
    """What the facts speak for, each with the fact in words as its reason."""
    found = links(profile.facts, lexicon)
    return tuple(
        Hint(in_words(link.fact), link.items, link.lift)
        for link in found
        if link.lift and speaks(link, recipient)
    )
