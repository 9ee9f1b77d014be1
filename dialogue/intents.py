"""Which intent an utterance has, from the most telling sign to the least."""

from __future__ import annotations

import re

from dialogue.types import Intent, Wish

_INTENTS: tuple[tuple[Intent, str], ...] = (
    (
        "forget",
        r"^\W*(?:(?:please|can you|could you|just|ok|okay|now)\W+)*forget\b|"
        r"\bplease forget\b|\bdelete (?:all|everything|my|what you)\b",
    ),
    (
        "ask_memory",
        r"\bwhat (?:do|have) you (?:know|remember|learned|stored)\b|\bdo you (?:know|remember) "
        r"(?:me|who|my)\b|\bwho am i\b",
    ),
    ("goodbye", r"\bbye\b|^\s*(?:good ?bye|see you|good night|that's all|cya)"),
    (
        "order_help",
        r"\b(?:my|an|the|this) (?:order|delivery|package|parcel|refund|invoice|payment|account)\b|"
        r"\btrack(?:ing)?\b|\bdid i (?:buy|order|get)\b|"
        r"\brefund\b|\breturn (?:policy|it|this|an?)\b|\bcancel\b|\bshipping\b|"
        r"\bdeliver(?:y|ed)?\b|\bship\b",
    ),
    (
        "out_of_scope",
        r"\b(?:weather|president|capital of|football|politic\w*|stock market|translate|homework|"
        r"write (?:me )?(?:a|an|some) (?:poem|code|essay|story)|python|code)\b",
    ),
    ("ask_why", r"\bwhy\b|\bhow come\b|\bwhat makes you\b|\bwhere did you get\b|\breasons? for\b"),
    (
        "compare",
        r"\bcompare\b|\bdifference between\b|\bwhich (?:one )?is (?:better|cheaper|best)\b|"
        r"\bbetter than\b|\bversus\b|\bvs\b",
    ),
    ("feedback_positive", r"^\W*no\W+(?:thanks?|thank you|problem|worries)\b"),
    (
        "refine",
        r"\b(?:cheaper|less expensive|pricier|nicer|something else|anything else|other (?:ideas?|"
        r"options?|ones?|suggestions?)|another|different|else|instead|more (?:ideas|options|like))"
        r"\b|\btoo (?:expensive|pricey|dear|much)\b|^\s*(?:only|just|same|but)\b|\bnext\b",
    ),
    (
        "ask_product",
        r"\b(?:add|put)\b.*\b(?:basket|cart|bag)\b|"
        r"\b(?:is|are|does|do) (?:it|this|that|they|these|the \w+(?: one)?)\b|\bhow (?:much|big|"
        r"many|large|heavy)\b|\bwhat(?:'s| is) (?:the )?(?:price|size|brand|cost|in it)\b|"
        r"\btell me (?:more|about (?:it|this|that|the))\b|\bingredients?\b|\bcontains?\b",
    ),
    (
        "ask_recommendation",
        r"\b(?:recommend\w*|suggest\w*|looking for|search(?:ing)? for|find me|show me|need|want|"
        r"buy|get me|would like|'d like|do you (?:have|sell|carry|stock)|have you got|got any|any|"
        r"ideas?|what should|what (?:can|could) i|help me (?:find|choose|pick)|something|"
        r"what(?:'s| is) (?:good|popular|new)|surprise me)\b",
    ),
    (
        "feedback_negative",
        r"^\s*(?:no\b|nope|nah)|\b(?:don't like (?:it|that|this|them|any)|not (?:for me|"
        r"interested|what i)|bad (?:idea|suggestion)|wrong)\b",
    ),
    (
        "feedback_positive",
        r"\b(?:thanks?|thank you|thx|cheers|great|perfect|"
        r"good (?:idea|one|choice)|sounds good|nice|"
        r"love (?:it|that)|i'll take)\b|^\s*(?:yes|yeah|yep|ok|okay|sure)\b",
    ),
    ("greet", r"^\s*(?:hi|hello|hey|good (?:morning|afternoon|evening)|howdy|hiya)\b"),
    (
        "chitchat",
        r"\bhow are you\b|\bwho are you\b|\bare you (?:a|an|human|real)\b|\byour name\b|\bjoke\b",
    ),
)
_PATTERNS = tuple((intent, re.compile(regex, re.IGNORECASE)) for intent, regex in _INTENTS)
_TALK = frozenset({"out_of_scope", "feedback_positive", "greet", "chitchat", "goodbye"})
_PREFERENCE = re.compile(r"\b(?:like|love|hate|prefer|enjoy|dislike|adore|stand)", re.IGNORECASE)


def read_intent(
    text: str, wish: Wish, has_facts: bool, tone: str | None, points_at_item: bool
) -> Intent | None:
    """The intent of `text`, given what else was read from it; None where nothing tells."""
    found = [intent for intent, pattern in _PATTERNS if pattern.search(text)]
    for urgent in ("forget", "ask_memory"):
        if urgent in found:
            return found[found.index(urgent)]
    if tone:
        return "set_tone"
    asked = wish.constraints
    subject = bool(asked.items or asked.categories or asked.about or asked.brands)
    if has_facts and "?" not in text and "ask_recommendation" not in found:
        return "state_preference" if _PREFERENCE.search(text) else "state_fact"
    if wish.words and wish.carried:  # who names goods is not making small talk
        found = [intent for intent in found if intent not in _TALK]
    if found:
        about_unknown = found[0] == "ask_product" and not points_at_item and subject
        return "ask_recommendation" if about_unknown else found[0]
    if wish.words:
        return "ask_recommendation"
    if asked.as_json():
        return "refine"
    return None
