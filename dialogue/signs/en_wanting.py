"""English words and phrases that are signs of asking for goods and talking about those shown."""

from __future__ import annotations

CONCEPTS: dict[str, str] = {
    "SEEK": (
        "looking for|lookin for|searching for|in search of|on the hunt for|need|needs|want|wants|"
        "wanna|after a|after some|would like|id like|id love|find|buy|get|get me|gimme|give me|"
        "show|show me|grab|purchase|order me|could use|could do with|in the market for|require|"
        "fetch|where can i find|pick up|shopping for|stock up|out of|ran out|running low|run out|"
        "we have no|hunting for|craving|fancy|in the mood for|could murder|i am looking|"
        "im looking|we need|we want|id be interested|interested in|im after|were after|hunt for|"
        "would love|love to have|wish to buy|wish to purchase|like to buy|like to order|"
        "like to get|like to see|may i see|could i see|can i see|let me see|got to have|"
        "must have|should have|gotta get|gotta buy|buying|thinking of|running out|almost out|"
        "none left|all gone|replace|replacement for|time for a new|new pair|treat myself|send me|"
        "hand me|pass me|put together|stocking up|pls|please"
    ),
    "ADVISE": (
        "recommend|recommends|recommendation|recommendations|suggest|suggests|suggestion|"
        "suggestions|suggested|recommended|recommending|suggesting|ideas|idea|advise|advice|tips|"
        "help me pick|help me choose|help me find|what should i|what can i|what could i|"
        "inspiration|surprise me|what do people|whats good|what is good|what would you|clueless|"
        "no clue what|no idea what|stuck for|options for|what do you recommend|"
        "what do you suggest|any suggestions|any tips|any thoughts|any ideas|what works|"
        "what helps|what would|what might|what goes|what should we|what to get|what to buy|"
        "what to bring|what to give|what do i need|what do we need|what do i get|"
        "where do i start|lost|dont know what|no idea|not a clue|faintest|help me out|"
        "pick something|pick one|you choose|your pick|any good|good for|against|would help|"
        "help with|for when|for someone who|who likes|who loves|who hates|whats popular|"
        "best seller|bestseller|trending|whats new|new arrivals|best"
    ),
    "AVAIL": (
        "do you have|do you sell|do you stock|do you carry|do you do|do u have|do u sell|"
        "have you got|got any|you got|you got any|is there|are there|is there any|are there any|"
        "any|you have|you sell|got a|got some|got something|have any|does the shop have|can i get"
    ),
    "SOMETHING": "something|sth|smth|somethin|anything|sumthing|some|stuff|thing|things|bits",
    "GIFT": (
        "gift|gifts|present|presents|pressie|birthday|bday|christmas|xmas|anniversary|wedding|"
        "valentine|valentines|housewarming|graduation|party|picnic|barbecue|bbq|secret santa|"
        "baby shower|stocking filler|easter|halloween|thanksgiving|mothers day|fathers day|"
        "leaving do|dinner party|camping trip|new year|retirement|birthdays|to celebrate|"
        "celebrate|celebration|prezzie|thank you gift|say thank you|to thank|wrapped|"
        "surprise for|new years|hanukkah|diwali|eid|christening|baptism|engagement|bridal|"
        "hen party|stag|promotion|farewell gift|leaving present|get well|new home|moving in|"
        "first day of school|prom|road trip|trip|hiking trip|holiday|holidays|weekend away|"
        "festival|beach|potluck|movie night|game night|sleepover|date night"
    ),
    "MEAL": (
        "breakfast|lunch|dinner|supper|snack|snacks|dessert|meal|meals|eat|drink|cook|cooking|"
        "bake|baking|lunchbox|food|bite|feed|hungry|thirsty|starving|peckish|brunch|tonight"
    ),
    "WHICH": (
        "which|which one|which ones|which of|which is|better|which two|versus|vs|or|torn|"
        "difference|differences|diff|compare|compared|comparison|differ|side by side|apart|"
        "between|pros and cons|worth the extra|stack up|worth it|winner|best of|a or b|"
        "cant decide|decide|help me choose|healthier|lasts longer|back and forth|than the|"
        "choose between|pick between|out of the two|of the two|of the three|of these two|"
        "either of|whichever|more suitable|longer|warmer|safer|cheaper of|better value|"
        "better buy|preferable|outperform|than|weigh up|in common|set apart|stack|match up|"
        "tell them apart|distinguish|what separates|stronger of|rank|contrast"
    ),
    "THIS": (
        "it|its|this|that|thats|these|those|this one|that one|the one|one|them|the first|"
        "the second|the third|the last|first|second|third|fourth|last|the first one|"
        "the second one|the third one|the other one|both|the two|two|em|either"
    ),
    "WHY": (
        "why|whys|y|how come|reason|reasons|reasoning|rationale|based on|on what basis|basis|"
        "what makes you think|what made you|because|explain|explanation|logic|justify|"
        "where did you get|how did you|how do you know|what on earth|relevant|makes you think|"
        "think i|think im|explain your|got to do with|to do with me|assume|purpose of showing|"
        "whats the thinking|thinking behind|whats behind|motivation|justification|grounds|"
        "cause of|how so|why not|why would|what gave you|who told you|what told you|how is that|"
        "in what way|where does|where did|says who|whats it got to do|connection|relate|"
        "whats the link|how does that fit|how does this fit|fit me|convince me|made you|drove|"
        "led you"
    ),
    "SHOWING": (
        "showing|shown|show me this|pushing|picked|pick|chose|choose|chosen|choice|seeing|"
        "keep showing|suggesting|recommending|this suggestion|came up|come up|offered|gave me"
    ),
    "BASKET": "add|basket|cart|checkout with|put the|put it",
}
