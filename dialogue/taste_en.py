"""What English sentences say of tastes and health: likings, hobbies, values, allergies."""

from __future__ import annotations

from dialogue import vocabulary_en as words
from dialogue.mentions_en import PERSON
from dialogue.whole_en import CLOSE, IS, LIST, PLAIN, START, WHOSE, WORDS

TASTES: tuple[tuple[str, str], ...] = (
    (
        "hobby",
        rf"{PLAIN}\s+(?:is|are)\s+(?P<own>my)\s+(?:\w+\s+)?(?:hobby|hobbies|passion|pastime|"
        r"thing|therapy|hobbys)\b",
    ),
    (
        "hobbies",
        rf"\b{WHOSE}(?:(?:main|big|biggest|favou?rite|only|new|latest)\s+)?(?:hobby|hobbies|"
        rf"pastimes?|passion)(?:{IS}|\s*:\s*){LIST}",
    ),
    (
        "likes",
        rf"\b{WHOSE}(?:all[- ]time )?fav(?:ou?rite|e|ourite)?s?(?! (?:shop|store|site|time|day|"
        rf"person|brand is not))\s*(?:[a-z]+(?: to (?:eat|drink|wear))?){IS}{WORDS}{CLOSE}",
    ),
    ("likes", rf"\b{WHOSE}fav(?:ou?rite)?{IS}{WORDS}{CLOSE}"),
    (
        "likes",
        rf"{PLAIN}\s+(?:is|are)\s+(?P<own>my)\s+(?:absolute |all[- ]time |"
        r"total )?(?:fav(?:ou?rite|e|s)?|guilty pleasure|weakness|comfort food|go-to|jam|"
        r"addiction|kryptonite)\b",
    ),
    (
        "likes",
        rf"(?:^|[.!?;,]\s*){PLAIN}\s*(?:>+|beats?|over|trumps?)\s*[\w ]+?\s*(?:any ?day|"
        r"every ?time|always|all day|for me|tbh|hands down|\Z)",
    ),
    (
        "values",
        rf"{PLAIN}\s+(?:is|are)\s+(?:really |very |so |super |quite |extremely |"
        r"hugely )*(?:important|crucial|key|everything|essential|a priority|a must|sacred) (?:to|"
        r"for) (?P<own>me|us)\b",
    ),
    (
        "values",
        rf"{PLAIN}\s+(?:really )?(?:matters?|means? (?:a lot|everything|so much))(?: a lot|"
        r" more than price| most| more)? (?:to|for) (?P<own>me|us)\b",
    ),
    (
        "dislikes",
        rf"{PLAIN}\s+(?:really |totally |just |always )*(?:annoys?|bothers?|disgusts?|irritates?|"
        r"puts?|turns?|makes?|grosses?|gross|drives?|creeps?|gives?) (?P<own>me)(?:\s+(?:off|out|"
        r"sick|gag|mad|crazy|nuts|nauseous|feel sick|queasy|want to gag|the creeps|the ick))\b",
    ),
    (
        "dislikes",
        rf"{PLAIN}\s+(?:really |totally |just |always )*(?:annoys?|bothers?|disgusts?|"
        r"irritates?) (?P<own>me)\b",
    ),
    (
        "dislikes",
        rf"{PLAIN}\s+(?:is|are)(?:n['’]t| not) (?:really )?(?:(?P<own>my)\s+(?:thing|cup of tea|"
        r"jam|style|taste)|for (?P<own2>me))\b",
    ),
    (
        "condition",
        rf"\b{WHOSE}(?:bloody |damn |bad |horrible |terrible |stupid |chronic |severe |mild |"
        rf"awful )*(?P<what>{words.CONDITIONS})(?![\w-])(?! (?:is|was) (?:gone|cured))",
    ),
    (
        "allergy",
        rf"{PLAIN}\s+(?:could|can|would|will|might|may|nearly|almost)\s+kill(?:s|ed)? (?P<own>me)\b"
        r"(?=[^.!?]*\b(?:allerg|anaphyla|epi-?pen))",
    ),
    (
        "allergy",
        rf"\b{WHOSE}(?:severe |bad |serious |stupid |damn )*(?P<what>(?!food\b|skin\b|bad\b|"
        r"severe\b)[a-z]+(?: [a-z]+)?) (?:allergy|allergies)\b",
    ),
    ("allergies", rf"\b{WHOSE}(?:food )?allerg(?:y|ies)(?:{IS}|\s*:\s*)(?:to )?{LIST}"),
    (
        "allergy",
        rf"{START}(?P<own>)(?:severe |bad |serious |strong )?(?P<what>(?!(?:any|no|food|an?|the|"
        r"my|skin|has|with|for|is|not|what|which|severe)\b)[a-z]+(?: (?!has\b|with\b|"
        r"is\b)[a-z]+)?) allergy(?=\s*(?:$|[.,!;]|(?:here|so|in the family|sufferer)\b))",
    ),
    (
        "allergy",
        rf"{PLAIN}\s+(?:always |really |just |even )?(?:gives?|brings?|makes?|sends?|puts?) "
        r"(?P<own>me|my (?:throat|mouth|lips|tongue|face|eyes|skin|hands)) (?:out in |come out in |"
        r"break out in |into |to (?:the )?)?(?:hives|a rash|rashes|spots|an allergic reaction|"
        r"welts|swell|itch|close up|anaphyla\w+|hospital|a&e|er\b|wheez\w+)",
    ),
    (
        "allergy",
        r"\b(?P<own>i)\s+(?:get|got|break out in|come out in|came out in) (?:hives|a rash|rashes|"
        r"spots|welts|itchy|anaphylaxis) (?:from|with|after|when i (?:eat|have|touch)) (?:eating )?"
        rf"{WORDS}{CLOSE}",
    ),
    (
        "allergy",
        rf"\b(?P<own>i)\s+(?:carry|have|need|keep) an? epi-?pen (?:for|because of) {WORDS}{CLOSE}",
    ),
    (
        "diet_off",
        rf"{PLAIN}\s+(?:always |really |just |even )?(?:gives?|makes?) (?P<own>me) (?:a |really |"
        r"so |very )*(?:cramps|stomach ?aches?|tummy aches?|diarrh?o?ea|bloated|gassy)\b",
    ),
    (
        "allergy",
        rf"\bno (?P<what>(?!thanks|worries|problem|rush|idea|more|need|way|one)[a-z]+)(?: please|"
        rf" pls| though)?\s*[,.;-]+\s*(?:because |since |as |cos )?(?:(?P<own>i)(?:'m| am)|{PERSON}"
        r"(?:'s| is| are)) (?:really |very |badly |severely |deathly )?allergic(?! to)\b",
    ),
    ("allergies", rf"(?:^|[.!?;]\s*)(?P<own>allerg(?:y|ies))\s*(?::|=)\s*{LIST}"),
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
        rf"{PLAIN}\s+(?:is|are)\s+(?:an? )?(?:absolute |total |big |real |complete )*(?:no-go|"
        r"no go|deal-?breaker|turn-?off|hard no|big no|no-no|pet peeve)(?: (?:for|of) (?P<own>me|"
        r"mine|us))?\b",
    ),
    ("owns", rf"\bthere['’]?s an? (?P<owned>{words.OWNED}) (?:in|at|on) (?P<own>my|our)\b"),
    (
        "habit",
        r"\b(?:every (?:single )?(?:day|morning|night|evening|week|weekend|summer|winter|monday|"
        r"tuesday|wednesday|thursday|friday|saturday|sunday)|on (?:mon|tues|wednes|thurs|fri|"
        r"satur|sun)days|on weekends|most (?:days|mornings|nights|evenings)),?\s+(?P<own>i|"
        r"we)\s+(?P<done>(?!(?:need|want|am|was|like|love|see|get|think|"
        r"have to)\b)[a-z]+(?:\s+(?!and\b|but\b|so\b|because\b)[\w']+){0,3}?)(?=\s*(?:$|"
        r"[.,!;)]|(?:and|but|so|because)\b))",
    ),
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
        rf"\bi(?:['’]ve| have)?(?: always| long)+ (?:loved|adored|liked|enjoyed) {WORDS}{CLOSE}",
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
        rf"enjoy |love |like |do |play |go )*(?P<what>[a-z]+(?: [a-z]+)?){CLOSE}",
    ),
    (
        "hobby",
        r"\b(?P<own>i)\s+(?:like to |love to |mostly |usually |enjoy |love |like |do |play |"
        r"go )*(?P<what>[a-z]+) in my (?:free|spare) time\b",
    ),
)
