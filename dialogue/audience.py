"""Whom a list is for as a conversation goes on: the shopper, somebody they name, or a household.

What is known of other people (a diet, an allergy, what they cannot stand) holds for lists that are
for them. To have spoken of somebody is not to shop for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dialogue.carrying import names_goods
from dialogue.people import names_self, people_in, read_recipient
from dialogue.readings import held
from dialogue.types import SELF, Act, Audience, Fact, Wish

# Requests; what is said beside them speaks of people without shopping for them.
_ASKING = frozenset({"ask_recommendation", "refine", "feedback_negative"})
_TOGETHER = re.compile(
    r"\b(?:for (?:all of |both of )?us|all of us|(?:the|my|our) (?:whole |entire )?"
    r"(?:family|household)|everyone|everybody|to share)\b|"
    r"全家|一家人|一家[\d两三四五六]口|家人|家里人|我们(?:大家|家)?(?:吃|喝|用)|大家|一起(?:吃|喝|用)",
    re.IGNORECASE,
)
_GIFT = re.compile(
    r"\b(?:gifts?|presents?|birthday|party|guests?)\b|礼物|礼品|送人|生日|客人|聚会", re.IGNORECASE
)
# Whoever was spoken of last is meant by these, or may well be.
_POINTS_BACK = re.compile(
    rf"\b(?:he|him|his|she|hers?|they|them|their)\b|[他她它]|{_GIFT.pattern}", re.IGNORECASE
)
# A request that goes on from the one before, for whomever that was.
_GOES_ON = re.compile(
    r"^\W*(?:and|or|also|maybe|perhaps|but|then)\b|\b(?:what|how) about\b|"
    r"\b(?:as well|too|instead)\b|^\W*(?:那|或者|要不|还有|再|也)|呢\W*$",
    re.IGNORECASE,
)
# Words for several people, or for one of them, by what else the same person may be called.
_ALSO_CALLED = {
    "child": "son daughter baby grandson granddaughter grandchild nephew niece godchild",
    "son": "child baby", "daughter": "child baby",
    "baby": "child son daughter", "grandson": "child", "granddaughter": "child",
    "grandchild": "child", "nephew": "child", "niece": "child", "godchild": "child",
    "parents": "mother father",
    "partner": "husband wife boyfriend girlfriend", "husband": "partner", "wife": "partner",
    "boyfriend": "partner", "girlfriend": "partner",
}  # fmt: skip

_people = held(people_in)


def listen(before: Audience, text: str, act: Act, standing: Wish) -> Audience:
    """Whom a list is for after `text`, which was read as `act` while `standing` was asked for.

    Somebody named stays until the shopper names themselves, or somebody else, or asks for other
    goods without naming anybody; who is to get a gift stays beyond that, as gifts are looked for
    among goods of every kind.
    """
    named = _people(text)
    recent = named or before.spoken_of
    asks = act.intent in _ASKING or bool(act.wish.words)
    goods = asks and names_goods(act.wish)
    gift = bool(_GIFT.search(text))
    if recipient := act.recipient or _announced(text, act):
        gift = gift or (before.gift and before.recipient == recipient)
        return Audience(recipient, named | {recipient}, recent, goods, gift=gift)
    if names_self(text):
        return Audience(SELF, frozenset(), recent, goods)
    if _TOGETHER.search(text):
        return Audience("", recent, recent, goods, everybody=True)
    if asks and not named and recent and _POINTS_BACK.search(text):
        whom = next(iter(recent)) if len(recent) == 1 else ""
        return Audience(whom, recent, recent, goods, gift=gift)
    stays = before.gift or _related(act.wish, standing, text)
    other = goods and before.goods and not stays
    kept = Audience() if other else before
    joins = named if asks else _unwell(act) if before.goods else frozenset[str]()
    return replace(
        kept, people=kept.people | joins, spoken_of=recent, goods=kept.goods or goods
    )


def whose(audience: Audience, facts: Iterable[Fact]) -> frozenset[str]:
    """Whose allergies, diets and dislikes among `facts` hold for a list, beside the shopper's."""
    people = {*audience.people}
    if audience.everybody:
        people |= {fact.subject for fact in facts if fact.purpose == "health"}
    also = (name for one in people for name in _ALSO_CALLED.get(one, "").split())
    return frozenset({*people, *also} - {SELF})


def _announced(text: str, act: Act) -> str:
    """Whose birthday it is, to whom a gift is to go, or for whom, being unwell, something is, where
    nothing is asked for yet."""
    whom = read_recipient(text)
    return whom if whom in _unwell(act) or _GIFT.search(text) else ""


def _unwell(act: Act) -> frozenset[str]:
    """Of whom something on health is told: said while a request stands, it is said about that."""
    return frozenset(one.subject for one in act.facts if one.purpose == "health") - {SELF}


def _related(new: Wish, standing: Wish, text: str) -> bool:
    """Whether what is asked for now is more of what was asked for before."""
    if _GOES_ON.search(text):
        return True
    before, now = standing.constraints, new.constraints
    return bool(
        set(before.items) & set(now.items) or set(before.categories) & set(now.categories)
    )
