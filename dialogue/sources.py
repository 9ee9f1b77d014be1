"""Where a fact comes from: what a shopper is told who asks why we think so, or how we know."""

from __future__ import annotations

import re

from dialogue.lexicon import normal
from dialogue.predicates import in_words
from dialogue.situation import Plan, Situation
from dialogue.types import Fact
from dialogue.wording import source_in_words

# "why do you think that?" is about a belief, "why this one?" about a product.
_BELIEF = re.compile(
    r"\b(?:think|know|believe|assume|say|said|get that|(?:i'm|i am|i like|i have|my)\b)|"
    r"知道|觉得|认为|怎么说我|这么(?:想|说)",
    re.IGNORECASE,
)
# What is surely a belief about the shopper, whatever was shown before.
_SURELY = re.compile(
    r"\b(?:think|know|believe|assume|say|figure) (?:(?:that|where|what|who|when|how|which|"
    r"why)(?: \w+)? )?(?:i|i'm|i am|my|we|our|me)\b|"
    r"(?:觉得|认为|知道|说)我",
    re.IGNORECASE,
)
# Who asks what is known and means from where.
_FROM_WHERE = re.compile(
    r"\bhow (?:do|did|come|would|can|could|the hell do|on earth do) (?:you|u) (?:\w+ )?(?:know|"
    r"find out|learn|guess)\b|\bhow (?:do|did) (?:you|u) have\b|\bwho told (?:you|u)\b|"
    r"\bwhere (?:did|do|have) (?:you|u) (?:get|got|have|hear|find|take|learn)\b|"
    r"\bwhat makes (?:you|u) think\b|\bwhy (?:do|would) (?:you|u) (?:know|think|believe|assume)\b|"
    r"\bhow come (?:you|u) (?:know|think)\b|\bwhen did i (?:tell|say|mention)\b|"
    r"怎么会?知道|咋知道|从(?:哪|何)(?:儿|里|处)?(?:知道|得知|来的|听说)|谁(?:告诉|跟)(?:你|您)|凭什么(?:说|觉得|认为)|"
    r"为什么(?:知道|觉得|认为|说)我|什么时候(?:跟你)?(?:说|告诉)",
    re.IGNORECASE,
)
# Words in which people speak of a fact without its value, by predicate.
_SPOKEN = {
    "allergy": "allerg|过敏", "diet": r"\bdiet|\beat\b|忌口|吃素", "condition": "health|健康",
    "age": r"\bage\b|\bold\b|年龄|多大", "name": r"\bname\b|名字", "pet": r"\bpet\b|宠物",
    "household": r"household|family|家庭", "occupation": r"\bjob\b|\bwork\b|工作",
    "location": r"\blive\b|住", "likes": r"\blike\b|喜欢", "dislikes": r"dislike|不喜欢",
    "birthday": "birthday|bday|生日", "home": r"\bhome\b|房子", "language": "language|语言",
    "pet_name": r"(?:pet|dog|cat|puppy|kitten)'?s? name|called|宠物.*名字|[狗猫].*名字",
    "size": r"\bsizes?\b|尺码|鞋码|身高", "budget": r"\bbudget\b|\bspend\b|预算", "hobby": "hobb|爱好",
    "habit": "habit|routine|习惯", "owns": r"\bown\b", "values": r"\bcare about\b|看重|在意",
    "gift_recipient": r"\bgifts?\b|\bpresents?\b|送礼",
}  # fmt: skip


def belief(situation: Situation) -> Plan | None:
    """Where a fact comes from, when that is what "why" asks; None when it asks of a product."""
    facts = situation.learned.profile.facts
    said, last = set(normal(situation.message).split()), situation.last.casefold()
    named = [fact for fact in facts if _telling(fact) & said or _stands_in(fact, situation.message)]
    surely = any(signs.search(situation.message) for signs in (_SURELY, _FROM_WHERE))
    if surely and not named:
        named = [fact for fact in facts if _is_spoken_of(fact, situation.message)]
    recalled = [fact for fact in facts if _is_told(fact, last)]
    about_product = bool(situation.spoken_of) and not (named or surely)
    if about_product or not (named or _BELIEF.search(situation.message)):
        return None
    spoken = named or recalled
    if not spoken:
        return Plan("fact_source_unknown")
    source = source_in_words(spoken[0], situation.conversation, situation.language)
    return Plan("fact_source", {"fact": in_words(spoken[0], situation.language), "source": source})


def source_asked(situation: Situation) -> Plan | None:
    """Where a fact comes from, when what is known was asked for in that sense; else None."""
    return belief(situation) if _FROM_WHERE.search(situation.message) else None


def _is_told(fact: Fact, last: str) -> bool:
    """Whether the reply before told of the fact, in whatever language it was."""
    return any(in_words(fact, language).casefold() in last for language in ("en", "zh"))


def _telling(fact: Fact) -> set[str]:
    return {word for word in normal(fact.object).split() if len(word) > 2}


def _is_spoken_of(fact: Fact, message: str) -> bool:
    signs = _SPOKEN.get(fact.predicate)
    return bool(signs and re.search(signs, message, re.IGNORECASE))


def _stands_in(fact: Fact, message: str) -> bool:
    return not fact.object.isascii() and fact.object in message
