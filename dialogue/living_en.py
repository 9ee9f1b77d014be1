"""What may follow the subject itself: homes, work, belongings and habits."""

from __future__ import annotations

from dialogue import vocabulary_en as words
from dialogue.fragments_en import ENDING, FLAT, LANGUAGE, LETTER, PLACE, SIZE, THING, Pattern, table
from dialogue.objects import NUMBER

_FREQUENT = (
    r"\s*,?\s*(?:pretty much |almost |nearly )?(?:every (?:single |other )?(?:day|morning|night|"
    r"evening|week|weekend|lunch|summer|winter|spring|autumn|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|month|year|lunchtime|lunch break)|"
    r"daily|weekly|each (?:day|morning|night|week)|most (?:days|mornings|nights|"
    r"evenings|weekends)|(?:once|twice|thrice|(?:two|three|four|five|six|\d) ?(?:times|x|"
    r"days)) (?:a|per) (?:day|week|month)|on (?:mon|tues|wednes|thurs|fri|satur|sun)days|"
    r"on weekends|at (?:the )?weekends?|in the (?:mornings?|evenings?)|before (?:work|breakfast|"
    r"bed)|after work|all the time|religiously)\b"
)
_WITH = (
    r"(?:(?:all |completely )?(?:alone|by (?:my|him|her)self|on (?:my|his|her) own)|"
    r"with (?:my |our |his |her |two |three )*\w+)"
)
# After the subject itself: "live in Leeds", "works as a nurse".
LIVING: tuple[Pattern, ...] = table(
    (
        "household",
        r"lives? (?:(?:in|near) (?:[\w'-]+ ){1,4})?(?:all |completely )?(?P<what>alone|"
        r"by (?:my|him|her)self|on my own|on (?:his|her) own)\b",
    ),
    (
        "household",
        r"(?:live|lives|share(?:s)? (?:a |the |my |our )?(?:flat|house|apartment|"
        r"place)?)\s?(?:[\w' -]{0,30}?)\bwith (?:my |our |his |her |some |two |three |four |five |"
        r"a |an )*(?P<what>roommates?|flatmates?|housemates?|partner|parents|husband|wife|"
        r"boyfriend|girlfriend|family|kids|mum|mom|dad|sister|brother|grandmother|grandparents|"
        r"in-laws|friends|fianc[eé]e?)\b",
    ),
    (
        "location",
        r"(?:live|lives|stay|stays|reside|resides|moved|relocated|have moved|has moved|(?:am |"
        rf"is |are |'m |'s )?(?:based|living|moving)|settled|dwell)\s+(?:(?:together )?{_WITH}\s+)?"
        rf"(?:(?:in|on) (?:an? |our |my )(?:own )?{FLAT}(?:{words.HOMES})\s+)?(?:up |down |over |"
        r"out |back |now |currently |here |right )*(?:(?:by|near|next to|close to|beside|outside|"
        rf"just outside|across from|somewhere)\s+(?:the |a |an )?[\w' -]{{1,24}}?\s+)?(?:in|to|"
        r"near|outside|just outside|around) (?:(?:central|downtown|north|south|east|west|sunny|"
        rf"rainy|lovely|good old|greater)\s+(?=[A-Za-z]))?(?:the (?=(?-i:[A-Z])))?{PLACE}",
    ),
    (
        "location",
        rf"lived (?:here )?in (?:the (?=(?-i:[A-Z])))?{PLACE}(?=\s+(?:for|since|all my life|"
        r"my whole life)\b)",
    ),
    ("home", r"lives? on the (?P<what>\w+ floor|top floor|ground floor)\b"),
    (
        "home",
        rf"(?:(?:live|lives)(?: {_WITH})? (?:in|on)|rents?|have bought|bought|moved into|"
        r"have moved into|just moved into|share|shares|own|owns) (?:an? |our own |my own |our |"
        rf"my )(?P<what>{FLAT}(?:{words.HOMES}))(?!\w)",
    ),
    (
        "occupation",
        r"(?:works?|worked|(?:am|is|'m|'s) working|started|start|earn (?:my|a) living|"
        r"earns (?:his|her) living|(?:have|has) been working|train|trained)\s+(?:full[- ]time |"
        r"part[- ]time |nights |here |mainly |for years )*as (?:an? |the )?(?P<what>(?:(?!and\b|"
        r"with\b|for\b|in\b)[\w'-]+\s*){1,3}?)(?=\s*(?:$|[.,!;)(]|(?:and|but|so|in|at|for|with|"
        r"now|who|here|since|which|on|btw|from|near)\b))",
    ),
    (
        "occupation",
        rf"works? in (?:an? |the )?(?P<what>{words.FIELDS}|(?:\w+ )?(?:office|bakery|hospital|"
        r"school|kitchen|restaurant|factory|warehouse|bank|library|lab|nursery|shop|hotel|garage|"
        r"call cent(?:er|re)|care home|bookshop|pub|cafe|bar))\b",
    ),
    (
        "occupation",
        r"(?:study|studies|am studying|is studying)\s+(?P<what>(?!a\b|the\b|at\b|for\b|in\b|"
        r"abroad\b)[a-z]+)\b",
    ),
    (
        "size",
        r"(?:wears?|takes?|am wearing|usually wear)\s+(?:an? |the |mostly |"
        rf"always )?(?:(?P<shoe>shoe )?size )?(?P<what>(?:eu |uk |us )?{SIZE}|"
        rf"{LETTER})(?!\w)(?:\s+(?:in )?(?P<shoe2>shoes?|boots?|trainers|sneakers|"
        r"footwear))?(?!\s*(?:of|%|percent|times|pm|am|minutes|hours|glasses|spoons|sugars))",
    ),
    (
        "language",
        r"(?:(?:only |mainly |mostly |also )*speaks?|(?:am|is) fluent in)\s+(?:only |mostly |"
        rf"fluent |native |both |mainly |perfect )*(?P<what>{LANGUAGE})\b(?! well)",
        True,
    ),
    (
        "values",
        r"(?:really |only |always |deeply |do |try to |mostly |just )*(?:buy|buys|shop|choose|"
        rf"go for|support|eat|use|uses|wear|get)\s+(?:only |just )?(?P<what>{words.VALUES})"
        r"\b(?=.*(?:$|important|matters|principle))",
        True,
    ),
    (
        "values",
        r"(?:really |deeply |do |always |strongly )*(?:care|cares) (?:a lot |deeply |really |"
        rf"so much |very much |more |most )*about (?:the )?{THING}",
        True,
    ),
    (
        "values",
        r"(?:really |strongly |firmly )*(?:believes? in|values?|am passionate about|"
        rf"is passionate about|am big on|is big on) {THING}",
        True,
    ),
    (
        "habit",
        r"(?P<what>work nights|work(?: the)? night shifts?|work from home|skip (?:breakfast|lunch|"
        r"dinner)|smoke|vape|stay up late|shop at night|sleep badly|batch cook|eat late|"
        r"work (?:night|early|late|long) shifts|work shifts|commute by \w+|(?:cycle|walk|bike|"
        r"drive|run|commute) to work|take the (?:bus|train|tube|metro|tram|subway) to work|"
        r"work out|meal prep|drink a lot of (?:coffee|tea|water)|travel a lot)(?=\s*(?:$|[.,!;)]|"
        r"(?:and|but|so|a lot|because|at|in|for|every)\b))",
    ),
    (
        "age",
        rf"(?:just |recently |only )?(?:turned|turns|(?:am|'m) turning)\s+"
        rf"(?P<what>{NUMBER}){ENDING}",
    ),
    (
        "owns",
        r"(?:own|owns|drive|drives|ride|rides|use|uses)\s+(?:an? |two |three |the same |"
        rf"my own )(?P<what>(?:old |new |vintage |electric )?(?:{words.OWNED}))(?!\w)(?! for a "
        r"living)",
    ),
    (
        "owns",
        r"(?:own|owns)\s+(?:an? |two |three )(?P<what>(?:[a-z-]+\s?){1,3})(?=\s*(?:$|[.,!;)]|"
        r"(?:and|but|so|if|which|that|already)\b))",
    ),
    (
        "sweat",
        r"(?P<what>sweat a lot|sweats a lot|gets? cold easily|gets? hot easily|bruise easily|"
        r"burns? easily|feels? the cold|gets? lost easily|sunburn easily)",
    ),
)
# After the subject itself, with how often: "run every morning".
HABITUAL: tuple[Pattern, ...] = table(
    (
        "habit",
        r"(?:always |usually |often |normally |tend to |mostly |still |also |like to |"
        r"love to )*(?P<what>(?!(?:always|usually|often|normally|mostly|still|also|get|see|"
        r"need|want|think|love|like|hate|am|was|check|wait|ask|"
        r"call|look|wonder|miss|hope|wish|say|tell|find|forget|try|"
        r"worry|cry|struggle|feel|regret|change|lose|spend|pay|have to|can|can't|don't|do not|"
        r"won't|would|will|should|could|m|ve|buy|shop|prefer|enjoy|adore|come|visit|be|live|know|"
        r"use|wear|own|receive|hear|bought|had|went|got|order|ordered)\b)"
        rf"[a-z]+(?:\s+(?!every\b|each\b|most\b)[\w']+){{0,4}}?){_FREQUENT}",
    ),
    (
        "habit",
        r"(?:always|usually|often|normally|tend to|mostly|regularly|typically|"
        rf"generally)\s+(?P<what>(?:{words.HABIT_VERBS})(?:\s+(?:at|in|on|before|after|around|"
        rf"with|from)(?:\s+[\w']+){{1,3}})?)(?=\s*(?:$|[.,!;)]|(?:and|but|so|because)\b))",
    ),
)
