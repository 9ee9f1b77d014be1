"""English facts that are stated without a subject of their own: "my birthday's the 3rd of May"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dialogue import vocabulary_en as words
from dialogue.clauses import PERSON, whom_of
from dialogue.objects import MONTH, NUMBER, age, birthday, number, thing
from dialogue.kin import ENGLISH
from dialogue.statements_en import JOB

Found = tuple[str, str, str, int, int]
_WORDS = r"(?P<what>[^\W\d_][\w' -]{0,50}?)"
_LIST = r"(?P<list>[^\W\d_][^.!?;\n]{1,80})"
_CLOSE = r"(?=\s*(?:$|[.,!;?)]|\b(?:and|but|so|because|btw|lol|tbh|too)\b))"
_WHOSE = rf"(?:(?P<own>my|our)\s+|{PERSON}['’]?s\s+|(?P<their>his|her|their)\s+)"
_IS = r"(?:['’]?s|\s+(?:is|are|was|will be|would be|include|includes))\s+"
_CAP = r"(?:the )?(?P<what>(?-i:[A-Z])[\w'-]+(?:\s+(?-i:[A-Z])[\w'-]+)?)"
_START = (
    r"(?:^|(?<=[.!?;,])\s*)(?:(?:btw|also|and|oh|so|fyi|hi|hey|just|ps|note|yes|no|ok|well),?\s+)*"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_LANG = "|".join(words.LANGUAGES)
_PLAIN = (
    r"(?<![\w'’])(?P<what>(?!(?:it|that|this|what|which|nothing|everything|who|they|you|i|he|she|"
    r"there)\b)[^\W\d_][\w'-]*(?:\s+(?!(?:is|are)\b)[\w'-]+){0,2}?)"
)

_ROWS: tuple[tuple[str, str], ...] = (
    (
        "name",
        r"\b(?:my name is|my name['’]?s|(?:the )?name['’]s|i go by|(?:you (?:can|may) |just |"
        r"please |friends |everyone |everybody |people |(?:my )?\w+ )?calls? me)"
        r"\s+(?P<name>[^\W\d_][\w'-]{1,30})",
    ),
    (
        "name",
        r"(?:^|[.!?;]\s*)(?:(?:hi|hey|hello|hiya|yo)[\s,!]*)?(?:it['’]?s |"
        r"this is )?(?P<sure>[^\W\d_][\w'-]{1,30}) here(?=\s*(?:$|[.,!;]))",
    ),
    (
        "birthday",
        rf"\b{_WHOSE}(?:birthday|bday|b-day|birth day|date of birth|"
        rf"dob){_IS}(?:\w+ )?(?:on )?(?:the )?(?:{_DAY}(?: of)?[\s-]+(?P<month>{MONTH})|"
        rf"(?P<month2>{MONTH})\.?\s+(?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b",
    ),
    (
        "birthday",
        rf"\b(?P<own>i)(?: was|['’]m| am)? born (?:on )?(?:the )?(?:{_DAY}(?: of)"
        rf"?[\s-]+(?P<month>{MONTH})|(?P<month2>{MONTH})\.?\s+(?:the )?(?P<day2>\d{{1,2}})(?:st|"
        r"nd|rd|th)?)\b",
    ),
    (
        "birthday",
        rf"\b(?:the )?(?:{_DAY}(?: of)?[\s-]+(?P<month>{MONTH})|"
        rf"(?P<month2>{MONTH})\.?\s+(?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?:['’]?s|"
        r" is)\s+(?P<own>my)\s+(?:birthday|bday|b-day)\b",
    ),
    (
        "birthday",
        rf"{_START}(?P<own>my |)(?:birthday|bday|b-day|dob)\s*(?:[:?]|is|=|"
        rf"on)?\s*(?:on )?(?:the )?(?:{_DAY}(?: of)?[\s-]+(?P<month>{MONTH})|"
        rf"(?P<month2>{MONTH})\.?\s+(?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b",
    ),
    (
        "birthday",
        rf"\b(?:(?P<own>i)|{PERSON})(?:['’]?ll| will|['’]?m|['’]?s| is| am)?\s+(?:turn|turns|"
        rf"turning|be) \w+ on (?:the )?(?:{_DAY}(?: of)?[\s-]+(?P<month>{MONTH})|"
        rf"(?P<month2>{MONTH})\.?\s+(?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b",
    ),
    (
        "birthday",
        rf"\b{_WHOSE}(?:birthday|bday|b-day|dob){_IS}(?:on )?(?P<first>\d{{1,2}})"
        rf"[/.-](?P<second>\d{{1,2}})\b",
    ),
    (
        "kin_age",
        rf"\b(?:my|our|a|for|the)\s+(?:\w+\s+)?(?P<age>{NUMBER})[- ]?(?P<unit>years?|yrs?|yo|"
        r"months?|weeks?)(?:[- ]?old)?\s+(?:(?:baby|little|twin|grand|only|youngest|"
        r"oldest)\s+)?(?P<kin>[a-z]+)\b",
    ),
    (
        "kin_age",
        rf"\b{PERSON}\s*(?:\(|,\s*(?:aged?|who['’]?s|who is)\s+|\s+aged?\s+|"
        rf",\s+)(?P<age>{NUMBER})(?:\s*(?P<unit>months?|weeks?|years?)(?:[- ]old)?)?(?=\)|"
        r"\s*[,.!;]|\s*$)(?! (?:bucks|dollars|quid|max))",
    ),
    (
        "hobby",
        rf"{_PLAIN}\s+(?:is|are)\s+(?P<own>my)\s+(?:\w+\s+)?(?:hobby|hobbies|passion|pastime|"
        r"thing|therapy|hobbys)\b",
    ),
    (
        "hobbies",
        rf"\b{_WHOSE}(?:(?:main|big|biggest|favou?rite|only|new|latest)\s+)?(?:hobby|hobbies|"
        rf"pastimes?|passion)(?:{_IS}|\s*:\s*){_LIST}",
    ),
    (
        "likes",
        rf"\b{_WHOSE}(?:all[- ]time )?fav(?:ou?rite|e|ourite)?s?(?! (?:shop|store|site|time|day|"
        rf"person|brand is not))\s*(?:[a-z]+(?: to (?:eat|drink|wear))?){_IS}{_WORDS}{_CLOSE}",
    ),
    ("likes", rf"\b{_WHOSE}fav(?:ou?rite)?{_IS}{_WORDS}{_CLOSE}"),
    (
        "likes",
        rf"{_PLAIN}\s+(?:is|are)\s+(?P<own>my)\s+(?:absolute |all[- ]time |"
        r"total )?(?:fav(?:ou?rite|e|s)?|guilty pleasure|weakness|comfort food|go-to|jam|"
        r"addiction|kryptonite)\b",
    ),
    (
        "likes",
        rf"(?:^|[.!?;,]\s*){_PLAIN}\s*(?:>+|beats?|over|trumps?)\s*[\w ]+?\s*(?:any ?day|"
        r"every ?time|always|all day|for me|tbh|hands down|\Z)",
    ),
    (
        "values",
        rf"{_PLAIN}\s+(?:is|are)\s+(?:really |very |so |super |quite |extremely |"
        r"hugely )*(?:important|crucial|key|everything|essential|a priority|a must|sacred) (?:to|"
        r"for) (?P<own>me|us)\b",
    ),
    (
        "values",
        rf"{_PLAIN}\s+(?:really )?(?:matters?|means? (?:a lot|everything|so much))(?: a lot|"
        r" more than price| most| more)? (?:to|for) (?P<own>me|us)\b",
    ),
    (
        "dislikes",
        rf"{_PLAIN}\s+(?:really |totally |just |always )*(?:annoys?|bothers?|disgusts?|irritates?|"
        r"puts?|turns?|makes?|grosses?|gross|drives?|creeps?|gives?) (?P<own>me)(?:\s+(?:off|out|"
        r"sick|gag|mad|crazy|nuts|nauseous|feel sick|queasy|want to gag|the creeps|the ick))\b",
    ),
    (
        "dislikes",
        rf"{_PLAIN}\s+(?:really |totally |just |always )*(?:annoys?|bothers?|disgusts?|"
        r"irritates?) (?P<own>me)\b",
    ),
    (
        "dislikes",
        rf"{_PLAIN}\s+(?:is|are)(?:n['’]t| not) (?:really )?(?:(?P<own>my)\s+(?:thing|cup of tea|"
        r"jam|style|taste)|for (?P<own2>me))\b",
    ),
    (
        "size",
        rf"\b{_WHOSE}(?:(?P<shoe>shoe|foot)\s+|(?:dress|shirt|ring|waist|trouser|clothes|clothing|"
        rf"hat|jeans|bra|t-shirt|jacket|top)\s+)?size{_IS}(?:an? )?(?P<size>(?:(?:eu|uk|"
        rf"us) )?\d{{1,3}}(?:[.,]5)?[a-g]?|x*[sl]|\d?xl|m|small|medium|large|extra[- ]large)\b",
    ),
    (
        "size",
        rf"\b{_WHOSE}(?P<shoe>feet|shoes)\s+are\s+(?:an? )?(?:size )?(?P<size>\d{{1,2}}(?:\.5)?)\b",
    ),
    (
        "size",
        rf"{_START}(?P<own>)(?:(?P<shoe>shoe|foot)\s+)?size:?\s+(?P<size>\d{{2}}(?:\.5)?)"
        r"(?=\s*(?:$|[.!;,]|(?:here|btw|fyi|for me)\b))",
    ),
    (
        "size",
        rf"{_START}(?P<own>)(?P<size>(?:uk|us|eu) (?:size )?\d{{1,2}}(?:\.5)?)(?=\s+(?:here|feet|"
        r"btw)\b)",
    ),
    (
        "girth",
        rf"\b{_WHOSE}(?P<part>waist|chest|inseam|bust|hips|neck){_IS}(?:an? )?(?:size )"
        rf"?(?P<size>\d{{2,3}}\s?(?:cm|inch(?:es)?|in|\")?)",
    ),
    (
        "language",
        rf"\b{_WHOSE}(?:(?:first|native|main|mother|home)\s+(?:language|tongue)|"
        rf"mother tongue)(?:{_IS}|\s*:\s*)(?P<what>{_LANG})\b",
    ),
    (
        "budget",
        r"\b(?P<own>my|our)\s+(?:(?:grocery|food|shopping|household|total|whole|"
        r"usual)\s+)?(?P<per>weekly|monthly|yearly|annual)\s+(?:\w+\s+)?budget(?:['’]?s| is|"
        r":)\s+(?:only |about |around |roughly |like )?[$€£¥]?(?P<sum>\d[\d,]*(?:\.\d+)?)",
    ),
    (
        "budget",
        r"\b(?P<own>my|our)\s+(?:\w+\s+)?budget(?:\s+for\s+[\w ]{2,20}?)?(?:['’]?s| is|"
        r":)\s+(?:only |about |around |roughly |like )?[$€£¥]?(?P<sum>\d[\d,]*(?:\.\d+)?)"
        r"(?:\s?(?:dollars|euros?|pounds|bucks|quid|usd|eur))?\s+(?:(?:a|per|each|"
        r"every)\s+(?:week|month|year)|/\s?(?:week|month)|monthly|weekly|pcm|pw)\b",
    ),
    (
        "budget",
        r"\b(?:i|we) (?:can )?(?:only )?spend (?:about |around |roughly |at most |"
        r"up to )?[$€£¥]?(?P<sum>\d[\d,]*(?:\.\d+)?)(?:\s?(?:dollars|euros?|pounds|bucks|"
        r"quid))?\s+(?:(?:on [\w ]{2,20} )?(?:a|per|each|every) (?:week|month|year))\b",
    ),
    (
        "occupation",
        r"\b(?:my (?:day )?job is|by trade i['’]?m|my profession is|by profession i['’]?m|"
        r"you['’]?re (?:talking|speaking|chatting) (?:to|with)|as (?=an? [\w -]+, (?:i|we|my)\b)|"
        r"(?:shift|day|week|month|year|job|gig|life|career|years|time) as|being|new job as|"
        rf"my work as|job:)\s+(?:being |that of )?(?:an? |the )?{JOB}",
    ),
    ("occupation", rf"(?:^|[.!?;]\s*)(?:as )?an? {JOB}(?=,? (?:i\b|myself))"),
    (
        "household",
        r"\b(?:there (?:are|is)|there['’]?s|it['’]?s|for|feed(?:ing)?|just|only)\s+(?:just |"
        rf"only |about )?(?:the )?(?P<people>{NUMBER}) of us(?: (?:at home|in (?:the|"
        r"our) (?:house|flat|family|household)|here|living|under one roof))(?!\w)",
    ),
    (
        "household",
        rf"\b(?:there (?:are|is)|there['’]?s)\s+(?:just |only )?(?P<people>{NUMBER}) of us\b(?! "
        r"(?:coming|going|at the party|tonight))",
    ),
    (
        "household",
        rf"(?:{_START}|\bwe['’]?re |\bwe are |\bfeeds? |\bfor )(?:the )?(?P<people>{NUMBER}) of "
        r"us (?:at home|in (?:the|our|this) (?:house|flat|family|household)|living here)\b",
    ),
    (
        "kids",
        r"\b(?:single |working |busy |proud |tired |divorced |new )*(?:mum|mom|mother|mama|dad|"
        rf"father|parent) (?:of|to) (?P<kids>{NUMBER})\b(?! (?:dogs?|cats?))",
    ),
    (
        "kids",
        r"\b(?:my|our) (?P<kids>two|three|four|five|2|3|4|5) (?:(?:little|small|young|older|"
        r"teenage|grown)\s+)?(?P<young>kids|children|boys|girls|daughters|sons|toddlers|"
        r"teenagers)\b",
    ),
    (
        "household",
        r"\b(?:just|only) me and (?:my|the) (?P<mates>partner|husband|wife|boyfriend|girlfriend|"
        r"mum|mom|dad|son|daughter|kids|roommates?|flatmates?)(?= (?:at home|here|in the|living)|"
        r"\s*[.!,]|\s*$)",
    ),
    ("household", rf"\b(?:(?:family|household) of)\s+(?P<people>{NUMBER})\b"),
    (
        "household",
        r"\b(?:it['’]?s just me (?:at home|here at home|in the (?:house|flat)|living)|(?:just me|"
        r"only me) (?:at home|in the (?:house|flat)))(?P<alone>\b)",
    ),
    (
        "condition",
        rf"\b{_WHOSE}(?:bloody |damn |bad |horrible |terrible |stupid |chronic |severe |mild |"
        rf"awful )*(?P<what>{words.CONDITIONS})(?![\w-])(?! (?:is|was) (?:gone|cured))",
    ),
    (
        "allergy",
        rf"\b{_WHOSE}(?:severe |bad |serious |stupid |damn )*(?P<what>(?!food\b|skin\b|bad\b|"
        r"severe\b)[a-z]+(?: [a-z]+)?) (?:allergy|allergies)\b",
    ),
    ("allergies", rf"\b{_WHOSE}(?:food )?allerg(?:y|ies)(?:{_IS}|\s*:\s*)(?:to )?{_LIST}"),
    (
        "allergy",
        rf"{_START}(?P<own>)(?:severe |bad |serious |strong )?(?P<what>(?!(?:any|no|food|an?|the|"
        r"my|skin|has|with|for|is|not|what|which|severe)\b)[a-z]+(?: (?!has\b|with\b|"
        r"is\b)[a-z]+)?) allergy(?=\s*(?:$|[.,!;]|(?:here|so|in the family|sufferer)\b))",
    ),
    (
        "allergy",
        rf"{_PLAIN}\s+(?:give|gives|bring|brings) (?P<own>me) (?:out in )?(?:hives|a rash|spots|"
        r"an allergic reaction|welts)\b",
    ),
    ("allergies", rf"(?:^|[.!?;]\s*)(?P<own>allerg(?:y|ies))\s*(?::|=)\s*{_LIST}"),
    (
        "diet_off",
        r"\bmy (?:stomach|tummy|gut|body|digestion) (?:can['’]?t|cannot|doesn['’]?t|"
        r"won['’]?t) (?:really )?(?:handle|take|tolerate|digest|like|deal with|"
        r"do) (?P<what>[a-z ]+)",
    ),
    (
        "skin",
        r"\bmy (?P<part>skin|hair|scalp) is (?:really |very |super |so |quite |pretty |a bit |"
        r"rather |extremely )*(?P<kind>sensitive|dry|oily|greasy|acne-prone|curly|frizzy|thin)\b",
    ),
    (
        "dislikes",
        rf"{_PLAIN}\s+(?:is|are)\s+(?:an? )?(?:absolute |total |big |real |complete )*(?:no-go|"
        r"no go|deal-?breaker|turn-?off|hard no|big no|no-no|pet peeve)(?: (?:for|of) (?P<own>me|"
        r"mine|us))?\b",
    ),
    (
        "location",
        r"\b(?:born and raised in|greetings from|(?:hi|hello|hey) from|writing from|"
        r"born and bred in)\s+(?P<what>(?-i:[A-Z])[\w'-]+(?:\s+(?-i:[A-Z])[\w'-]+)?)",
    ),
    (
        "budget",
        r"\b(?:i|we)(?:['’]ve| have)?(?: only)?(?: have| got)? (?:about |around |only |"
        r"just )*[$€£¥]?(?P<sum>\d[\d,]*)(?:\s?(?:dollars|euros?|pounds|bucks|quid))?\s+(?:a|per|"
        r"each|every) (?:week|month)\b",
    ),
    (
        "kin_age",
        r"\b(?:my|our)\s+(?P<age>\d{1,2})[- ]?(?:yo|y/o|yr old|"
        r"year[- ]old)s?\b(?!\s+(?:\w+\s+)?(?:son|daughter|dog|cat|boy|girl|dad|mum|mom|car|"
        r"laptop|phone|sofa|tv))(?P<unit>\b)",
    ),
    (
        "pet_name",
        rf"\b(?:my|our)\s+(?:\w+\s+)?(?P<pet>{'|'.join(words.PETS)})['’]?s\s+name(?:{_IS})"
        rf"(?P<name>[^\W\d_][\w'-]{{1,30}})",
    ),
    (
        "pet_name",
        rf"\b(?:my|our)\s+(?P<pet>{'|'.join(words.PETS)}),?\s+(?P<sure>(?-i:[A-Z])[\w'-]{{1,30}})"
        r"\b(?=\s*(?:,|is\b|has\b|loves\b|hates\b|needs\b|$|[.!]))",
    ),
    ("kin_name", rf"\b{PERSON}['’]?s\s+name(?:{_IS})(?P<name>[^\W\d_][\w'-]{{1,30}})"),
    (
        "gift_recipient",
        r"\b(?:presents?|gifts?|treats|shop(?:ping)?|buy(?:ing)?(?: (?:things|stuff|toys|"
        r"clothes))?)\s+(?:mostly |mainly |usually |only )?for (?P<own>my|our) (?P<gift>[a-z-]+)\b",
    ),
    (
        "pet_name",
        rf"\b(?P<sure>(?-i:[A-Z])[a-z'-]{{1,20}}), (?:my|our) (?:\w+ )"
        rf"?(?P<pet>{'|'.join(words.PETS)})\b",
    ),
    (
        "pet_name",
        rf"\bnamed (?:the|our|my) (?:\w+ )?(?P<pet>{'|'.join(words.PETS)}) (?P<sure>(?-i:[A-Z])"
        rf"[\w'-]{{1,20}})",
    ),
    (
        "home",
        r"\b(?P<own>my|our) (?P<home>(?:(?:small|tiny|little|new|old|rented|cosy|"
        rf"big) )*(?:{words.HOMES}))(?= (?:is|has|in|isn['’]t|doesn['’]t|gets|feels|overlooks)\b)",
    ),
    (
        "location",
        rf"\b(?:my|our) (?:\w+ )?(?:flat|house|apartment|place|home|cottage|studio) in {_CAP}",
    ),
    ("location", rf"\bhere in {_CAP}(?! (?:language|class))"),
    ("owns", rf"\bthere['’]?s an? (?P<owned>{words.OWNED}) (?:in|at|on) (?P<own>my|our)\b"),
    (
        "gift_recipient",
        r"\bmy (?P<gift>[a-z-]+) is (?:the one|who) i (?:usually |mostly |always |often )?(?:buy|"
        r"shop|get)",
    ),
    (
        "gift_recipient",
        r"\bi (?:usually |always |often )?(?:get|buy|send|order) my (?P<gift>[a-z-]+) (?:\w+ )"
        r"?(?:something|presents?|gifts?|flowers|treats|little things|bits)",
    ),
    (
        "habit",
        r"\b(?:every (?:single )?(?:day|morning|night|evening|week|weekend|summer|winter|monday|"
        r"tuesday|wednesday|thursday|friday|saturday|sunday)|on (?:mon|tues|wednes|thurs|fri|"
        r"satur|sun)days|on weekends|most (?:days|mornings|nights|evenings)),?\s+(?P<own>i|"
        r"we)\s+(?P<done>(?!(?:need|want|am|was|like|love|see|get|think|"
        rf"have to)\b)[a-z]+(?:\s+(?!and\b|but\b|so\b|because\b)[\w']+){{0,3}}?)(?=\s*(?:$|"
        r"[.,!;)]|(?:and|but|so|because)\b))",
    ),
    ("occupation", rf"{_START}(?:an? )?{JOB}(?= by (?:day|trade|profession|training)\b)"),
    (
        "dislikes",
        r"(?:^|(?<=[.!?;,])\s*)(?P<what>(?!(?:they|these|those|most|some|reviews|prices|both|all|"
        r"you|we|there|the|your|my|his|her|what|who|things|people|deliveries|options|suggestions|"
        r"emojis|answers|replies)\b)[a-z]+s(?: [a-z]+s)?) are (?:so |just |really |absolutely |"
        r"literally |the |pure )*(?:gross|disgusting|worst|nasty|vile|revolting|evil|yuck|yucky|"
        r"horrible|foul)\b",
    ),
    ("likes", r"\bnothing (?:beats|better than|tops) (?P<what>[a-z][a-z ]+)"),
    (
        "likes",
        r"(?:^|(?<=[.!?;,])\s*)(?:team )?(?P<what>(?!that|this|it\b|the\b|yes|"
        r"no\b)[a-z]+(?: [a-z]+)?) (?:is life|all the way|for the win|ftw|forever)\b",
    ),
    (
        "likes",
        rf"\bi(?:['’]ve| have)?(?: always| long)+ (?:loved|adored|liked|enjoyed) {_WORDS}{_CLOSE}",
    ),
    (
        "likes",
        r"\bi(?:['’]d| would)? (?:always |rather |gladly )?(?:choose|pick|"
        r"take) (?P<what>[a-z]+(?: [a-z]+)?) over [a-z ]+",
    ),
    (
        "values",
        r"\b(?P<own>i|we) (?:only|always|try to|mostly|make a point of|"
        r"prefer to)\s+(?:try to )?(?:buy|buying|shop|support|use|eat|go for|wear|"
        rf"choose)\s+(?:only |from )?(?P<what>{words.VALUES})(?!\w)",
    ),
    (
        "hobby",
        r"\bin (?P<own>my) (?:free|spare) time,?\s+i\s+(?:like to |love to |mostly |usually |"
        rf"enjoy |love |like |do |play |go )*(?P<what>[a-z]+(?: [a-z]+)?){_CLOSE}",
    ),
    (
        "hobby",
        r"\b(?P<own>i)\s+(?:like to |love to |mostly |usually |enjoy |love |like |do |play |"
        r"go )*(?P<what>[a-z]+) in my (?:free|spare) time\b",
    ),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(regex, re.IGNORECASE)) for kind, regex in _ROWS)
_NO_NAMES = frozenset(
    (
        "a an at back crazy if later maybe now on please the tomorrow when when up over on in not "
        "is it "
        "when asap today tonight old anything whatever that what right out again for by from "
        "still "
        "nobody someone anyone new stuck only nothing none everything all am over off down up"
    ).split()
)


def free_facts(text: str) -> Iterator[Found]:
    """What sentences state of the shopper and others wherever it stands in them."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            groups = {name: value for name, value in match.groupdict().items() if value}
            who = _whose(match, groups, text)
            groups["said"] = text
            if who and "called" in groups and kind != "pet_name" and who in set(ENGLISH.values()):
                yield who, "name", groups["called"], match.start(), match.end()
            if who:
                spans = match.start(), match.end()
                yield from ((*fact, *spans) for fact in _READ.get(kind, _thing(kind))(who, groups))


