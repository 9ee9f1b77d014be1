"""What may follow "I have", "she's got", "we adopted"."""

from __future__ import annotations

from dialogue import vocabulary_en as words
from dialogue.fragments_en import PET, THING, Pattern, table
from dialogue.objects import NUMBER

# After "I have", "she's got", "we adopted".
HAVING: tuple[Pattern, ...] = table(
    (
        "allergy",
        r"(?:an? )?(?:(?:really |very )?(?:severe|bad|serious|mild|strong|terrible|nasty|"
        r"life-threatening|slight)\s+)*(?P<what>(?!no\b|any\b|an?\b)(?:[a-z]+\s){0,1}[a-z]+) "
        r"(?:allergy|allergies|(?<!lactose )(?<!gluten )(?<!fructose )(?<!histamine )"
        r"intolerance)\b",
    ),
    (
        "allergy",
        r"(?:an? )?(?:(?:really |very )?(?:severe|bad|serious|mild|strong|terrible|nasty|"
        rf"slight)\s+)*(?:allergy|allergies|intolerance|reaction) (?:to|against) {THING}",
        True,
    ),
    (
        "pet",
        r"(?:an? |one |two |three |four |five |six |\d+ |some |both |my |this |the )(?:(?!and\b|"
        rf"or\b|with\b|for\b|of\b|food\b)[\w'-]+\s+){{0,3}}?(?P<what>{PET})s?(?=\s*(?:$|"
        r"[^\w\s-]|(?:and|or|but|who|that|which|called|named|now|at|with|so|since|btw|lol|too|in|"
        r"from|to|for|because|if|running|living|as|myself|also|already|by|on|yesterday|today|"
        r"last|this|whose|haha|tbh)\b))",
        True,
    ),
    (
        "condition",
        r"(?:(?:really |very |quite |pretty )?(?:mild|severe|chronic|terrible|awful|early|"
        r"seasonal|mild|slight|some|an?|bad|horrible|frequent|regular|"
        rf"both)\s+)*(?P<what>{words.CONDITIONS})(?![\w-])",
        True,
    ),
    (
        "child_age",
        r"(?:an? )(?:(?:lovely|little|cheeky|wild|very active|lively|picky|"
        rf"fussy)\s+)*(?P<what>{NUMBER})[- ](?P<unit>years?|yrs?|months?|"
        rf"weeks?)[- ]?old\b(?!(?:\s+\w+)?\s+(?:{PET})s?\b)"
        r"(?:\s+(?P<kin>son|daughter|boy|girl|baby|kid|toddler|child|nephew|"
        r"niece))?",
    ),
    (
        "household",
        rf"(?P<what>(?:{NUMBER}|a few|several|some|both|grown|grown-up) (?:(?:little|small|young|"
        r"older|teenage|grown|grown-up|adult|hungry|crazy|wild|lovely)\s+)*(?:kids?|children|"
        r"sons|daughters|boys|girls|toddlers|teenagers|teens|babies|roommates|flatmates|"
        r"housemates|grandkids|grandchildren))\b",
    ),
    ("household", r"(?:an? )(?P<what>roommate|flatmate|housemate)\b"),
    ("household", rf"(?:an? )?(?:family|household|house) of (?P<people>{NUMBER})\b"),
    (
        "budget",
        r"(?:an? )?(?:tight |small |fixed |strict |modest )?budget of (?:about |around |only |"
        r"roughly )?[$€£¥]?(?P<what>\d[\d,]*(?:\.\d+)?)k?\b(?=.*\b(?:week|weekly|month|monthly|"
        r"year|yearly|per|daily|a day)\b)",
    ),
    ("trait", words.HAVE_TRAITS),
    (
        "likes",
        r"an? (?:real |huge |big |serious |total )?(?:thing|weakness|soft spot|passion|love|"
        rf"crush|obsession) (?:for|with) {THING}",
        True,
    ),
    (
        "home",
        r"an? (?P<what>(?:small|tiny|big|huge|narrow|open|cramped) (?:kitchen|bathroom|bedroom|"
        r"living room|house|flat|apartment))(?!\w)",
    ),
    (
        "home",
        r"(?:an? )(?P<what>(?:small |tiny |big |little |large |sunny |lovely |huge )?(?:garden|"
        r"balcony|yard|backyard|terrace|patio|allotment|roof terrace|"
        r"conservatory))\b(?!\s+(?:party|centre|center|chair|furniture))",
    ),
    (
        "owns",
        r"(?:an? |two |three |my own )(?:(?:new|old|small|big|little|vintage|electric|"
        rf"second-hand|used|lovely|trusty|huge|proper|fancy|cheap)\s+)*(?P<what>{words.OWNED})"
        r"(?!\w)(?!\s+(?:problem|question|trip|party|accident|payment|issue|ride|insurance|case|"
        r"mat|race))",
    ),
)
