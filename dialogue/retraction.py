"""What a shopper takes back: sentences that end a fact, turned into the fact that they end.

"I don't like olives any more" ends what "I like olives" states, so the sentence is turned round
and read as a statement is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogue.mentions_en import PERSON

_ANY_MORE = re.compile(r"\s*\b(?:any ?more|any longer|no more|these days|now)\b", re.IGNORECASE)
_TURNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(regex, re.IGNORECASE), turned)
    for regex, turned in (
        (r"\bit(?:'s not| is not| isn'?t) (?:true|right|correct) that\b", ""),
        (r"\b(is|are)n'?t\b", r"\1"),
        (
            r"(?<=\w)('m|'s|'re|\bam|\bis|\bare|\bi'?m)\s+(?:actually |really |in fact )?(?:not|"
            r"no longer)\b",
            r"\1",
        ),
        (
            r"\b(?:don'?t|do not|doesn'?t|does not|no longer|didn'?t|never)\s+(?=(?:\w+ )?(?:like|"
            r"love|enjoy|have|own|live|work|speak|wear|like|likes|has|lives|works|prefer|play)\b)",
            "",
        ),
        (r"\b(?:(?:have |has |'ve )?(?:stopped|quit|gave up|given up))\s+being\b", "am"),
        (r"\bused to be\b", "am"),
        (r"\bused to\b", ""),
        (
            r"\b(?:do eat|can (?:now )?eat|eat|started (?:eating|having|drinking)|am eating|"
            r"'m eating|drink)\s+([a-z ]+?)\s*(?:\b(?:again|now|these days|after all)\b)",
            r"don't eat \1",
        ),
        (r"\bdo eat\s+([a-z]+)", r"don't eat \1"),
        (r"\bmoved (?:out of|away from|from)\s+", "live in "),
    )
)
_CLEFT = re.compile(
    rf"\b(?:it'?s|it is|it was|that'?s|that is)\s+(?:actually |really |only )?{PERSON}\s+(?:who|"
    r"that)(?:'s|s\b| is)?",
    re.IGNORECASE,
)
_NOT_ME = re.compile(
    rf"{PERSON}\s+(?:is|has|'s)\b(?=[^.!?]*\bnot (?:me|i|myself)\b)",
    re.IGNORECASE,
)
_PET_GONE = re.compile(
    r"\b(?:my|our)\s+(?:\w+ )?(?P<gone>\w+)\s+(?:died|passed away|is gone|ran away)\b|"
    r"\b(?:put|lost|rehomed) (?:my|our) (?:\w+ )?(?P<lost>\w+)(?: down)?\b",
    re.IGNORECASE,
)
_MEAT = re.compile(
    r"\b(?:do eat|can eat|eat|eating)\s+(?:meat|chicken|beef|pork|steak)\b(?=.*\b(?:again|now|"
    r"these days|after all)\b)|(?:开始|又|恢复|能|可以)吃(?:肉|荤)了?",
    re.IGNORECASE,
)
_CHINESE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(regex), turned)
    for regex, turned in (
        (r"(?:并)?不是(?=我)", ""),
        (r"不过敏(?:了)?", "过敏"),
        (r"不再(?=[对喜爱养住吃做当])", ""),
        (r"(?:已经|现在|早就|早)*不(?=(?:吃素|吃斋))", ""),
        (r"(?:已经|现在|早就|早)*不(喜欢|爱吃|爱喝|爱|养|住|做|当|穿|看重)([^,，。！!\s]+?)了", r"\1\2"),
        (r"(?:已经|现在|早就|早)*不是([^,，。！!\s]+?)了?(?=$|[,，。！!\s])", r"是\1"),
        (r"没有?(?=养)", ""),
        (r"(?:现在|已经)*(?:能|可以|开始|又|恢复)吃([^,，。！!\s]{1,6}?)了", r"不吃\1"),
        (r"(?:从)([^,，。！!\s]{2,6}?)(?:搬走|搬出来|离开)", r"住\1"),
    )
)
_CHINESE_CLEFT = re.compile(
    r"([^,，。！!\s]{2,12}?)的是我?(?:妈妈?|爸爸?|姐姐?|哥哥?|弟弟?|妹妹?|老公|老婆|儿子|女儿|闺蜜|朋友|"
    r"[一-鿿]{1,2})[,，\s]*(?:又)?不是我",
)
_ALL: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (predicate, re.compile(regex, re.IGNORECASE))
    for predicate, regex in (
        (
            "allergy",
            r"\b(?:i have no|i don'?t have any|i'?m not) (?:known )?(?:allergies|"
            r"allergic to anything)\b|\bno allergies\b|我(?:没有?|不)(?:任何)?过敏(?:了|源)?(?=$|[,，。！!\s])",
        ),
        (
            "pet",
            r"\b(?:i|we) (?:don'?t have|have no|no longer have) (?:any |a )?pets?\b|没有?(?:养)?宠物|"
            r"不养宠物",
        ),
        (
            "diet",
            r"\bi (?:now )?eat (?:everything|anything)(?: now| again)?\b|\b(?:i'?m )?(?:not|"
            r"no longer) on (?:a|any) diet\b|我(?:现在)?什么都吃",
        ),
        (
            "occupation",
            r"\bi (?:quit|lost|left) my job\b|\bi'?ve (?:quit|lost|left) my job\b|"
            r"\bi got (?:fired|laid off)\b|辞职了|失业了|被裁了|跳槽了|换工作了",
        ),
    )
)


def positive(text: str) -> Iterator[str]:
    """What would state the facts that `text` ends."""
    if re.search(r"[一-鿿]", text):
        for pattern, turned in _CHINESE:
            if pattern.search(text):
                yield pattern.sub(turned, text)
        if cleft := _CHINESE_CLEFT.search(text):
            yield f"我{cleft[1]}"
        return
    if cleft := _CLEFT.search(text):
        yield f"i'm {text[cleft.end():]}"
        yield f"i {text[cleft.end():]}"
    if spared := _NOT_ME.search(text):
        yield f"i am {text[spared.end():]}"
    if gone := _PET_GONE.search(text):
        yield f"i have a {gone['gone'] or gone['lost']}"
    for pattern, turned in _TURNS:
        if pattern.search(text):
            yield _ANY_MORE.sub("", pattern.sub(turned, text))


def ends_all(text: str) -> Iterator[tuple[str, str, str]]:
    """The (shopper, predicate, "") of which nothing holds any longer, and the diets that end with
    the meat that is eaten again."""
    for predicate, pattern in _ALL:
        if pattern.search(text):
            yield "shopper", predicate, ""
    if _MEAT.search(text):
        yield "shopper", "diet", "vegetarian"
        yield "shopper", "diet", "vegan"
