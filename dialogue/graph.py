"""The knowledge graph of one shopper: people and facts, joined with what the shop sells.

Facts are edges from the shopper, or a person they shop for, to a value; here each value is joined
with the brands, categories and products it names, so that "likes coffee" leads to coffee. The graph
is a value computed from the facts and the words of the shop, and is never stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dialogue.lexicon import Lexicon, find_brand, find_categories, items_named, normal
from dialogue.types import SELF, Fact

# What a pet, or a child of some age, is shopped for, as words of names, categories and attributes.
PETS = {
    "dog": ("dog", "puppy", "狗"), "cat": ("cat", "kitten", "猫"), "fish": ("aquarium",),
    "bird": ("bird",), "parrot": ("bird",), "rabbit": ("rabbit",), "hamster": ("hamster",),
}  # fmt: skip
BABY = ("baby", "infant", "toddler", "diaper", "母婴", "婴儿")
CHILD = ("kid", "child", "toy", "儿童", "玩具")
CHILDREN = frozenset("son daughter child baby".split())
# How much a fact lifts what it leads to, in standard deviations of a score.
LIFTS = {"likes": 0.5, "pet": 0.4, "values": 0.3, "age": 0.3, "hobby": 0.25, "owns": 0.15}


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
        words = PETS.get(fact.object, (fact.object,))
        return Link(fact, items=_with_any(words, lexicon), lift=lift)
    if fact.predicate == "age":
        words = _words_of_age(fact) if fact.subject in CHILDREN else ()
        return Link(fact, items=_with_any(words, lexicon), lift=lift)
    if fact.predicate in {"likes", "dislikes", "hobby", "owns", "values", "allergy"}:
        return _named(fact, lexicon, lift)
    return Link(fact)


def _named(fact: Fact, lexicon: Lexicon, lift: float) -> Link:
    """What the value names: a brand, whole categories, or the products that say all its words."""
    said = normal(fact.object)
    words = tuple(said.split())
    brand = find_brand(lexicon, said)
    whole = brand is not None and normal(brand) == said
    categories, left = find_categories(lexicon, words)
    categories = categories if not left else ()
    items = set(items_named(lexicon, words)) if words else set()
    items |= {item for item, name in lexicon.category_of.items() if name in categories}
    return Link(fact, (brand,) if brand and whole else (), categories, frozenset(items), lift)


def _with_any(words: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    return frozenset(item for word in words for item in lexicon.items.get(word, ()))


def _words_of_age(fact: Fact) -> tuple[str, ...]:
    number, _, unit = fact.object.partition(" ")
    if not number.isdecimal():
        return ()
    years = int(number) // 12 if unit.startswith("month") else int(number)
    return BABY if years < 3 else CHILD if years < 13 else ()
