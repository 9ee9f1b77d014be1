"""What English sentences say of a person: names, birthdays, ages, sizes, budgets."""

from __future__ import annotations

from dialogue.fragments_en import LANGUAGE
from dialogue.mentions_en import PERSON
from dialogue.objects import MONTH, NUMBER
from dialogue.whole_en import IS, START, WHOSE

DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
PERSONAL: tuple[tuple[str, str], ...] = (
    (
        "name",
        r"\b(?:my name is(?: (?:spell?ed|spelt|written))?|my name['’]?s|(?:the )?name['’]s|"
        r"names(?=\s+(?-i:[A-Z]))|i go by|(?:you (?:can|may) |just |"
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
        rf"\b{WHOSE}(?:birthday|bday|b-day|birth day|date of birth|"
        rf"dob){IS}(?:\w+ )?(?:on )?(?:the )?(?:{DAY}(?: of)?[\s-]+(?P<month>{MONTH})|"
        rf"(?P<month2>{MONTH})\.?\s+(?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b",
    ),
    (
        "birthday",
        rf"\b(?P<own>i)(?: was|['’]m| am)? born (?:on )?(?:the )?(?:{DAY}(?: of)"
        rf"?[\s-]+(?P<month>{MONTH})|(?P<month2>{MONTH})\.?\s+(?:the )?(?P<day2>\d{{1,2}})(?:st|"
        r"nd|rd|th)?)\b",
    ),
    (
        "birthday",
        rf"\b(?:the )?(?:{DAY}(?: of)?[\s-]+(?P<month>{MONTH})|"
        rf"(?P<month2>{MONTH})\.?\s+(?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?:['’]?s|"
        r" is)\s+(?P<own>my)\s+(?:birthday|bday|b-day)\b",
    ),
    (
        "birthday",
        rf"{START}(?P<own>my |)(?:birthday|bday|b-day|dob)\s*(?:[:?]|is|=|"
        rf"on)?\s*(?:on )?(?:the )?(?:{DAY}(?: of)?[\s-]+(?P<month>{MONTH})|"
        rf"(?P<month2>{MONTH})\.?\s+(?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b",
    ),
    (
        "birthday",
        rf"\b(?:(?P<own>i)|{PERSON})(?:['’]?ll| will|['’]?m|['’]?s| is| am)?\s+(?:turn|turns|"
        rf"turning|be) \w+ on (?:the )?(?:{DAY}(?: of)?[\s-]+(?P<month>{MONTH})|"
        rf"(?P<month2>{MONTH})\.?\s+(?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b",
    ),
    (
        "birthday",
        rf"\b{WHOSE}(?:birthday|bday|b-day|dob){IS}(?:on )?(?P<first>\d{{1,2}})"
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
        "size",
        rf"\b{WHOSE}(?:(?P<shoe>shoe|foot)\s+|(?:dress|shirt|ring|waist|trouser|clothes|clothing|"
        rf"hat|jeans|bra|t-shirt|jacket|top)\s+)?size{IS}(?:an? )?(?P<size>(?:(?:eu|uk|"
        rf"us) )?\d{{1,3}}(?:[.,]5)?[a-g]?|x*[sl]|\d?xl|m|small|medium|large|extra[- ]large)\b",
    ),
    (
        "size",
        rf"\b{WHOSE}(?P<shoe>feet|shoes)\s+are\s+(?:an? )?(?:size )?(?P<size>\d{{1,2}}(?:\.5)?)\b",
    ),
    (
        "size",
        rf"{START}(?P<own>)(?:(?P<shoe>shoe|foot)\s+)?size:?\s+(?P<size>\d{{2}}(?:\.5)?)"
        r"(?=\s*(?:$|[.!;,]|(?:here|btw|fyi|for me)\b))",
    ),
    (
        "size",
        rf"{START}(?P<own>)(?P<size>(?:uk|us|eu) (?:size )?\d{{1,2}}(?:\.5)?)(?=\s+(?:here|feet|"
        r"btw)\b)",
    ),
    (
        "girth",
        rf"\b{WHOSE}(?P<part>waist|chest|inseam|bust|hips|neck){IS}(?:an? )?(?:size )"
        rf"?(?P<size>\d{{2,3}}\s?(?:cm|inch(?:es)?|in|\")?)",
    ),
    (
        "language",
        rf"\b{WHOSE}(?:(?:first|native|main|mother|home)\s+(?:language|tongue)|"
        rf"mother tongue)(?:{IS}|\s*:\s*)(?P<what>{LANGUAGE})\b",
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
)
