"""What English sentences say of how people live: work, household, home, place, pets."""

from __future__ import annotations

from dialogue import vocabulary_en as words
from dialogue.fragments_en import JOB
from dialogue.mentions_en import PERSON
from dialogue.objects import NUMBER
from dialogue.whole_en import CAPITAL, IS, START

LIFE: tuple[tuple[str, str], ...] = (
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
        rf"(?:{START}|\bwe['’]?re |\bwe are |\bfeeds? |\bfor )(?:the )?(?P<people>{NUMBER}) of "
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
        "location",
        r"\b(?:born and raised in|greetings from|(?:hi|hello|hey) from|writing from|"
        r"born and bred in)\s+(?P<what>(?-i:[A-Z])[\w'-]+(?:\s+(?-i:[A-Z])[\w'-]+)?)",
    ),
    (
        "pet_name",
        rf"\b(?:my|our)\s+(?:\w+\s+)?(?P<pet>{'|'.join(words.PETS)})['’]?s\s+name(?:{IS})"
        rf"(?P<name>[^\W\d_][\w'-]{{1,30}})",
    ),
    (
        "pet_name",
        rf"\b(?:my|our)\s+(?P<pet>{'|'.join(words.PETS)}),?\s+(?P<sure>(?-i:[A-Z])[\w'-]{{1,30}})"
        r"\b(?=\s*(?:,|is\b|has\b|loves\b|hates\b|needs\b|$|[.!]))",
    ),
    ("kin_name", rf"\b{PERSON}['’]?s\s+name(?:{IS})(?P<name>[^\W\d_][\w'-]{{1,30}})"),
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
        rf"\b(?:my|our) (?:\w+ )?(?:flat|house|apartment|place|home|cottage|studio) in {CAPITAL}",
    ),
    ("location", rf"\bhere in {CAPITAL}(?! (?:language|class))"),
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
    ("occupation", rf"{START}(?:an? )?{JOB}(?= by (?:day|trade|profession|training)\b)"),
)
