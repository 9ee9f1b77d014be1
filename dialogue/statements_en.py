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
    r"(?:(?:also|really|very|so|just|still|actually|absolutely|totally|basically|completely|kinda|kind of|quite|pretty|a bit|"
    r"a little|both|all|now|currently|recently|always(?! (?:cold|hot|freezing|hungry|late|tired))|personally|honestly|only|mostly|strictly|deathly|severely|deadly|badly|highly|mildly|"
    r"extremely|terribly|super|proudly|technically|officially|originally|tbh|already|usually|generally|normally|"
    r"sadly|unfortunately|myself|mainly|do(?:es)?(?= (?:eat|like|love|have|hate|prefer|enjoy|really|not|own|live|drink|wear|work|care))|too|slightly|seriously|definitely|truly|genuinely|fully|\w+-year|generally|happily)\s+)*"
)
BE = re.compile(
    rf"(?:'?(?:m|s|re)|\s+(?:was|were)(?=\s+(?:\w+\s+)?diagnosed)|\s+(?:am|is|are|m|s|r)|(?:'?(?:ve|s)|\s+(?:have|has))\s+(?:(?:just|recently|finally|already|also|always)\s+)?been|\s+(?:turned|became|went|got|has gone|have gone|has turned|"
    rf"have turned))\s+(?:been\s+)?{_ADVERB}",
    re.IGNORECASE,
)
HAVE = re.compile(
    rf"(?:'?(?:ve|s)\s+(?:just\s+)?(?:got|adopted|bought|had)|\s+(?:have|has|had|'ve)\s+(?:just\s+|also\s+|recently\s+|only\s+)?(?:got|adopted|bought)|'ve|(?<=i)ve|"
    rf"\s+{_ADVERB}(?:have|has|got|own|owns|keep|keeps|adopted|bought|suffers? (?:from|with)|struggles? with|live with|lives with|deal with))\s+"
    rf"(?:(?:also|actually|always|just|currently|sadly|unfortunately|really|still|recently)\s+)*",
    re.IGNORECASE,
)
DO = re.compile(
    rf"(?:\s+|'(?:ve|s)\s+)(?:(?:have|has)\s+)?{_ADVERB}(?:(?:told you(?: already)?|said|think|guess|know|mean) (?:that )?(?:i|we)\s+)?{_ADVERB}", re.IGNORECASE
)