def _whose(match: re.Match[str], groups: dict[str, str], text: str) -> str | None:
    if "kin" in groups and not groups.get("own") and "age" not in groups:
        return whom_of(match, text)
    if "their" in groups:
        return None
    if "age" in groups and "kin" not in groups:
        return "child"
    if "age" in groups:
        word = groups["kin"].casefold()
        return ENGLISH.get(word) or words.PETS.get(word)
    return "shopper"


Fact3 = tuple[str, str, str]
_Reader = Callable[[str, dict[str, str]], list[Fact3]]


def _thing(kind: str) -> _Reader:
    def read(who: str, groups: dict[str, str]) -> list[Fact3]:
        said = thing(groups.get("what", ""))
        return [(who, kind, said)] if said else []

    return read


def _verbatim(kind: str) -> _Reader:
    def read(who: str, groups: dict[str, str]) -> list[Fact3]:
        return [(who, kind, " ".join(groups["what"].casefold().split()))]

    return read


def _each(kind: str) -> _Reader:
    def read(who: str, groups: dict[str, str]) -> list[Fact3]:
        pieces = (thing(one) for one in re.split(r",|&|\band\b|\bor\b", groups["list"]))
        return [(who, kind, one) for one in pieces if one]

    return read


def _birthday(who: str, groups: dict[str, str]) -> list[Fact3]:
    if "first" in groups:
        day, month = sorted((groups["first"], groups["second"]), key=int, reverse=True)
        told = birthday(day, month) if int(day) > 12 else ""  # else either may be the month
        return [(who, "birthday", told)] if told else []
    told = birthday(groups.get("day") or groups["day2"], groups.get("month") or groups["month2"])
    return [(who, "birthday", told)] if told else []


