"""What may follow "I am", "she has been": health, age, work, home, likings."""

from __future__ import annotations

from dialogue import vocabulary_en as words
from dialogue.fragments_en import (
    DIET,
    ENDING,
    FLAT,
    JOB,
    LANGUAGE,
    LETTER,
    PET,
    PLACE,
    SIZE,
    TALL,
    THING,
    Pattern,
    table,
)
from dialogue.objects import NUMBER

# After "I'm", "she is", "my son has been".
BEING: tuple[Pattern, ...] = table(
    ("allergy", rf"allergic (?:to|against)\s+{THING}", True),
    ("allergy", rf"intolerant (?:to|of)\s+{THING}", True),
    (
        "allergy",
        r"(?P<what>nuts?|peanuts?|dairy|gluten|egg|soy|fish|shellfish|latex|pollen)[- ]allergic\b",
        True,
    ),
    (
        "diet",
        r"(?:an?\s+|the\s+)?(?:(?:strict|lifelong|committed|proud|new|recent|practising|practicing|"
        rf"life-long|ethical|raw)\s+)?(?P<what>{DIET})s?\b(?!\s+(?!(?:and|but|so|now|since|for|"
        r"btw|tbh|lol|too|because|family|household|who|with|if|as|though|any|what|by|at|from|"
        r"these|diet|in|again|actually|anyway|please|pls|need|can|myself|person|man|woman|girl|"
        r"guy|here|i|nurse|teacher|student|chef)\b)\w)",
    ),
    (
        "diet",
        r"(?:on|following|doing|trying) (?:an? |the )?(?:strict |"
        rf"very strict )?(?P<what>{DIET})(?:\s+diet)?\b",
    ),
    ("diet_off", rf"(?:off|avoiding|cutting out|staying off|laying off) {THING}", True),
    (
        "condition",
        r"(?P<what>expecting (?:(?:a|our|my|another|our first|my first|our second) (?:baby|child|"
        r"boy|girl)|twins|triplets))\b",
        True,
    ),
    ("condition", rf"(?:an? )?(?P<what>{words.CONDITIONED})(?![\w-])(?!\s+to\b)", True),
    (
        "condition",
        r"(?:(?:just|recently|newly|recently been|finally|been) )*(?:diagnosed with|"
        r"suffering (?:from|with)|struggling with|living with|recovering from|battling|"
        r"dealing with|being treated for) (?:mild |severe |chronic |bad |early |"
        rf"an? )?(?P<what>{words.CONDITIONS})(?!\w)",
        True,
    ),
    (
        "age",
        rf"(?:aged? |only |just |nearly |about |around )?(?P<what>{NUMBER})(?:(?:[- ]?(?:years?|"
        rf"yrs?)(?:[- ]old)?|[- ]?y/?o|\s?ys? old)\b|{ENDING})",
    ),
    (
        "age",
        rf"(?:only |just |nearly |about |around )?(?P<what>{NUMBER})"
        rf"[- ](?P<unit>months?|mos?|weeks?|"
        r"wks?|days?)\b(?!\s+(?:pregnant|away|late|sober|in|into|out|from|ago|behind|post|"
        r"clean))(?:\s+old)?",
    ),
    (
        "age",
        r"in (?:my|his|her|their) (?:early |late |mid[- ]?)?(?P<what>(?:\d0s|twenties|thirties|"
        r"forties|fifties|sixties|seventies|eighties|nineties))",
    ),
    (
        "occupation",
        r"(?:an?|the|your local|both|training (?:to be|as) an?|studying to be an?|working as an?|"
        rf"employed as an?) {JOB}",
    ),
    ("occupation", rf"{JOB}(?= here\b)"),
    (
        "occupation",
        r"(?:(?:an? )?(?P<what>retired(?: (?!(?:and|but|so|now|since|for|from|with|last|early|"
        r"i)\b)\w+)?|unemployed|self[- ]employed|pensioner|student|freelance))\b(?!\s+(?:discount|"
        r"card))",
    ),
    ("occupation", rf"(?:working|employed|a job) in (?:a |an |the )?(?P<what>{words.FIELDS})\b"),
    (
        "size",
        rf"(?:an? )?(?:size )(?P<what>{SIZE}|{LETTER})(?!\w)(?P<shoe> (?:in )?(?:shoes?|feet|"
        r"boots?|trainers))?",
    ),
    (
        "size",
        r"(?:an? )(?P<what>\d{2}(?:\.5)?)(?P<shoe> (?:in )?(?:shoes?|boots?|trainers|sneakers))\b",
    ),
    (
        "size",
        rf"(?:an? )(?P<what>{LETTER})(?!\w)(?! (?:bit|business|family|person|dog|group|town|fan))",
    ),
    ("size", r"(?:an? )?(?P<what>x{1,4}[sl]|[2-6]xl|(?:uk|us|eu) (?:size )?\d{1,2})(?!\w)"),
    ("size", rf"(?:about |around |only |over |nearly |exactly )?(?P<what>{TALL})(?!\w)(?: tall)?"),
    ("trait", rf"(?:an? )?(?P<what>{words.TRAITS})(?!\w)"),
    (
        "trait",
        rf"(?:an? )?(?P<what>{words.CHARACTER})(?=\s*(?:$|[.,!;)]|(?:and|so|but|by nature|person|"
        r"lol|tbh|haha|which|who)\b))",
    ),
    (
        "likes",
        r"(?:big |massively |hugely |super )?(?:into|mad about|crazy about|mad for|nuts about|"
        r"obsessed with|addicted to|partial to|fond of|keen on|hooked on|a sucker for|"
        rf"in love with|wild about|all about) {THING}",
        True,
    ),
    (
        "likes",
        r"(?:an? |the )?(?:(?:big|huge|massive|real|great|total|lifelong|avid|biggest|die-?hard|"
        rf"major) )*fan of {THING}",
        True,
    ),
    (
        "likes",
        r"(?:an? |more of an? )?(?:(?:big|huge|massive|real|total|true|proper|serious|major|avid|"
        r"such an?) )*(?P<what>(?!cat\b|dog\b|people\b|morning\b|busy\b|night\b|"
        r"nice\b)[a-z]+(?: chocolate| coffee| wine| tea)?) (?:lover|addict|fanatic|fiend|person|"
        r"nut|enthusiast|aficionado|fan|freak)s?\b",
    ),
    (
        "dislikes",
        r"not (?:an? |the |really |that |too |so |very |much of an? |exactly |particularly |"
        r"at all )*(?:(?:big|huge|massive|great|biggest) )*(?:fan of|into|keen on|fond of|"
        rf"crazy about|big on|mad about|lover of) {THING}",
        True,
    ),
    (
        "dislikes",
        rf"(?:disgusted by|put off by|sick of|fed up with|repulsed by|tired of) {THING}",
        True,
    ),
    (
        "dislikes",
        r"not (?:really |much of |exactly |such )?an? (?:big |huge |real |"
        r"great )?(?P<what>(?!cat\b|dog\b|people\b|morning\b|busy\b|nice\b)[a-z]+) (?:lover|"
        r"person|fan|drinker)\b",
    ),
    ("pet", rf"(?:an? )?(?:proud |new |happy )?(?P<what>{PET}) (?:owner|mum|mom|dad|parent)s?\b"),
    (
        "language",
        rf"(?:an? )?(?:native|fluent|first[- ]language)\s+(?:in )?(?P<what>{LANGUAGE})\b",
        True,
    ),
    ("household", rf"(?:an? )?(?:family|household|house|flat) of (?P<people>{NUMBER})\b"),
    (
        "household",
        rf"(?P<people>{NUMBER}) (?:people|persons|adults|of us)"
        rf"(?=\s*(?:$|[.,!;]|(?:at home|in (?:the|"
        r"our|my)|living|here|and|so)\b))(?! in the (?:office|party))",
    ),
    (
        "home",
        r"(?:renting|living in|staying in) (?:an? |our own |my own )"
        rf"(?P<what>{FLAT}(?:{words.HOMES}))(?!\w)",
    ),
    (
        "location",
        r"(?:(?:based|living|residing|located|settled) (?:in|near|just outside|outside|out of)|"
        rf"from|over in|up in|down in|out in) (?:the (?=(?-i:[A-Z])))?{PLACE}",
    ),
    (
        "location",
        r"in (?:the (?=(?-i:[A-Z])))?(?P<what>(?!(?:January|February|March|April|May|June|July|"
        r"August|September|October|November|December|IT|HR|PR|A&E|English|French|Chinese|"
        r"Spanish)\b)(?-i:[A-Z])[a-z'-]+(?:\s+(?-i:[A-Z])[a-z'-]+)?)(?=\s*(?:$|[.,!;)]|(?:now|and|"
        r"so|but|btw|right now|too)\b))",
    ),
    (
        "home",
        rf"in (?:an? |our own |my own )(?P<what>{FLAT}(?:{words.HOMES}))(?!\w)(?! (?:with "
        r"friends|for the|this week|party))",
    ),
    (
        "occupation",
        r"in (?P<what>finance|marketing|sales|construction|healthcare|retail|advertising|"
        r"insurance|banking|hospitality|logistics|education|tech|software|accounting|nursing|"
        r"teaching|catering)(?=\s*(?:$|[.,!;)]|(?:and|so|but|now|too)\b))",
    ),
    (
        "household",
        r"living (?:all )?(?P<what>alone|(?:with )(?:my |our |some |two |three |four |"
        r"a )*(?P<mates>roommates?|flatmates?|housemates?|partner|parents|husband|wife|boyfriend|"
        r"girlfriend|family|kids))\b",
    ),
    (
        "hobby",
        r"(?:an? )?(?:keen|avid|passionate|enthusiastic|amateur|hobby|"
        r"weekend)\s+(?P<what>[a-z]+(?:er|ist|or))\b",
    ),
    ("name", r"(?:called|named)\s+(?P<what>[^\W\d_][\w'-]*(?:\s+(?-i:[A-Z])[\w'-]+)?)"),
    ("name", r"(?P<what>[^\W\d_][\w'-]+)(?=\s*(?:$|[,.!;(]|(?:btw|by the way|here|and)\b))"),
)
