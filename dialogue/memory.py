"""What a conversation adds to a profile, changes in it, and asks of a recommendation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dialogue.consent import Consent, purpose_to_ask
from dialogue.doubts import (
    Doubt,
    contradicts,
    find_doubt,
    given_up,
    is_pending,
    settle,
    taken_back,
)
from dialogue.graph import links, speaks
from dialogue.lexicon import Lexicon
from dialogue.safety import HEALTH, cautions
from dialogue.statements import fact_key, forgotten, in_words, passed_on, read_facts
from dialogue.types import SELF, Act, Fact, Profile, Purpose, Turn
from recsys.types import Constraints, Hint

# Of these a person has one at a time: a new one takes the place of the old.
SINGLE = frozenset(
    "name birthday age location occupation household home budget language tone".split()
)


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
    known = set(map(fact_key, profile.facts))
    agreed = consent.purpose if consent.answer == "yes" else None
    # What was told under consent is stored; where it is not any more, the shopper erased it.
    lasting, gone_before = profile.consents - {agreed}, given_up(profile.facts, turns)
    read = (*read_facts(message), *passed_on((*profile.facts, *act.facts), message))
    told = tuple(fact for fact in read if fact_key(fact) not in known)
    earlier = tuple(
        fact
        for fact in act.facts
        if fact_key(fact) not in known | gone_before and fact.purpose not in lasting
    )
    anew = set(map(fact_key, told))
    before = (*profile.facts, *(fact for fact in earlier if fact_key(fact) not in anew))
    over = taken_back(before, message)
    settled = settle((*profile.facts, *earlier), turns, message)
    doubt = None if settled else find_doubt(told, [one for one in before if one not in over])
    if settled:
        over = (*over, settled[0].before if settled[1] == "new" else settled[0].new)
        told = (*told, settled[0].new) if settled[1] == "new" else told
    new = tuple(fact for fact in told if doubt is None or fact != doubt.new)
    ended = tuple(
        old for old in profile.facts if old in over or any(_ends(fact, old) for fact in new)
    )
    held = tuple(fact for fact in profile.facts if fact not in ended)
    just_told = set(map(fact_key, new))
    dropped = {*known, *map(fact_key, over), *(gone_before - just_told)}
    if doubt and doubt.new.predicate not in HEALTH:
        dropped.add(fact_key(doubt.new))
    said = tuple(
        fact
        for fact in act.facts
        if fact_key(fact) not in dropped
        and (fact_key(fact) in just_told or fact.purpose not in lasting or is_pending(fact, held))
        and not any(_ends(one, fact) for one in (*held, *new))
    )
    keep = tuple(fact for fact in new if fact.purpose in profile.consents)
    keep += tuple(fact for fact in said if fact.purpose == agreed and fact not in keep)
    ask = None if doubt else purpose_to_ask(profile, message)
    known_now = replace(profile, facts=(*held, *said), tone=act.tone or profile.tone)
    return Learned(known_now, new, keep, ended, ask, (), doubt, settled)


def _ends(new: Fact, old: Fact) -> bool:
    """Whether the old fact is over with the new one: a person has one name, but many tastes.

    No taste ends an allergy or a diet: those hold until the shopper says otherwise.
    """
    if new.subject != old.subject or new == old:
        return False
    if new.predicate == old.predicate:
        return new.predicate in SINGLE and new.object != old.object
    return old.predicate not in HEALTH and contradicts(new, old)


def steer(
    constraints: Constraints, left_out: Iterable[tuple[Fact, frozenset[str]]]
) -> Constraints:
    """`constraints` that also leave out what these facts do."""
    found = dict.fromkeys(constraints.excluded_items)
    for _, items in left_out:
        found.update(dict.fromkeys(sorted(items)))
    return replace(constraints, excluded_items=tuple(found))


def left_out(
    profile: Profile, lexicon: Lexicon, people: Iterable[str] = (), recipient: str = ""
) -> tuple[tuple[Fact, frozenset[str]], ...]:
    """The items that the allergies, diets and dislikes of those a list is for leave out, by fact.

    `people` are those beside the shopper for whom it must do. The shopper's allergies and diets
    always hold; what they merely dislike is no matter where the list is for a `recipient`.
    """
    whose = {*people, *([SELF] if recipient in ("", SELF) else [])}
    own = [fact for fact in profile.facts if fact.subject in whose]
    disliked = [fact for fact in own if fact.predicate == "dislikes"]
    found = [(one.fact, one.items) for one in cautions(profile.facts, lexicon.pantry, people)]
    found += [(link.fact, link.items) for link in links(disliked, lexicon)]
    return tuple((fact, items) for fact, items in found if items)


def hints(
    profile: Profile, lexicon: Lexicon, recipient: str = "", language: str = "en"
) -> tuple[Hint, ...]:
    """What the facts speak for, each with the fact in words of the language as its reason."""
    found = links(profile.facts, lexicon)
    return tuple(
        Hint(in_words(link.fact, language), link.items, link.lift)
        for link in found
        if link.lift and speaks(link, recipient)
    )
