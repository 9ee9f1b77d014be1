"""What a shopper's words mean: `understand` reads one utterance, `understand_turns` a conversation.

Reading is deterministic and cheap, and a conversation is read again from its turns each time: what
the shopper said earlier ("under five dollars", "I'm allergic to nuts") holds until they say
something else, with no state kept anywhere but in their own words. What single utterances were
read as is held for a while (`dialogue.readings`), so that a long conversation is read as fast.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dialogue.audience import listen
from dialogue.brands import asks_store_brand
from dialogue.carrying import carry_over, fresh_start, nameless, refuse
from dialogue.claims import split_claims, with_claims
from dialogue.intents import Read, read_intent
from dialogue.lexicon import Lexicon
from dialogue.mood import read_mood
from dialogue.people import is_occasion, read_occasion, read_recipient, without_people
from dialogue.readings import held
from dialogue.references import Pointed, read_references
from dialogue.relevance import relevant
from dialogue.statements import fact_key, forgotten, passed_on, read_facts, without_facts
from dialogue.tone import asked_tone, meant_tone
from dialogue.types import Act, Audience, Fact, Turn, Wish
from dialogue.wishes import read_wish
from recsys.types import Product

# Intents answered by a ranking, under all that the shopper asked for so far.
RANKED = frozenset({"ask_recommendation", "refine", "feedback_negative"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What the shopper has before their eyes: products just shown, newest answer, and the page."""

    shown: tuple[Product, ...] = ()
    page: Product | None = None


# Talk about what was shown asks for nothing else, whatever words it takes.
_ABOUT_SHOWN = frozenset({"ask_product", "ask_why", "compare", "order_help", "forget"})
_GRIEF = re.compile(r"\b(?:died|passed away|funeral)\b|去世|过世|葬礼", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:something|anything|someone|what|show me) (?:else|different|new)\b|\bother\b|\banother\b|"
    r"\bdifferent\b|\binstead\b|\bmore (?:ideas|options)\b|\bnext\b|\bwhat other\b|"
    r"还有(?:没有)?(?:别的|其[他它]|什么|啥|哪些)|别的|其[他它]的?|换(?:一?[个款种批]|点)|再推荐|"
    r"再来(?:一?[个款种批]|点)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:need|want|looking for|recommend|suggest)\b|推荐|想买|需要", re.IGNORECASE)
_WHY = re.compile(r"\W*(?:why|how come|为什么|为啥)\W*$", re.IGNORECASE)
# A question that leaves out what it is about: "防水吗", "waterproof?"
_OF_IT = re.compile(
    r"\W*(?:请问|那|那么|它|所以)?(?![我你您这那第哪什怎有还几谁])(?:[^\W\d_a-zA-Z]{1,8}(?:吗|么|嘛|不)|"
    r"(?P<so>[一-鿿]{1,2})不(?P=so))[?？\s]*$|"
    r"\W*(?:and |so )?(?!what|which|why|how|any|who)[a-z][a-z -]{2,24}\?+\s*$",
    re.IGNORECASE,
)
_TWO = re.compile(r"\b(?:and|or|vs|versus|with|to|than|difference|both)\b|[和跟与]|还是")
_COMPARED = 3  # as many of what was shown are set against each other


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """An utterance and all that its reading depends on, compared without looking into the shop."""

    text: str
    lexicon: Lexicon
    scene: Scene

    def __hash__(self) -> int:
        return hash((self.text, *(product.item_id for product in self.scene.shown)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Said)
            and self.lexicon is other.lexicon
            and (self.text, self.scene) == (other.text, other.scene)
        )


