"""What may follow the subject itself: likings, hobbies and what is not eaten."""

from __future__ import annotations

from dialogue import vocabulary_en as words
from dialogue.fragments_en import DIET, NOT, THING, Pattern, table

# What is left out at some hours is no diet: "I don't drink coffee after 5pm".
_TIMED = (
    r"(?![^.!?;,\n]*\b(?:(?:after|before|past|until|till) (?:\d\w*|noon|lunch|dinner|"
    r"midnight|work|bed)|at (?:night|work|lunch|breakfast|dinner)|"
    r"in the (?:mornings?|evenings?|afternoons?)|"
    r"on (?:week(?:day|end)s|an empty stomach|\w+days)|during the week|late (?:at|in)|today|"
    r"tonight|this (?:week|month|morning|evening)|right now)\b)"
)
# After the subject itself: "hates olives", "doesn't eat pork".
TASTING: tuple[Pattern, ...] = table(
    (
        "dislikes",
        r"(?:hate|hates|loathes?|detests?|dislikes?|despises?|abhors?|can'?t stand|cannot stand|"
        r"can'?t bear|cannot bear|can'?t abide|can'?t stomach|couldn'?t stand|"
        rf"not stand) (?:the (?:taste|smell|texture|sight|feel) of )?{THING}",
        True,
    ),
    (
        "dislikes",
        rf"never (?:really |much )?(?:liked|enjoyed|cared for|got on with) {THING}",
        True,
    ),
    (
        "allergy",
        r"(?:(?:break|breaks|come|comes) out in (?:hives|a rash|spots|welts)|(?:get|"
        r"gets) (?:hives|a rash|an itchy mouth)|react|reacts|swell up|swells up) (?:really |"
        rf"very )?(?:badly |strongly |severely )?(?:from|to|with|when (?:i|he|she) eats?) {THING}",
        True,
    ),
    (
        "dislikes",
        rf"{NOT} (?:(?:really|much|particularly|even|actually|usually|ever|quite|"
        r"personally) )*(?:like|enjoy|care for|fancy|get on with|want to see|go for|do well with|"
        rf"touch|trust) {THING}",
        True,
    ),
    (
        "likes",
        r"(?:(?:really )+|so |just |fucking |bloody |freaking |truly )*(?:like|likes|love|loves|"
        r"luv|luvs|enjoys?|adores?|prefers?|fancies|cherish|worships?|dig|digs|heart|swear by|"
        r"live for|lives for|favou?rs?|can'?t get enough of|can'?t live without|can'?t resist|"
        rf"cannot live without|cannot resist) {THING}",
        True,
    ),
    ("likes", rf"(?:go|goes) (?:crazy|mad|nuts|wild) for {THING}", True),
    ("likes", rf"have an? (?:thing|weakness|soft spot|passion|love) for {THING}", True),
    ("likes", rf"has an? (?:thing|weakness|soft spot|passion|love) for {THING}", True),
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
        rf"an? |purely )*|live on an? )(?P<what>{DIET})(?:\s+(?:diet|food|only|"
        r"at home))?(?=\s*(?:$|[.,!;)]|(?:and|but|so|now|since|because|for|only|at)\b))",
    ),
    (
        "diet",
        rf"(?:went|gone|go|turned|became|going|has gone|have gone)\s+(?P<what>{DIET})"
        r"\b(?!\s+(?:for (?:a|the)|chocolate|food))",
    ),
    (
        "diet_off",
        rf"{_TIMED}{NOT} (?:(?:really|ever|usually|normally|even|actually) )*(?:eat|drink|touch|"
        rf"consume|tolerate|digest|stomach) {THING}",
        True,
    ),
    (
        "diet_off",
        rf"{_TIMED}(?:can'?t|cannot|can not|mustn'?t|must not|not allowed|(?:am|is|'?m|"
        r"'?s) not (?:allowed|supposed)(?: to)?) (?:(?:have|eat|drink|do|handle|digest|"
        rf"stomach) )?{THING}",
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
)
