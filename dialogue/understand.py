"""What a shopper's words mean: `understand` reads one utterance, `understand_turns` a conversation.

Reading is deterministic and cheap, and a conversation is read again from its turns each time: what
the shopper said earlier ("under five dollars", "I'm allergic to nuts") holds until they say
something else, with no state kept anywhere but in their own words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dialogue.intents import read_intent
from dialogue.lexicon import Lexicon, correct, find_brand, find_categories, normal
from dialogue.mood import read_mood
from dialogue.prices import read_prices
from dialogue.statements import fact_key, forgotten, read_facts, without_facts
from dialogue.tone import asked_tone
from dialogue.types import Act, Fact, Turn
from recsys.types import Constraints, Product

CENT = Decimal("0.01")
# Intents answered by a ranking, under all that the shopper asked for so far.
RANKED = frozenset({"ask_recommendation", "refine", "feedback_negative"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What the shopper has before their eyes: products just shown, newest answer, and the page."""

    shown: tuple[Product, ...] = ()
    page: Product | None = None


_EXCLUDED = re.compile(
    r"\b(?:anything but|everything but|not? from|no more|other than|except(?: for)?|without|"
    r"don't want|do not want|nothing with|not|no)\s+(?:any |an? |the )?(?P<what>[^\W\d_][^,.;!?]*?)"
    r"(?=[,.;!?]|$|\b(?:and|but|or|please|under|for)\b)",
    re.IGNORECASE,
)
_CHEAPER = re.compile(
    r"\b(?:cheaper|less expensive|too (?:expensive|pricey|dear|much))\b", re.IGNORECASE
)
_PRICIER = re.compile(r"\b(?:pricier|more expensive|fancier|nicer)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:something|anything|someone|what|show me) (?:else|different|new)\b|\bother\b|\banother\b|"
    r"\bdifferent\b|\binstead\b|\bmore (?:ideas|options)\b|\bnext\b",
    re.IGNORECASE,
)
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}
_ORDINAL = re.compile(rf"\bthe ({'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_POINTING = re.compile(r"\b(?:it|this|that|this one|that one)\b", re.IGNORECASE)
# Words that carry no subject: what is left of a request after these is what the shopper wants.
_GLUE = frozenset(
    """a about after again all also am an and another any anything are as at be because better but
    buy by can carry case cheap cheaper choose come could day did different dinner do does dont
    else even every everyone evening expensive family feel few find for friend from fun get
    gift give go good got guest had has have he hello help her here hey hi him his how i idea
    if im in instead into is it item its just kid know last less let like little ll look
    looking lot love lunch make many may me meal mean meant mind money month more morning most
    much my need new next nice night no not now of off ok okay on one only option or other our
    out own party people perhaps please pick popular prefer price product purchase quick re
    really recommend recommendation right s same see sell shall she shop should show so some
    something somethin stock store stuff suggest suggestion sure surprise t tell than thank
    thanks that the their them then there these they thing think this those time to today
    together tomorrow tonight too try two under up us use usual very want was we week weekend
    well what when where which who will with without would yeah year yes you your fancy hungry
    eat drink cook cooking bored brand kind type maybe ever already quite bit something's
    dollar buck""".split()
)


def understand(text: str, lexicon: Lexicon, scene: Scene = Scene()) -> Act:
    """The act of one utterance by itself, in the scene it was said in."""
    plain = text.replace("’", "'").strip()
    facts = read_facts(plain)
    mood = read_mood(plain)
    tone = asked_tone(plain)
    constraints = read_constraints(without_facts(plain), lexicon, scene)
    references = _references(plain, scene)
    intent = read_intent(plain, constraints, bool(facts), tone, bool(references))
    return Act(intent, constraints, facts, mood, tone, references)


def understand_turns(
    turns: Sequence[Turn],
    message: str,
    lexicon: Lexicon,
    products: Mapping[str, Product],
    page: Product | None = None,
) -> Act:
    """The act of `message` with what still holds from the user turns before it."""
    act, standing = Act("greet"), Constraints()
    offered: tuple[str, ...] = ()
    seen: list[str] = []
    for turn in (*turns, Turn("user", message)):
        if turn.role == "assistant":
            offered = turn.items or offered
            seen += turn.items
            continue
        shown = tuple(products[item] for item in offered if item in products)
        new = understand(turn.text, lexicon, Scene(shown, page))
        others = bool(_OTHERS.search(turn.text)) or new.intent == "feedback_negative"
        if new.intent == "ask_recommendation" and new.constraints == Constraints():
            standing = _exclusions(standing)  # "surprise me": a fresh start
        standing = _carry_over(standing, new.constraints, tuple(seen) if others else ())
        facts = _together(act.facts, new.facts)
        if new.intent == "forget":
            facts = tuple(fact for fact in facts if fact not in forgotten(facts, turn.text))
        act = replace(new, facts=facts)
    return replace(act, constraints=standing) if act.intent in RANKED else act


def _carry_over(before: Constraints, new: Constraints, set_aside: tuple[str, ...]) -> Constraints:
    """What holds after `new`: all that stood before it, unless it names a subject of its own.

    What was excluded stays excluded.
    """
    own_subject = new.categories or new.about or new.brands
    now = new if own_subject else merge(before, new)
    return replace(
        now,
        excluded_items=_union(before.excluded_items, set_aside),
        excluded_brands=_union(before.excluded_brands, new.excluded_brands),
        excluded_categories=_union(before.excluded_categories, new.excluded_categories),
    )


def _exclusions(constraints: Constraints) -> Constraints:
    return Constraints(
        excluded_items=constraints.excluded_items,
        excluded_brands=constraints.excluded_brands,
        excluded_categories=constraints.excluded_categories,
    )


def _together(before: tuple[Fact, ...], new: tuple[Fact, ...]) -> tuple[Fact, ...]:
    facts = {fact_key(fact): fact for fact in (*before, *new)}
    return tuple(facts.values())


def merge(before: Constraints, new: Constraints) -> Constraints:
    """`before` overridden by every field that `new` sets."""
    empty = Constraints()
    names = ("min_price", "max_price", "categories", "brands", "attributes", "about")
    changed = {
        name: getattr(new, name) for name in names if getattr(new, name) != getattr(empty, name)
    }
    if "max_price" in changed and "min_price" not in changed:
        low = before.min_price
        changed["min_price"] = None if low is not None and low > changed["max_price"] else low
    return replace(
        before,
        **changed,
        excluded_brands=_union(before.excluded_brands, new.excluded_brands),
        excluded_categories=_union(before.excluded_categories, new.excluded_categories),
    )


def read_constraints(text: str, lexicon: Lexicon, scene: Scene = Scene()) -> Constraints:
    """The constraints that the words of `text` put on a recommendation."""
    low, high, rest = read_prices(text)
    now = scene.shown[0].price if scene.shown else None
    if now is not None and high is None and _CHEAPER.search(rest):
        high = now - CENT
    elif now is not None and low is None and _PRICIER.search(rest):
        low = now + CENT
    not_brands: tuple[str, ...] = ()
    not_categories: tuple[str, ...] = ()
    for match in _EXCLUDED.finditer(rest):
        phrase = normal(match["what"])
        brand = find_brand(lexicon, phrase)
        words = tuple(word for word in phrase.split() if word not in _GLUE)
        categories, _ = find_categories(lexicon, words) if not brand else ((), 0)
        if brand or categories:
            not_brands = _union(not_brands, (brand,) if brand else ())
            not_categories = _union(not_categories, categories)
            rest = rest.replace(match[0], " ")
    brand = find_brand(lexicon, normal(rest))
    words = _subject(rest, lexicon, brand)
    categories, _ = find_categories(lexicon, words)
    return Constraints(
        min_price=low,
        max_price=high,
        categories=tuple(name for name in categories if name not in not_categories),
        brands=(brand,) if brand and brand not in not_brands else (),
        excluded_brands=not_brands,
        excluded_categories=not_categories,
        about=" ".join(words),
    )


def _subject(text: str, lexicon: Lexicon, brand: str | None) -> tuple[str, ...]:
    """The words of `text` that say what is wanted, typing slips against the catalogue mended."""
    said = set(normal(brand).split()) if brand else set()
    words = (word for word in normal(text).split() if word not in _GLUE and word not in said)
    corrected = (correct(lexicon, word) for word in words)
    return tuple(word for word in corrected if word in lexicon.items)


def _references(text: str, scene: Scene) -> tuple[str, ...]:
    """The item ids that "the second one", "it" or a product's own name point to."""
    shown = [product.item_id for product in scene.shown]
    found = []
    for match in _ORDINAL.finditer(text):
        place = _ORDINALS[match[1].casefold()]
        if -len(shown) <= place < len(shown):
            found.append(shown[place])
    said = normal(text)
    found += [product.item_id for product in scene.shown if normal(product.name) in said]
    if not found and _POINTING.search(text):
        found = [scene.page.item_id] if scene.page else shown[:1]
    return tuple(dict.fromkeys(found))


def _union(*groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for group in groups for item in group))
