"""The English patterns by which people state facts: each begins where the subject of a clause ends.

A pattern's group `what` holds the value; `_READ` tells how a predicate's value is brought into its
documented form, where that is not the name of a thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogue import vocabulary_en as words
from dialogue.objects import NUMBER

_ADVERB = (
    r"(?:(?:also|really|very|so|just|still|actually|absolutely|totally|basically|completely|kinda|"
    r"kind of|quite|pretty|a bit|"
    r"a little|both|all|now|currently|recently|always(?! (?:cold|hot|freezing|hungry|late|tired))|"
    r"personally|honestly|only|mostly|strictly|deathly|severely|deadly|badly|highly|mildly|"
    r"extremely|terribly|super|proudly|technically|officially|originally|tbh|already|usually|"
    r"generally|normally|"
    r"sadly|unfortunately|myself|mainly|do(?:es)?(?= (?:eat|like|love|have|hate|prefer|enjoy|"
    r"really|not|own|live|drink|wear|work|care))|too|slightly|seriously|definitely|truly|"
    r"genuinely|fully|\w+-year|generally|happily)\s+)*"
)
BE = re.compile(
    r"(?:'?(?:m|s|re)|\s+(?:was|were)(?=\s+(?:\w+\s+)?diagnosed)|\s+(?:am|is|are|m|s|r)|"
    r"(?:'?(?:ve|s)|\s+(?:have|has))\s+(?:(?:just|recently|finally|already|also|always)\s+)?been|"
    r"\s+(?:turned|became|went|got|has gone|have gone|has turned|"
    rf"have turned))\s+(?:been\s+)?{_ADVERB}",
    re.IGNORECASE,
)
HAVE = re.compile(
    r"(?:'?(?:ve|s)\s+(?:just\s+)?(?:got|adopted|bought|had)|\s+(?:have|has|had|"
    r"'ve)\s+(?:just\s+|also\s+|recently\s+|only\s+)?(?:got|adopted|bought)|'ve|(?<=i)ve|"
    rf"\s+{_ADVERB}(?:have|has|got|own|owns|keep|keeps|adopted|bought|suffers? (?:from|with)|"
    r"struggles? with|live with|lives with|deal with))\s+"
    r"(?:(?:also|actually|always|just|currently|sadly|unfortunately|really|still|recently)\s+)*",
    re.IGNORECASE,
)
DO = re.compile(
    rf"(?:\s+|'(?:ve|s)\s+)(?:(?:have|has)\s+)?{_ADVERB}(?:(?:told you(?: already)?|said|think|"
    rf"guess|know|mean) (?:that )?(?:i|we)\s+)?{_ADVERB}",
    re.IGNORECASE,
)

_OCC = "|".join(sorted((w.replace("-", "[ -]") for w in words.OCCUPATIONS), key=len, reverse=True))
JOB = (
    r"(?P<what>(?:(?!not\b|big\b|huge\b|good\b|bad\b|great\b|terrible\b|and\b|with\b|"
    rf"who\b)[\w'-]+\s+){{0,3}}?(?:{_OCC})s?|"
    r"[\w-]*(?:ologist|ographer|ician|iatrist|thodontist)s?|stay[- ]at[- ]home (?:mum|mom|dad|"
    r"parent|mother|father)|"
    r"truck driver|civil servant|flight attendant|cabin crew)\b(?!['-]|\s+(?:of|fan|lover|person|"
    r"owner)\b)"
)
_DIET = "|".join(sorted((re.escape(w) for w in words.DIETS), key=len, reverse=True))
_PETS = "|".join(sorted((re.escape(w) for w in words.PETS), key=len, reverse=True))
_LANG = "|".join(words.LANGUAGES)
_N = NUMBER
_END = (
    r"(?=\s*(?:$|[^\w\s'%$€£./:-]|\.(?:\s|$)|(?:and|but|so|now|lol|btw|tbh|this year|years?|yrs?|"
    r"tomorrow|today|who|with|haha|if|because|already|too|in|next|yesterday|last|on|this|recently|"
    r"just|next)\b))"
)
_FLAT = (
    r"(?:(?:first|small|tiny|big|little|old|new|one[- ]bed(?:room)?|two[- ]bed(?:room)?|"
    r"[123][- ]bed(?:room)?|top[- ]floor|ground[- ]floor|rented|cosy|cramped|detached|"
    r"semi-detached|\w+[- ]floor|shared|narrow|large|studio|council)\s+){0,2}"
)
_PLACE = (
    r"(?P<what>(?!(?:a|an|the|my|our|your|this|that|it|here|there|town|bed|work|home|love|trouble|"
    r"charge|need|pain|tears|general|fact|two|shock|hospital|school|college|uni|university|"
    r"between|luck|one|doubt|hurry|debt|fear|denial|heaven|awe|agony|mourning|late|"
    r"early)\b)[^\W\d_][\w.'-]*(?:\s+(?!(?:now|and|but|so|with|since|for|near|by|how|do|does|can|"
    r"what|which|where|is|are|if|because|btw|tbh|lol|at|on|as|right|these|currently|any|please|"
    r"pls|who|these|atm|anymore|though|too|at|these|alone|together|again|i|we|my|when|where|it|"
    r"the|not|this|until|from|last|next|all|half|most|every|just|to|whats|hows|or|need|want|"
    r"looking|originally|actually|area|myself|too|but|really|rn|ya|yeah|haha|"
    r"lol)\b)[^\W\d_][\w'-]*){0,2})"
)
_SIZE = r"(?:(?:uk|us|eu)\s*)?(?:\d{1,2}(?:[.,]5)?(?:\s*1/2)?(?:\s+and a half)?)"
_LETTER = r"(?:x{0,4}[sl]|[2-6]xl|m|(?:extra |x-?)?(?:small|large)|medium|petite|plus[- ]size)"
_TALL = (
    r"(?:\d{3}\s?cm|1[.,]\d{1,2}\s?m(?:et(?:er|re)s?)?|\d\s?(?:foot|ft|feet|"
    r"')\s?(?:\d{1,2}(?:\s?(?:\"|''|in(?:ch(?:es)?)?))?)?|(?:five|six|four) (?:foot|"
    r"feet)(?: (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven))?)"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A predicate and the words that state it; `lists`: it may go on with "and ..."."""

    predicate: str
    regex: re.Pattern[str]
    lists: bool = False


