"""The knowledge graph of one shopper: people and facts, joined with what the shop sells.

Facts are edges from the shopper, or a person they shop for, to a value; here each value is joined
with the brands, categories and products it names, so that "likes coffee" leads to coffee. The graph
is a value computed from the facts and the words of the shop, and is never stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dialogue.lexicon import Lexicon, find_brand, find_categories, normal
from dialogue.tastes import for_pet, meant_by, with_words
from dialogue.types import SELF, Fact

# What a child of some age is shopped for, as words of names and categories.
BABY = ("baby", "infant", "toddler", "diaper", "母婴", "婴儿")
CHILD = ("kid", "child", "toy", "儿童", "玩具")
CHILDREN = frozenset("son daughter child baby".split())
_YOUNG = CHILDREN | frozenset("grandson granddaughter grandchild nephew niece godchild".split())
# How much a fact lifts what it leads to, in standard deviations of a score.
LIFTS = {"likes": 1.0, "pet": 0.8, "values": 0.6, "age": 0.6, "hobby": 0.5, "owns": 0.3}


@dataclass(frozen=True, slots=True)
class Link:
    """An edge from a fact to what it leads to in the shop: names of brands and categories, items.

    `lift` is how much more these items are worth showing because of it, 0 for none.
    """

    fact: Fact
    brands: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    items: frozenset[str] = frozenset()
    lift: float = 0.0


def links(facts: Iterable[Fact], lexicon: Lexicon) -> tuple[Link, ...]:
    """The links of the facts that lead to anything, in their order."""
    found = (_link(fact, lexicon) for fact in facts)
    return tuple(link for link in found if link.items)


def speaks(link: Link, recipient: str) -> bool:
    """Whether the link counts for a list: for somebody in particular theirs do, for a pet that it
    is kept, else the shopper's own and those of their children."""
    fact = link.fact
    if not recipient:
        return fact.subject in {SELF, *CHILDREN}
    return fact.subject == recipient or (fact.predicate == "pet" and fact.object == recipient)


def _link(fact: Fact, lexicon: Lexicon) -> Link:
    lift = LIFTS.get(fact.predicate, 0.0)
    if fact.predicate == "pet":
        return Link(fact, items=for_pet(fact.object, lexicon), lift=lift)
    if fact.predicate == "age":
        words = _words_of_age(fact) if fact.subject in _YOUNG else ()
        return Link(fact, items=with_words(words, lexicon), lift=lift)
    if fact.predicate in {"likes", "dislikes", "hobby", "owns", "values", "allergy"}:
        return _named(fact, lexicon, lift)
    return Link(fact)


def _named(fact: Fact, lexicon: Lexicon, lift: float) -> Link:
    """What the value names: a brand, whole categories, or the products that are meant by it."""
    said = normal(fact.object)
    words = tuple(said.split())
    brand = find_brand(lexicon, said)
    whole = brand is not None and normal(brand) == said
    categories, left = find_categories(lexicon, words)
    categories = categories if not left else ()
    items = meant_by(fact.object, lexicon)
    return Link(fact, (brand,) if brand and whole else (), categories, items, lift)


def _words_of_age(fact: Fact) -> tuple[str, ...]:
    number, _, unit = fact.object.partition(" ")
    if not number.isdecimal():
        return ()
    years = int(number) // 12 if unit.startswith("month") else int(number)
    return BABY if years < 3 else CHILD if years < 13 else ()