def _kin_age(who: str, groups: dict[str, str]) -> list[Fact3]:
    told = age(groups["age"], groups.get("unit", ""))
    return [(who, "age", told)] if told else []


def _name(who: str, groups: dict[str, str]) -> list[Fact3]:
    said = groups.get("name") or groups["sure"]
    if said.casefold() in _NO_NAMES or ("name" not in groups and not is_name(said)):
        return []
    if who in words.PETS.values():
        return [("shopper", "pet", who), ("shopper", "pet_name", said)]
    return [(who, "name", said)]


def is_name(said: str) -> bool:
    """Whether a word by itself is a first name: a common one, or any with a capital letter."""
    known = said.casefold() in words.NAMES
    capital = said[:1].isupper() and said[1:].islower() and len(said) > 2
    return known or (capital and not _ORDINARY.fullmatch(said))


_ORDINARY = re.compile(
    r"\w+(?:an|ish|ese|ed|ing|ly|ic|al|ous|ful|less|ive|able|ible|ist|er|ian|ite|ent|ant)|german|"
    r"french|dutch|swiss|"
    r"greek|thai|turk|finn|dane|swede|pole|czech|arab|jew|sikh|muslim|hindu|black|white|gay|trans|"
    r"sorry|happy|sad|new|fine|good|ok|okay|sure|back|here|lost|late|early|done|glad|bad|sick|ill|"
    r"cold|hot|old|young|single|broke|poor|rich|busy|lazy|shy|tall|short|free|ready|afraid|alone|"
    r"not|just|so|very|also|really|too|in|on|at|from|into|off|out|up|down|still|now|currently|"
    r"doctor|mum|mom|dad|customer|vegan|keto|celiac|coeliac|deaf|blind|pregnant|diabetic|done|"
    r"gone|torn|stuck|both|all|"
    r"nobody|someone|male|female|asleep|awake|drunk|sober|numb|upset|mad|grumpy|hungry|thirsty|"
    r"lonely|angry|picky|clumsy|crazy|"
    r"well|great|super|curious|certain|unsure|worth|due|same|like|about|over|under|between|no|yes|"
    r"the|a|an|my|your|me|you|what|how|who|that|this|it|"
    r"impressed|excited|obsessed|allergic|intolerant|fond|keen|fed|sold|screwed|weak|strong|proud|"
    r"unable|able",
    re.IGNORECASE,
)