def _table(*rows: tuple[str, str] | tuple[str, str, bool]) -> tuple[Pattern, ...]:
    return tuple(
        Pattern(row[0], re.compile(row[1], re.IGNORECASE), len(row) > 2) for row in rows
    )


_THING = r"(?P<what>.+)"
# After "I'm", "she is", "my son has been".
BEING = _table(
    ("allergy", rf"allergic (?:to|against)\s+{_THING}", True),
    ("allergy", rf"intolerant (?:to|of)\s+{_THING}", True),
    (
        "allergy",
        r"(?P<what>nuts?|peanuts?|dairy|gluten|egg|soy|fish|shellfish|latex|pollen)[- ]allergic\b",
        True,
    ),
    (
        "diet",
        r"(?:an?\s+)?(?:(?:strict|lifelong|committed|proud|new|recent|practising|practicing|"
        rf"life-long|ethical|raw)\s+)?(?P<what>{_DIET})s?\b(?!\s+(?!(?:and|but|so|now|since|for|"
        r"btw|tbh|lol|too|because|family|household|who|with|if|as|though|any|what|by|at|from|"
        r"these|diet|in|again|actually|anyway|please|pls|need|can|myself|person|man|woman|girl|"
        r"guy|here|i|nurse|teacher|student|chef)\b)\w)",
    ),
    (
        "diet",
        r"(?:on|following|doing|trying) (?:an? |the )?(?:strict |"
        rf"very strict )?(?P<what>{_DIET})(?:\s+diet)?\b",
    ),
    ("diet_off", rf"(?:off|avoiding|cutting out|staying off|laying off) {_THING}", True),
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
        rf"(?:aged? |only |just |nearly |about |around )?(?P<what>{_N})(?:(?:[- ]?(?:years?|"
        rf"yrs?)(?:[- ]old)?|[- ]?y/?o|\s?ys? old)\b|{_END})",
    ),
    (
        "age",
        rf"(?:only |just |nearly |about |around )?(?P<what>{_N})[- ](?P<unit>months?|mos?|weeks?|"
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
        rf"(?:an? )?(?:size )(?P<what>{_SIZE}|{_LETTER})(?!\w)(?P<shoe> (?:in )?(?:shoes?|feet|"
        r"boots?|trainers))?",
    ),
    (
        "size",
        r"(?:an? )(?P<what>\d{2}(?:\.5)?)(?P<shoe> (?:in )?(?:shoes?|boots?|trainers|sneakers))\b",
    ),
    (
        "size",
        rf"(?:an? )(?P<what>{_LETTER})(?!\w)(?! (?:bit|business|family|person|dog|group|town|fan))",
    ),
    ("size", r"(?:an? )?(?P<what>x{1,4}[sl]|[2-6]xl|(?:uk|us|eu) (?:size )?\d{1,2})(?!\w)"),
    ("size", rf"(?:about |around |only |over |nearly |exactly )?(?P<what>{_TALL})(?!\w)(?: tall)?"),
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
        rf"in love with|wild about|all about) {_THING}",
        True,
    ),
    (
        "likes",
        r"(?:an? |the )?(?:(?:big|huge|massive|real|great|total|lifelong|avid|biggest|die-?hard|"
        rf"major) )*fan of {_THING}",
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
        rf"crazy about|big on|mad about|lover of) {_THING}",
        True,
    ),
    (
        "dislikes",
        rf"(?:disgusted by|put off by|sick of|fed up with|repulsed by|tired of) {_THING}",
        True,
    ),
    (
        "dislikes",
        r"not (?:really |much of |exactly |such )?an? (?:big |huge |real |"
        r"great )?(?P<what>(?!cat\b|dog\b|people\b|morning\b|busy\b|nice\b)[a-z]+) (?:lover|"
        r"person|fan|drinker)\b",
    ),
    ("pet", rf"(?:an? )?(?:proud |new |happy )?(?P<what>{_PETS}) (?:owner|mum|mom|dad|parent)s?\b"),
    (
        "language",
        rf"(?:an? )?(?:native|fluent|first[- ]language)\s+(?:in )?(?P<what>{_LANG})\b",
        True,
    ),
    ("household", rf"(?:an? )?(?:family|household|house|flat) of (?P<people>{_N})\b"),
    (
        "household",
        rf"(?P<people>{_N}) (?:people|persons|adults|of us)(?=\s*(?:$|[.,!;]|(?:at home|in (?:the|"
        r"our|my)|living|here|and|so)\b))(?! in the (?:office|party))",
    ),
    (
        "home",
        r"(?:renting|living in|staying in) (?:an? |our own |my own )"
        rf"(?P<what>{_FLAT}(?:{words.HOMES}))(?!\w)",
    ),
    (
        "location",
        r"(?:(?:based|living|residing|located|settled) (?:in|near|just outside|outside|out of)|"
        rf"from|over in|up in|down in|out in) (?:the (?=(?-i:[A-Z])))?{_PLACE}",
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
        rf"in (?:an? |our own |my own )(?P<what>{_FLAT}(?:{words.HOMES}))(?!\w)(?! (?:with "
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
# After "I have", "she's got", "we adopted".
HAVING = _table(
    (
        "allergy",
        r"(?:an? )?(?:(?:really |very )?(?:severe|bad|serious|mild|strong|terrible|nasty|"
        r"life-threatening|slight)\s+)*(?P<what>(?!no\b|any\b|an?\b)(?:[a-z]+\s){0,1}[a-z]+) "
        r"(?:allergy|allergies)\b",
    ),
    (
        "allergy",
        r"(?:an? )?(?:(?:really |very )?(?:severe|bad|serious|mild|strong|terrible|nasty|"
        rf"slight)\s+)*(?:allergy|allergies|intolerance|reaction) (?:to|against) {_THING}",
        True,
    ),
    (
        "pet",
        r"(?:an? |one |two |three |four |five |six |\d+ |some |both |my |this |the )(?:(?!and\b|"
        rf"or\b|with\b|for\b|of\b|food\b)[\w'-]+\s+){{0,3}}?(?P<what>{_PETS})s?(?=\s*(?:$|"
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
        rf"fussy)\s+)*(?P<what>{_N})[- ](?P<unit>years?|yrs?|months?|"
        r"weeks?)[- ]?old\b(?:\s+(?P<kin>son|daughter|boy|girl|baby|kid|toddler|child|nephew|"
        r"niece))?",
    ),
    (
        "household",
        rf"(?P<what>(?:{_N}|a few|several|some|both|grown|grown-up) (?:(?:little|small|young|"
        r"older|teenage|grown|grown-up|adult|hungry|crazy|wild|lovely)\s+)*(?:kids?|children|"
        r"sons|daughters|boys|girls|toddlers|teenagers|teens|babies|roommates|flatmates|"
        r"housemates|grandkids|grandchildren))\b",
    ),
    ("household", r"(?:an? )(?P<what>roommate|flatmate|housemate)\b"),
    ("household", rf"(?:an? )?(?:family|household|house) of (?P<people>{_N})\b"),
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
        rf"crush|obsession) (?:for|with) {_THING}",
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
# After the subject itself: "hates olives", "don't eat pork", "live in Leeds".
_NOT = (
    r"(?:don'?t|do not|doesn'?t|does not|never|no longer|can'?t|cannot|can not|won'?t|mustn'?t|"
    r"couldn'?t)"
)
DOING = _table(
    (
        "dislikes",
        r"(?:hate|hates|loathes?|detests?|dislikes?|despises?|abhors?|can'?t stand|cannot stand|"
        r"can'?t bear|cannot bear|can'?t abide|can'?t stomach|couldn'?t stand|"
        rf"not stand) (?:the (?:taste|smell|texture|sight|feel) of )?{_THING}",
        True,
    ),
    (
        "dislikes",
        rf"never (?:really |much )?(?:liked|enjoyed|cared for|got on with) {_THING}",
        True,
    ),
    (
        "allergy",
        r"(?:(?:break|breaks|come|comes) out in (?:hives|a rash|spots|welts)|(?:get|"
        r"gets) (?:hives|a rash|an itchy mouth)|react|reacts|swell up|swells up) (?:really |"
        rf"very )?(?:badly |strongly |severely )?(?:from|to|with|when (?:i|he|she) eats?) {_THING}",
        True,
    ),
    (
        "dislikes",
        rf"{_NOT} (?:(?:really|much|particularly|even|actually|usually|ever|quite|"
        r"personally) )*(?:like|enjoy|care for|fancy|get on with|want to see|go for|do well with|"
        rf"touch|trust) {_THING}",
        True,
    ),
    (
        "likes",
        r"(?:(?:really )+|so |just |fucking |bloody |freaking |truly )*(?:like|likes|love|loves|"
        r"luv|luvs|enjoys?|adores?|prefers?|fancies|cherish|worships?|dig|digs|heart|swear by|"
        r"live for|lives for|favou?rs?|can'?t get enough of|can'?t live without|can'?t resist|"
        rf"cannot live without|cannot resist) {_THING}",
        True,
    ),
    ("likes", rf"(?:go|goes) (?:crazy|mad|nuts|wild) for {_THING}", True),
    ("likes", rf"have an? (?:thing|weakness|soft spot|passion|love) for {_THING}", True),
    ("likes", rf"has an? (?:thing|weakness|soft spot|passion|love) for {_THING}", True),
    (
        "hobby",
        r"(?:am|'?m|is|are) (?:really |big |very )*(?:into|taking up|"
        rf"learning) (?P<what>{words.ACTIVITIES})\b",
        True,
    ),
    (
        "hobby",
        r"(?:play|plays|am learning|is learning|learn)\s+(?:a lot of |the |some )?(?P<what>guitar|"
        r"piano|violin|drums|cello|flute|trumpet|saxophone|sax|ukulele|bass|harp|banjo|chess|"
        r"tennis|football|golf|basketball|badminton|volleyball|hockey|rugby|cricket|squash|padel|"
        r"darts|poker|bridge|video games|board games|soccer|netball|baseball|softball|"
        r"table tennis|ping pong)\b",
        True,
    ),
    (
        "hobby",
        r"(?:do|does|practi[cs]e|practi[cs]es|took up|take up|have taken up|started|go|"
        rf"goes)\s+(?:a lot of |some |a bit of )?(?P<what>{words.ACTIVITIES})\b(?!.*\b(?:every|"
        r"twice|times a)\b)",
        True,
    ),
    (
        "hobby",
        r"(?P<what>knit|knits|crochet|crochets|sew|sews|paint|paints|draw|draws|garden|gardens|"
        r"climb|climbs|surf|surfs|ski|skis|sail|sails|collect \w+|collects \w+)(?=\s*(?:$|[.,!;)]|"
        r"(?:in my|for fun|as a hobby|in (?:his|her) (?:spare|free)|to relax|a lot)\b))",
    ),
    (
        "diet",
        r"(?:(?:eat|eats|keep|keeps|follow|follows|stick to|sticks to|cook)\s+(?:strictly |only |"
        rf"an? |purely )*|live on an? )(?P<what>{_DIET})(?:\s+(?:diet|food|only|"
        r"at home))?(?=\s*(?:$|[.,!;)]|(?:and|but|so|now|since|because|for|only|at)\b))",
    ),
    (
        "diet",
        rf"(?:went|gone|go|turned|became|going|has gone|have gone)\s+(?P<what>{_DIET})"
        r"\b(?!\s+(?:for (?:a|the)|chocolate|food))",
    ),
    (
        "diet_off",
        rf"{_NOT} (?:(?:really|ever|usually|normally|even|actually) )*(?:eat|drink|touch|consume|"
        rf"tolerate|digest|stomach) {_THING}",
        True,
    ),
    (
        "diet_off",
        r"(?:can'?t|cannot|can not|mustn'?t|must not|not allowed|(?:am|is|'?m|"
        r"'?s) not (?:allowed|supposed)(?: to)?) (?:(?:have|eat|drink|do|handle|digest|"
        rf"stomach) )?{_THING}",
        True,
    ),
    (
        "diet_off",
        r"(?:don'?t|doesn'?t|do not|avoids?|am avoiding|stays? (?:away from|off)|"
        r"steers? clear of|keeps? (?:away from|off)|gave up|gives up|(?:have |has )?(?:given up|"
        r"quit|cut out|sworn off)|cuts? out|cuts out|(?:eats?|drinks?|have|has) no|(?:have |"
        r"has )?stopped (?:eating|drinking|having)|swore off|(?:have|has) to (?:avoid|"
        rf"stay off)) (?:do |have |eating |drinking )?(?P<what>{words.FOODS})(?=\s*(?:$|[^\w\s]|"
        r"(?:and|or|but|so|any ?more|at all|now|because|for|since|in|either|these|lately|"
        r"completely|altogether|years|last|this|ago|two|three|recently|when|a|years?|as|any)\b))",
        True,
    ),
    (
        "no_alcohol",
        r"(?:don'?t|doesn'?t|do not|does not|never|stopped|quit) (?:drink|drinking)(?=\s*(?:$|"
        r"[.,!;)]|(?:and|but|so|any ?more|at all|alcohol)\b))",
    ),
    (
        "household",
        r"lives? (?:all |completely )?(?P<what>alone|by (?:my|him|her)self|on my own|on (?:his|"
        r"her) own)\b",
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
        r"is |are |'m |'s )?(?:based|living|moving)|settled|dwell)\s+(?:(?:all )?alone\s+|"
        r"(?:together )?with (?:my |our |two |three |his |her )*\w+\s+)?(?:up |down |over |out |"
        r"back |now |currently |here |right )*(?:(?:by|near|next to|close to|beside|outside|"
        rf"just outside|across from|somewhere)\s+(?:the |a |an )?[\w' -]{{1,24}}?\s+)?(?:in|to|"
        r"near|outside|just outside|around) (?:(?:central|downtown|north|south|east|west|sunny|"
        rf"rainy|lovely|good old|greater)\s+(?=[A-Za-z]))?(?:the (?=(?-i:[A-Z])))?{_PLACE}",
    ),
    (
        "location",
        rf"lived (?:here )?in (?:the (?=(?-i:[A-Z])))?{_PLACE}(?=\s+(?:for|since|all my life|"
        r"my whole life)\b)",
    ),
    ("home", r"lives? on the (?P<what>\w+ floor|top floor|ground floor)\b"),
    (
        "home",
        r"(?:(?:live|lives)(?: with my \w+)? (?:in|on)|rents?|have bought|bought|moved into|"
        r"have moved into|just moved into|share|shares|own|owns) (?:an? |our own |my own |our |"
        rf"my )(?P<what>{_FLAT}(?:{words.HOMES}))(?!\w)",
    ),
    (
        "occupation",
        r"(?:works?|worked|(?:am|is|'m|'s) working|started|start|earn (?:my|a) living|"
        r"earns (?:his|her) living|(?:have|has) been working|train|trained)\s+(?:full[- ]time |"
        r"part[- ]time |nights |here |mainly |for years )*as (?:an? |the )?(?P<what>(?:(?!and\b|"
        rf"with\b|for\b|in\b)[\w'-]+\s*){{1,3}}?)(?=\s*(?:$|[.,!;)(]|(?:and|but|so|in|at|for|with|"
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
        rf"always )?(?:(?P<shoe>shoe )?size )?(?P<what>(?:eu |uk |us )?{_SIZE}|"
        rf"{_LETTER})(?!\w)(?:\s+(?:in )?(?P<shoe2>shoes?|boots?|trainers|sneakers|"
        r"footwear))?(?!\s*(?:of|%|percent|times|pm|am|minutes|hours|glasses|spoons|sugars))",
    ),
    (
        "language",
        r"(?:(?:only |mainly |mostly |also )*speaks?|(?:am|is) fluent in)\s+(?:only |mostly |"
        rf"fluent |native |both |mainly |perfect )*(?P<what>{_LANG})\b(?! well)",
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
        rf"so much |very much |more |most )*about (?:the )?{_THING}",
        True,
    ),
    (
        "values",
        r"(?:really |strongly |firmly )*(?:believes? in|values?|am passionate about|"
        rf"is passionate about|am big on|is big on) {_THING}",
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
        rf"(?:just |recently |only )?(?:turned|turns|(?:am|'m) turning)\s+(?P<what>{_N}){_END}",
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
HABITUAL = _table(
    (
        "habit",
        r"(?:always |usually |often |normally |tend to |mostly |still |also |like to |"
        r"love to )*(?P<what>(?!(?:get|see|need|want|think|love|like|hate|am|was|check|wait|ask|"
        r"call|look|wonder|miss|hope|wish|say|tell|find|forget|try|"
        r"worry|cry|struggle|feel|regret|change|lose|spend|pay|have to|can|can't|don't|do not|"
        r"won't|would|will|should|could|m|ve|buy|shop|prefer|enjoy|adore|come|visit|be|live|know|"
        r"use|wear|own|receive|hear|bought|had|went|got|ordered)\b)"
        rf"[a-z]+(?:\s+(?!every\b|each\b|most\b)[\w']+){{0,4}}?){_FREQUENT}",
    ),
    (
        "habit",
        r"(?:always|usually|often|normally|tend to|mostly|regularly|typically|"
        rf"generally)\s+(?P<what>(?:{words.HABIT_VERBS})(?:\s+(?:at|in|on|before|after|around|"
        rf"with|from)(?:\s+[\w']+){{1,3}})?)(?=\s*(?:$|[.,!;)]|(?:and|but|so|because)\b))",
    ),
)
# A sentence may begin with these and leave out "I".
IMPLIED = re.compile(
    r"\s*(?:(?:hi|hey|hello|btw|oh|ok|well|so|also|yes|no|and|just|absolutely|really|honestly|"
    r"personally|fyi|ps|p\.s\.|tbh|actually|sorry|note|kinda|recently|finally)[\s,!]+)*"
    r"(?:deathly |severely |highly |badly |super |very |mildly |terribly |also |currently |"
    r"now )?(?P<be>(?:an? )?[a-z-]+(?: [a-z-]+)? (?=here\b)|allergic to|intolerant to|(?:been |"
    r"just |recently |newly )*diagnosed with|(?:not |big |huge |a big |a huge |not a |not a big |"
    r"not much of a |not really a )+fan of|not (?:really |that |too |very )?(?:into|keen on|"
    r"fond of|big on)|obsessed with|addicted to|mad about|crazy about|based in|living in|"
    rf"(?:{_DIET}) (?=(?:here|btw|for \w+ years|since)\b)|training to be|working as|"
    rf"suffering from|{_N}(?:\s?(?:yo\b|y/o\b|years old\b))|(?:an? )?(?:retired|lefty)(?= |$))"
    r"|\s*(?:(?:hi|hey|btw|oh|ok|well|so|also|yes|no|and|just|absolutely|really|honestly|"
    r"personally|fyi|tbh|actually|kinda|recently|finally)[\s,!]+)*(?P<have>(?:just )?(?:got|"
    r"adopted|have) (?=(?:an?|two|three|four|five|\d) (?:new )?(?:(?:[\w-]+ ){0,2})?\w)|"
    r"have (?=\w+))"
    r"|\s*(?:(?:hi|hey|btw|oh|ok|well|so|also|yes|no|and|just|absolutely|really|honestly|"
    r"personally|fyi|tbh|actually|kinda|always)[\s,!]+)*(?P<do>hate|loathe|detest|can'?t (?:stand|"
    r"bear|abide|eat|have|drink|do|tolerate|get enough of|live without|resist)|cannot (?:stand|"
    r"bear|eat)|don'?t (?:really )?(?:like|eat|drink|care for|enjoy)|do not (?:like|eat|drink)|"
    r"never eat|love|adore|prefer|(?:just |recently )?turned (?=\d)|live in|live alone|(?:just |"
    r"recently )?(?:moved|relocated) to|work as|wear (?:an? |size )|really (?:like|love)|"
    r"suffer from|went (?=\w))",
    re.IGNORECASE,
)
