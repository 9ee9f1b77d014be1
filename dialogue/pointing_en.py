"""English words that point at the product in sight: "it", "this one", "that"."""

from __future__ import annotations

import re

# "It" and "this" of a product, not of the weather, the week or the errand.
_IT = (
    r"\b(?:this one|that one|it(?:'s|s)?|this)\b(?!(?:'s| is|s)? ?\b(?:because|our|my|his|her|"
    r"their|for "
    r"(?:my|our|a|the|his|her)|been|raining|time|getting (?:late|cold|dark)|a (?:gift|present|"
    r"birthday)|"
    r"the (?:first|second|third|last|\d+\w\w) time|my first|ok(?:ay)? (?:if|to)|means|matters|week|"
    r"weekend|morning|evening|afternoon|tonight|year|month|time|shop|site|store|app|place|brand|"
    r"kind|"
    r"sort|make|is where|chat|conversation|bot|not like|no use|all (?:wrong|good)|going|i)\b)"
)
# "That" of a product, not the one that joins clauses.
_THAT = (
    r"\b(?:does|is|was|can|could|will|would|has|of|about|with|(?<!asked )(?<!ask )for|why|like|in|"
    r"on|to|"
    r"take|want|love|loved|drink|use|eat|wear|not|buy|afford|get|recommend|suggest(?:ed)?|"
    r"show(?:ed)?|"
    r"picked|chose|need|hate|did|make|makes|keep|try|tried|order|add|having|have) that\b"
    r"(?! (?:because|i|i'm|im|you|he|she|we|they|isn't|isnt|aren't|said|all|much|many|week|time|"
    r"brand|kind|sort|make|label|price|case|range)\b)|"
    r"(?:^|[^\w\s'\"-]|\b(?:yes|yeah|yep|no|nah|nope|ok|okay|wow|e+w+|hmm+|well|but|and|so|if|oh|"
    r"ugh|ah)\b)"
    r"\s*that(?:'s|s| is| looks?| sounds?| seems?| was| would| will| could| won't| doesn't| works?|"
    r" fits?| costs?| has)\b"
    r"(?! (?:all|it|why|because|for (?:my|me|the)|fine|ok|okay|not (?:what|why)|what i said|"
    r"enough|right|true|how|when|where|the (?:second|third|last) time)\b)|"
    r"\b(?<!asked for )(?<!said )(?<!think )(?<!so )(?<!know )(?<!like )that\s*[?!.]*$"
)
POINTING = re.compile(f"{_IT}|{_THAT}", re.IGNORECASE)