def _pet_name(who: str, groups: dict[str, str]) -> list[Fact3]:
    said = groups.get("name") or groups["sure"]
    pet = words.PETS[groups["pet"].casefold()]
    return [("shopper", "pet", pet), ("shopper", "pet_name", said)]


def _size(who: str, groups: dict[str, str]) -> list[Fact3]:
    size = groups["size"].casefold()
    return [(who, "size", f"shoe {size}" if "shoe" in groups else size)]


_OFTEN = re.compile(
    r"\b(?:mostly|mainly|usually|always|often|generally|normally|regularly|typically|tend to|"
    r"every (?:year|month|week)|a lot|all the time)\b",
    re.IGNORECASE,
)


def _gift(who: str, groups: dict[str, str]) -> list[Fact3]:
    kin = ENGLISH.get(groups["gift"].casefold())
    return [(who, "gift_recipient", kin)] if kin and _OFTEN.search(groups["said"]) else []


def _sum(who: str, groups: dict[str, str]) -> list[Fact3]:
    return [(who, "budget", groups["sum"].replace(",", ""))]


def _girth(who: str, groups: dict[str, str]) -> list[Fact3]:
    return [(who, "size", f"{groups['part']} {groups['size']}".casefold().strip())]


def _kids(who: str, groups: dict[str, str]) -> list[Fact3]:
    return [(who, "household", f"{groups['kids']} {groups.get('young', 'kids')}".casefold())]