def understand(text: str, lexicon: Lexicon, scene: Scene = Scene()) -> Act:
    """The act of one utterance by itself, in the scene it was said in."""
    plain = text.replace("’", "'").strip()
    facts = read_facts(plain)
    pointed = read_references(plain, scene.shown, scene.page)
    grief = bool(_GRIEF.search(plain)) and not _ASKS.search(plain)  # nobody is sold anything then
    recipient = read_recipient(plain)
    claims, asked = split_claims(without_facts(pointed.rest), lexicon.traits)
    asked = without_people(asked)
    wish = Wish() if grief else read_wish(asked, lexicon, _newest(scene, pointed), recipient)
    wish, occasion = with_claims(wish, claims, lexicon), read_occasion(plain)
    if is_occasion(wish.words):  # goods for a birthday, not called so
        wish = nameless(wish)
    tone = None if wish.words else asked_tone(plain)
    shown = bool(scene.shown or scene.page)
    stated = frozenset(fact.predicate for fact in facts)
    intent = read_intent(plain, Read(wish, stated, tone, shown))
    if intent == "compare" and wish.words and not (pointed.items or _TWO.search(plain)):
        if not shown or _asks_which(plain, wish):
            intent = "ask_recommendation"  # "compare some grinders": they are to be shown first
    if intent in (None, "chitchat") and pointed.items:
        intent = "ask_product"  # "the second one"
    tone = tone or meant_tone(plain) if intent == "set_tone" else None
    references = pointed.items
    if intent == "ask_product" and not (references or wish.words) and _OF_IT.match(plain):
        before = (scene.page,) if scene.page else scene.shown[:1]
        references = tuple(product.item_id for product in before)
    if not references and _WHY.match(plain):
        references = tuple(product.item_id for product in scene.shown[:1])
    if intent == "compare" and len(references) < 2:
        references = tuple(product.item_id for product in scene.shown[:_COMPARED])
    act = Act(
        intent or "chitchat", refuse(wish, pointed.refused), facts, read_mood(plain), tone,
        references, recipient, occasion,
        understood=intent is not None and not grief,
    )  # fmt: skip
    return relevant(act)


def _asks_which(plain: str, wish: Wish) -> bool:
    """Whether goods are asked for by name: "which coffee is best?", whatever was shown."""
    goods = "|".join(map(re.escape, wish.words))
    which = rf"\bwhich (?:\w+ )?(?:{goods})|哪[一款种个]{{1,2}}(?:{goods})"
    return bool(re.search(which, plain, re.IGNORECASE))


def _newest(scene: Scene, pointed: Pointed) -> Product | None:
    """The product that "cheaper" is measured by: the one pointed at, or the first one shown."""
    named = (one for one in scene.shown if one.item_id in pointed.items)
    return next(named, None) or next(iter(scene.shown), None)


@held
def _understood(said: _Said) -> Act:
    return understand(said.text, said.lexicon, said.scene)


def understand_turns(
    turns: Sequence[Turn],
    message: str,
    lexicon: Lexicon,
    products: Mapping[str, Product],
    page: Product | None = None,
) -> Act:
    """The act of `message` with what still holds from the user turns before it."""
    act, standing = Act("greet"), Wish()
    asked, audience = standing, Audience()
    facts: tuple[Fact, ...] = ()
    offered: tuple[str, ...] = ()
    seen: list[str] = []
    for number, turn in enumerate((*turns, Turn("user", message))):
        if turn.role == "assistant":
            offered = turn.items or offered
            seen += turn.items
            continue
        shown = tuple(products[item] for item in offered if item in products)
        here = page if number == len(turns) else None  # where they were before is not known
        new = _understood(_Said(turn.text, lexicon, Scene(shown, here)))
        if new.intent == "ask_recommendation" and new.wish == Wish():
            standing = fresh_start(standing)  # "surprise me"
        audience = listen(audience, turn.text, new, standing)
        others = bool(_OTHERS.search(turn.text)) or new.intent == "feedback_negative"
        asked = standing
        if new.intent not in _ABOUT_SHOWN:
            asked = carry_over(standing, new.wish, tuple(seen) if others else ())
            # That there is nothing larger, or no store brand, ends no wish.
            only_so = bool(asked.size or asks_store_brand(turn.text))
            standing = asked if asked.carried or not only_so else standing
        facts = _together(facts, (*new.facts, *passed_on(facts, turn.text)))
        act = replace(new, facts=facts, audience=audience)
        if act.intent == "ask_why" and not act.references:
            act = replace(act, references=offered[:1])
        if new.intent == "forget":  # the act still has what it forgets, later ones do not
            gone = forgotten(facts, turn.text)
            facts = tuple(fact for fact in facts if fact not in gone)
    return replace(act, wish=asked) if act.intent in RANKED else act


def _together(before: tuple[Fact, ...], new: tuple[Fact, ...]) -> tuple[Fact, ...]:
    facts = {fact_key(fact): fact for fact in (*before, *new)}
    return tuple(facts.values())
