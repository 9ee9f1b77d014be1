"""Where a text rules things out: the stretches after "no", "anything but", 不要 or before 除外."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogue.words import HAN


@dataclass(frozen=True, slots=True)
class Refusal:
    """A stretch of text that is ruled out. `mild` ones ("not too sweet", "that's not sweet") rule
    out what goods are like, not the goods; `whole` is where the words that say so begin and end."""

    start: int
    end: int
    mild: bool
    whole: tuple[int, int]


_STOP = (
    r"(?=[.;!?,\n]|\s[-–]\s|$|\b(?:but|please|pls|plz|under|below|for|i|i'm|im|we|want|instead|"
    r"just|"
    r"only|show|give|gimme|got|what|cause|because|cuz|so|rather|though|tho|thanks|thx|maybe|then|"
    r"something|anything|this time|tonight|today|in (?:it|them|there)|"
    r"and (?:i|we|some|maybe|an?|also|then|show|give|please|not|no|nothing|something|"
    r"preferably))\b)"
)
_NOT_MEANT = (
    r"(?!\s*(?:sure|thanks?|thank|problem|prob|worries|idea|clue|bad|only|just|necessarily|matter|"
    r"mind|one|longer|way|doubt|yet|really|interested|more than|less than|over|under|"
    r"above|rush|pressure|need|time|reason|luck|kidding|joke|much|many|in a|"
    r"if|when|what|why|how|who|i|we|you|he|she|it|they)\b)"
)
_STRONG = re.compile(
    r"\b(?:(?:any|every)(?:thing|one|body)? (?:but|except|other than|apart from)|but not|"
    r"other than|except(?: for)?|excluding|exclude|apart from|aside from|besides|without|w/o|"
    r"avoid(?:ing)?|skip|leave out|drop|ditch|forget(?: about)?(?! (?:my|what|that|it|everything|"
    r"me)\b)|stay away from|"
    r"(?:don't|dont|do not|doesn't|don’t|didn't) (?:really |even )?(?:want|need|like|do|give me|"
    r"show me|send me|recommend|suggest|offer|include)|never|hate|can't stand|"
    r"stop (?:showing|recommending|suggesting|offering|pushing|with)(?: me)?|no more|not (?:from|"
    r"by)|"
    r"nothing (?:with|from|by|made (?:of|by|with|in)|in|containing|like|that has|that is|that's)|"
    r"(?:sick|tired|bored) of|fed up with|enough (?:of|with)|had enough|instead of|rather than|"
    r"(?:that|which|who) (?:isn't|isnt|is not|aren't|are not|has no|have no|doesn't (?:have|"
    r"contain))|"
    r"none of|neither|hold the|minus|"
    r"(?<!have )(?<!got )(?<!'s )(?<!is )(?<!are )(?<!s )(?:not|no|non))"
    rf"{_NOT_MEANT}(?!\s*(?:too|so|very|overly|that|super)\b)\s+(?:any(?:thing)?(?: from| with|"
    rf" by)? |an? |the |more |from |of )?"
    rf"(?P<what>[^\W_].*?){_STOP}",
    re.IGNORECASE,
)
_MILD = re.compile(
    r"\b(?:(?:not|isn't|isnt|aren't|don't want (?:it|them|anything)|nothing|never|n't be|"
    r"without being|"
    r"can't be|cant be|less|wasn't|too|bit too|way too|minimally|hardly)"
    r"(?: (?:too|so|very|that|overly|as|all that|super|extremely|particularly|really|be|"
    r"too much))?)"
    rf"{_NOT_MEANT}\s+(?P<what>[a-z'-]+(?:(?: or |, | and )[a-z'-]+)?)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:is|are|was|were)? ?(?:a no(?:-go|pe)?|a hard (?:no|pass)|excluded|off the table|"
    r"off limits|"
    r"not for me|no good|not allowed|not an option|aside)\b|\b(?:is|are)n't (?:for me|an option)\b",
    re.IGNORECASE,
)
_SEP = r",，。;；!！?？、\s~～"
_BEFORE_ZH = re.compile(
    r"(?:(?<!要)不要|不想要?|不吃|不喝|不买|不用|不需要|不能(?:有|含|吃|喝)|不含|不带|别(?:再)?(?:给我)?(?:推荐?|来|要|买|选|拿|"
    r"给|发|放|有|是|用)了?|除了|除去|除开|排除|避开|去掉|换掉|不是|(?<!是)非|拒绝|受不了|讨厌|不爱|不喜欢|吃不了|喝不了|"
    r"吃腻了|看腻了|不考虑|没有(?=[^,，。]{1,6}的)(?<!有没有))(?!了|太|那么|这么|很|过|超|多|买|想|要)"
    r"(?:再|任何|什么|带|含|有|是|用|给我|推荐?|选|买)*"
    rf"(?P<what>[^{_SEP}吗吧]{{1,14}}?)(?=的(?!(?:和|跟|或|与|、))|[{_SEP}吗吧]|以外|之外|就行|都行|都可以|都|还|其他|其它|"
    rf"别的|另外|也|再|$)"
)
_MILD_ZH = re.compile(
    r"(?:不要|别|不能|不想|(?<!要)不|(?<!有)没|别给我|少|少点|少来点|少放|太|有点太|过于|能不|可以不|可别|千万别|最好别|最好不)(?:要|是|给|那么|这么|"
    r"太|很|过于|过|那种|带|吃|放|加|买|整|选)*(?P<what>[一-鿿]{1,4})"
)
_AFTER_ZH = re.compile(
    r"(?:以外|之外|除外|(?:就|都)?(?:先)?(?:算了|免了|别(?:再)?(?:给我)?(?:推荐?|来|买|上|看|提|要|选|放)了?|不要了|"
    rf"不要(?=[{_SEP}]|$|啊|哈|哦|呀|的)|不考虑|不行|不用了|不用推|不想要|不想看|不看了|不能要|拒绝|跳过|pass|PASS|不吃(?![辣甜])|不喝|不买|"
    r"就不了|就不要|不需要|排除|去掉|换掉|看腻了|吃腻了|不爱吃|不爱喝))"
)
_BETWEEN_ZH = re.compile(r"^[的类系列这那种个款牌子品家吧呢也都些东西产我们已经真是全部统统一律啊嘛味]*$")


def refusals(text: str) -> list[Refusal]:
    """The stretches of `text` that are ruled out, the strong ones first."""
    found = [
        Refusal(match.start("what"), match.end("what"), mild, match.span())
        for pattern, mild in _patterns(text)
        for match in pattern.finditer(text)
    ]
    for match in _AFTER.finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in ",.;!?") + 1
        found.append(Refusal(start, match.start(), False, (start, match.end())))
    return found


def _patterns(text: str) -> list[tuple[re.Pattern[str], bool]]:
    english = [(_STRONG, False), (_MILD, True)]
    return [*english, (_BEFORE_ZH, False), (_MILD_ZH, True)] if HAN.search(text) else english


def ruled_out(text: str, start: int, end: int, found: list[Refusal], trait: bool) -> bool:
    """Whether what stands from `start` to `end` of `text` is ruled out; `trait`: as a quality."""
    for one in found:
        if one.start <= start and end <= one.end + (1 if trait else 0) and (trait or not one.mild):
            return True
    return bool(HAN.search(text)) and _refused_after(text, end)


def _refused_after(text: str, end: int) -> bool:
    for match in _AFTER_ZH.finditer(text, end):
        return bool(_BETWEEN_ZH.match(text[end : match.start()]))
    return False