_OCC = "|".join(sorted((w.replace("-", "[ -]") for w in words.OCCUPATIONS), key=len, reverse=True))
JOB = (
    rf"(?P<what>(?:(?!not\b|big\b|huge\b|good\b|bad\b|great\b|terrible\b|and\b|with\b|who\b)[\w'-]+\s+){{0,3}}?(?:{_OCC})s?|"
    r"[\w-]*(?:ologist|ographer|ician|iatrist|thodontist)s?|stay[- ]at[- ]home (?:mum|mom|dad|parent|mother|father)|"
    r"truck driver|civil servant|flight attendant|cabin crew)\b(?!['-]|\s+(?:of|fan|lover|person|owner)\b)"
)
_DIET = "|".join(sorted((re.escape(w) for w in words.DIETS), key=len, reverse=True))
_PETS = "|".join(sorted((re.escape(w) for w in words.PETS), key=len, reverse=True))
_LANG = "|".join(words.LANGUAGES)
_N = NUMBER
_END = r"(?=\s*(?:$|[^\w\s'%$€£./:-]|\.(?:\s|$)|(?:and|but|so|now|lol|btw|tbh|this year|years?|yrs?|tomorrow|today|who|with|haha|if|because|already|too|in|next|yesterday|last|on|this|recently|just|next)\b))"
_FLAT = r"(?:(?:first|small|tiny|big|little|old|new|one[- ]bed(?:room)?|two[- ]bed(?:room)?|[123][- ]bed(?:room)?|top[- ]floor|ground[- ]floor|rented|cosy|cramped|detached|semi-detached|shared|narrow|large|studio|council)\s+){0,2}"
_PLACE = r"(?P<what>(?!(?:a|an|the|my|our|your|this|that|it|here|there|town|bed|work|home|love|trouble|charge|need|pain|tears|general|fact|two|shock|hospital|school|college|uni|university|between|luck|one|doubt|hurry|debt|fear|denial|heaven|awe|agony|mourning|late|early)\b)[^\W\d_][\w.'-]*(?:\s+(?!(?:now|and|but|so|with|since|for|near|by|how|do|does|can|what|which|where|is|are|if|because|btw|tbh|lol|at|on|as|right|these|currently|any|please|pls|who|these|atm|anymore|though|too|at|these|alone|together|again|i|we|my|when|where|it|the|not|this|until|from|last|next|all|half|most|every|just|to|whats|hows|or|need|want|looking|originally|actually|area|myself|too|but|really|rn|ya|yeah|haha|lol)\b)[^\W\d_][\w'-]*){0,2})"
_SIZE = r"(?:(?:uk|us|eu)\s*)?(?:\d{1,2}(?:[.,]5)?(?:\s*1/2)?(?:\s+and a half)?)"
_LETTER = r"(?:x{0,4}[sl]|[2-6]xl|m|(?:extra |x-?)?(?:small|large)|medium|petite|plus[- ]size)"
_TALL = r"(?:\d{3}\s?cm|1[.,]\d{1,2}\s?m(?:et(?:er|re)s?)?|\d\s?(?:foot|ft|feet|')\s?(?:\d{1,2}(?:\s?(?:\"|''|in(?:ch(?:es)?)?))?)?|(?:five|six|four) (?:foot|feet)(?: (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven))?)"


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
    ("allergy", r"(?P<what>nuts?|peanuts?|dairy|gluten|egg|soy|fish|shellfish|latex|pollen)[- ]allergic\b", True),
    ("diet", rf"(?:an?\s+)?(?:(?:strict|lifelong|committed|proud|new|recent|practising|practicing|life-long|ethical|raw)\s+)?(?P<what>{_DIET})s?\b(?!\s+(?!(?:and|but|so|now|since|for|btw|tbh|lol|too|because|family|household|who|with|if|as|though|any|what|by|at|from|these|diet|in|again|actually|anyway|please|pls|need|can|myself|person|man|woman|girl|guy|here|i|nurse|teacher|student|chef)\b)\w)"),
    ("diet", rf"(?:on|following|doing|trying) (?:an? |the )?(?:strict |very strict )?(?P<what>{_DIET})(?:\s+diet)?\b"),
    ("diet_off", rf"(?:off|avoiding|cutting out|staying off|laying off) {_THING}", True),
    ("condition", rf"(?:an? )?(?P<what>{words.CONDITIONED})(?![\w-])(?!\s+to\b)", True),
    ("condition", rf"(?:(?:just|recently|newly|recently been|finally|been) )*(?:diagnosed with|suffering (?:from|with)|struggling with|living with|recovering from|battling|dealing with|being treated for) (?:mild |severe |chronic |bad |early |an? )?(?P<what>{words.CONDITIONS})(?!\w)", True),
    ("age", rf"(?:aged? |only |just |nearly |about |around )?(?P<what>{_N})(?:(?:[- ]?(?:years?|yrs?)(?:[- ]old)?|[- ]?y/?o|\s?ys? old)\b|{_END})"),
    ("age", rf"(?:only |just |nearly |about |around )?(?P<what>{_N})[- ](?P<unit>months?|mos?|weeks?|wks?|days?)\b(?!\s+(?:pregnant|away|late|sober|in|into|out|from|ago|behind|post|clean))(?:\s+old)?"),
    ("age", r"in (?:my|his|her|their) (?:early |late |mid[- ]?)?(?P<what>(?:\d0s|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))"),
    ("occupation", rf"(?:an?|the|your local|both|training (?:to be|as) an?|studying to be an?|working as an?|employed as an?) {JOB}"),
    ("occupation", rf"{JOB}(?= here\b)"),
    ("occupation", r"(?:(?:an? )?(?P<what>retired(?: (?!(?:and|but|so|now|since|for|from|with|last|early|i)\b)\w+)?|unemployed|self[- ]employed|pensioner|student|freelance))\b(?!\s+(?:discount|card))"),
    ("occupation", rf"(?:working|employed|a job) in (?:a |an |the )?(?P<what>{words.FIELDS.replace(' ', '|')})\b"),
    ("size", rf"(?:an? )?(?:size )(?P<what>{_SIZE}|{_LETTER})(?!\w)(?P<shoe> (?:in )?(?:shoes?|feet|boots?|trainers))?"),
    ("size", r"(?:an? )(?P<what>\d{2}(?:\.5)?)(?P<shoe> (?:in )?(?:shoes?|boots?|trainers|sneakers))\b"),
    ("size", rf"(?:an? )(?P<what>{_LETTER})(?!\w)(?! (?:bit|business|family|person|dog|group|town|fan))"),
    ("size", rf"(?:about |around |only |over |nearly |exactly )?(?P<what>{_TALL})(?!\w)(?: tall)?"),
    ("trait", rf"(?:an? )?(?P<what>{words.TRAITS})(?!\w)"),
    ("likes", rf"(?:big |massively |hugely |super )?(?:into|mad about|crazy about|mad for|nuts about|obsessed with|addicted to|partial to|fond of|keen on|hooked on|a sucker for|in love with|wild about|all about) {_THING}", True),
    ("likes", rf"(?:an? |the )?(?:(?:big|huge|massive|real|great|total|lifelong|avid|biggest|die-?hard|major) )*fan of {_THING}", True),
    ("likes", r"(?:an? |more of an? )?(?:(?:big|huge|massive|real|total|true|proper|serious|major|avid|such an?) )*(?P<what>(?!cat\b|dog\b|people\b|morning\b|busy\b|night\b|nice\b)[a-z]+(?: chocolate| coffee| wine| tea)?) (?:lover|addict|fanatic|fiend|person|nut|enthusiast|aficionado|fan|freak)s?\b"),
    ("dislikes", rf"not (?:an? |the |really |that |too |so |very |much of an? |exactly |particularly |at all )*(?:(?:big|huge|massive|great|biggest) )*(?:fan of|into|keen on|fond of|crazy about|big on|mad about|lover of) {_THING}", True),
    ("dislikes", rf"(?:disgusted by|put off by|sick of|fed up with|repulsed by|tired of) {_THING}", True),
    ("dislikes", r"not an? (?:big |huge |real )?(?P<what>(?!cat\b|dog\b|people\b|morning\b|busy\b|nice\b)[a-z]+) (?:lover|person|fan|drinker)\b"),
    ("pet", rf"(?:an? )?(?:proud |new |happy )?(?P<what>{_PETS}) (?:owner|mum|mom|dad|parent)s?\b"),
    ("language", rf"(?:an? )?(?:native|fluent|first[- ]language)\s+(?:in )?(?P<what>{_LANG})\b", True),
    ("household", rf"(?:an? )?(?:family|household|house|flat) of (?P<people>{_N})\b"),
    ("household", rf"(?P<people>{_N}) (?:people|persons|adults|of us)(?=\s*(?:$|[.,!;]|(?:at home|in (?:the|our|my)|living|here|and|so)\b))(?! in the (?:office|party))"),
    ("home", rf"(?:renting|living in|staying in) (?:an? |our own |my own )(?P<what>{_FLAT}(?:{words.HOMES}))(?!\w)"),
    ("location", rf"(?:(?:based|living|residing|located|settled) (?:in|near|just outside|outside)|from|over in|up in|down in|out in) {_PLACE}"),
    ("household", r"living (?:all )?(?P<what>alone|(?:with )(?:my |our |some |two |three |four |a )*(?P<mates>roommates?|flatmates?|housemates?|partner|parents|husband|wife|boyfriend|girlfriend|family|kids))\b"),
    ("hobby", r"(?:an? )?(?:keen|avid|passionate|enthusiastic|amateur|hobby|weekend)\s+(?P<what>[a-z]+(?:er|ist|or))\b"),
    ("name", r"(?:called|named)\s+(?P<what>[^\W\d_][\w'-]*(?:\s+(?-i:[A-Z])[\w'-]+)?)"),
    ("name", r"(?P<what>[^\W\d_][\w'-]+)(?=\s*(?:$|[,.!;(]|(?:btw|by the way|here|and)\b))"),
)
# After "I have", "she's got", "we adopted".
HAVING = _table(
    ("allergy", r"(?:an? )?(?:(?:really |very )?(?:severe|bad|serious|mild|strong|terrible|nasty|life-threatening|slight)\s+)*(?P<what>(?!no\b|any\b|an?\b)(?:[a-z]+\s){0,1}[a-z]+) (?:allergy|allergies)\b"),
    ("allergy", rf"(?:an? )?(?:(?:really |very )?(?:severe|bad|serious|mild|strong|terrible|nasty|slight)\s+)*(?:allergy|allergies|intolerance|reaction) (?:to|against) {_THING}", True),
    ("pet", rf"(?:an? |one |two |three |four |five |six |\d+ |some |both |my |this |the )(?:(?!and\b|or\b|with\b|for\b|of\b|food\b)[\w'-]+\s+){{0,3}}?(?P<what>{_PETS})s?(?=\s*(?:$|[^\w\s-]|(?:and|or|but|who|that|which|called|named|now|at|with|so|since|btw|lol|too|in|from|to|for|because|if|running|living|as|myself|also|already|by|on|yesterday|today|last|this|whose|haha|tbh)\b))", True),
    ("condition", rf"(?:(?:really |very |quite |pretty )?(?:mild|severe|chronic|terrible|awful|early|seasonal|mild|slight|some|an?|bad|horrible|frequent|regular|both)\s+)*(?P<what>{words.CONDITIONS})(?![\w-])", True),
    ("child_age", rf"(?:an? )(?:(?:lovely|little|cheeky|wild|very active|lively|picky|fussy)\s+)*(?P<what>{_N})[- ](?P<unit>years?|yrs?|months?|weeks?)[- ]?old\b(?:\s+(?P<kin>son|daughter|boy|girl|baby|kid|toddler|child|nephew|niece))?"),
    ("household", rf"(?P<what>(?:{_N}|a few|several|some|both|grown|grown-up) (?:(?:little|small|young|older|teenage|grown|grown-up|adult|hungry|crazy|wild|lovely)\s+)*(?:kids?|children|sons|daughters|boys|girls|toddlers|teenagers|teens|babies|roommates|flatmates|housemates|grandkids|grandchildren))\b"),
    ("household", r"(?:an? )(?P<what>roommate|flatmate|housemate)\b"),
    ("household", rf"(?:an? )?(?:family|household|house) of (?P<people>{_N})\b"),
    ("budget", rf"(?:an? )?(?:tight |small |fixed |strict |modest )?budget of (?:about |around |only |roughly )?[$€£¥]?(?P<what>\d[\d,]*(?:\.\d+)?)k?\b(?=.*\b(?:week|weekly|month|monthly|year|yearly|per|daily|a day)\b)"),
    ("trait", words.HAVE_TRAITS),
    ("home", r"(?:an? )(?P<what>(?:small |tiny |big |little |large |sunny |lovely |huge )?(?:garden|balcony|yard|backyard|terrace|patio|allotment|roof terrace|conservatory))\b(?!\s+(?:party|centre|center|chair|furniture))"),
    ("owns", rf"(?:an? |two |three |my own )(?:(?:new|old|small|big|little|vintage|electric|second-hand|used|lovely|trusty|huge|proper|fancy|cheap)\s+)*(?P<what>{words.OWNED})(?!\w)(?!\s+(?:problem|question|trip|party|accident|payment|issue|ride|insurance|case|mat|race))"),
)
# After the subject itself: "hates olives", "don't eat pork", "live in Leeds".
_NOT = r"(?:don'?t|do not|doesn'?t|does not|never|no longer|can'?t|cannot|can not|won'?t|mustn'?t|couldn'?t)"
DOING = _table(
    ("dislikes", rf"(?:hate|hates|loathes?|detests?|dislikes?|despises?|abhors?|can'?t stand|cannot stand|can'?t bear|cannot bear|can'?t abide|can'?t stomach|couldn'?t stand|not stand) (?:the (?:taste|smell|texture|sight|feel) of )?{_THING}", True),
    ("dislikes", rf"{_NOT} (?:(?:really|much|particularly|even|actually|usually|ever|quite|personally) )*(?:like|enjoy|care for|fancy|get on with|want to see|go for|do well with|touch|trust) {_THING}", True),
    ("likes", rf"(?:(?:really )+|so |just |fucking |bloody |freaking |truly )*(?:like|likes|love|loves|luv|luvs|enjoys?|adores?|prefers?|fancies|cherish|worships?|dig|digs|heart|swear by|live for|lives for|favou?rs?|can'?t get enough of|can'?t live without|can'?t resist|cannot live without|cannot resist) {_THING}", True),
    ("likes", rf"(?:go|goes) (?:crazy|mad|nuts|wild) for {_THING}", True),
    ("likes", rf"have an? (?:thing|weakness|soft spot|passion|love) for {_THING}", True),
    ("likes", rf"has an? (?:thing|weakness|soft spot|passion|love) for {_THING}", True),
    ("hobby", rf"(?:am|'?m|is|are) (?:really |big |very )*(?:into|taking up|learning) (?P<what>{words.ACTIVITIES})\b", True),
    ("hobby", r"(?:play|plays|am learning|is learning|learn)\s+(?:a lot of |the |some )?(?P<what>guitar|piano|violin|drums|cello|flute|trumpet|saxophone|sax|ukulele|bass|harp|banjo|chess|tennis|football|golf|basketball|badminton|volleyball|hockey|rugby|cricket|squash|padel|darts|poker|bridge|video games|board games|soccer|netball|baseball|softball|table tennis|ping pong)\b", True),
    ("hobby", rf"(?:do|does|practi[cs]e|practi[cs]es|took up|take up|have taken up|started|go|goes)\s+(?:a lot of |some |a bit of )?(?P<what>{words.ACTIVITIES})\b(?!.*\b(?:every|twice|times a)\b)", True),
    ("hobby", r"(?P<what>knit|knits|crochet|crochets|sew|sews|paint|paints|draw|draws|garden|gardens|climb|climbs|surf|surfs|ski|skis|sail|sails|collect \w+|collects \w+)(?=\s*(?:$|[.,!;)]|(?:in my|for fun|as a hobby|in (?:his|her) (?:spare|free)|to relax|a lot)\b))"),
    ("diet", rf"(?:(?:eat|eats|keep|keeps|follow|follows|stick to|sticks to|cook)\s+(?:strictly |only |an? |purely )*|live on an? )(?P<what>{_DIET})(?:\s+(?:diet|food|only|at home))?(?=\s*(?:$|[.,!;)]|(?:and|but|so|now|since|because|for|only|at)\b))"),
    ("diet", rf"(?:went|gone|go|turned|became|going|has gone|have gone)\s+(?P<what>{_DIET})\b(?!\s+(?:for (?:a|the)|chocolate|food))"),
    ("diet_off", rf"{_NOT} (?:(?:really|ever|usually|normally|even|actually) )*(?:eat|drink|touch|consume|tolerate|digest|stomach) {_THING}", True),
    ("diet_off", rf"(?:can'?t|cannot|can not|mustn'?t|must not|not allowed|(?:am|is|'?m|'?s) not (?:allowed|supposed)(?: to)?) (?:(?:have|eat|drink|do|handle|digest|stomach) )?{_THING}", True),
    ("diet_off", rf"(?:don'?t|doesn'?t|do not|avoids?|am avoiding|stays? (?:away from|off)|steers? clear of|keeps? (?:away from|off)|gave up|gives up|(?:have |has )?(?:given up|quit|cut out|sworn off)|cuts? out|cuts out|(?:eats?|drinks?|have|has) no|(?:have |has )?stopped (?:eating|drinking|having)|swore off|(?:have|has) to (?:avoid|stay off)) (?:do |have |eating |drinking )?(?P<what>{words.FOODS})(?=\s*(?:$|[^\w\s]|(?:and|or|but|so|any ?more|at all|now|because|for|since|in|either|these|lately|completely|altogether|years|last|this|ago|two|three|recently|when|a|years?|as|any)\b))", True),
    ("no_alcohol", rf"(?:don'?t|doesn'?t|do not|does not|never|stopped|quit) (?:drink|drinking)(?=\s*(?:$|[.,!;)]|(?:and|but|so|any ?more|at all|alcohol)\b))"),
    ("household", r"lives? (?:all |completely )?(?P<what>alone|by (?:my|him|her)self|on my own|on (?:his|her) own)\b"),
    ("household", r"(?:live|lives|share(?:s)? (?:a |the |my |our )?(?:flat|house|apartment|place)?)\s?(?:[\w' -]{0,30}?)\bwith (?:my |our |his |her |some |two |three |four |five |a |an )*(?P<what>roommates?|flatmates?|housemates?|partner|parents|husband|wife|boyfriend|girlfriend|family|kids|mum|mom|dad|sister|brother|grandmother|grandparents|in-laws|friends|fianc[eé]e?)\b"),
    ("location", rf"(?:live|lives|stay|stays|reside|resides|moved|relocated|have moved|has moved|(?:am |is |are |'m |'s )?(?:based|living|moving)|settled|dwell)\s+(?:(?:all )?alone\s+|(?:together )?with (?:my |our |two |three |his |her )*\w+\s+)?(?:up |down |over |out |back |now |currently |here |right )*(?:(?:by|near|next to|close to|beside|outside|just outside|across from)\s+(?:the |a |an )?[\w' -]{{1,24}}?\s+)?(?:in|to|near|outside|just outside|around) (?:(?:central|downtown|north|south|east|west|sunny|rainy|lovely|good old|greater)\s+(?=[A-Za-z]))?{_PLACE}"),
    ("home", rf"(?:(?:live|lives)(?: with my \w+)? (?:in|on)|rents?|have bought|bought|moved into|have moved into|just moved into|share|shares|own|owns) (?:an? |our own |my own |our |my )(?P<what>{_FLAT}(?:{words.HOMES}))(?!\w)"),
    ("occupation", rf"(?:works?|worked|(?:am|is|'m|'s) working|started|start|earn (?:my|a) living|earns (?:his|her) living|(?:have|has) been working|train|trained)\s+(?:full[- ]time |part[- ]time |nights |here |mainly |for years )*as (?:an? |the )?(?P<what>(?:(?!and\b|with\b|for\b|in\b)[\w'-]+\s*){{1,3}}?)(?=\s*(?:$|[.,!;)(]|(?:and|but|so|in|at|for|with|now|who|here|since|which|on|btw|from|near)\b))"),
    ("occupation", rf"works? in (?:an? |the )?(?P<what>{words.FIELDS.replace('real estate', 'real-estate').replace('customer service', 'customer-service').replace(' ', '|')}|customer service|real estate|(?:\w+ )?(?:office|bakery|hospital|school|kitchen|restaurant|factory|warehouse|bank|library|lab|nursery|shop|hotel|garage|call cent(?:er|re)|care home|bookshop|pub|cafe|bar))\b"),
    ("occupation", r"(?:study|studies|am studying|is studying)\s+(?P<what>(?!a\b|the\b|at\b|for\b|in\b|abroad\b)[a-z]+)\b"),
    ("size", rf"(?:wears?|takes?|am wearing|usually wear)\s+(?:an? |the |mostly |always )?(?:(?P<shoe>shoe )?size )?(?P<what>(?:eu |uk |us )?{_SIZE}|{_LETTER})(?!\w)(?:\s+(?:in )?(?P<shoe2>shoes?|boots?|trainers|sneakers|footwear))?(?!\s*(?:of|%|percent|times|pm|am|minutes|hours|glasses|spoons|sugars))"),
    ("language", rf"(?:(?:only |mainly |mostly |also )*speaks?|(?:am|is) fluent in)\s+(?:only |mostly |fluent |native |both |mainly |perfect )*(?P<what>{_LANG})\b(?! well)", True),
    ("values", rf"(?:really |only |always |deeply |do |try to |mostly |just )*(?:buy|buys|shop|choose|go for|support|eat|use|uses|wear|get)\s+(?:only |just )?(?P<what>{words.VALUES})\b(?=.*(?:$|important|matters|principle))", True),
    ("values", rf"(?:really |deeply |do |always |strongly )*(?:care|cares) (?:a lot |deeply |really |so much |very much |more |most )*about (?:the )?{_THING}", True),
    ("values", rf"(?:really |strongly |firmly )*(?:believes? in|values?|am passionate about|is passionate about|am big on|is big on) {_THING}", True),
    ("habit", rf"(?:always |usually |often |normally |tend to |mostly )?(?P<what>(?:{words.HABIT_VERBS})s?(?:\s+(?:to|in|for|with|around|through|along)(?:\s+(?!(?:every|each|most|daily|weekly|twice|once|on|before|after|in)\b)[\w']+){{1,3}})?)\s*(?:[\w' ]{{0,24}}?)\b(?:every (?:single |other )?(?:day|morning|night|evening|week|weekend|lunch|summer|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|month|year)|daily|weekly|each (?:day|morning|night|week)|most (?:days|mornings|nights|evenings|weekends)|(?:once|twice|thrice|(?:two|three|four|five|six|\d) ?(?:times|x|days)) (?:a|per) (?:day|week|month)|on (?:mon|tues|wednes|thurs|fri|satur|sun)days|on weekends|at weekends|in the (?:mornings?|evenings?)|before (?:work|breakfast|bed)|after work|all the time)\b"),
    ("habit", rf"(?:always|usually|often|normally|tend to|mostly|regularly|typically)\s+(?P<what>{words.HABIT_VERBS})\b"),
    ("habit", r"(?P<what>work nights|work(?: the)? night shifts?|work from home|skip (?:breakfast|lunch|dinner)|smoke|vape|stay up late|shop at night|sleep badly|batch cook|eat late|work shifts|work (?:night|early|late|long) shifts|commute by \w+|(?:cycle|walk|bike|drive|run) to work|work out|meal prep|drink a lot of (?:coffee|tea|water)|travel a lot)(?=\s*(?:$|[.,!;)]|(?:and|but|so|a lot|because|at|in|for)\b))"),
    ("age", rf"(?:just |recently |only )?(?:turned|turns|(?:am|'m) turning)\s+(?P<what>{_N}){_END}"),
    ("owns", rf"(?:own|owns|drive|drives|ride|rides|use|uses)\s+(?:an? |two |three |the same |my own )(?P<what>(?:old |new |vintage |electric )?(?:{words.OWNED}))(?!\w)(?! for a living)"),
    ("owns", r"(?:own|owns)\s+(?:an? |two |three )(?P<what>(?:[a-z-]+\s?){1,3})(?=\s*(?:$|[.,!;)]|(?:and|but|so|if|which|that|already)\b))"),
    ("sweat", r"(?P<what>sweat a lot|sweats a lot|gets? cold easily|gets? hot easily|bruise easily|burns? easily|feels? the cold|gets? lost easily|sunburn easily)"),
)
# A sentence may begin with these and leave out "I".
IMPLIED = re.compile(
    rf"\s*(?:(?:hi|hey|hello|btw|oh|ok|well|so|also|yes|no|and|just|absolutely|really|honestly|personally|fyi|ps|p\.s\.|tbh|actually|sorry|note|kinda|recently|finally)[\s,!]+)*"
    rf"(?P<be>(?:an? )?[a-z-]+(?: [a-z-]+)? (?=here\b)|allergic to|intolerant to|(?:been |just |recently |newly )*diagnosed with|(?:not |big |huge |a big |a huge |not a |not a big |not much of a |not really a )+fan of|not (?:really |that |too |very )?(?:into|keen on|fond of|big on)|obsessed with|addicted to|mad about|crazy about|based in|living in|(?:{_DIET}) (?=(?:here|btw|for \w+ years|since)\b)|training to be|working as|suffering from|{_N}(?:\s?(?:yo\b|y/o\b|years old\b))|(?:an? )?(?:retired|lefty)(?= |$))"
    r"|\s*(?:(?:hi|hey|btw|oh|ok|well|so|also|yes|no|and|just|absolutely|really|honestly|personally|fyi|tbh|actually|kinda|recently|finally)[\s,!]+)*(?P<have>(?:just )?(?:got|adopted|have) (?=(?:an?|two|three|four|five|\d) (?:new )?(?:(?:[\w-]+ ){0,2})?\w)|have (?=\w+))"
    r"|\s*(?:(?:hi|hey|btw|oh|ok|well|so|also|yes|no|and|just|absolutely|really|honestly|personally|fyi|tbh|actually|kinda|always)[\s,!]+)*(?P<do>hate|loathe|detest|can'?t (?:stand|bear|abide|eat|have|drink|do|tolerate|get enough of|live without|resist)|cannot (?:stand|bear|eat)|don'?t (?:really )?(?:like|eat|drink|care for|enjoy)|do not (?:like|eat|drink)|never eat|love|adore|prefer|(?:just |recently )?turned (?=\d)|live in|live alone|moved to|work as|wear (?:an? |size )|really (?:like|love)|suffer from|went (?=\w))",
    re.IGNORECASE,
)