def _group(kind: str, group: str) -> _Reader:
    def read(who: str, groups: dict[str, str]) -> list[Fact3]:
        return [(who, kind, " ".join(groups[group].casefold().split()))]

    return read


def _household(who: str, groups: dict[str, str]) -> list[Fact3]:
    if "mates" in groups:
        return [(who, "household", groups["mates"].casefold())]
    if "people" not in groups:
        return [(who, "household", "alone")]
    return [(who, "household", f"{number(groups['people'])} people")]


def _without(who: str, groups: dict[str, str]) -> list[Fact3]:
    said = thing(groups["what"])
    return [(who, "diet", f"no {said}")] if said else []


def _skin(who: str, groups: dict[str, str]) -> list[Fact3]:
    told = f"{groups['kind']} {groups['part']}".casefold()
    kind = "condition" if groups["part"].casefold() == "skin" else "trait"
    return [(who, kind, told)]


_READ: dict[str, _Reader] = {
    "girth": _girth, "kids": _kids, "home": _group("home", "home"),
    (
        "owns"
    ): _group("owns", "owned"), (
        "habit"
    ): _group("habit", "done"), (
        "diet_off"
    ): _without, "skin": _skin, "location": _verbatim("location"),
    "birthday": _birthday, "kin_age": _kin_age, "name": _name, "kin_name": _name,
    "pet_name": _pet_name, "size": _size, "budget": _sum, "household": _household,
    "hobbies": _each("hobby"), "allergies": _each("allergy"),
    "occupation": _verbatim("occupation"), "language": _verbatim("language"),
    "condition": _verbatim("condition"), "gift_recipient": _gift,
}  # fmt: skip
