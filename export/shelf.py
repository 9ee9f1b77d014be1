"""What the slots of a training prompt are filled with: products, wishes, reasons, facts, at random.

All wording is the server's own (`dialogue.wording`, `dialogue.predicates`,
`dialogue.attribute_words`), so that the model is trained on the prompts it will be given.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from dialogue.attribute_words import attribute_in_words
from dialogue.predicates import in_words
from dialogue.types import Fact, Wish
from dialogue.wording import facts_in_words, money, why_in_words, wish_in_words
from recsys.types import Constraints, EventKind, Evidence, Product

CATALOGS = Path(str(files("export") / "catalogs"))
TRAINED_ON = ("groceries", "outdoor", "books")
HELD_OUT = ("home",)
ATTRIBUTES = 4  # facts of one product in a prompt
_NAMES = ("Ana", "Tom", "Mr. Ruiz", "Priya", "Lena", "Sam", "Yuki", "Omar", "Grace", "Bea")
_NAMES_ZH = ("小林", "王女士", "阿明", "陈先生", "小雨", "李姐", "佳佳", "Lily")
_CONTACTS = ("help@shop.example", "+1 555 0100", "shop.example/help", "service@shop.example")
_HISTORY: tuple[EventKind, ...] = ("purchase", "cart", "wishlist", "view")
# Facts that shoppers tell: subject, predicate, object in English, object in Chinese.
_TOLD = (
    ("shopper", "likes", "strong coffee", "浓咖啡"), ("daughter", "age", "2", "2岁"),
    ("shopper", "hobby", "camping", "露营"), ("shopper", "dislikes", "loud colors", "艳丽的颜色"),
    ("son", "likes", "dinosaurs", "恐龙"), ("shopper", "household", "4 people", "4 people"),
    ("shopper", "pet", "dog", "dog"), ("mother", "hobby", "gardening", "园艺"),
    ("shopper", "location", "Lisbon", "杭州"), ("shopper", "home", "small flat", "小公寓"),
    ("wife", "likes", "mystery novels", "推理小说"), ("shopper", "occupation", "nurse", "护士"),
    ("father", "dislikes", "spicy food", "辣的"),
    ("shopper", "values", "long-lasting things", "耐用"),
    ("shopper", "size", "M", "M码"), ("shopper", "budget", "$60 a week", "每周400元"),
    ("friend", "likes", "board games", "桌游"), ("shopper", "owns", "cat tree", "咖啡机"),
    ("shopper", "hobby", "baking", "烘焙"), ("shopper", "trait", "left-handed", "左撇子"),
    ("husband", "hobby", "running", "跑步"), ("shopper", "likes", "blue", "蓝色"),
)  # fmt: skip
_KINDS_ZH: Mapping[str, str] = MappingProxyType(
    json.loads((CATALOGS / "kinds.zh.json").read_text(encoding="utf-8"))
)


@dataclass(frozen=True, slots=True)
class Filled:
    """`slots` go into the prompt; `spoken` is how the shopper would type them in a message."""

    slots: Mapping[str, str]
    spoken: Mapping[str, str]


def read_catalog(name: str) -> list[Product]:
    """The products of one of the package's catalogues."""
    lines = (CATALOGS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines:
        plain = json.loads(line)
        price = Decimal(str(plain.pop("price")))
        found.append(Product(**plain, price=price))
    return found


def fill_shelf(
    products: Sequence[Product], act: str, language: str, evidence: str, rng: random.Random
) -> Filled:
    """A filling of every slot there is, for a shopper of a shop with `products`."""
    first, second, seen, also = rng.sample(list(products), 4)
    if act.startswith("compare"):
        first, second = sorted((first, second), key=lambda one: one.price or Decimal(0))
    told = rng.sample(_TOLD, 3)
    clauses = [told_in_words(one, language) for one in told]
    gap = abs((second.price or Decimal(0)) - (first.price or Decimal(0)))
    wish = wish_for(first, language, rng)
    slots = {
        "P1": first.name, "P1.price": money(first.price, first.currency),
        "P2": second.name, "P2.price": money(second.price, second.currency),
        "P1.why": reason(evidence, seen, language, rng),
        "P1.more": reason("history", also, language, rng),
        "P1.facts": facts_in_words(first, language),
        "wish": wish, "name": rng.choice(_NAMES_ZH if language == "zh" else _NAMES),
        "noted": clauses[0], "facts": ("；" if language == "zh" else "; ").join(
            clauses[: rng.randint(1, 3)]),
        "contact": rng.choice(_CONTACTS), "difference": money(gap, first.currency),
    }  # fmt: skip
    spoken = {
        "wish": wish, "P1": first.name.split(",")[0].casefold(),
        "P2": second.name.split(",")[0].casefold(), "noted": first_person(clauses[0]),
        "name": "",
    }  # fmt: skip
    return Filled(slots, spoken)


def told_in_words(told: tuple[str, str, str, str], language: str) -> str:
    """The clause for one told fact, as the server says it back."""
    subject, predicate, english, chinese = told
    what = chinese if language == "zh" else english
    return in_words(Fact(subject, predicate, what), language)


def reason(kind: str, other: Product, language: str, rng: random.Random) -> str:
    """A reason of the given kind of evidence, as the server words it."""
    kind = rng.choice(("history", "history", "fact", "similar")) if kind == "any" else kind
    if kind == "fact":
        clause = told_in_words(rng.choice(_TOLD), language)
        return f"您说过{clause}" if language == "zh" else f"you said {clause}"
    if kind == "history":
        by = rng.choice(_HISTORY)
        evidence = Evidence("history", other.item_id, 0.8, by)
    else:
        evidence = Evidence("similar", other.item_id, 0.8)
    return why_in_words((evidence,), {other.item_id: other}, None, language)


def wish_for(product: Product, language: str, rng: random.Random) -> str:
    """A wish that `product` meets: its kind, now and then with a price or a brand."""
    kind = product.category
    words = _KINDS_ZH.get(kind, kind) if language == "zh" else kind.casefold()
    price = product.price or Decimal(10)
    top = Decimal(int(price) // 5 * 5 + 5)
    asked = Constraints()
    if rng.random() < 0.35:
        asked = Constraints(max_price=top)
    elif rng.random() < 0.15 and product.brand:
        asked = Constraints(brands=(product.brand,))
    return wish_in_words(Wish(asked, words), product.currency, language)


def first_person(clause: str) -> str:
    """The clause as the shopper says it themselves: "your mother likes tea" is "my mother ..."."""
    swaps = (("you are ", "i am "), ("your ", "my "), ("you ", "i "), ("您", "我"), ("你", "我"))
    for theirs, own in swaps:
        clause = clause.replace(theirs, own)
    return clause


def attributes_of(product: Product, language: str, rng: random.Random) -> list[tuple[str, str]]:
    """Some attributes of the product in random order: (key, clause)."""
    keys = [key for key in product.attributes if key != "department"]
    rng.shuffle(keys)
    return [
        (key, attribute_in_words(key, product.attributes[key], language))
        for key in keys[:ATTRIBUTES]
    ]
