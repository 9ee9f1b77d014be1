"""How English clauses open: "I'm", "she's got", "he really"; and those that leave out "I"."""

from __future__ import annotations

import re

from dialogue.fragments_en import ADVERB, DIET
from dialogue.objects import NUMBER

BE = re.compile(
    r"(?:'?(?:m|s|re)|\s+(?:was|were)(?=\s+(?:\w+\s+)?diagnosed)|\s+(?:am|is|are|m|s|r)|"
    r"(?:'?(?:ve|s)|\s+(?:have|has))\s+(?:(?:just|recently|finally|already|also|always)\s+)?been|"
    r"\s+(?:turned|became|went|got|has gone|have gone|has turned|"
    rf"have turned))\s+(?:been\s+)?{ADVERB}",
    re.IGNORECASE,
)
HAVE = re.compile(
    r"(?:'?(?:ve|s)\s+(?:just\s+)?(?:got|adopted|bought|had)|\s+(?:have|has|had|"
    r"'ve)\s+(?:just\s+|also\s+|recently\s+|only\s+)?(?:got|adopted|bought)|'ve|(?<=i)ve|"
    rf"\s+{ADVERB}(?:have|has|got|own|owns|keep|keeps|adopted|bought|developed|"
    r"gets?(?= (?:\w+ )?(?:migraines?|heartburn|"
    r"hay ?fever|eczema|hives|reflux|acid reflux|gout))|suffers? (?:from|with)|"
    r"struggles? with|live with|lives with|deal with))\s+"
    r"(?:(?:also|actually|always|just|currently|sadly|unfortunately|really|still|recently)\s+)*",
    re.IGNORECASE,
)
DO = re.compile(
    rf"(?:\s+|'(?:ve|s)\s+)(?:(?:have|has)\s+)?{ADVERB}(?:(?:told you(?: already)?|said|think|"
    rf"guess|know|mean) (?:that )?(?:i|we)\s+)?{ADVERB}",
    re.IGNORECASE,
)
# A sentence may begin with these and leave out "I".
IMPLIED = re.compile(
    r"\s*(?:(?:hi|hey|hello|btw|oh|ok|well|so|also|yes|no|and|just|absolutely|really|honestly|"
    r"personally|fyi|ps|p\.s\.|tbh|actually|sorry|note|kinda|recently|finally)[\s,!]+)*"
    r"(?:deathly |severely |highly |badly |super |very |mildly |terribly |also |currently |"
    r"now |been )?(?P<be>(?:an? )?[a-z-]+(?: [a-z-]+)? (?=here\b)|allergic to|intolerant to|"
    r"(?=(?:lactose|gluten|dairy|fructose|histamine)[ -]intolerant\b)|(?:been |"
    r"just |recently |newly )*diagnosed with|(?:not |big |huge |a big |a huge |not a |not a big |"
    r"not much of a |not really a )+fan of|not (?:really |that |too |very )?(?:into|keen on|"
    r"fond of|big on)|obsessed with|addicted to|mad about|crazy about|based in|living in|"
    rf"(?:an? )?(?:{DIET}) (?=(?:here|btw|"
    r"for (?:about |over |nearly |almost |around )?\w+ years|since)\b)|training to be|working as|"
    rf"suffering from|{NUMBER}(?:\s?(?:yo\b|y/o\b|years old\b))|(?:an? )?(?:retired|lefty)(?= |$))"
    r"|\s*(?:(?:hi|hey|btw|oh|ok|well|so|also|yes|no|and|just|absolutely|really|honestly|"
    r"personally|fyi|tbh|actually|kinda|recently|finally)[\s,!]+)*(?P<have>(?:just )?(?:got|"
    r"adopted|have) (?=(?:an?|two|three|four|five|\d) (?:new )?(?:(?:[\w-]+ ){0,2})?\w)|"
    r"have (?=\w+))"
    r"|\s*(?:(?:hi|hey|btw|oh|ok|well|so|also|yes|no|and|just|absolutely|really|honestly|"
    r"personally|fyi|tbh|actually|kinda|always|love(?=[\s,!]+love\b))[\s,!]+)*"
    r"(?P<do>hate|loathe|detest|can'?t (?:stand|"
    r"bear|abide|eat|have|drink|do|tolerate|get enough of|live without|resist)|cannot (?:stand|"
    r"bear|eat)|don'?t (?:really )?(?:like|eat|drink|care for|enjoy)|do not (?:like|eat|drink)|"
    r"never eat|love|adore|prefer|(?:just |recently )?turned (?=\d)|live in|live alone|(?:just |"
    r"recently )?(?:moved|relocated)(?: (?:up|down|over|out|back|here))? to|work as|"
    r"wear (?:an? |size )|really (?:like|love)|"
    r"suffer from|went (?=\w))",
    re.IGNORECASE,
)
